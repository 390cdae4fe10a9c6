"""A photograph of Elm Street once everybody has moved in: taken once, put up again for each test."""

import asyncio
import shutil
from copy import deepcopy
from dataclasses import fields
from pathlib import Path
from typing import Any

from bot.app import DATABASE
from bot.playground.emulator import Emulator
from bot.playground.shapes import Chat
from bot.playground.story import move_in
from bot.playground.street import Street
from storage.connection import Transaction
from storage.database import Database

WHAT_A_CHAT_IS = tuple(field.name for field in fields(Chat) if field.name != "person")


class Photograph:
    """What the phones showed and what the bot remembered when the moving in was done."""

    def __init__(self, emulator: Emulator, folder: Path) -> None:
        world = emulator.world
        self.folder = folder
        self.chats = {chat.id: _looks(chat) for chat in world.chats.values()}
        self.profile = deepcopy(world.profile)
        self.message_id = world._shared_message_id
        self.update_id = world.updates._next_id

    def put_up(self, street: Street, folder: Path) -> None:
        """The same street anew, with the bot's memory in `folder`."""
        shutil.copytree(self.folder, folder, dirs_exist_ok=True)
        world = street.emulator.world
        for chat_id, looks in self.chats.items():
            for name, value in looks.items():
                setattr(world.chats[chat_id], name, deepcopy(value))
        world.profile = deepcopy(self.profile)
        world._shared_message_id = self.message_id
        world.updates._next_id = self.update_id


async def take(street: Any, folder: Path) -> Photograph:
    """Everybody moves in, the bot is stopped, and the photograph is taken."""
    async with asyncio.timeout(60):
        await move_in(street, street.emulator, street.app)
    await street.app.stop()
    # When we last heard of Telegram is no part of it: it would look like an outage.
    db = await Database.open(
        Path(street.app.settings.data_dir) / DATABASE, Path(street.app.settings.database_key_file)
    )
    await db.transaction(_forget_when)
    await db.close()
    await street.emulator.stop()
    return Photograph(street.emulator, folder)


async def _forget_when(tx: Transaction) -> None:
    await tx.run("DELETE FROM listening")


def _looks(chat: Chat) -> dict[str, Any]:
    return {name: deepcopy(getattr(chat, name)) for name in WHAT_A_CHAT_IS}

"""Telegram's side of things: who there is, which chats, what was said, what waits for the bot."""

import asyncio
import itertools
from collections.abc import Callable
from datetime import datetime

from bot.playground.callbacks import Queries
from bot.playground.files import Files
from bot.playground.flood import Flood
from bot.playground.problems import bad_request, forbidden, upgraded
from bot.playground.profile import Profile
from bot.playground.shapes import Chat, Json, Member, Message, User
from bot.playground.updates import Updates

SERVICE = frozenset({
    "new_chat_members", "left_chat_member", "new_chat_title", "migrate_to_chat_id",
    "migrate_from_chat_id", "pinned_message", "forum_topic_created", "group_chat_created",
})  # fmt: skip


class World:
    """Everything in memory, changed only by the methods of the Bot API and by people's acts."""

    def __init__(self, bot: User, clock: Callable[[], datetime]) -> None:
        self.bot = bot
        self.clock = clock
        self.users: dict[int, User] = {bot.id: bot}
        self.chats: dict[int, Chat] = {}
        self.files = Files()
        self.flood = Flood(clock)
        self.updates = Updates(clock, self.changed)
        self.queries = Queries(clock)
        self.profile = Profile()
        self.version = 0
        self.moved = asyncio.Event()
        self.numbers = itertools.count(1)
        self._shared_message_id = 0

    def changed(self) -> None:
        """Wake whoever waits for something to happen."""
        self.version += 1
        moved, self.moved = self.moved, asyncio.Event()
        moved.set()

    def chat(self, chat_id: int | str) -> Chat:
        """The chat the bot names; raises Telegram's refusals."""
        chat = self.chats.get(chat_id) if isinstance(chat_id, int) else None
        if chat is None or not self._has_met(chat):
            raise bad_request("chat not found")
        if chat.migrated_to is not None:
            raise upgraded(chat.migrated_to)
        return chat

    def writable(self, chat_id: int | str) -> Chat:
        """The chat the bot wants to write to, if it may."""
        if chat_id == self.bot.id:
            raise forbidden("bot can't send messages to the bot")
        chat = self.chat(chat_id)
        if chat.is_private:
            if not chat.started and not self._may_answer(chat):
                raise forbidden("bot can't initiate conversation with a user")
            if chat.blocked:
                raise forbidden("bot was blocked by the user")
            return chat
        self.inside(chat)
        return chat

    def inside(self, chat: Chat) -> Member:
        """The bot's own place in a group; raises when it isn't there."""
        member = chat.member(self.bot.id)
        if member.status == "kicked":
            raise forbidden(f"bot was kicked from the {chat.type} chat")
        if not member.present:
            raise forbidden(f"bot is not a member of the {chat.type} chat")
        return member

    def new_message_id(self, chat: Chat) -> int:
        """A supergroup counts its own messages, all other chats share one count."""
        if chat.type in ("supergroup", "channel"):
            chat.last_message_id += 1
            return chat.last_message_id
        self._shared_message_id += 1
        chat.last_message_id = self._shared_message_id
        return self._shared_message_id

    def post(self, chat: Chat, sender: Json, content: Json, silent: bool = False) -> Message:
        """A message appears in a chat; its sender is `from`, with `sender_chat` where due."""
        now = self.clock()
        body: Json = {
            "message_id": self.new_message_id(chat),
            **sender,
            "chat": chat.body(),
            "date": int(now.timestamp()),
            **content,
        }
        by_bot = sender.get("from", {}).get("id") == self.bot.id
        message = Message(body=body, at=now, by_bot=by_bot, silent=silent)
        chat.messages[message.id] = message
        self.changed()
        return message

    def say(self, chat: Chat, sender: Json, content: Json) -> Message:
        """Somebody else than the bot says something; the bot hears it if it may."""
        message = self.post(chat, sender, content)
        if self.hears(chat, message):
            self.updates.add("message", dict(message.body))
        return message

    def hears(self, chat: Chat, message: Message) -> bool:
        """Group privacy: an admin hears all, a member only what is meant for it."""
        if chat.is_private:
            return not chat.blocked
        status = chat.member(self.bot.id).status
        if status == "administrator" or not Member(status).present:
            return status == "administrator"
        body = message.body
        text = body.get("text", "")
        if text.startswith("/") or f"@{self.bot.username}" in text or SERVICE & set(body):
            return True
        return bool(body.get("reply_to_message", {}).get("from", {}).get("id") == self.bot.id)

    def _may_answer(self, chat: Chat) -> bool:
        """Whoever has just asked to come into a group may be written to."""
        return chat.may_write_until is not None and self.clock() <= chat.may_write_until

    def _has_met(self, chat: Chat) -> bool:
        """The bot knows a person who wrote to it or who is in a group with it."""
        if not chat.is_private:
            return self.bot.id in chat.members
        return (
            chat.started
            or self._may_answer(chat)
            or any(
                other.member(chat.id).present and other.member(self.bot.id).present
                for other in self.chats.values()
                if not other.is_private
            )
        )

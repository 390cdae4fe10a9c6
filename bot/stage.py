"""A rehearsal's way to Telegram: what goes to its invented people goes to its organiser, marked as such."""

import asyncio
from typing import Any

from telegram.error import Forbidden

from aid.rehearsal_street import CAST, GROUP_ID
from aid.words import _, speaking
from bot.pace import Pace, its_turn
from bot.wire import Caller
from handlers.screens import fill
from storage.outbox import NORMAL
from storage.rehearsals import Part, Rehearsal

LETTERS_MAX = {"text": 4096, "caption": 1024}
OF_THE_GROUP = "group"
CHATS: dict[int, Part | str] = {player.account_id: part for part, player in CAST.items()} | {
    GROUP_ID: OF_THE_GROUP
}
WITHOUT_A_CHAT = ("answerCallbackQuery", "getFile", "getMe")
NOT_THERE = ("pinChatMessage", "unpinChatMessage")  # the group is invented too
NEW = ("send", "copy")
OLD = ("edit", "delete")


class Stage:
    """Calls Telegram for a rehearsal, at the real bot's pace. Nobody but its organiser is ever written to."""

    def __init__(self, caller: Caller, pace: Pace, rehearsal: Rehearsal) -> None:
        self._caller = caller
        self._pace = pace
        self._rehearsal = rehearsal
        self._one_by_one = asyncio.Lock()

    @property
    def username(self) -> str:
        """The bot's, as links want it."""
        return self._caller.username

    async def call(self, method: str, **fields: Any) -> Any:
        """The raw result. Raises telegram.error's, and Forbidden for what isn't played, or not there."""
        if method in WITHOUT_A_CHAT:
            return await self._caller.call(method, **fields)
        if method in NOT_THERE:
            return True
        whose = CHATS.get(fields.get("chat_id", 0))
        if whose is None or not method.startswith(NEW + OLD):
            raise Forbidden("not in this rehearsal")
        fields["chat_id"] = self._rehearsal.account_id
        if fields.get("from_chat_id") in CHATS:
            fields["from_chat_id"] = self._rehearsal.account_id
        if "inline_keyboard" in (fields.get("reply_markup") or {}):
            fields["reply_markup"] = self._told_apart(fields["reply_markup"], whose)
        return await self._send(method, fields, self._mark(whose))

    async def _send(self, method: str, fields: dict[str, Any], mark: str) -> Any:
        parts = _marked(method, fields, mark)
        if its_turn.get() is None and len(parts) == 1:
            return await self._say(*parts[0])
        result = None
        async with self._one_by_one:  # nothing comes between a mark and what it is for
            for part in parts:
                result = await self._say(*part)
        return result

    async def _say(self, method: str, fields: dict[str, Any]) -> Any:
        if its_turn.get() is None:  # a reply: it goes before all letters
            self._pace.spoke(fields["chat_id"])
            async with self._pace.place(method):
                return await self._caller.call(method, **fields)
        async with self._pace.turn(fields["chat_id"], NORMAL), self._pace.place(method):
            return await self._caller.call(method, **fields)

    def _mark(self, whose: Part | str) -> str:
        with speaking(self._rehearsal.language):
            if isinstance(whose, Part):
                return fill(_("Rehearsal. To {name}:"), name=CAST[whose].first_name)
            return _("Rehearsal. In the group:")

    def _told_apart(self, markup: dict[str, Any], whose: Part | str) -> dict[str, Any]:
        # No number in a rehearsal means what it means outside, so that no button may be taken for a real one.
        rows = [[self._tells(whose, button) for button in row] for row in markup["inline_keyboard"]]
        return {**markup, "inline_keyboard": rows}

    def _tells(self, whose: Part | str, button: dict[str, Any]) -> dict[str, Any]:
        if "callback_data" not in button:
            return button
        return {**button, "callback_data": f"re{self._rehearsal.id}.{whose[0]}:{button['callback_data']}"}


def _marked(method: str, fields: dict[str, Any], mark: str) -> list[tuple[str, dict[str, Any]]]:
    # Within its own words where there is room, else in a message before it.
    for name, most in LETTERS_MAX.items():
        if name in fields and len(fields[name]) + len(mark) < most:
            bold = f"<b>{mark}</b>" if fields.get("parse_mode") == "HTML" else mark
            return [(method, {**fields, name: f"{bold}\n\n{fields[name]}"})]
    before = [("sendMessage", {"chat_id": fields["chat_id"], "text": mark})]
    return [*(before if method.startswith(NEW) else ()), (method, fields)]

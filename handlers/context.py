"""What every handler is given: who speaks, what time it is, the database, and ways to answer."""

import asyncio
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from typing import Any, Self
from zoneinfo import ZoneInfo

import structlog
from telegram import CallbackQuery, InputFile, Message, Update
from telegram.error import BadRequest, Forbidden, RetryAfter
from telegram.ext import Application, CallbackContext

from aid.people import get_by_account
from aid.retention import Keeping
from aid.words import languages
from handlers.screens import Screen, quote
from storage.database import Database
from storage.people import Person

log = structlog.get_logger(__name__)

UNCHANGED = "message is not modified"
TOO_LATE = "query is too old"
NOBODY_THERE = "chat not found"  # a hidden admin has an account that can't be written to
NOT_EDITABLE = ("message to edit not found", "message can't be edited")
TRIES = 3


@dataclass(kw_only=True)
class Desk:
    """What the handlers work with; put together once, when the bot starts. `budget_most` in pence.

    `rehearsals` sees to those that began, went on or ended; there is none in a rehearsal.
    """

    db: Database
    call: Callable[..., Awaitable[Any]]
    now: Callable[[], datetime]
    zone: ZoneInfo
    before_posting: timedelta
    to_confirm: timedelta
    to_settle: timedelta
    budget_most: int
    for_a_visit: timedelta
    for_a_check: timedelta
    keeping: Keeping
    for_answers: timedelta
    to_review: timedelta
    country: str
    phone: str | None
    rehearsals: Callable[[], Awaitable[None]] | None


class Context(CallbackContext[Any, dict[Any, Any], dict[Any, Any], dict[str, Desk]]):
    """One update's context. PTB builds it; `incoming` is the one being handled."""

    incoming: Update

    @classmethod
    def from_update(cls, update: object, application: Application[Any, Any, Any, Any, Any, Any]) -> Self:
        context = super().from_update(update, application)
        assert isinstance(update, Update)
        context.incoming = update
        return context

    @property
    def desk(self) -> Desk:
        return self.bot_data["desk"]

    @property
    def db(self) -> Database:
        return self.desk.db

    @property
    def now(self) -> datetime:
        return self.desk.now()

    @property
    def today(self) -> date:
        """The date where the neighbourhood is."""
        return self.now.astimezone(self.desk.zone).date()

    @property
    def account_id(self) -> int:
        """The Telegram account that speaks."""
        user = self.incoming.effective_user
        assert user is not None, "only updates with somebody behind them have handlers that ask"
        return user.id

    @property
    def language(self) -> str:
        """The language of whoever speaks, if we speak it."""
        return language_of(self.incoming)

    @property
    def subject(self) -> int:
        """The id in a button's data: `claim:12` is about 12."""
        assert self.matches
        return int(self.matches[0][1])

    @property
    def tap(self) -> CallbackQuery | None:
        return self.incoming.callback_query

    @property
    def tapped(self) -> Message | None:
        """The private message whose button was tapped, as far as it can still be edited."""
        message = self.tap.message if self.tap else None
        return message if isinstance(message, Message) and message.chat_id == self.account_id else None

    async def person(self) -> Person:
        """Whoever speaks. Raises NotJoined."""
        return await get_by_account(self.db, self.account_id)

    async def say(self, screen: Screen) -> None:
        """A new message to whoever speaks, in private."""
        await self._call(screen.method, chat_id=self.account_id, **screen.fields())

    async def send_file(self, file: InputFile, words: str) -> None:
        """A file to whoever speaks, in private."""
        await self._call("sendDocument", chat_id=self.account_id, document=file, caption=words)

    async def show(self, screen: Screen) -> None:
        """The screen in place of the one that was tapped; a new message where that can't be.

        What may not be sent on can't stand in the place of what may.
        """
        opens = screen.protected and self.tapped and not self.tapped.has_protected_content
        if self.tapped is None or screen.has_file or screen.keyboard or opens:
            await self.say(screen)
            return
        try:
            await self._call(
                "editMessageText",
                chat_id=self.account_id,
                message_id=self.tapped.message_id,
                **replace(screen, protected=False, silent=False).fields(),
            )
        except BadRequest as refusal:
            if not any(words in refusal.message.lower() for words in NOT_EDITABLE):
                raise
            await self.say(screen)

    async def answer(self, text: str | None = None) -> None:
        """End the tap's waiting, with an alert if there is something to read; late, it is said in private."""
        if self.tap is None:
            return
        try:
            await self._call(
                "answerCallbackQuery",
                callback_query_id=self.tap.id,
                text=text,
                show_alert=text is not None or None,
            )
        except BadRequest as refusal:
            if TOO_LATE not in refusal.message.lower():
                raise
            if text:
                await self.say(Screen(text=quote(text)))

    async def put_away(self) -> None:
        """Take the buttons off the tapped message: it has been answered."""
        if self.tapped and self.tapped.reply_markup:
            await self._call(
                "editMessageReplyMarkup", chat_id=self.account_id, message_id=self.tapped.message_id
            )

    async def _call(self, method: str, **fields: Any) -> None:
        for attempt in range(TRIES):
            try:
                await self.desk.call(method, **fields)
            except RetryAfter as pause:
                if attempt == TRIES - 1:
                    raise
                await asyncio.sleep(_seconds(pause.retry_after))
            except Forbidden:
                log.info("reply_refused", account=self.account_id)
                return
            except BadRequest as refusal:
                if any(words in refusal.message.lower() for words in (UNCHANGED, NOBODY_THERE)):
                    return
                raise
            else:
                return


def _seconds(pause: int | timedelta) -> float:
    return pause.total_seconds() if isinstance(pause, timedelta) else pause


def language_of(update: Update) -> str:
    """The language of whoever speaks, if we speak it; else our own."""
    code = (update.effective_user and update.effective_user.language_code) or ""
    return code if code in languages() else languages()[0]

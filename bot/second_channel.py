"""The second channel: alarms that Telegram doesn't carry go other ways, and each way is tried daily."""

import asyncio
from datetime import datetime, time

import structlog

from aid.words import speaking
from bot.clock import Clock
from bot.keeping import keep
from bot.settings import Settings
from bot.troubles import pause_after
from bot.ways import Note, NotSent, Way, ways
from handlers import LETTERS
from handlers.letters import View
from handlers.other_ways import ALARMS, BARE, TITLE, TRIAL, TRIAL_TITLE, alarm_words
from storage import dispatches, outbox
from storage.connection import Transaction
from storage.database import Database
from storage.dispatches import CANARY, Dispatch

log = structlog.get_logger(__name__)

CANARY_AT = time(10)


class SecondChannel:
    """Looks at every tick for alarms that haven't left, and sees them off by every way there is."""

    def __init__(self, db: Database, clock: Clock, settings: Settings, bot: str) -> None:
        self._db = db
        self._clock = clock
        self._settings = settings
        self._bot = bot
        self._ways: dict[str, Way] = {way.name: way for way in ways(settings)}

    async def run(self) -> None:
        """For ever. A fault of ours is logged, and it goes on."""
        await keep(self._db, lambda tx: dispatches.take_up(tx, self._clock.now()))
        while True:
            try:
                await self.round()
            except Exception:
                log.exception("second_channel_failed")
            await asyncio.sleep(self._settings.wait_tick.total_seconds())

    async def round(self) -> None:
        """One look: what must go is noted, and what is due goes, side by side by different ways."""
        now = self._clock.now()
        for name in self._ways:
            await self._note(name, now)
        due = await dispatches.due(self._db, now)
        await asyncio.gather(*(self._go_all(way, due) for way in self._ways.values()))

    async def _note(self, way: str, now: datetime) -> None:
        late = await dispatches.uncarried(self._db, ALARMS, way, now - self._settings.wait_second_channel)
        there = now.astimezone(self._settings.time_zone)
        canary = await dispatches.last_canary(self._db, way)
        tries = canary is None or (
            there.time() >= CANARY_AT
            and canary.noted_at.astimezone(self._settings.time_zone).date() < there.date()
        )
        if not late and not tries:
            return

        async def note(tx: Transaction) -> None:
            for letter_id in late:
                await dispatches.add(tx, way, letter_id, now)
            if tries:
                await dispatches.add_canary(tx, way, there.date().toordinal(), now)
                await dispatches.forget(tx, now - self._settings.wait_forget_letters)

        await self._db.transaction(note)

    async def _go_all(self, way: Way, due: list[Dispatch]) -> None:
        for dispatch in due:
            if dispatch.way == way.name:
                await self._go(way, dispatch)

    async def _go(self, way: Way, dispatch: Dispatch) -> None:
        note = await self._drawn(dispatch)
        if note is None:
            await self._settle(dispatch, "stale")
            return
        await self._db.transaction(lambda tx: dispatches.mark_sending(tx, dispatch.id))
        try:
            await way.send(note)
        except Exception as trouble:
            says = str(trouble) if isinstance(trouble, NotSent) else type(trouble).__name__
            log.warning(
                "not_dispatched", way=way.name, kind=dispatch.kind, dispatch=dispatch.id, trouble=says
            )
            until = self._clock.now() + pause_after(dispatch.attempts + 2)
            await keep(self._db, lambda tx: dispatches.put_off(tx, dispatch.id, until))
        else:
            log.info("dispatched", way=way.name, kind=dispatch.kind, dispatch=dispatch.id)
            await self._settle(dispatch, "sent")

    async def _drawn(self, dispatch: Dispatch) -> Note | None:
        if dispatch.kind == CANARY:
            with speaking(self._settings.languages[0]):
                trial = str(TRIAL)
                return Note(title=str(TRIAL_TITLE), words=trial, bare=trial, is_trial=True)
        now = self._clock.now()
        since = now - self._settings.wait_second_channel
        letter = await outbox.find(self._db, dispatch.letter_id or 0)
        if letter is None or not await dispatches.is_uncarried(self._db, dispatch, since):
            return None
        view = View(db=self._db, now=now, zone=self._settings.time_zone, bot=self._bot)
        with speaking(letter.language):
            if await LETTERS[letter.kind].draw(view, letter) is None:
                return None
            return Note(title=str(TITLE), words=await alarm_words(self._db, letter), bare=str(BARE))

    async def _settle(self, dispatch: Dispatch, state: str) -> None:
        now = self._clock.now()
        await keep(self._db, lambda tx: dispatches.settle(tx, dispatch.id, state, now))

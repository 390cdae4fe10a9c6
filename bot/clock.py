"""The present moment, and the one list of what happens later: a sweep, and how often."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import structlog
from apscheduler.schedulers.asyncio import AsyncIOScheduler

from aid import (
    agenda,
    agreements,
    cases,
    consent_reviews,
    emergencies,
    first_jobs,
    forgetting,
    held_asks,
    knocks,
    money,
    pairs,
    planning,
    pledges,
    proposals,
    quiet,
    retention,
    series_rounds,
    silence,
    vettings,
    waves,
)
from bot.settings import Settings
from storage.database import Database

log = structlog.get_logger(__name__)


class Clock:
    """Tells the time, aware and UTC. The playground may hurry it on."""

    def __init__(self) -> None:
        self.hurried = timedelta()

    def now(self) -> datetime:
        """The present moment."""
        return datetime.now(UTC) + self.hurried

    def hurry(self, by: timedelta) -> None:
        """From now on it is that much later."""
        self.hurried += by


@dataclass(frozen=True, kw_only=True)
class Tick:
    """What a sweep is given. `heard_at`: until when we have heard everything people said.

    It is None after a start, until they have been heard out; nobody counts as silent before.
    """

    db: Database
    now: datetime
    heard_at: datetime | None
    zone: ZoneInfo
    settings: Settings


async def _unconfirmed(tick: Tick) -> None:
    if tick.heard_at:
        await silence.sweep_unconfirmed(tick.db, tick.now, tick.heard_at)


async def _lapsed(tick: Tick) -> None:
    if tick.heard_at:
        await silence.sweep_lapsed(tick.db, tick.now, tick.heard_at, tick.zone)


async def _waves(tick: Tick) -> None:
    waits = waves.Waits(
        second=tick.settings.wait_wave_2,
        third=tick.settings.wait_wave_3,
        organisers=tick.settings.wait_duty_organiser,
        stand_by=tick.settings.wait_stand_by,
    )
    await waves.sweep(tick.db, tick.now, tick.zone, waits)


async def _silent(tick: Tick) -> None:
    if tick.heard_at:
        await waves.sweep_silent(tick.db, tick.now, tick.heard_at)


async def _unsettled(tick: Tick) -> None:
    if tick.heard_at:
        await money.sweep_unsettled(tick.db, tick.now, tick.heard_at)


async def _alone(tick: Tick) -> None:
    await pairs.sweep_alone(tick.db, tick.now, tick.zone)


async def _agenda(tick: Tick) -> None:
    settings = tick.settings
    waits = planning.Waits(
        visit=settings.wait_visit,
        overdue=settings.wait_overdue_visit,
        still_asking=settings.wait_still_asking,
        unknown=settings.wait_unknown_visit,
        address=settings.wait_forget_address,
    )
    await agenda.sweep(tick.db, tick.now, tick.heard_at, tick.zone, waits)


async def _series(tick: Tick) -> None:
    settings = tick.settings
    await series_rounds.sweep(
        tick.db, tick.now, tick.zone, ahead=settings.wait_series_ahead, wait=settings.wait_same_helper
    )
    await series_rounds.sweep_ends(tick.db, tick.now, tick.zone)


async def _struggles(tick: Tick) -> None:
    await series_rounds.sweep_struggles(tick.db, tick.now)


async def _trust(tick: Tick) -> None:
    await consent_reviews.sweep(tick.db, tick.now)
    await held_asks.sweep_past(tick.db, tick.heard_at, tick.zone, now=tick.now)


async def _knocks(tick: Tick) -> None:
    if tick.heard_at:
        await knocks.sweep(tick.db, tick.now)
        await proposals.sweep_over(tick.db, tick.now)


async def _neighbours(tick: Tick) -> None:
    await first_jobs.sweep_questions(tick.db, tick.now, tick.settings.wait_first_jobs)
    await vettings.sweep_endings(tick.db, tick.now)
    if tick.heard_at:
        await pledges.sweep_promises(tick.db, tick.now, tick.heard_at, tick.settings.wait_promise)


async def _kept_no_longer(tick: Tick) -> None:
    await retention.sweep(tick.db, tick.now, tick.heard_at, tick.settings.keeping)


async def _quiet(tick: Tick) -> None:
    if tick.heard_at:
        await quiet.sweep(tick.db, tick.now, tick.now.astimezone(tick.zone).date(), tick.settings.keeping)


async def _gone(tick: Tick) -> None:
    await forgetting.write_down(tick.db, tick.now)
    await forgetting.sweep_gone(tick.db, tick.now)


async def _changed_words(tick: Tick) -> None:
    await agreements.sweep_changed_words(tick.db, tick.now)


async def _safety(tick: Tick) -> None:
    await emergencies.sweep_words(tick.db, tick.now)
    await cases.sweep(tick.db, tick.now)


Sweep = Callable[[Tick], Awaitable[None]]
HOURLY = timedelta(hours=1)
EVERY_TICK = None

JOBS: tuple[tuple[str, Sweep, timedelta | None], ...] = (
    ("requests nobody confirmed", _unconfirmed, EVERY_TICK),
    ("requests nobody took", _lapsed, EVERY_TICK),
    ("dates that come again", _series, EVERY_TICK),
    ("neighbours to ask", _waves, EVERY_TICK),
    ("nudges nobody answered", _silent, EVERY_TICK),
    ("money nobody paid back", _unsettled, EVERY_TICK),
    ("helpers who are alone where it takes two", _alone, EVERY_TICK),
    ("reminders, visits and addresses", _agenda, EVERY_TICK),
    ("dates in a row without anybody", _struggles, HOURLY),
    ("what is kept no longer", _kept_no_longer, HOURLY),
    ("people who have been quiet for a year", _quiet, HOURLY),
    ("people who asked to be forgotten", _gone, EVERY_TICK),
    ("words about privacy that have changed", _changed_words, EVERY_TICK),
    ("words of alarms, worries to look at again", _safety, HOURLY),
    ("first jobs, checks that end and promises to renew", _neighbours, HOURLY),
    ("who knocks, and what needs a second organiser", _knocks, EVERY_TICK),
    ("trust to be looked at again, and what waits for it", _trust, EVERY_TICK),
)


class Rounds:
    """Runs the jobs: each at its own pace by APScheduler, or all at once when the clock was hurried."""

    def __init__(self, tick: Callable[[], Tick], settings: Settings) -> None:
        self._tick = tick
        self._settings = settings
        self._scheduler = AsyncIOScheduler(timezone=UTC)

    def start(self) -> None:
        """Start ticking. What fell due while nobody ticked is in rows, so nothing is lost."""
        now, tick = datetime.now(UTC), self._settings.wait_tick
        # Also what is seen to hourly gets its turn once people are heard out: we may not run for an hour.
        soon = self._settings.wait_listen_first + 2 * self._settings.wait_poll + tick
        for name, sweep, every in JOBS:
            self._scheduler.add_job(
                self._run,
                "interval",
                args=(name, sweep),
                seconds=(every or tick).total_seconds(),
                next_run_time=now + (soon if every else tick),
                misfire_grace_time=None,
                coalesce=True,
                max_instances=1,
            )
        self._scheduler.start()

    async def run_all(self) -> None:
        """Every job once, now."""
        for name, sweep, _every in JOBS:
            await self._run(name, sweep)

    def stop(self) -> None:
        """No more ticks."""
        if self._scheduler.running:
            self._scheduler.shutdown(wait=False)

    async def _run(self, name: str, sweep: Sweep) -> None:
        try:
            await sweep(self._tick())
        except Exception:
            # The rows stay due: the next tick tries again, and the auditor sees what is overdue.
            log.exception("sweep_failed", job=name)

"""The present moment, and the one list of what happens later: a sweep, and how often."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta

import structlog
from apscheduler.schedulers.asyncio import AsyncIOScheduler

from bot import announcing, people_sweeps, sweeps
from bot.settings import Settings
from bot.sweeps import Sweep, Tick

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


HOURLY = timedelta(hours=1)
EVERY_TICK = None

JOBS: tuple[tuple[str, Sweep, timedelta | None], ...] = (
    ("check-ins due and unanswered", sweeps.checking_in, EVERY_TICK),
    ("requests nobody confirmed", sweeps.unconfirmed, EVERY_TICK),
    ("requests nobody took", sweeps.lapsed, EVERY_TICK),
    ("dates that come again", sweeps.coming_again, EVERY_TICK),
    ("neighbours to ask", sweeps.nudging, EVERY_TICK),
    ("nudges nobody answered", sweeps.silent, EVERY_TICK),
    ("money nobody paid back", sweeps.unsettled, EVERY_TICK),
    ("helpers who are alone where it takes two", sweeps.alone, EVERY_TICK),
    ("reminders, visits and addresses", sweeps.reminders, EVERY_TICK),
    ("company that meets tomorrow, and how it goes", sweeps.company, EVERY_TICK),
    ("company that may be suggested", sweeps.company_chances, HOURLY),
    ("how people are, where they said I may ask again", people_sweeps.asking_again, HOURLY),
    ("who is on duty, and what needs them in the morning", sweeps.on_duty, EVERY_TICK),
    ("the picture of the week", sweeps.weekly_picture, EVERY_TICK),
    ("dates in a row without anybody", sweeps.struggles, HOURLY),
    ("what is kept no longer", sweeps.kept_no_longer, HOURLY),
    ("people who have been quiet for a year", people_sweeps.quiet_people, HOURLY),
    ("people who asked to be forgotten", people_sweeps.gone, EVERY_TICK),
    ("words about privacy that have changed", people_sweeps.changed_words, EVERY_TICK),
    ("worries to look at again", people_sweeps.safety, HOURLY),
    ("first jobs, checks that end and promises to renew", people_sweeps.neighbours, HOURLY),
    ("who knocks, and what needs a second organiser", people_sweeps.knocking, EVERY_TICK),
    ("announcements that go out", announcing.announcing, EVERY_TICK),
    ("trust to be looked at again, and what waits for it", people_sweeps.trust, EVERY_TICK),
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

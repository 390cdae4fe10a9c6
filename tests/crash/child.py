"""One life of the bot: a process of its own that runs the real `bot.run.run`, perhaps with a bomb in it."""

import os
import signal
from dataclasses import dataclass, field, replace
from datetime import timedelta
from pathlib import Path

import bot.app
from bot.clock import Clock
from bot.pace import Limits, Pace
from bot.run import run
from tests.crash.naive import NAIVE
from tests.crash.points import POINTS, Bomb

LOG = "log"
SECONDS_TO_LIVE_MAX = 600
DIED_AT_ITS_POINT = "died_at_its_point"
QUICK = Limits(seconds_between_to_a_person=0, per_minute_to_a_group=10_000)


@dataclass(frozen=True, kw_only=True)
class Plan:
    """How this life is to be lived: at which `point` it dies, the `nth` time it is `about` that (0: never).

    A `naive` bot dies where it is weakest. It is `hours` later than it really is. `hurried`:
    it may say so much `per_second`, and nothing else holds it back.
    """

    settings: dict[str, str] = field(default_factory=dict)
    hurried: bool = False
    per_second: int = 10_000
    hours: float = 0.0
    point: str | None = None
    nth: int = 0
    about: str = ""
    naive: str | None = None


def live(folder: Path, plan: Plan) -> None:
    """Run the bot until it is told to end, or dies. A file appears when it was the bomb."""
    signal.alarm(SECONDS_TO_LIVE_MAX)  # also where the test itself was killed, and nobody is left to end us
    os.chdir(folder)
    log = os.open(LOG, os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600)
    os.dup2(log, 1)
    os.dup2(log, 2)
    os.environ.update(plan.settings)
    bomb = Bomb(folder / DIED_AT_ITS_POINT, plan.nth, plan.about)
    if plan.naive:
        NAIVE[plan.naive][0](bomb)
    if plan.point:
        POINTS[plan.point](bomb)
    bot.app.Clock = lambda: _later(plan.hours)
    if plan.hurried:
        bot.app.Pace = lambda *_limits: Pace(replace(QUICK, per_second=plan.per_second))
    run()


def _later(hours: float) -> Clock:
    clock = Clock()
    clock.hurry(timedelta(hours=hours))
    return clock

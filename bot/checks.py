"""What the auditor looks at: the one list of checks, each true when something is wrong."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from aid.faults import DEAF
from storage import audit
from storage.rows import Source

LATE = timedelta(minutes=2)
WAYS_TRY_FOR = timedelta(minutes=5)
UPDATES_WAIT_MAX = timedelta(minutes=1)


@dataclass(frozen=True, kw_only=True)
class Sight:
    """What one look has to go by. `heard_at`: until when silence counts; None: it doesn't yet.

    `rungs`: the seconds that a check-in may stand on each.
    """

    source: Source
    now: datetime
    zone: ZoneInfo
    is_deaf: bool
    heard_at: datetime | None
    rungs: dict[str, int]

    @property
    def late(self) -> datetime:
        """What was due before this is late."""
        return self.now - LATE


async def _deaf(sight: Sight) -> bool:
    return sight.is_deaf


async def _updates_wait(sight: Sight) -> bool:
    return await audit.updates_wait(sight.source, sight.now - UPDATES_WAIT_MAX)


async def _alarms_wait(sight: Sight) -> bool:
    return await audit.alarms_wait(sight.source, sight.late)


async def _letters_wait(sight: Sight) -> bool:
    return await audit.letters_wait(sight.source, sight.late)


async def _cards_wait(sight: Sight) -> bool:
    return await audit.cards_wait(sight.source, sight.late)


async def _requests_wait(sight: Sight) -> bool:
    if sight.heard_at is None:
        return False
    until = min(sight.late, sight.heard_at)
    day = until.astimezone(sight.zone).date()
    return await audit.confirmations_wait(sight.source, until) or await audit.days_wait(sight.source, day)


async def _agenda_waits(sight: Sight) -> bool:
    if sight.heard_at is None:
        return False
    return await audit.agenda_waits(sight.source, min(sight.late, sight.heard_at))


async def _checkins_wait(sight: Sight) -> bool:
    if sight.heard_at is None:
        return False
    until = min(sight.late, sight.heard_at - LATE)
    return await audit.checkins_unasked(sight.source, until) or await audit.checkins_stand(
        sight.source, until, sight.rungs
    )


async def _clock_went_back(sight: Sight) -> bool:
    return await audit.clock_went_back(sight.source, sight.now + LATE)


async def _other_ways_fail(sight: Sight) -> bool:
    return await audit.other_ways_fail(sight.source, sight.now - WAYS_TRY_FOR)


async def _helpers_differ(sight: Sight) -> bool:
    return await audit.helpers_differ(sight.source)


Check = Callable[[Sight], Awaitable[bool]]

# Each by the name of its words in aid/faults.py.
CHECKS: tuple[tuple[str, Check], ...] = (
    (DEAF, _deaf),
    ("updates_wait", _updates_wait),
    ("alarms_wait", _alarms_wait),
    ("letters_wait", _letters_wait),
    ("cards_wait", _cards_wait),
    ("requests_wait", _requests_wait),
    ("agenda_waits", _agenda_waits),
    ("checkins_wait", _checkins_wait),
    ("clock_went_back", _clock_went_back),
    ("other_ways_fail", _other_ways_fail),
    ("helpers_differ", _helpers_differ),
)


async def found_by(checks: tuple[tuple[str, Check], ...], sight: Sight) -> set[str]:
    """The names of what is wrong."""
    return {name for name, is_wrong in checks if await is_wrong(sight)}

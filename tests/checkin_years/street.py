"""One street in one zone from move in to verdict."""

from datetime import datetime
from random import Random
from zoneinfo import ZoneInfo

from tests.checkin_years.play import Play
from tests.checkin_years.verdict import Verdict
from tests.mornings import mornings


async def played(
    name: str, since: datetime, until: datetime, times: tuple[str, ...], seed: object
) -> Verdict:
    """All that happened there between two moments, read and ready to be judged."""
    with mornings(name) as street:
        play = Play(street, Random(f"{seed} {name} {since}"))
        await play.move_in(times, since)
        await play.go_by(until)
        verdict = Verdict(ZoneInfo(name), until, play.outages)
        await verdict.read(street.db)
    return verdict

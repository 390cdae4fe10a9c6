"""Two who help together, where a kind takes two: who has which place, and what a change of one means."""

from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from aid import watchwords
from aid.kinds import RULES
from aid.organisers import tell_organisers
from aid.verbs import verb
from storage import help_requests, outbox, request_lists
from storage.connection import Transaction
from storage.database import Database
from storage.help_requests import HelpRequest, Status

EVENING = time(18)  # there is still time to ring somebody

Step = tuple[str, dict[str, object]]


def helpers_of(request: HelpRequest) -> tuple[int, ...]:
    """Whoever has taken it, the first of two first."""
    return tuple(id for id in (request.helper_id, request.second_id) if id is not None)


def wants_more(request: HelpRequest) -> bool:
    """Is there a place left for somebody to take?"""
    if request.status is Status.OPEN:
        return True
    return request.status is Status.CLAIMED and len(helpers_of(request)) < RULES[request.kind].helpers


def taking(request: HelpRequest, by: int, now: datetime) -> Step:
    """The action by which somebody takes a place, and the facts that go with it."""
    if request.status is Status.CLAIMED and wants_more(request):
        return "join", {"second_id": by}
    return "claim", {"helper_id": by, "claimed_at": now}


def leaving(request: HelpRequest, by: int, alone: str) -> Step:
    """The action by which somebody gives up a place; `alone` is its name where nobody stays."""
    # The one who goes knows the word: the next one gets another.
    word = watchwords.choose()
    stays = next((id for id in helpers_of(request) if id != by), None)
    if stays is None:
        return alone, {"helper_id": None, "claimed_at": None, "word": word}
    return "step_out", {"helper_id": stays, "second_id": None, "short_told_at": None, "word": word}


async def tell_the_other(tx: Transaction, request: HelpRequest, kind: str, by: int, now: datetime) -> None:
    """A letter to the one who helps together with this one, if somebody does."""
    for other in helpers_of(request):
        if other != by:
            await outbox.post(tx, other, kind, about=request.id, now=now, urgency=outbox.URGENT)


async def sweep_alone(db: Database, now: datetime, zone: ZoneInfo) -> None:
    """Organisers hear the evening before, or at once on the day, where one of two is missing."""
    local = now.astimezone(zone)
    day = local.date() + timedelta(days=local.time() >= EVENING)
    kinds = [kind for kind, rules in RULES.items() if rules.helpers > 1]
    for request in await request_lists.alone_by(db, day, kinds):
        await tell_alone(db, request.id, day=day, now=now)


@verb
async def tell_alone(tx: Transaction, id: int, *, day: date, now: datetime) -> None:
    """Organisers hear once that a second helper is missing, if that is still so."""
    request = await help_requests.find(tx, id)
    if request is None or request.status is not Status.CLAIMED or not wants_more(request):
        return
    if request.short_told_at is None and request.wanted_on <= day:
        await help_requests.correct(tx, id, short_told_at=now)
        await tell_organisers(tx, "one_short", about=id, now=now, urgency=outbox.URGENT)

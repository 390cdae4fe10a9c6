"""The search for a helper: a silent card, a few nudges, some more, everyone and aloud, the organisers."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from aid import chances, request_cards, routing, stand_by
from aid.kinds import RULES
from aid.nights import held
from aid.organisers import tell_organisers
from aid.pairs import wants_more
from aid.routing import Match
from aid.verbs import verb
from aid.wave_sizes import choose, size_of
from storage import agenda, areas, cards, help_requests, history, offers, outbox, places, searches
from storage.connection import Transaction
from storage.database import Database
from storage.help_requests import HelpRequest, Status
from storage.offers import Offer
from storage.searches import Search
from storage.wishes import NUDGES_A_WEEK

URGENT_IS_SOONER = 4
SILENT_AFTER = timedelta(hours=1)
A_DAY = timedelta(days=1)
ALOUD, ORGANISERS = 3, 4


@dataclass(frozen=True, kw_only=True)
class Waits:
    """How long each wave is given: WAIT_WAVE_2, WAIT_WAVE_3, WAIT_DUTY_ORGANISER and WAIT_STAND_BY."""

    second: timedelta
    third: timedelta
    organisers: timedelta
    stand_by: timedelta

    def after(self, wave: int, urgent: bool) -> timedelta:
        """How long to wait for answers to this wave."""
        wait = {1: self.second, 2: self.third, ALOUD: self.organisers}.get(wave, self.third)
        return wait / URGENT_IS_SOONER if urgent else wait


async def begin(tx: Transaction, request: HelpRequest, posted_at: datetime, *, urgent: bool) -> None:
    """A request's card appears at `posted_at`; the first neighbours are asked with it."""
    await searches.begin(
        tx, request.id, request.area_id, urgent=urgent, posted_at=posted_at, due_at=posted_at
    )
    await agenda.change(tx, request.id, posted_at)


def is_urgent(request: HelpRequest, today: date) -> bool:
    """Can't it wait?"""
    return RULES[request.kind].urgent and request.wanted_on == today


async def follow(tx: Transaction, before: HelpRequest, request: HelpRequest, now: datetime) -> None:
    """A request has moved: open again, the next wave is due; else nobody need answer any more."""
    search = await searches.find(tx, request.id)
    if search is None:
        return
    if request.status is Status.OPEN:
        await searches.correct(tx, request.id, due_at=now)
        return
    if wants_more(request):
        # One of two has come: those who were asked may still take the other place.
        await searches.correct(tx, request.id, due_at=search.due_at or now)
        await outbox.redraw(tx, "nudge", about=request.id, now=now)
        return
    if wants_more(before):
        await searches.correct(tx, request.id, due_at=None)
        await offers.release(tx, request.id, now)
        for kind in ("nudge", "introduction_wanted", "to_introduce", "same_again"):
            await outbox.redraw(tx, kind, about=request.id, now=now)


async def begin_anew(tx: Transaction, request: HelpRequest, now: datetime, *, urgent: bool) -> None:
    """It is for another day now: the waves begin anew, also with those who couldn't on the old one."""
    search = await searches.find(tx, request.id)
    if search is None:
        return
    await offers.ask_anew(tx, request.id, now)
    await searches.correct(tx, request.id, urgent=urgent, wave=0, organisers_told_at=None)
    if request.status is Status.OPEN:
        await searches.correct(tx, request.id, due_at=max(now, search.posted_at))


async def sweep(db: Database, now: datetime, zone: ZoneInfo, waits: Waits) -> None:
    """Send each wave that is due; by night it is put off until 8am."""
    for search in await searches.due(db, now):
        await go_on(db, search.help_request_id, zone=zone, waits=waits, now=now)


async def sweep_silent(db: Database, now: datetime, heard_at: datetime) -> None:
    """Whoever has said nothing for an hour, though we listened, has not answered."""
    silent = await offers.silent_since(db, min(now, heard_at) - SILENT_AFTER)

    async def note(tx: Transaction) -> None:
        for offer in silent:
            await offers.note_silence(tx, offer.help_request_id, offer.person_id, now)

    if silent:
        await db.transaction(note)


@verb
async def go_on(tx: Transaction, id: int, *, zone: ZoneInfo, waits: Waits, now: datetime) -> int:
    """The next wave of a request's search. Says how many were asked."""
    search, request = await searches.find(tx, id), await help_requests.find(tx, id)
    if search is None or request is None or search.due_at is None or search.due_at > now:
        return 0
    over = request.helper_id is not None and request.wanted_on < now.astimezone(zone).date()
    if over or not wants_more(request):
        await searches.correct(tx, id, due_at=None)
        return 0
    if (morning := held(now, zone)) != now:
        await searches.correct(tx, id, due_at=morning)
        return 0
    if RULES[request.kind].introduced:
        return await _put_to_organisers(tx, request, zone, now)
    if stood_by := await stand_by.ask_first(tx, search, now):
        await searches.correct(tx, id, due_at=held(now + waits.stand_by, zone))
        return stood_by
    return await _send(tx, search, request, zone, waits, now)


async def _put_to_organisers(tx: Transaction, request: HelpRequest, zone: ZoneInfo, now: datetime) -> int:
    # Again every day, until somebody is found.
    await searches.correct(tx, request.id, due_at=held(now + A_DAY, zone), organisers_told_at=now)
    await tell_organisers(tx, "to_introduce", about=request.id, now=now, urgency=outbox.URGENT)
    return 0


async def _send(
    tx: Transaction, search: Search, request: HelpRequest, zone: ZoneInfo, waits: Waits, now: datetime
) -> int:
    wave = search.wave + 1
    await request_cards.hurry(tx, request, now)
    matches = await routing.match(tx, request, now, zone)
    waiting = await _still_likely(tx, request.id, now)
    chosen = choose(matches, waiting, size_of(wave, search.urgent))
    if not matches and not waiting:
        wave = max(wave, ORGANISERS)  # there is nobody to wait for
    for match in chosen:
        await _ask(tx, request.id, match, wave, now)
    if wave >= ALOUD and search.aloud_at is None:
        await _say_aloud(tx, search, now)
    if wave >= ORGANISERS and search.organisers_told_at is None:
        await searches.correct(tx, request.id, organisers_told_at=now)
        await tell_organisers(tx, "nobody_yet", about=request.id, now=now, urgency=outbox.URGENT)
    await history.note(tx, "ask_neighbours", "help_request", request.id, by=None, now=now)
    due_at = held(now + waits.after(wave, search.urgent), zone)
    await searches.correct(tx, request.id, wave=wave, due_at=due_at)
    return len(chosen)


async def _still_likely(tx: Transaction, id: int, now: datetime) -> list[float]:
    return [
        chances.still(chances.A_YES_AT_FIRST, now - offer.asked_at)
        for offer in await offers.pending(tx, id)
        if offer.state is Offer.ASKED and offer.asked_at
    ]


async def _ask(tx: Transaction, id: int, match: Match, wave: int, now: datetime) -> None:
    await offers.ask(tx, id, match.person_id, wave, now)
    await places.note_asked(tx, match.person_id, now)
    await outbox.post(tx, match.person_id, "nudge", about=id, now=now)


async def _say_aloud(tx: Transaction, search: Search, now: datetime) -> None:
    # The group hears it only if that is nobody's fourth message this week.
    area = await areas.find(tx, search.area_id)
    if area is None or area.chat_id is None:
        return
    if await searches.may_be_aloud(tx, area.id, now - routing.WEEK, NUDGES_A_WEEK):
        await searches.correct(tx, search.help_request_id, aloud_at=now)
        await cards.say_again(tx, area.chat_id, "request", about=search.help_request_id, now=now)

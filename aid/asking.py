"""Asking: a resident's conversation becomes a help request, once."""

from collections.abc import Iterable
from datetime import date, datetime

from aid import request_cards, shopping_lists, watchwords, waves
from aid.door_notes import note_door
from aid.help_requests import get
from aid.limits import refuse_too_much
from aid.money import Terms, agree
from aid.people import correct
from aid.people import get as get_person
from aid.phoning_in import resident_of
from aid.refusals import AlreadySent, DayPassed, NoAddress, NoArea, QuestionOver
from aid.texts import DETAILS_LETTERS_MAX, clean
from aid.verbs import verb
from storage import drafts, help_requests, history, outbox, people
from storage.connection import Transaction
from storage.help_requests import HelpRequest, Kind, Part
from storage.people import Person, Role, Standing


@verb
async def ask(
    tx: Transaction,
    *,
    draft_id: int,
    by: int,
    kind: Kind,
    wanted_on: date,
    part: Part,
    details: str | None,
    voice: str | None,
    address: str | None,
    area_id: int | None = None,
    photo: str | None = None,
    items: Iterable[str] = (),
    door: Iterable[str] | None = None,
    money: Terms | None = None,
    for_id: int | None = None,
    today: date,
    post_at: datetime,
    now: datetime,
) -> HelpRequest:
    """A resident sends a request; its card appears in the area's group at `post_at`.

    An `address`, `area_id` or notes for the `door` given on the way are kept; an organiser may ask for
    another (`for_id`), beyond all limits. Raises AlreadySent, ManyOpen, NoArea or what else is in the way.
    """
    speaker = await get_person(tx, by)
    await must_be_unsent(tx, draft_id, speaker)
    resident = await _within_limits(tx, speaker, for_id, now)
    resident = await _with_details(tx, resident, by, address, area_id, door, now)
    return await place(
        tx, resident, by=by, draft_id=draft_id, kind=kind, wanted_on=wanted_on, part=part, details=details,
        voice=voice, photo=photo, items=items, money=money, today=today, post_at=post_at, now=now,
    )  # fmt: skip


async def place(
    tx: Transaction,
    resident: Person,
    *,
    by: int,
    draft_id: int | None,
    kind: Kind,
    wanted_on: date,
    part: Part,
    details: str | None,
    voice: str | None,
    photo: str | None,
    items: Iterable[str],
    money: Terms | None,
    today: date,
    post_at: datetime,
    now: datetime,
) -> HelpRequest:
    """A new request for this resident, on its way to the neighbours. Raises as `ask` does."""
    details = details and clean(details, DETAILS_LETTERS_MAX)
    id = await help_requests.add(
        tx, draft_id=draft_id, resident_id=resident.id, asked_by=by, area_id=_place(resident), kind=kind,
        details=details, voice=voice, wanted_on=_day(wanted_on, today), part=part,
        word=watchwords.choose(), now=now,
    )  # fmt: skip
    await _add_more(tx, id, resident.id, photo, shopping_lists.tidy(items), now)
    await agree(tx, id, kind, money or Terms())
    await _note(tx, id, resident, by, now)
    return await _announce(tx, id, today, post_at, now)


async def must_be_unsent(tx: Transaction, draft_id: int, speaker: Person) -> None:
    """The speaker's conversation ends now, and came to nothing before. Raises AlreadySent or QuestionOver."""
    sent = await help_requests.find_by_draft(tx, draft_id)
    if sent and sent.asked_by == speaker.id:
        raise AlreadySent(day=sent.asked_at)
    draft = await drafts.find(tx, speaker.account_id) if speaker.account_id is not None else None
    if draft is None or draft.id != draft_id:
        raise QuestionOver
    await drafts.end(tx, draft_id)


async def _within_limits(tx: Transaction, speaker: Person, for_id: int | None, now: datetime) -> Person:
    resident = await resident_of(tx, speaker.id, for_id)
    if resident.id == speaker.id or not speaker.organiser:
        await refuse_too_much(tx, resident.id, now)
    return resident


async def _with_details(
    tx: Transaction,
    resident: Person,
    by: int,
    address: str | None,
    area_id: int | None,
    door: Iterable[str] | None,
    now: datetime,
) -> Person:
    if address or area_id:
        await correct(tx, resident.id, by=by, address=address, area_id=area_id, now=now)
    if door is not None:
        await note_door(tx, by=resident.id, notes=door, now=now)
    return await get_person(tx, resident.id)


async def _add_more(
    tx: Transaction, id: int, resident_id: int, photo: str | None, items: list[str], now: datetime
) -> None:
    if photo or items:
        await help_requests.correct(tx, id, photo=photo, items=shopping_lists.kept(items))
    await shopping_lists.remember(tx, resident_id, items, now)


async def _announce(tx: Transaction, id: int, today: date, post_at: datetime, now: datetime) -> HelpRequest:
    request = await get(tx, id)
    await request_cards.show(tx, request, now, first_at=post_at)
    await waves.begin(tx, request, post_at, urgent=waves.is_urgent(request, today))
    return request


async def _note(tx: Transaction, id: int, resident: Person, by: int, now: datetime) -> None:
    another = None if resident.id == by else resident.id
    await people.give_role(tx, resident.id, Role.RESIDENT, Standing.APPROVED, now)
    await history.note(tx, "ask", "help_request", id, by=by, now=now, on_behalf_of=another)
    if another and resident.account_id is not None:
        await outbox.post(tx, another, "asked_for_you", about=id, now=now)


def _place(resident: Person) -> int:
    if resident.area_id is None:
        raise NoArea
    if resident.address is None:
        raise NoAddress
    return resident.area_id


def _day(wanted_on: date, today: date) -> date:
    if wanted_on < today:
        raise DayPassed
    return wanted_on

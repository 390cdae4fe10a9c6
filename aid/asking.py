"""Asking: a resident's conversation becomes a help request, once."""

from collections.abc import Iterable
from datetime import date, datetime

from aid import request_cards, shopping_lists, watchwords, waves
from aid.door_notes import note_door
from aid.help_requests import get
from aid.people import correct
from aid.people import get as get_person
from aid.refusals import AlreadySent, DayPassed, NoAddress, NoArea, QuestionOver
from aid.texts import DETAILS_LETTERS_MAX, clean
from aid.verbs import verb
from storage import drafts, help_requests, history, people
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
    today: date,
    post_at: datetime,
    now: datetime,
) -> HelpRequest:
    """A resident sends a request; its card appears in the area's group at `post_at`.

    An `address`, `area_id` or notes for the `door` given on the way are kept. Raises AlreadySent,
    QuestionOver, NoArea, NoAddress, DayPassed or a text's refusal.
    """
    await _must_be_unsent(tx, draft_id, await get_person(tx, by))
    resident = await _with_details(tx, by, address, area_id, door, now)
    details = details and clean(details, DETAILS_LETTERS_MAX)
    id = await help_requests.add(
        tx, draft_id=draft_id, resident_id=by, area_id=_place(resident), kind=kind, details=details,
        voice=voice, wanted_on=_day(wanted_on, today), part=part, word=watchwords.choose(), now=now,
    )  # fmt: skip
    await _add_more(tx, id, by, photo, shopping_lists.tidy(items), now)
    await people.give_role(tx, by, Role.RESIDENT, Standing.APPROVED, now)
    await history.note(tx, "ask", "help_request", id, by=by, now=now)
    request = await get(tx, id)
    await request_cards.show(tx, request, now, first_at=post_at)
    await waves.begin(tx, request, post_at, urgent=waves.is_urgent(request, today))
    return request


async def _must_be_unsent(tx: Transaction, draft_id: int, resident: Person) -> None:
    sent = await help_requests.find_by_draft(tx, draft_id)
    if sent and sent.resident_id == resident.id:
        raise AlreadySent(day=sent.asked_at)
    draft = await drafts.find(tx, resident.account_id) if resident.account_id is not None else None
    if draft is None or draft.id != draft_id:
        raise QuestionOver
    await drafts.end(tx, draft_id)


async def _with_details(
    tx: Transaction,
    id: int,
    address: str | None,
    area_id: int | None,
    door: Iterable[str] | None,
    now: datetime,
) -> Person:
    if address or area_id:
        await correct(tx, id, address=address, area_id=area_id, now=now)
    if door is not None:
        await note_door(tx, by=id, notes=door, now=now)
    return await get_person(tx, id)


async def _add_more(
    tx: Transaction, id: int, resident_id: int, photo: str | None, items: list[str], now: datetime
) -> None:
    if photo or items:
        await help_requests.correct(tx, id, photo=photo, items=shopping_lists.kept(items))
    await shopping_lists.remember(tx, resident_id, items, now)


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

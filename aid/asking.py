"""Asking: a resident's conversation becomes a help request, once."""

from datetime import date, datetime

from aid import request_cards, watchwords, waves
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
    today: date,
    post_at: datetime,
    now: datetime,
) -> HelpRequest:
    """A resident sends a request; its card appears in the area's group at `post_at`.

    An `address` or `area_id` given on the way is kept. Raises AlreadySent, QuestionOver, NoArea, NoAddress,
    DayPassed or a text's refusal.
    """
    await _must_be_unsent(tx, draft_id, await get_person(tx, by))
    if address or area_id:
        await correct(tx, by, address=address, area_id=area_id, now=now)
    resident = await get_person(tx, by)
    details = details and clean(details, DETAILS_LETTERS_MAX)
    id = await help_requests.add(
        tx, draft_id=draft_id, resident_id=by, area_id=_place(resident), kind=kind, details=details,
        voice=voice, wanted_on=_day(wanted_on, today), part=part, word=watchwords.choose(), now=now,
    )  # fmt: skip
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

"""Asking for somebody who trusts you: sent at once where they have agreed, held until they do."""

from collections.abc import Iterable
from datetime import date, datetime

from aid.asking import must_be_unsent, place
from aid.consent_refusals import AskAPerson
from aid.consents import get_own
from aid.held_asks import fill_in
from aid.kinds import RULES
from aid.limits import refuse_many_held, refuse_too_much
from aid.money import Terms, within
from aid.people import get as get_person
from aid.refusals import DayPassed, NoAddress, NoArea, NotHere
from aid.shopping_lists import kept, tidy
from aid.texts import ADDRESS_LETTERS_MAX, DETAILS_LETTERS_MAX, clean
from aid.verbs import verb
from storage import held_asks, history
from storage.areas import find as find_area
from storage.connection import Transaction
from storage.consents import Consent, Trust
from storage.help_requests import HelpRequest, Kind, Part
from storage.people import Person


@verb
async def ask_for(
    tx: Transaction,
    id: int,
    *,
    draft_id: int,
    by: int,
    kind: Kind,
    wanted_on: date,
    part: Part,
    details: str | None,
    voice: str | None,
    photo: str | None = None,
    items: Iterable[str] = (),
    address: str | None = None,
    area_id: int | None = None,
    money: Terms | None = None,
    today: date,
    post_at: datetime,
    now: datetime,
) -> HelpRequest | None:
    """A trusted person or referrer asks by this consent. None: it waits until the resident agrees.

    Raises NotHere, AskAPerson when there is no such consent any more, or as `ask` does.
    """
    trust = await _live(tx, id, by, area_id)
    await must_be_unsent(tx, draft_id, await get_person(tx, by))
    address, items = address and clean(address, ADDRESS_LETTERS_MAX), tidy(items)
    if trust.state is Consent.TOLD_US:
        details = details and clean(details, DETAILS_LETTERS_MAX)
        await _hold(
            tx, trust, address, area_id, money or Terms(), today, kind=kind, wanted_on=wanted_on, part=part,
            details=details, voice=voice, photo=photo, items=kept(items), asked_at=now,
        )  # fmt: skip
        return None
    resident = await _resident(tx, trust, by, address, area_id, now)
    return await place(
        tx, resident, by=by, draft_id=draft_id, kind=kind, wanted_on=wanted_on, part=part, details=details,
        voice=voice, photo=photo, items=items, money=money, today=today, post_at=post_at, now=now,
    )  # fmt: skip


async def _live(tx: Transaction, id: int, by: int, area_id: int | None) -> Trust:
    trust = await get_own(tx, id, by)
    if trust.state is Consent.ENDED:
        raise AskAPerson
    if area_id is not None and await find_area(tx, area_id) is None:
        raise NotHere
    return trust


async def _resident(
    tx: Transaction, trust: Trust, by: int, address: str | None, area_id: int | None, now: datetime
) -> Person:
    assert trust.resident_id is not None, "whoever has agreed is known"
    await refuse_too_much(tx, trust.resident_id, now)
    return await fill_in(tx, await get_person(tx, trust.resident_id), by, address, area_id, now)


async def _hold(
    tx: Transaction,
    trust: Trust,
    address: str | None,
    area_id: int | None,
    terms: Terms,
    today: date,
    *,
    kind: Kind,
    wanted_on: date,
    asked_at: datetime,
    **facts: object,
) -> None:
    await refuse_many_held(tx, trust.trusted_id)
    if wanted_on < today:
        raise DayPassed
    if address is None:
        raise NoAddress
    if area_id is None:
        raise NoArea
    money = RULES[kind].money
    budget = terms.most if terms.budget is None else within(terms.budget, terms.most)
    id = await held_asks.add(
        tx, consent_id=trust.id, kind=kind, wanted_on=wanted_on, address=address, area_id=area_id,
        budget=budget if money else None, pay=terms.pay if money else None, asked_at=asked_at, **facts,
    )  # fmt: skip
    await history.note(tx, "hold", "held_ask", id, by=trust.trusted_id, now=asked_at)

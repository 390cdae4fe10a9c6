"""What may be agreed on a check-in: hours of the day, and people who can be told or can ring."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import time

from aid.checkin_plans import CONTACTS_MAX, Terms
from aid.checkin_refusals import NobodyToRing, NotToBeTold, TooEarlyOrLate
from aid.refusals import NotHere
from aid.texts import clean
from storage import checkin_changes, checkin_contacts, checkin_plans
from storage.checkin_contacts import Word
from storage.checkin_plans import Plan
from storage.people import Person
from storage.rows import Source

EARLIEST, LATEST = time(6), time(21)
KNOW_LETTERS_MAX = 200
PEOPLE_OFFERED = 10
WAITS = (30, 60, 120)


def terms_of(plan: Plan, contacts: Iterable[int]) -> Terms:
    """What was agreed or proposed, as terms; `contacts` are told in this order."""
    return Terms(
        weekdays=plan.weekdays, asks_at=plan.asks_at, wait_minutes=plan.wait_minutes, pronoun=plan.pronoun,
        contacts=tuple(contacts), caller_id=plan.caller_id, know=plan.know, always=plan.always,
        finds=plan.finds,
    )  # fmt: skip


async def terms_now(source: Source, plan: Plan) -> Terms:
    """The terms of a plan, with all who have not said no to being told."""
    found = await checkin_contacts.all(source, plan.id)
    return terms_of(plan, (each.person_id for each in found if each.state is not Word.DECLINED))


async def who_may_be_told(source: Source, person_id: int, *, by: Person) -> list[Person]:
    """Whom `by` may choose: residents whom they know, organisers neighbours too, the trusted themselves."""
    if by.id == person_id:
        return await checkin_changes.known_to(source, person_id, PEOPLE_OFFERED)
    known = await checkin_changes.known_to(source, person_id, PEOPLE_OFFERED)
    if by.organiser:
        near = await checkin_changes.neighbours_for(source, person_id, PEOPLE_OFFERED)
        return list({each.id: each for each in (*known, *near)}.values())[:PEOPLE_OFFERED]
    return [each for each in known if each.id == by.id]


async def fitting(source: Source, person: Person, terms: Terms, *, by: Person) -> Terms:
    """The terms with words made safe. Raises why they can't be agreed, or a text's refusal."""
    if not EARLIEST <= time.fromisoformat(terms.asks_at) <= LATEST:
        raise TooEarlyOrLate
    if terms.wait_minutes not in WAITS:
        raise NotHere
    live = await checkin_plans.find_of(source, person.id)
    there = {each.person_id for each in await checkin_contacts.all(source, live.id)} if live else set()
    offered = {each.id for each in await who_may_be_told(source, person.id, by=by)}
    chosen = list(dict.fromkeys(terms.contacts))
    if len(chosen) > CONTACTS_MAX or not set(chosen) <= offered | there:
        raise NotToBeTold
    if person.account_id is None and terms.caller_id is None:
        raise NobodyToRing
    if terms.caller_id is not None:
        may_ring = await checkin_changes.neighbours_for(source, person.id, 10 * PEOPLE_OFFERED)
        if not by.organiser or terms.caller_id not in [each.id for each in may_ring]:
            raise NotToBeTold
    return replace(terms, know=clean(terms.know, KNOW_LETTERS_MAX) if terms.know else None)

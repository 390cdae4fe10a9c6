"""Organisers look after the neighbours: who vouches for them, who is tired, idle, or off the list."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from aid.neighbour_refusals import NotOnTheList
from aid.organisers import must_be_organiser
from aid.overseeing import remove
from aid.people import get as get_person
from aid.refusals import QuestionOver
from aid.standings import move
from aid.texts import clean
from aid.verbs import verb
from storage import drafts, history, neighbours, outbox, people, remarks, vettings
from storage.connection import Transaction
from storage.neighbours import Neighbour
from storage.people import Person
from storage.remarks import About
from storage.rows import Source

REMARK_LETTERS_MAX = 200
LATELY = timedelta(days=28)
ASKED_OFTEN, HELPED_OFTEN = 8, 6  # within those four weeks
SOON = timedelta(days=30)


@dataclass(frozen=True, kw_only=True)
class Overview:
    """The neighbours by how they are; none is in two of `tired` and `idle`. `checks_end`: soon, or lately."""

    waiting: list[Person]
    on_the_list: list[Neighbour]
    tired: list[Neighbour]
    idle: list[Neighbour]
    checks_end: list[Neighbour]
    not_now: list[Person]


async def overview(source: Source, now: datetime) -> Overview:
    """All of them, each group by name."""
    found = await neighbours.on_the_list(source, now - LATELY)
    ending = set(await vettings.ending(source, now + SOON))
    return Overview(
        waiting=await people.neighbours_to_approve(source),
        on_the_list=found,
        tired=[one for one in found if is_tired(one, now)],
        idle=[one for one in found if is_idle(one, now)],
        checks_end=[one for one in found if one.id in ending],
        not_now=await neighbours.not_now(source),
    )


def is_tired(one: Neighbour, now: datetime) -> bool:
    """Asked or helping a lot of late, or having a rest."""
    return one.asked >= ASKED_OFTEN or one.helped >= HELPED_OFTEN or rests(one, now)


def is_idle(one: Neighbour, now: datetime) -> bool:
    """Neither asked nor helping for long, though they would."""
    return one.since <= now - LATELY and not one.asked and not one.helped and not rests(one, now)


def rests(one: Neighbour, now: datetime) -> bool:
    """Are they not to be asked just now?"""
    if one.promise_lapsed_at:
        return True
    begun = one.resting_from is None or one.resting_from <= now
    return begun and one.resting_until is not None and now < one.resting_until


@verb
async def vouch(
    tx: Transaction, id: int, *, words: str, by: int, draft_id: int | None, now: datetime
) -> Person:
    """An organiser notes who vouches for a neighbour. Raises NotAnOrganiser, NotOnTheList, QuestionOver or a
    text's refusal."""
    person = await _note(tx, id, About.VOUCHES, words, by=by, draft_id=draft_id, now=now)
    if person.neighbour is None:
        raise NotOnTheList(name=person.name)
    await outbox.redraw(tx, "neighbour_to_approve", about=id, now=now)
    await history.note(tx, "vouch", "person", id, by=by, now=now)
    return person


@verb
async def take_off_list(
    tx: Transaction, id: int, *, words: str, by: int, draft_id: int | None, now: datetime
) -> Person:
    """ "Not for now", with a reason for organisers; they are told kindly, and what they hold is free again.

    Raises NotAnOrganiser, NotOnTheList, QuestionOver or a text's refusal.
    """
    person = await _note(tx, id, About.OFF_THE_LIST, words, by=by, draft_id=draft_id, now=now)
    await move(tx, person, "take_off_list", NotOnTheList(name=person.name), by=by, now=now)
    for request_id in await neighbours.holds(tx, id):
        await remove(tx, request_id, id, by=by, now=now)
    await outbox.post(tx, id, "taken_off_list", about=id, now=now)
    return person


async def _note(
    tx: Transaction, id: int, sort: About, words: str, *, by: int, draft_id: int | None, now: datetime
) -> Person:
    await must_be_organiser(tx, by)
    person = await get_person(tx, id)
    words = clean(words, REMARK_LETTERS_MAX)
    if draft_id is not None and not await drafts.end(tx, draft_id):
        raise QuestionOver
    await remarks.add(tx, id, by, sort, words, now)
    return person

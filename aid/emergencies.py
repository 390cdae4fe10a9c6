"""Emergencies: words of danger are answered at once, and an organiser rings whoever wrote them."""

from datetime import datetime, timedelta

from aid.checkins import cry_for_help
from aid.dangers import Danger
from aid.organisers import must_be_organiser
from aid.people import get as get_person
from aid.readers import named_in, readers_of_worry
from aid.refusals import NotHere, Refusal
from aid.safety_refusals import AlarmOver, AlarmTaken
from aid.texts import NAME_LETTERS_MAX, clean, clean_name
from aid.verbs import verb
from storage import checkins, drafts, emergencies, history, outbox, people, told
from storage.connection import Transaction
from storage.emergencies import Emergency, Ending
from storage.people import Person
from storage.rows import Source

WORDS_LETTERS_MAX = 700
SAME_FOR = timedelta(minutes=10)  # a flurry of messages is one alarm; later ones ring again
WORRYING = "worry"  # the conversation whose words are for its own readers only


async def who_hears(source: Source, account_id: int, *, text: str, danger: Danger) -> list[int]:
    """Which organisers hear of an alarm; what is told in confidence goes to those alone who may read it."""
    person = await people.find_by_account(source, account_id)
    draft = await drafts.find(source, account_id)
    if person and draft and draft.flow == WORRYING:
        told = draft.answers
        about = f"{told.get('about', '')} {text}"
        return await readers_of_worry(source, by=person.id, about_id=told.get("about_id"), about=about)
    others = [each for each in await people.organisers(source) if person is None or each.id != person.id]
    if danger is Danger.VIOLENCE:
        # Whoever is named in it may be the one who does it.
        others = [each for each in others if not named_in(text, each.name)]
    return [each.id for each in others]


@verb
async def raise_alarm(
    tx: Transaction,
    account_id: int,
    *,
    name: str,
    text: str,
    danger: Danger,
    in_group: bool,
    answered: bool = True,
    now: datetime,
) -> Emergency:
    """Somebody, joined or not, writes words of danger: organisers hear it at once, and once for a flurry.

    Whoever couldn't be answered just now gets the numbers as a letter, as soon as it can be sent.
    """
    words = None if in_group else _kept(text)
    person = await people.find_by_account(tx, account_id)
    known = await emergencies.find_open(tx, account_id)
    if known and now - known.raised_at < SAME_FOR:
        more = "\n".join(dict.fromkeys(filter(None, (known.words, words))))[-WORDS_LETTERS_MAX:]
        await emergencies.write_anew(tx, known.id, danger, more or None)
        await _redraw(tx, known.id, now)
        await _answer_later(tx, person, known.id, answered, now)
        return await _get(tx, known.id)
    if known:
        await emergencies.end(tx, known.id, Ending.AGAIN, now)
        await _redraw(tx, known.id, now)
    by = person.id if person else None
    id = await emergencies.add(
        tx, account_id, person_id=by, name=person.name if person else _called(name), danger=danger,
        words=words, in_group=in_group, now=now,
    )  # fmt: skip
    await history.note(tx, "raise_alarm", "emergency", id, by=by, now=now)
    for reader in await who_hears(tx, account_id, text=text, danger=danger):
        await outbox.post(tx, reader, "emergency", about=id, now=now, urgency=outbox.URGENT)
    await _answer_later(tx, person, id, answered, now)
    if person and not in_group and await contacts_hear(tx, account_id, danger):
        await cry_for_help(tx, person.id, now)
    return await _get(tx, id)


@verb
async def ring_them(tx: Transaction, id: int, *, by: int, now: datetime) -> Emergency:
    """An organiser taps "I'll ring them". Raises NotAnOrganiser, NotHere, AlarmTaken or AlarmOver."""
    emergency = await _for_reader(tx, id, by)
    if emergency.taken_by not in (None, by):
        raise AlarmTaken(name=(await get_person(tx, emergency.taken_by)).name)
    if emergency.taken_by is None:
        await emergencies.take(tx, id, by, now)
        await history.note(tx, "ring_them", "emergency", id, by=by, now=now)
        await _redraw(tx, id, now)
    return await _get(tx, id)


@verb
async def see_to(tx: Transaction, id: int, *, by: int, now: datetime) -> Emergency:
    """An organiser has seen to it. Raises the same as `ring_them`."""
    emergency = await _for_reader(tx, id, by)
    if emergency.taken_by not in (None, by):
        raise AlarmTaken(name=(await get_person(tx, emergency.taken_by)).name)
    await emergencies.take(tx, id, by, now)
    await emergencies.end(tx, id, Ending.SEEN_TO, now)
    await history.note(tx, "see_to", "emergency", id, by=by, now=now)
    await _redraw(tx, id, now)
    return await _get(tx, id)


@verb
async def call_off(tx: Transaction, account_id: int, *, now: datetime) -> Emergency:
    """ "It's not an emergency", said by whoever wrote the words; organisers read it. Raises NotHere."""
    latest = await emergencies.find_latest(tx, account_id)
    if latest is None:
        raise NotHere
    if latest.ended_at is None:
        await emergencies.end(tx, latest.id, Ending.NO_DANGER, now)
        await history.note(tx, "call_off", "emergency", latest.id, by=latest.person_id, now=now)
        await _redraw(tx, latest.id, now)
    return latest


async def _for_reader(tx: Transaction, id: int, by: int) -> Emergency:
    if not await people.holds_safeguarding(tx, by):
        await must_be_organiser(tx, by)
    emergency = await _get(tx, id)
    if not await told.was_sent(tx, by, "emergency", id, or_will_be=True):
        raise NotHere
    if emergency.ended_at:
        raise AlarmOver
    return emergency


async def _get(tx: Transaction, id: int) -> Emergency:
    emergency = await emergencies.find(tx, id)
    if emergency is None:
        raise NotHere
    return emergency


async def _answer_later(
    tx: Transaction, person: Person | None, id: int, answered: bool, now: datetime
) -> None:
    if person is not None and not answered:
        await outbox.post(tx, person.id, "whom_to_ring", about=id, now=now, urgency=outbox.URGENT)


async def _redraw(tx: Transaction, id: int, now: datetime) -> None:
    await outbox.redraw(tx, "emergency", about=id, now=now)


async def contacts_hear(source: Source, account_id: int, danger: Danger) -> bool:
    """Do those whom somebody chose for their check-in hear of it too, as its question is open?"""
    person, draft = await people.find_by_account(source, account_id), await drafts.find(source, account_id)
    if person is None or danger is Danger.VIOLENCE or (draft and draft.flow == WORRYING):
        return False
    return bool(await checkins.open_of(source, person.id))


def _kept(text: str) -> str | None:
    try:
        return clean(text[:WORDS_LETTERS_MAX], WORDS_LETTERS_MAX)
    except Refusal:  # a PIN in it isn't kept, and the alarm is raised all the same
        return None


def _called(name: str) -> str:
    try:
        return clean_name(name)[:NAME_LETTERS_MAX]
    except Refusal:
        return "?"

"""The contact log: organisers note what they talked of with somebody, and come back to it on its day."""

from datetime import date, datetime, timedelta

from aid.finding import must_be_here
from aid.organisers import must_be_organiser
from aid.refusals import NotHere, QuestionOver
from aid.texts import clean
from aid.verbs import verb
from storage import contact_log, drafts, history
from storage.connection import Transaction
from storage.contact_log import Contact

WORDS_LETTERS_MAX = 300
LATER = timedelta(days=7)


@verb
async def note_contact(
    tx: Transaction,
    person_id: int,
    *,
    words: str,
    again_on: date | None,
    draft_id: int,
    by: int,
    now: datetime,
) -> int:
    """An organiser notes a talk. Raises NotAnOrganiser, NotHere, QuestionOver or a text's refusal."""
    await must_be_organiser(tx, by)
    await must_be_here(tx, person_id)
    words = clean(words, WORDS_LETTERS_MAX)
    if draft_id and not await drafts.end(tx, draft_id):
        raise QuestionOver
    await history.note(tx, "note_contact", "person", person_id, by=by, now=now, on_behalf_of=person_id)
    return await contact_log.add(tx, person_id, by=by, words=words, again_on=again_on, now=now)


@verb
async def come_back_later(tx: Transaction, id: int, *, by: int, today: date, now: datetime) -> Contact:
    """An organiser comes back to it a week from now. Raises NotAnOrganiser or NotHere."""
    return await _move(tx, id, today + LATER, "come_back_later", by, now)


@verb
async def come_back_no_more(tx: Transaction, id: int, *, by: int, now: datetime) -> Contact:
    """It has been seen to. Raises the same."""
    return await _move(tx, id, None, "come_back_no_more", by, now)


@verb
async def take_out_contact(tx: Transaction, id: int, *, by: int, now: datetime) -> Contact:
    """Whoever noted it takes it out again. Raises NotAnOrganiser or NotHere."""
    await must_be_organiser(tx, by)
    contact = await _get(tx, id)
    if contact.by_id != by:
        raise NotHere
    await contact_log.take_out(tx, id)
    await history.note(tx, "take_out_contact", "person", contact.person_id, by=by, now=now)
    return contact


async def _move(tx: Transaction, id: int, day: date | None, name: str, by: int, now: datetime) -> Contact:
    await must_be_organiser(tx, by)
    contact = await _get(tx, id)
    await contact_log.come_back_on(tx, id, day)
    await history.note(tx, name, "person", contact.person_id, by=by, now=now)
    return await _get(tx, id)


async def _get(tx: Transaction, id: int) -> Contact:
    contact = await contact_log.find(tx, id)
    if contact is None:
        raise NotHere
    return contact

"""What organisers write to somebody through us, and what comes back; each is one letter."""

from datetime import datetime

from aid.acting_refusals import CannotPassOn, HasNoApp, NotToYourself, OutOfReach
from aid.helping_refusals import ManyMessages
from aid.messages import HOUR, MESSAGE_LETTERS_MAX, MESSAGES_AN_HOUR_MAX
from aid.organisers import must_be_organiser
from aid.people import get as get_person
from aid.refusals import NotHere, QuestionOver
from aid.texts import clean
from aid.verbs import verb
from storage import activity, blocks, drafts, duty, history, organiser_messages, outbox, people
from storage.connection import Transaction
from storage.organiser_messages import OrganiserMessage
from storage.people import Person
from storage.rows import Source


async def must_be_reachable(source: Source, by: int, id: int) -> Person:
    """Somebody to whom an organiser can write. Raises NotToYourself, HasNoApp, OutOfReach or CannotPassOn."""
    person = await get_person(source, id)
    if person.id == by:
        raise NotToYourself
    if person.account_id is None:
        raise HasNoApp(name=person.name)
    if not await activity.is_reachable(source, id):
        raise OutOfReach(name=person.name)
    if await blocks.are_apart(source, by, id):
        raise CannotPassOn
    return person


async def must_be_answerable(source: Source, id: int, by: int) -> OrganiserMessage:
    """What an organiser wrote to whoever answers it now. Raises NotHere."""
    message = await organiser_messages.find(source, id)
    if message is None or message.to_id != by or message.is_answer:
        raise NotHere
    return message


@verb
async def write_to(
    tx: Transaction,
    id: int,
    *,
    by: int,
    draft_id: int,
    text: str | None = None,
    voice: str | None = None,
    now: datetime,
) -> Person:
    """An organiser writes to somebody. Raises NotAnOrganiser, the same as `must_be_reachable`, ManyMessages,
    QuestionOver or a text's refusal."""
    await must_be_organiser(tx, by)
    person = await must_be_reachable(tx, by, id)
    await _send(tx, by, [id], draft_id, text, voice, now, is_answer=False)
    await history.note(tx, "write_to", "person", id, by=by, now=now)
    return person


@verb
async def write_back(
    tx: Transaction,
    id: int,
    *,
    by: int,
    draft_id: int,
    text: str | None = None,
    voice: str | None = None,
    now: datetime,
) -> None:
    """They answer: to the organiser who wrote, or if that one can't read it, to those who are there.

    Raises NotHere, ManyMessages, QuestionOver or a text's refusal.
    """
    message = await must_be_answerable(tx, id, by)
    await _send(tx, by, await _who_reads(tx, message), draft_id, text, voice, now, is_answer=True)
    await history.note(tx, "write_back", "person", by, by=by, now=now)


async def _who_reads(tx: Transaction, message: OrganiserMessage) -> list[int]:
    writer = await people.find(tx, message.from_id)
    apart = await blocks.are_apart(tx, message.from_id, message.to_id)
    if writer and writer.organiser and not apart and await activity.is_reachable(tx, writer.id):
        return [writer.id]
    there = await duty.now(tx) or await people.organisers(tx)
    return [organiser.id for organiser in there if organiser.id != message.to_id]


async def _send(
    tx: Transaction,
    by: int,
    readers: list[int],
    draft_id: int,
    text: str | None,
    voice: str | None,
    now: datetime,
    *,
    is_answer: bool,
) -> None:
    for reader in readers:
        if await organiser_messages.sent_since(tx, by, reader, now - HOUR) >= MESSAGES_AN_HOUR_MAX:
            raise ManyMessages(most=MESSAGES_AN_HOUR_MAX)
    if not await drafts.end(tx, draft_id):
        raise QuestionOver
    text = text and clean(text, MESSAGE_LETTERS_MAX)
    for reader in readers:
        message = await organiser_messages.add(
            tx, by, reader, is_answer=is_answer, text=text, voice=voice, now=now
        )
        await outbox.post(tx, reader, "organiser_message", about=message, now=now)

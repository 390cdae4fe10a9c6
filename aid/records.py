"""People without a phone app: what to know at their door, who keeps touch, and later the app of their own."""

from collections.abc import Iterable
from datetime import datetime

from aid import links
from aid.door_notes import tidy
from aid.organisers import must_be_organiser
from aid.organising_refusals import LinkSpent
from aid.people import get
from aid.permissions import may_speak_for
from aid.record_refusals import HasApp
from aid.refusals import JoinedAlready, NotHere
from aid.role_refusals import NotOrganising
from aid.verbs import verb
from storage import drafts, history, outbox, people
from storage.connection import Transaction
from storage.links import Purpose
from storage.people import Person, Role, Standing
from storage.rows import Source


@verb
async def note_their_door(
    tx: Transaction, id: int, *, notes: Iterable[str], draft_id: int, by: int, now: datetime
) -> Person:
    """An organiser writes down what to know at somebody's door. Raises as `_kept`, or a text's refusal."""
    await _kept(tx, id, by)
    await drafts.end(tx, draft_id)
    await people.correct(tx, id, door="\n".join(tidy(notes)) or None)
    await history.note(tx, "note_door", "person", id, by=by, now=now, on_behalf_of=id)
    return await get(tx, id)


@verb
async def pass_to(tx: Transaction, id: int, keeper_id: int, *, by: int, now: datetime) -> Person:
    """Another organiser keeps touch from now on, and hears it. Raises NotOrganising, or as `_kept`."""
    await _kept(tx, id, by)
    keeper = await get(tx, keeper_id)
    if not keeper.organiser:
        raise NotOrganising(name=keeper.name)
    await people.correct(tx, id, keeper_id=keeper_id)
    await history.note(tx, "pass_to", "person", id, by=by, now=now, on_behalf_of=id)
    if keeper_id != by:
        await outbox.post(tx, keeper_id, "keeps_touch", about=id, now=now)
    return keeper


@verb
async def give_app_link(tx: Transaction, id: int, *, by: int, now: datetime) -> str:
    """What follows /start in the link that joins this record to its owner's Telegram. Raises as `_kept`."""
    await _kept(tx, id, by)
    await history.note(tx, "give_app_link", "person", id, by=by, now=now, on_behalf_of=id)
    return await links.make(tx, Purpose.ACCOUNT, about=id, by=by, now=now)


@verb
async def join_record(
    tx: Transaction, payload: str, account_id: int, *, draft_id: int, language: str, now: datetime
) -> Person:
    """The one whom the record is about has opened the link and agrees: it is theirs, with all that was.

    Raises LinkSpent or JoinedAlready.
    """
    person = await whose(tx, payload, now=now)
    await drafts.end(tx, draft_id)
    if await people.find_by_account(tx, account_id):
        raise JoinedAlready
    link = await links.use(tx, payload, account_id, now=now)
    await people.add_account(tx, person.id, account_id)
    await people.correct(tx, person.id, keeper_id=None, language=language, agreed_at=now)
    if await people.is_appointed(tx, account_id):
        await people.give_role(tx, person.id, Role.ORGANISER, Standing.APPROVED, now)
    await history.note(tx, "join_record", "person", person.id, by=person.id, now=now)
    if link.made_by is not None:
        await outbox.post(tx, link.made_by, "has_app", about=person.id, now=now)
    return await get(tx, person.id)


@verb
async def is_me_too(tx: Transaction, payload: str, account_id: int, *, now: datetime) -> None:
    """Somebody who has joined opens a link to another record of theirs: its maker hears so.

    Raises LinkSpent.
    """
    person = await whose(tx, payload, now=now)
    link = await links.use(tx, payload, account_id, now=now)
    if link.made_by is not None:
        await outbox.post(tx, link.made_by, "same_person", about=person.id, now=now)


async def whose(source: Source, payload: str, *, now: datetime) -> Person:
    """Whose record a link leads to. Raises LinkSpent, also where they have the app or its maker stopped."""
    link = await links.look(source, payload, now=now)
    person = await people.find(source, link.about) if link.about is not None else None
    maker = await people.find(source, link.made_by) if link.made_by is not None else None
    if person is None or person.account_id is not None or maker is None or not maker.organiser:
        raise LinkSpent
    return person


async def _kept(tx: Transaction, id: int, by: int) -> Person:
    """Somebody without an app, whom this organiser keeps. Raises NotAnOrganiser, HasApp or NotHere."""
    await must_be_organiser(tx, by)
    person = await get(tx, id)
    if person.account_id is not None:
        raise HasApp(name=person.name)
    if not await may_speak_for(tx, by, id):
        raise NotHere
    return person

"""Vettings: an organiser says what they have seen of a neighbour, and until when it counts."""

import json
import re
from dataclasses import dataclass
from datetime import datetime, timedelta

from aid.kinds import Need
from aid.neighbour_refusals import CheckOver, HoldsNumber, NotOnTheList, OwnCheck
from aid.organisers import must_be_organiser, tell_organisers
from aid.people import get as get_person
from aid.pledges import MAY_PROMISE
from aid.refusals import NotHere, QuestionOver
from aid.texts import clean
from aid.verbs import verb
from storage import drafts, history, outbox, vettings
from storage.connection import Transaction
from storage.database import Database
from storage.vettings import Sort, Vetting

SEEN_LETTERS_MAX = 100
DIGITS_MAX = 3  # "2 letters from 2019" tells nothing; a longer number may be a certificate's
A_YEAR = timedelta(days=365)
REMIND_BEFORE = timedelta(days=30)
UNDONE_WITHIN = timedelta(minutes=10)


@dataclass(frozen=True, kw_only=True)
class Lasts:
    """For how many years such a check may count at most."""

    years: int


SORTS: dict[Sort, Lasts] = {
    Sort.IDENTITY: Lasts(years=3),
    Sort.REFERENCES: Lasts(years=3),
    Sort.BASIC_CHECK: Lasts(years=3),
    Sort.DRIVING: Lasts(years=1),
}
# Any of these ways will do, each with all of its checks.
CLEARS: dict[Need, tuple[tuple[Sort, ...], ...]] = {
    Need.INSIDE: ((Sort.BASIC_CHECK,), (Sort.IDENTITY, Sort.REFERENCES)),
    Need.CAR: ((Sort.DRIVING,),),
}


@verb
async def attest(
    tx: Transaction,
    id: int,
    sort: Sort,
    *,
    seen: str,
    years: int,
    by: int,
    draft_id: int | None,
    now: datetime,
) -> Vetting:
    """An organiser has seen it, for the first time or anew: an earlier one of the sort ends.

    Raises NotAnOrganiser, OwnCheck, NotOnTheList, QuestionOver, HoldsNumber or a text's refusal.
    """
    await must_be_organiser(tx, by)
    person = await get_person(tx, id)
    if id == by:
        raise OwnCheck
    if person.neighbour not in MAY_PROMISE:
        raise NotOnTheList(name=person.name)
    seen = seen_words(seen)
    if draft_id is not None and not await drafts.end(tx, draft_id):
        raise QuestionOver
    for earlier in await vettings.standing(tx, id):
        if earlier.sort is sort:
            await _end(tx, earlier, by, now)
    until = now + A_YEAR * min(max(years, 1), SORTS[sort].years)
    vetting_id = await vettings.add(
        tx, id, sort, seen, by=by, until=until, remind_at=until - REMIND_BEFORE, now=now
    )
    await history.note(tx, "attest", "vetting", vetting_id, by=by, now=now, on_behalf_of=id)
    await _clear(tx, id)
    return await _get(tx, vetting_id)


@verb
async def end_vetting(tx: Transaction, id: int, *, by: int, now: datetime) -> Vetting:
    """An organiser says that it counts no longer. Raises NotAnOrganiser, NotHere or CheckOver."""
    await must_be_organiser(tx, by)
    vetting = await _get(tx, id)
    if vetting.ended_at:
        raise CheckOver
    await _end(tx, vetting, by, now)
    await history.note(tx, "end_vetting", "vetting", id, by=by, now=now, on_behalf_of=vetting.person_id)
    await _clear(tx, vetting.person_id)
    return vetting


@verb
async def take_back_check(tx: Transaction, id: int, *, by: int, now: datetime) -> Vetting:
    """ "Undo": what somebody has just noted anew goes, and the check before it counts as it did.

    Raises NotAnOrganiser, NotHere or CheckOver.
    """
    await must_be_organiser(tx, by)
    vetting = await _get(tx, id)
    before = await vettings.ended_at_once(tx, vetting)
    if before is None or vetting.ended_at or vetting.by_id != by or vetting.at < now - UNDONE_WITHIN:
        raise CheckOver
    await _end(tx, vetting, by, now)
    await vettings.revive(tx, before.id, remind_at=None if before.until <= now else before.until)
    await outbox.redraw(tx, "vetting_ends", about=before.id, now=now)
    await history.note(tx, "take_back_check", "vetting", id, by=by, now=now, on_behalf_of=vetting.person_id)
    await _clear(tx, vetting.person_id)
    return before


async def sweep_endings(db: Database, now: datetime) -> None:
    """Organisers hear a month before a check ends, and when it has."""
    for vetting in await vettings.to_remind(db, now):
        await remind(db, vetting.id, now=now)


@verb
async def remind(tx: Transaction, id: int, *, now: datetime) -> None:
    """Organisers hear of the end that is near, or has come, if that is still so."""
    vetting = await vettings.find(tx, id)
    if vetting is None or vetting.remind_at is None or vetting.remind_at > now:
        return
    await vettings.remind(tx, id, None if vetting.until <= now else vetting.until)
    await tell_organisers(tx, "vetting_ends", about=id, now=now)


def seen_words(text: str) -> str:
    """What was seen, as it is kept: never a certificate's number. Raises HoldsNumber or a text's refusal."""
    words = clean(text, SEEN_LETTERS_MAX)
    years = re.sub(r"(?<!\d)(?:19|20)\d\d(?!\d)", "", words)
    if sum(character.isdigit() for character in years) > DIGITS_MAX:
        raise HoldsNumber
    return words


async def _get(tx: Transaction, id: int) -> Vetting:
    vetting = await vettings.find(tx, id)
    if vetting is None:
        raise NotHere
    return vetting


async def _end(tx: Transaction, vetting: Vetting, by: int, now: datetime) -> None:
    await vettings.end(tx, vetting.id, by, now)
    await outbox.redraw(tx, "vetting_ends", about=vetting.id, now=now)


async def _clear(tx: Transaction, person_id: int) -> None:
    # Kept beside the role, so that whoever looks for helpers needs one test.
    until = {vetting.sort: vetting.until for vetting in await vettings.standing(tx, person_id)}
    cleared = {}
    for need, ways in CLEARS.items():
        ends = [min(until[sort] for sort in way) for way in ways if all(sort in until for sort in way)]
        if ends:
            cleared[need] = max(ends).isoformat(timespec="microseconds")
    await vettings.clear(tx, person_id, json.dumps(cleared))

"""Consents: told, confirmed by the person's own word, looked at again every 6 months, ended at any time."""

from datetime import date, datetime, timedelta

from aid.consent_refusals import AgreedAlready, NotThemselves, OverNow
from aid.held_asks import release
from aid.organisers import tell_organisers
from aid.people import get as get_person
from aid.permissions import may_speak_for
from aid.refusals import NotHere
from aid.texts import NAME_LETTERS_MAX, PHONE_LETTERS_MAX, clean, clean_name
from aid.verbs import verb
from storage import consents, drafts, history, outbox, people, referrers
from storage.connection import Transaction
from storage.consents import Consent, Relation, Trust
from storage.people import Person, Role, Standing
from storage.rows import Source

REVIEWED_AFTER = timedelta(days=182)


async def get(source: Source, id: int) -> Trust:
    """The consent with this id. Raises NotHere."""
    trust = await consents.find(source, id)
    if trust is None:
        raise NotHere
    return trust


async def get_own(source: Source, id: int, by: int) -> Trust:
    """The consent by which somebody asks or would like to. Raises NotHere."""
    trust = await get(source, id)
    if trust.trusted_id != by:
        raise NotHere
    return trust


@verb
async def begin_for(
    tx: Transaction,
    *,
    by: int,
    draft_id: int,
    name: str,
    relation: Relation,
    relation_words: str | None = None,
    phone: str | None = None,
    call: bool = False,
    now: datetime,
) -> Trust:
    """Somebody would like to ask for another, who is to agree by a link, or to an organiser who rings."""
    await drafts.end(tx, draft_id)
    relation = Relation.REFERRER if await referrers.is_one(tx, by) else relation
    id = await tell(tx, by, None, clean_name(name), relation, relation_words, phone=phone, now=now)
    if call:
        await consents.correct(tx, id, call_wanted_at=now)
        await tell_organisers(tx, "consent_call", about=id, now=now)
    return await get(tx, id)


async def tell(
    tx: Transaction,
    trusted_id: int,
    resident_id: int | None,
    name: str,
    relation: Relation,
    relation_words: str | None,
    *,
    phone: str | None = None,
    now: datetime,
) -> int:
    """One of the two has told us. Gives the consent's id. Raises a text's refusal."""
    other = relation is Relation.OTHER and relation_words
    id = await consents.add(
        tx, trusted_id=trusted_id, resident_id=resident_id, name=name, relation=relation,
        phone=phone and clean(phone, PHONE_LETTERS_MAX),
        relation_words=clean(relation_words or "", NAME_LETTERS_MAX) if other else None, now=now,
    )  # fmt: skip
    if relation is not Relation.REFERRER:
        await people.give_role(tx, trusted_id, Role.TRUSTED, Standing.APPROVED, now)
    await history.note(tx, "tell_consent", "consent", id, by=trusted_id, now=now, on_behalf_of=resident_id)
    return id


@verb
async def agree_to(
    tx: Transaction,
    id: int,
    *,
    by: int,
    today: date,
    post_at: datetime,
    now: datetime,
    reviewed_after: timedelta = REVIEWED_AFTER,
) -> Trust:
    """The resident says yes with their own tap. Raises NotHere, AgreedAlready or OverNow."""
    trust = await get(tx, id)
    if trust.resident_id != by:
        raise NotHere
    return await confirm(
        tx, trust, await get_person(tx, by), by=by, today=today, post_at=post_at, now=now,
        reviewed_after=reviewed_after,
    )  # fmt: skip


async def confirm(
    tx: Transaction,
    trust: Trust,
    resident: Person,
    *,
    by: int,
    words: str | None = None,
    today: date,
    post_at: datetime,
    now: datetime,
    reviewed_after: timedelta = REVIEWED_AFTER,
) -> Trust:
    """Whoever is meant has said yes themselves, or to an organiser (`by`) in these words.

    What waited for it goes out at `post_at`. Raises AgreedAlready, OverNow or NotThemselves.
    """
    _must_wait(trust)
    if trust.trusted_id in (by, resident.id):
        raise NotThemselves
    before = await consents.between(tx, trust.trusted_id, resident.id)
    if before:
        await _close(tx, before, now)
    main = before.main if before else await consents.main_of(tx, resident.id) is None
    await consents.correct(
        tx, trust.id, state=Consent.CONFIRMED, resident_id=resident.id, confirmed_at=now, words=words,
        main=main and trust.relation is not Relation.REFERRER,
        heard_by=None if by == resident.id else by, review_at=now + reviewed_after, phone=None,
    )  # fmt: skip
    await note(tx, "confirm_consent", trust.id, by, resident.id, now)
    await outbox.post(tx, trust.trusted_id, "may_ask_now", about=trust.id, now=now)
    if by != resident.id and resident.account_id is not None:
        await outbox.post(tx, resident.id, "said_on_the_phone", about=trust.id, now=now)
    confirmed = await get(tx, trust.id)
    await release(tx, confirmed, today, post_at, now)
    return confirmed


@verb
async def end_consent(tx: Transaction, id: int, *, by: int, now: datetime) -> Trust:
    """The resident ends it, at once and silently. Raises NotHere or OverNow."""
    trust = await must_be_theirs(tx, id, by)
    if trust.state is Consent.ENDED:
        raise OverNow
    await end(tx, trust, by, now)
    return await get(tx, id)


async def end(tx: Transaction, trust: Trust, by: int | None, now: datetime) -> None:
    """From now on the one may not ask for the other; nobody is told."""
    await _close(tx, trust, now)
    await note(tx, "end_consent", trust.id, by, trust.resident_id, now)


@verb
async def make_main(tx: Transaction, id: int, *, by: int, now: datetime) -> Trust:
    """The resident says which of them is the main one. Raises NotHere or OverNow."""
    trust = await must_be_theirs(tx, id, by)
    if trust.state is not Consent.CONFIRMED or trust.relation is Relation.REFERRER:
        raise OverNow
    before = await consents.main_of(tx, trust.resident_id or by)
    if before:
        await consents.correct(tx, before.id, main=0)
    await consents.correct(tx, id, main=1)
    await note(tx, "make_main", id, by, trust.resident_id, now)
    return await get(tx, id)


async def must_be_theirs(tx: Transaction, id: int, by: int) -> Trust:
    """The consent, for the resident or the organiser who keeps touch with them. Raises NotHere."""
    trust = await get(tx, id)
    if trust.resident_id is None or not await may_speak_for(tx, by, trust.resident_id):
        raise NotHere
    return trust


def _must_wait(trust: Trust) -> None:
    if trust.state is Consent.ENDED:
        raise OverNow
    if trust.state is Consent.CONFIRMED:
        raise AgreedAlready


async def _close(tx: Transaction, trust: Trust, now: datetime) -> None:
    await consents.correct(
        tx, trust.id, state=Consent.ENDED, main=0, review_at=None, phone=None, ended_at=now
    )


async def note(
    tx: Transaction, verb_name: str, id: int, by: int | None, resident_id: int | None, now: datetime
) -> None:
    """Who did this with a consent, for whom."""
    await history.note(tx, verb_name, "consent", id, by=by, now=now, on_behalf_of=resident_id)

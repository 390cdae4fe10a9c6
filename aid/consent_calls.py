"""Consent on the telephone: an organiser rings, hears what the person says, and writes it down."""

from datetime import date, datetime, timedelta

from aid.consent_refusals import AgreedAlready, AskAPerson, OverNow, RungAlready
from aid.consents import REVIEWED_AFTER, confirm, end, get, get_own
from aid.organisers import must_be_organiser, tell_organisers
from aid.people import get as get_person
from aid.phoning_in import take_in
from aid.texts import DETAILS_LETTERS_MAX, PHONE_LETTERS_MAX, clean
from aid.verbs import verb
from storage import consents, drafts, history, looks
from storage.connection import Transaction
from storage.consents import Consent, Trust


@verb
async def want_consent_call(
    tx: Transaction, id: int, *, by: int, draft_id: int, phone: str, now: datetime
) -> Trust:
    """Rather than by a link, an organiser is to ring and hear it. Raises NotHere, AskAPerson or a text's
    refusal."""
    trust = await get_own(tx, id, by)
    if trust.state is not Consent.TOLD_US:
        raise AskAPerson
    await drafts.end(tx, draft_id)
    await consents.correct(tx, id, phone=clean(phone, PHONE_LETTERS_MAX), call_wanted_at=now)
    await history.note(tx, "want_consent_call", "consent", id, by=by, now=now)
    await tell_organisers(tx, "consent_call", about=id, now=now)
    return await get(tx, id)


@verb
async def take_consent_call(tx: Transaction, id: int, *, by: int, now: datetime) -> Trust:
    """An organiser will ring. Raises NotAnOrganiser, or why there is nobody to ring."""
    await must_be_organiser(tx, by)
    trust = await _waiting(tx, id)
    if trust.call_taken_by not in (None, by):
        raise RungAlready(name=(await get_person(tx, trust.call_taken_by)).name)
    await consents.correct(tx, id, call_taken_by=by)
    await history.note(tx, "take_consent_call", "consent", id, by=by, now=now)
    if trust.resident_id:
        await looks.note(tx, trust.resident_id, by=by, now=now)
    return await get(tx, id)


@verb
async def record_consent(
    tx: Transaction,
    id: int,
    *,
    by: int,
    draft_id: int,
    resident_id: int | None = None,
    phone: str | None = None,
    address: str | None = None,
    area_id: int | None = None,
    agreed: bool,
    words: str,
    today: date,
    post_at: datetime,
    now: datetime,
    reviewed_after: timedelta = REVIEWED_AFTER,
) -> Trust:
    """An organiser has heard what the person says, in these words.

    Without a `resident_id` somebody who says yes becomes a record of their own, with a `phone` and an
    `address`. Raises NotAnOrganiser, NotHere, NotThemselves, or why there is nothing to hear.
    """
    await must_be_organiser(tx, by)
    trust = await _waiting(tx, id)
    words = clean(words, DETAILS_LETTERS_MAX)
    await drafts.end(tx, draft_id)
    if not agreed:
        await consents.correct(tx, id, heard_by=by, words=words)
        await end(tx, trust, by, now)
        return await get(tx, id)
    resident = await get_person(tx, resident_id) if resident_id else await take_in(
        tx, draft_id=draft_id, by=by, name=trust.name, phone=phone or trust.phone or "",
        address=address or "", area_id=area_id, now=now,
    )  # fmt: skip
    return await confirm(
        tx, trust, resident, by=by, words=words, today=today, post_at=post_at, now=now,
        reviewed_after=reviewed_after,
    )  # fmt: skip


async def _waiting(tx: Transaction, id: int) -> Trust:
    trust = await get(tx, id)
    if trust.state is Consent.ENDED:
        raise OverNow
    if trust.state is Consent.CONFIRMED:
        raise AgreedAlready
    return trust

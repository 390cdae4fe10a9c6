"""Referrers: an organiser says who refers others, and who does so no longer."""

from datetime import datetime

from aid.consent_refusals import OverNow
from aid.consents import end
from aid.organisers import must_be_organiser
from aid.people import get
from aid.refusals import NotHere
from aid.verbs import verb
from storage import consents, history, referrers
from storage.connection import Transaction
from storage.consents import Consent, Relation
from storage.people import Person

ASKED_FOR_MAX = 1000


@verb
async def make_referrer(tx: Transaction, id: int, *, by: int, now: datetime) -> Person:
    """Somebody who joined to ask for others refers them in their work. Raises NotAnOrganiser or NotHere."""
    await must_be_organiser(tx, by)
    person = await get(tx, id)
    if not await referrers.may_be_one(tx, id):
        raise NotHere
    await referrers.give(tx, id, now)
    for trust in await consents.of_trusted(tx, id, ASKED_FOR_MAX):
        if trust.state is Consent.TOLD_US:
            await consents.correct(tx, trust.id, relation=Relation.REFERRER, relation_words=None)
    await history.note(tx, "make_referrer", "person", id, by=by, now=now)
    return person


@verb
async def end_referrer(tx: Transaction, id: int, *, by: int, now: datetime) -> Person:
    """Somebody refers nobody any more; what they asked for goes on. Raises NotAnOrganiser or OverNow."""
    await must_be_organiser(tx, by)
    person = await get(tx, id)
    if not await referrers.is_one(tx, id):
        raise OverNow
    await referrers.take(tx, id)
    for trust in await consents.of_trusted(tx, id, ASKED_FOR_MAX):
        if trust.relation is Relation.REFERRER and trust.state is not Consent.ENDED:
            # What somebody agreed to as a referral is no leave to ask as a friend.
            await end(tx, trust, by, now)
    await history.note(tx, "end_referrer", "person", id, by=by, now=now)
    return person

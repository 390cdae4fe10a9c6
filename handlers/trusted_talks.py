"""Whom a trusted person asks for, with no more about them than they may know."""

from dataclasses import replace

from aid.people import get
from handlers.known import NOTHING_KNOWN, Known
from storage import consents, request_lists
from storage.consents import Consent, Relation, Trust
from storage.people import Person
from storage.rows import Source

NOBODY_YET = 0  # no person has this id


async def asked_for(source: Source, speaker: Person | None, consent_id: int) -> tuple[Person | None, Known]:
    """The resident without what is theirs alone, and what is under way for them.

    Before they have agreed, and once they no longer do, it is but the name that the speaker gave.
    """
    trust = await consents.find(source, consent_id)
    if trust is None or speaker is None or trust.trusted_id != speaker.id:
        return speaker, NOTHING_KNOWN
    if trust.state is not Consent.CONFIRMED or trust.resident_id is None:
        return _a_name(trust, speaker), NOTHING_KNOWN
    resident = replace(await get(source, trust.resident_id), door=None, phone=None)
    if trust.relation is Relation.REFERRER:
        return resident, NOTHING_KNOWN
    return resident, Known(under_way=tuple(await request_lists.under_way_for(source, resident.id)))


def _a_name(trust: Trust, speaker: Person) -> Person:
    return Person(
        id=NOBODY_YET, name=trust.name, area_id=None, language=speaker.language, address=None, phone=None,
        account_id=None, neighbour=None, organiser=False,
    )  # fmt: skip

"""More that letters tell of: pairs, somebody asked, a visit under way, thanks, a consent by telephone."""

import aid.consent_calls
import aid.help_requests
import aid.introducing
import aid.notes
import aid.phoning_in
import aid.visits
from aid.consents import begin_for
from storage import offers
from storage.consents import Relation
from storage.help_requests import Kind, Status
from tests.village import Village


async def a_pair(village: Village, state: str) -> int:
    """A heavy thing that takes two: both have come, or one of them has gone again."""
    id, now = await village.asked(kind=Kind.HEAVY), village.now
    for name in ("helper", "neighbour"):
        await aid.help_requests.claim(village.db, id, by=await village.id(name), now=now)
    if state == "alone":
        await aid.help_requests.hand_back(village.db, id, by=await village.id("neighbour"), now=now)
    return id


async def asking_somebody(village: Village, state: str) -> int:
    """A neighbour was asked, by a nudge or because an organiser thought of them."""
    neighbour, now = await village.id("former helper"), village.now
    if state == "suggested":
        id, organiser = await village.asked(kind=Kind.COMPANY), await village.id("organiser")
        await aid.introducing.suggest(village.db, id, neighbour, by=organiser, now=now)
        return id
    id = await village.asked()
    await village.db.transaction(lambda tx: offers.ask(tx, id, neighbour, 1, now))
    return id


async def a_visit(village: Village, state: str) -> int:
    """Somebody went to help, and is still there."""
    id, helper, now = await village.request(Status.CLAIMED), await village.id("helper"), village.now
    await aid.visits.arrive(village.db, id, by=helper, now=now)
    return id


async def thanks(village: Village, state: str) -> int:
    """The resident thanks the helper."""
    id, by = await village.request(Status.CLOSED), await village.id("resident")
    told = {"words": "That was kind", "voice": None, "now": village.now}
    await aid.notes.thank(village.db, id, by=by, **told)
    return id


async def by_telephone(village: Village, state: str) -> int:
    """An organiser has rung and heard a yes, or is to ring."""
    if state == "heard":
        return village.trust_of["trusted"]
    by, now = await village.id("other resident"), village.now
    named = {"draft_id": 0, "name": "Resident", "relation": Relation.SON}
    trust = await begin_for(village.db, by=by, now=now, **named)
    told = {"by": by, "draft_id": 0, "phone": "020 7946 0000", "now": now}
    await aid.consent_calls.want_consent_call(village.db, trust.id, **told)
    return trust.id


async def without_the_app(village: Village, state: str) -> int:
    """Somebody with whom an organiser keeps touch."""
    told = {"name": "Percy", "phone": "0201", "address": "3 Elm Street", "area_id": village.elm}
    by = await village.id("organiser")
    return (await aid.phoning_in.take_in(village.db, draft_id=0, by=by, now=village.now, **told)).id


PAIR = {
    "second_found": ("resident", {"two"}),
    "partner_found": ("helper", {"two"}),
    "one_left": ("resident", {"alone"}),
    "partner_left": ("helper", {"alone"}),
    "one_short": ("organiser", {"alone"}),
}
ASKED = {
    "nudge": ("former helper", {"asked"}),
    "same_again": ("former helper", {"asked"}),
    "introduction_wanted": ("former helper", {"suggested"}),
}
TELEPHONE = {
    "said_on_the_phone": ("resident", {"heard"}),
    "still_so": ("resident", {"heard"}),
    "consent_call": ("organiser", {"to ring"}),
}
MORE_SUBJECTS = [
    (PAIR, ("two", "alone"), a_pair),
    (ASKED, ("asked", "suggested"), asking_somebody),
    ({"all_right": ("helper", {"there"})}, ("there",), a_visit),
    ({"thanks_passed": ("helper", {"said"})}, ("said",), thanks),
    (TELEPHONE, ("heard", "to ring"), by_telephone),
    ({"keeps_touch": ("organiser", {"kept"})}, ("kept",), without_the_app),
]

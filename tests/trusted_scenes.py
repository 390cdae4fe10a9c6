"""How each verb about asking for others is tried: consents, links, and who refers people."""

from typing import Any

import aid.consent_calls
import aid.consent_links
import aid.consent_reviews
import aid.consents
import aid.referrers
import aid.stepping_back
import aid.trusted
from aid.drafts import begin
from storage.connection import Transaction
from storage.consents import Relation
from tests.scene import Scene, person
from tests.village import ACCOUNTS, Village


async def on_consent(village: Village, verb: str, state: str) -> Scene:
    """A consent of the resident's: `trusted not confirmed` may ask, may no longer, or has but said so."""
    id, day = await village.trust(state), {"today": village.now.date(), "post_at": village.now}
    more: dict[str, dict[str, Any]] = {
        "agree_to": day,
        "record_consent": {**village.heard(), "resident_id": await village.id("resident")},
        "want_consent_call": {"phone": "020 7946 0000", "draft_id": 0},
        "ask_for": {**village.wanted(), "area_id": village.elm},
    }

    async def attempt(tx: Transaction, actor: str) -> Any:
        told = {"by": await person(tx, actor), "now": village.now, **more.get(verb, {})}
        if verb == "ask_for":
            told["draft_id"] = (await begin(tx, ACCOUNTS[actor], "ask", "check", now=village.now)).id
        return await getattr(TRUSTED_HOMES[verb], verb)(tx, id, **told)

    taps = {
        "end_consent": "end_trust", "make_main": "main_trusted", "take_consent_call": "consent_ring",
        "step_back": "step_back_now",
    }  # fmt: skip
    by_tap = ("agree_to", "keep_on", "link_for", *taps)
    return Scene(attempt=attempt, tap=f"{taps.get(verb, verb)}:{id}" if verb in by_tap else None)


async def by_link(village: Village, verb: str, state: str) -> Scene:
    """A link of the resident's to be accepted, or one to be agreed to; fresh, or used already."""
    told = {"name": "Resident", "relation": Relation.SON, "now": village.now}
    if verb == "accept":
        payload = await aid.consent_links.invite_trusted(
            village.db, by=await village.id("resident"), now=village.now
        )
    else:
        by = await village.id("trusted not confirmed")
        _, payload = await aid.consent_links.begin_by_link(village.db, by=by, draft_id=0, **told)
    day = {"today": village.now.date(), "post_at": village.now}
    more = {"accept": {"draft_id": 0, "relation": Relation.SON}, "agree_by_link": day}.get(verb, {})
    if state == "used":
        account = ACCOUNTS["other resident"]
        await getattr(aid.consent_links, verb)(village.db, payload, account, now=village.now, **more)

    async def attempt(tx: Transaction, actor: str) -> Any:
        return await getattr(aid.consent_links, verb)(tx, payload, ACCOUNTS[actor], now=village.now, **more)

    return Scene(attempt=attempt)


async def beginning_trust(village: Village, verb: str, state: str) -> Scene:
    """Somebody would like to ask for another, or be asked for."""
    named = {"draft_id": 0, "name": "Somebody", "relation": Relation.SON}
    more = {} if verb == "invite_trusted" else named

    async def attempt(tx: Transaction, actor: str) -> Any:
        by = await person(tx, actor)
        return await getattr(TRUSTED_HOMES[verb], verb)(tx, by=by, now=village.now, **more)

    return Scene(attempt=attempt)


async def on_referrer(village: Village, verb: str, state: str) -> Scene:
    """An organiser says who refers others."""
    id = await village.id(state)

    async def attempt(tx: Transaction, actor: str) -> Any:
        return await getattr(aid.referrers, verb)(tx, id, by=await person(tx, actor), now=village.now)

    return Scene(attempt=attempt, tap=f"{verb}:{id}")


ON_CONSENT = (
    "agree_to", "end_consent", "make_main", "keep_on", "link_for", "want_consent_call", "take_consent_call",
    "record_consent", "ask_for", "step_back",
)  # fmt: skip
BY_LINK = ("accept", "agree_by_link", "refuse_by_link")

TRUSTED_SCENES = {
    **dict.fromkeys(ON_CONSENT, on_consent),
    **dict.fromkeys(BY_LINK, by_link),
    **dict.fromkeys(("begin_for", "begin_by_link", "invite_trusted"), beginning_trust),
    **dict.fromkeys(("make_referrer", "end_referrer"), on_referrer),
}
TRUSTED_HOMES: dict[str, Any] = {
    **dict.fromkeys(("agree_to", "end_consent", "make_main", "begin_for"), aid.consents),
    **dict.fromkeys(("link_for", "begin_by_link", "invite_trusted", *BY_LINK), aid.consent_links),
    **dict.fromkeys(("want_consent_call", "take_consent_call", "record_consent"), aid.consent_calls),
    **dict.fromkeys(("make_referrer", "end_referrer"), aid.referrers),
    "keep_on": aid.consent_reviews,
    "step_back": aid.stepping_back,
    "ask_for": aid.trusted,
}

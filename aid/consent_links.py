"""Consent by link: one of the two sends it, and the other taps it in their own Telegram."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from aid.consent_refusals import AskAPerson, OwnLink
from aid.consents import REVIEWED_AFTER, begin_for, confirm, end, get, get_own, tell
from aid.links import look as look_at_link
from aid.links import make, use
from aid.organising_refusals import LinkSpent
from aid.people import get as get_person
from aid.people import get_by_account
from aid.verbs import verb
from storage import drafts, history, outbox
from storage.connection import Transaction
from storage.consents import Consent, Relation, Trust
from storage.links import Purpose
from storage.people import Person
from storage.rows import Source


@dataclass(frozen=True, kw_only=True)
class Asked:
    """Whoever opens a link is asked by `by`; `trust` is what they are to agree to, if it is theirs to do."""

    by: Person
    trust: Trust | None


@verb
async def begin_by_link(
    tx: Transaction,
    *,
    by: int,
    draft_id: int,
    name: str,
    relation: Relation,
    relation_words: str | None = None,
    now: datetime,
) -> tuple[Trust, str]:
    """Somebody would like to ask for another, who is to tap this link: the consent and its start payload."""
    trust = await begin_for(
        tx, by=by, draft_id=draft_id, name=name, relation=relation, relation_words=relation_words, now=now
    )
    return trust, await link_for(tx, trust.id, by=by, now=now)


@verb
async def link_for(tx: Transaction, id: int, *, by: int, now: datetime) -> str:
    """The start payload that the one they want to ask for is to tap. Raises NotHere or AskAPerson."""
    trust = await get_own(tx, id, by)
    if trust.state is not Consent.TOLD_US:
        raise AskAPerson
    await history.note(tx, "link_for", "consent", id, by=by, now=now)
    return await make(tx, Purpose.CONSENT, now=now, about=id, by=by)


@verb
async def invite_trusted(tx: Transaction, *, by: int, now: datetime) -> str:
    """The start payload by which a resident invites somebody to ask for them."""
    await history.note(tx, "invite_trusted", "person", by, by=by, now=now)
    return await make(tx, Purpose.TRUST, now=now, about=by, by=by)


async def look(source: Source, payload: str, account_id: int, *, now: datetime) -> Asked:
    """What a link asks, which stays good. Raises LinkSpent, or OwnLink for whoever made it."""
    link = await look_at_link(source, payload, now=now)
    if link.about is None or link.made_by is None:
        raise LinkSpent
    by = await get_person(source, link.made_by)
    if by.account_id == account_id:
        raise OwnLink
    trust = await get(source, link.about) if payload.startswith(Purpose.CONSENT) else None
    if trust and trust.state is not Consent.TOLD_US:
        raise LinkSpent
    return Asked(by=by, trust=trust)


@verb
async def agree_by_link(
    tx: Transaction,
    payload: str,
    account_id: int,
    *,
    today: date,
    post_at: datetime,
    now: datetime,
    reviewed_after: timedelta = REVIEWED_AFTER,
) -> Trust:
    """Whoever is meant says yes with their own tap, once. Raises NotJoined, LinkSpent or OwnLink."""
    resident = await get_by_account(tx, account_id)
    asked = await _use(tx, payload, account_id, now)
    return await confirm(
        tx, asked, resident, by=resident.id, today=today, post_at=post_at, now=now,
        reviewed_after=reviewed_after,
    )  # fmt: skip


@verb
async def refuse_by_link(tx: Transaction, payload: str, account_id: int, *, now: datetime) -> None:
    """Whoever is meant says no; nobody is told. Raises NotJoined, LinkSpent or OwnLink."""
    resident = await get_by_account(tx, account_id)
    await end(tx, await _use(tx, payload, account_id, now), resident.id, now)


@verb
async def accept(
    tx: Transaction,
    payload: str,
    account_id: int,
    *,
    draft_id: int,
    relation: Relation,
    relation_words: str | None = None,
    now: datetime,
) -> Trust:
    """Somebody whom a resident has invited says yes; the resident is asked if it is who they meant.

    Raises NotJoined, LinkSpent or OwnLink.
    """
    trusted, asked = await get_by_account(tx, account_id), await look(tx, payload, account_id, now=now)
    if asked.trust:
        raise LinkSpent
    await use(tx, payload, account_id, now=now)
    await drafts.end(tx, draft_id)
    id = await tell(tx, trusted.id, asked.by.id, asked.by.name, relation, relation_words, now=now)
    await outbox.post(tx, asked.by.id, "may_they_ask", about=id, now=now)
    return await get(tx, id)


async def _use(tx: Transaction, payload: str, account_id: int, now: datetime) -> Trust:
    asked = await look(tx, payload, account_id, now=now)
    if asked.trust is None:
        raise LinkSpent
    await use(tx, payload, account_id, now=now)
    return asked.trust

"""The one-time link that makes the first organiser: 128 bits, kept as a hash, 30 minutes."""

import hashlib
import secrets
from datetime import datetime, timedelta

from aid.organising_refusals import LinkSpent
from aid.people import appoint
from aid.verbs import verb
from storage import links
from storage.connection import Transaction
from storage.people import has_organiser

LINK_LIVES = timedelta(minutes=30)
PREFIX = "organise-"


@verb
async def make_organiser_link(tx: Transaction, *, now: datetime) -> str | None:
    """The start payload of a link that makes an organiser; None when there is one already."""
    if await has_organiser(tx):
        return None
    token = secrets.token_urlsafe(16)
    await links.add(tx, _hash(token), "organise", now + LINK_LIVES)
    return PREFIX + token


@verb
async def use_organiser_link(tx: Transaction, payload: str, account_id: int, *, now: datetime) -> None:
    """Somebody presses the link: they organise from now on. Raises LinkSpent."""
    if not await links.use(tx, _hash(payload.removeprefix(PREFIX)), "organise", account_id, now):
        raise LinkSpent
    await appoint(tx, account_id, now=now)


def _hash(token: str) -> str:
    return hashlib.sha256(token.encode()).hexdigest()

"""Links that lead into the bot: 128 bits, kept as a hash, each for one purpose and, but for posters, once."""

import hashlib
import secrets
from datetime import datetime, timedelta

from aid.organising_refusals import LinkSpent
from aid.verbs import verb
from storage import links
from storage.connection import Transaction
from storage.links import Link, Purpose
from storage.people import has_organiser
from storage.rows import Source

A_WEEK = timedelta(days=7)

LIVES: dict[Purpose, timedelta | None] = {
    Purpose.ORGANISE: timedelta(minutes=30),
    Purpose.CONSENT: A_WEEK,
    Purpose.TRUST: A_WEEK,
    Purpose.ACCOUNT: A_WEEK,
    Purpose.GROUP: timedelta(hours=1),
    Purpose.POSTER: None,
}


async def make(
    tx: Transaction, purpose: Purpose, *, now: datetime, about: int | None = None, by: int | None = None
) -> str:
    """What follows `/start` in a new link, `purpose-token`. An earlier one for the same thing is void."""
    token, lives = secrets.token_urlsafe(16), LIVES[purpose]
    until = now + lives if lives else None
    await links.add(tx, _hash(token), purpose, about=about, made_by=by, expires_at=until)
    return f"{purpose}-{token}"


async def look(source: Source, payload: str, *, now: datetime) -> Link:
    """The link that somebody has pressed, which stays good. Raises LinkSpent: unknown, used and old alike."""
    purpose, _, token = payload.partition("-")
    link = await links.find(source, _hash(token), Purpose(purpose), now) if purpose in LIVES else None
    if link is None:
        raise LinkSpent
    return link


async def use(tx: Transaction, payload: str, account_id: int, *, now: datetime) -> Link:
    """Use a link up. Raises LinkSpent: unknown, used and old alike."""
    link = await look(tx, payload, now=now)
    await links.use_up(tx, _hash(payload.partition("-")[2]), account_id, now)
    return link


@verb
async def make_organiser_link(tx: Transaction, *, now: datetime) -> str | None:
    """The start payload of a link that makes the first organiser; None when there is one already."""
    return None if await has_organiser(tx) else await make(tx, Purpose.ORGANISE, now=now)


def _hash(token: str) -> str:
    return hashlib.sha256(token.encode(errors="replace")).hexdigest()

"""Links that lead into the bot, each for one purpose: only a hash of the token is kept."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from storage.connection import Transaction
from storage.rows import Source, maybe


class Purpose(StrEnum):
    """What a link is for. A poster's lives for ever, for everybody; the others are used once."""

    ORGANISE = "organise"
    CONSENT = "consent"
    TRUST = "trust"
    ACCOUNT = "account"
    GROUP = "group"
    POSTER = "poster"


@dataclass(frozen=True, kw_only=True)
class Link:
    """A link that may be used. `about`: the row it is about, by its purpose; `made_by`: a person."""

    about: int | None
    made_by: int | None


async def add(
    tx: Transaction,
    token_hash: str,
    purpose: Purpose,
    *,
    about: int | None,
    made_by: int | None,
    expires_at: datetime | None,
) -> None:
    """A new link; the unused ones that the same person made for the same thing are void."""
    await tx.run(
        "DELETE FROM links WHERE purpose = :purpose AND about IS :about AND made_by IS :made_by"
        " AND used_at IS NULL AND expires_at IS NOT NULL",
        purpose=purpose,
        about=about,
        made_by=made_by,
    )
    await tx.run(
        "INSERT INTO links (token_hash, purpose, about, made_by, expires_at)"
        " VALUES (:token_hash, :purpose, :about, :made_by, :expires_at)",
        token_hash=token_hash,
        purpose=purpose,
        about=about,
        made_by=made_by,
        expires_at=expires_at,
    )


async def find(source: Source, token_hash: str, purpose: Purpose, now: datetime) -> Link | None:
    """The link, if it can be used now; None when it is unknown, for something else, used or too old."""
    return maybe(
        Link,
        await source.one(
            "SELECT about, made_by FROM links WHERE token_hash = :token_hash AND purpose = :purpose"
            " AND used_at IS NULL AND (expires_at IS NULL OR expires_at > :now)",
            token_hash=token_hash,
            purpose=purpose,
            now=now,
        ),
    )


async def use_up(tx: Transaction, token_hash: str, account_id: int, now: datetime) -> None:
    """The link has been used by this account; a poster's stays as it is."""
    await tx.run(
        "UPDATE links SET used_at = :now, used_by = :account_id"
        " WHERE token_hash = :token_hash AND expires_at IS NOT NULL",
        token_hash=token_hash,
        account_id=account_id,
        now=now,
    )

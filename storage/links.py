"""Links that can be used once: only a hash of the token is kept."""

from datetime import datetime

from storage.connection import Transaction


async def add(tx: Transaction, token_hash: str, purpose: str, expires_at: datetime) -> None:
    """A new link; those of the same purpose that were not used are void."""
    await tx.run("DELETE FROM links WHERE purpose = :purpose AND used_at IS NULL", purpose=purpose)
    await tx.run(
        "INSERT INTO links (token_hash, purpose, expires_at) VALUES (:token_hash, :purpose, :expires_at)",
        token_hash=token_hash,
        purpose=purpose,
        expires_at=expires_at,
    )


async def use(tx: Transaction, token_hash: str, purpose: str, by: int, now: datetime) -> bool:
    """Use the link up. False when it is unknown, used or too old."""
    changed = await tx.run(
        "UPDATE links SET used_at = :now, used_by = :by"
        " WHERE token_hash = :token_hash AND purpose = :purpose AND used_at IS NULL AND expires_at > :now",
        token_hash=token_hash,
        purpose=purpose,
        by=by,
        now=now,
    )
    return bool(changed)

"""Pins: which card's message is held at the top of its group, as far as we know."""

from storage.connection import Transaction


async def doubt(tx: Transaction, chat_id: int, kind: str) -> None:
    """Somebody may have deleted or unpinned it: the next drawing finds out."""
    await tx.run(
        "UPDATE cards SET fingerprint = NULL, pinned = CASE WHEN pinned = 0 THEN 0 END"
        " WHERE chat_id = :chat_id AND kind = :kind",
        chat_id=chat_id,
        kind=kind,
    )


async def allow(tx: Transaction, chat_id: int, kind: str) -> None:
    """Where it could not be pinned it is tried again at the next drawing."""
    await tx.run(
        "UPDATE cards SET pinned = NULL WHERE pinned = 0 AND chat_id = :chat_id AND kind = :kind",
        chat_id=chat_id,
        kind=kind,
    )


async def note(tx: Transaction, id: int, message_id: int) -> None:
    """This message of the card's is pinned; 0: we may not pin there."""
    await tx.run("UPDATE cards SET pinned = :message_id WHERE id = :id", id=id, message_id=message_id)

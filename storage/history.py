"""What has been done: by whom, to what, for whom and when. Only ever added to."""

from datetime import datetime

from storage.connection import Transaction


async def note(
    tx: Transaction,
    verb: str,
    subject: str,
    subject_id: int,
    *,
    by: int | None,
    now: datetime,
    on_behalf_of: int | None = None,
) -> int:
    """Note that person `by` (None: the bot itself) did `verb` to a subject. Gives the note's id."""
    return await tx.add(
        "INSERT INTO history (at, actor_id, verb, subject, subject_id, for_id)"
        " VALUES (:now, :by, :verb, :subject, :subject_id, :on_behalf_of)",
        now=now,
        by=by,
        verb=verb,
        subject=subject,
        subject_id=subject_id,
        on_behalf_of=on_behalf_of,
    )

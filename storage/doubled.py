"""What two records of one person both have, and one person can have only once."""

from datetime import datetime

from storage.connection import Transaction


async def end_consents(tx: Transaction, keep: int, gone: int, now: datetime) -> None:
    """Of two consents between the same two people the kept record's stays."""
    both = {"keep": keep, "gone": gone}
    other = "(SELECT 1 FROM consents AS other WHERE"
    await tx.run(
        "UPDATE consents SET state = 'ended', ended_at = :now, review_at = NULL, main = 0"
        f" WHERE state <> 'ended' AND :gone IN (trusted_id, resident_id) AND EXISTS {other}"
        " other.state <> 'ended' AND (other.trusted_id, other.resident_id)"
        " IN ((:keep, consents.resident_id), (consents.trusted_id, :keep)))",
        now=now,
        **both,
    )
    await tx.run(
        "UPDATE consents SET main = 0 WHERE resident_id = :gone"
        f" AND EXISTS {other} other.resident_id = :keep AND other.main = 1)",
        **both,
    )


async def stop_plans(tx: Transaction, keep: int, gone: int, now: datetime) -> None:
    """Of two plans of check-ins the kept record's goes on."""
    await tx.run(
        "UPDATE checkin_plans SET state = 'stopped', stopped_at = :now, next_on = NULL, next_at = NULL"
        " WHERE person_id = :gone AND state <> 'stopped' AND EXISTS"
        " (SELECT 1 FROM checkin_plans WHERE person_id = :keep AND state <> 'stopped')",
        now=now,
        keep=keep,
        gone=gone,
    )


async def leave_own_plans(tx: Transaction, keep: int, gone: int) -> None:
    """Nobody rings themselves each morning, or is told that they don't answer."""
    both = {"keep": keep, "gone": gone}
    await tx.run(
        "UPDATE checkin_plans SET caller_id = NULL, caller_agreed_at = NULL"
        " WHERE (person_id, caller_id) IN ((:keep, :gone), (:gone, :keep))",
        **both,
    )
    await tx.run(
        "DELETE FROM checkin_contacts WHERE person_id IN (:keep, :gone) AND plan_id IN"
        " (SELECT id FROM checkin_plans WHERE person_id IN (:keep, :gone))",
        **both,
    )

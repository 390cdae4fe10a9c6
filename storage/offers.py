"""Offers: what each neighbour has said to a request."""

from datetime import datetime
from enum import StrEnum

from storage.connection import Transaction


class Offer(StrEnum):
    """A neighbour's answer; silence and refusal are different."""

    YES = "yes"
    RELEASED = "released"


async def note(tx: Transaction, help_request_id: int, person_id: int, state: Offer, now: datetime) -> None:
    """This neighbour's answer from now on."""
    await tx.run(
        "INSERT INTO offers (help_request_id, person_id, state, since)"
        " VALUES (:help_request_id, :person_id, :state, :now)"
        " ON CONFLICT (help_request_id, person_id) DO UPDATE SET state = :state, since = :now",
        help_request_id=help_request_id,
        person_id=person_id,
        state=state,
        now=now,
    )

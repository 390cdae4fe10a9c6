"""Organisers: who may act as one, and how all of them are told."""

from datetime import datetime

from aid.refusals import NotAnOrganiser
from storage import duty, outbox, people
from storage.connection import Transaction
from storage.people import Person


async def must_be_organiser(tx: Transaction, person_id: int) -> Person:
    """This person, if they organise. Raises NotAnOrganiser."""
    person = await people.find(tx, person_id)
    if person is None or not person.organiser:
        raise NotAnOrganiser
    return person


async def tell_organisers(
    tx: Transaction, kind: str, *, about: int, now: datetime, urgency: int = outbox.NORMAL
) -> None:
    """A letter to whoever is on duty; to every organiser if nobody is, or can be reached."""
    for organiser in await duty.now(tx) or await people.organisers(tx):
        await outbox.post(tx, organiser.id, kind, about=about, now=now, urgency=urgency)

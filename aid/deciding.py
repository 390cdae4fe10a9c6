"""An organiser takes back at once what they have just decided about a neighbour's offer to help."""

from datetime import datetime, timedelta

from aid.acting_refusals import DecisionStands
from aid.organisers import must_be_organiser
from aid.people import get as get_person
from aid.standings import move
from aid.verbs import verb
from storage import decisions, neighbours, outbox
from storage.connection import Transaction
from storage.people import Person

UNDONE_WITHIN = timedelta(minutes=10)
DECIDED = ("approve", "decline")


@verb
async def think_again(tx: Transaction, id: int, *, by: int, now: datetime) -> Person:
    """ "Undo": they wait for a word once more, and what they were told is put right.

    Raises NotAnOrganiser, NotHere or DecisionStands.
    """
    await must_be_organiser(tx, by)
    person, last = await get_person(tx, id), await decisions.last_of(tx, id)
    stands = DecisionStands(name=person.name)
    if last is None or last.verb not in DECIDED or last.actor_id != by or last.at < now - UNDONE_WITHIN:
        raise stands
    if await neighbours.holds(tx, id):
        raise stands  # they have taken something on since
    await move(tx, person, "think_again", stands, by=by, now=now)
    for verb_name in DECIDED:
        await outbox.redraw(tx, f"neighbour_{verb_name}d", about=id, now=now)
    return await get_person(tx, id)

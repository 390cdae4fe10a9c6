"""How far somebody's offer to help has got, and what moves it on."""

from datetime import datetime

from aid.refusals import Refusal
from storage import history, people
from storage.connection import Transaction
from storage.people import Person, Role, Standing

STANDINGS: dict[Standing | None, dict[str, Standing]] = {
    None: {"opt_in": Standing.ASKED},
    Standing.ASKED: {
        "approve": Standing.APPROVED,
        "decline": Standing.NOT_NOW,
        "opt_out": Standing.LEFT,
        "change_area": Standing.ASKED,
    },
    Standing.NOT_NOW: {
        "opt_in": Standing.ASKED,
        "approve": Standing.APPROVED,
        "think_again": Standing.ASKED,
    },
    Standing.APPROVED: {
        "think_again": Standing.ASKED,
        "leave_group": Standing.OUT_OF_GROUP,
        "take_off_list": Standing.NOT_NOW,
        "opt_out": Standing.LEFT,
        "change_area": Standing.ASKED,
    },
    Standing.OUT_OF_GROUP: {
        "enter_group": Standing.APPROVED,
        "take_off_list": Standing.NOT_NOW,
        "opt_out": Standing.LEFT,
        "change_area": Standing.ASKED,
    },
    Standing.LEFT: {"opt_in": Standing.ASKED},
}


def leads_on(person: Person, verb_name: str) -> bool:
    """Does it change where this neighbour stands?"""
    return verb_name in STANDINGS[person.neighbour]


async def move(
    tx: Transaction, person: Person, verb_name: str, refusal: Refusal, *, by: int, now: datetime
) -> Standing:
    """Move a neighbour on as the table says; raises `refusal` where it leads nowhere."""
    standing = STANDINGS[person.neighbour].get(verb_name)
    if standing is None:
        raise refusal
    await people.give_role(tx, person.id, Role.NEIGHBOUR, standing, now)
    await history.note(tx, verb_name, "person", person.id, by=by, now=now)
    return standing

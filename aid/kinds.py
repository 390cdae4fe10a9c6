"""What each kind of help asks of those who give it."""

from dataclasses import dataclass
from enum import StrEnum

from storage.help_requests import Kind


class Need(StrEnum):
    """More than a doorstep: what an organiser has to have checked."""

    INSIDE = "inside"
    CAR = "car"


@dataclass(frozen=True, kw_only=True)
class Rules:
    """What goes with a kind: how long it usually takes, and how helpers are found.

    `urgent`: it can't wait where it is wanted today. `money`: there is something to pay for.
    `introduced`: an organiser suggests somebody, instead of a race. `helpers`: how many it takes.
    `needs`: it is done in the home or by car; without, nobody goes further than the door.
    """

    minutes: int = 30
    urgent: bool = False
    money: bool = False
    introduced: bool = False
    helpers: int = 1
    needs: Need | None = None


RULES: dict[Kind, Rules] = {
    Kind.SHOPPING: Rules(minutes=60, money=True),
    Kind.GARDENING: Rules(minutes=60),
    Kind.CHECK_IN: Rules(minutes=15, urgent=True),
    Kind.LIFT: Rules(minutes=60, needs=Need.CAR),
    Kind.PRESCRIPTION: Rules(money=True),
    Kind.REPAIR: Rules(minutes=45, needs=Need.INSIDE),
    Kind.HEAVY: Rules(helpers=2, needs=Need.INSIDE),
    Kind.PHONE: Rules(minutes=45, needs=Need.INSIDE),
    Kind.DOG: Rules(),
    Kind.MEAL: Rules(minutes=45),
    Kind.COMPANY: Rules(minutes=60, introduced=True, needs=Need.INSIDE),
    Kind.OTHER: Rules(),
}

RACED = tuple(kind for kind, rules in RULES.items() if not rules.introduced)

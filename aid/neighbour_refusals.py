"""Every no about neighbours: what they promise, what is seen of them, and what has to wait."""

from aid.refusals import Refusal
from aid.words import later


class NotPromised(Refusal):
    """An organiser approves somebody who has not agreed to the promise. Wants `name`."""

    says = later("{name} has not agreed to our promise yet. I will tell you when they have.")


class PromisedAlready(Refusal):
    """Somebody agrees to the promise twice."""

    says = later("You have agreed to our promise already. Thank you.")


class PromiseOld(Refusal):
    """A neighbour whose promise is older than a year, or than the lines as they are."""

    says = later(
        "You have not agreed to our promise as it is now. Write to me privately, and tap I can help."
    )


class InsideUnchecked(Refusal):
    """It is done inside somebody's home, and an organiser has not seen what that takes."""

    says = later(
        "This one is inside the home. An organiser has to do a check with you first. Tap Talk to a person."
    )


class CarUnchecked(Refusal):
    """It is done by car, and an organiser has not seen what that takes."""

    says = later("This one is by car. An organiser has to see your licence first. Tap Talk to a person.")


class StillNew(Refusal):
    """More than a doorstep, for somebody who has done fewer than the first jobs. Wants `most`."""

    says = later("This one is for later. Do {most} jobs at the door first. Thank you for offering.")


class NeedsCheck(Refusal):
    """An organiser asks somebody for what they may not do yet. Wants `name`."""

    says = later("This one takes a check, and {most} jobs before it. {name} has not got that far.")


class NotOnTheList(Refusal):
    """A neighbour who is off the list, or was never on it. Wants `name`."""

    says = later("{name} is not on the list.")


class OwnCheck(Refusal):
    """Somebody attests what they have seen of themselves."""

    says = later("You can't check yourself. Ask another organiser to do it.")


class CheckOver(Refusal):
    """A check that was ended, or done anew."""

    says = later("That check has ended. Look at the neighbour once more.")


class HoldsNumber(Refusal):
    """A word about a check that holds a number, as certificates have."""

    says = later("Leave out any number. Write only what you saw, such as a passport.")


class SaidHowItWas(Refusal):
    """The question how it was, answered twice."""

    says = later("You have told me already. Thank you.")

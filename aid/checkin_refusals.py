"""Every no about check-ins."""

from aid.refusals import Refusal
from aid.words import later


class CheckInOver(Refusal):
    """It has ended; whoever was asked to look after them need not."""

    says = later("That is over. Nobody needs to look after it any more. Thank you.")


class AnsweredAlready(Refusal):
    """A second answer to the same question."""

    says = later("You have told me already. Thank you.")


class CheckTaken(Refusal):
    """Somebody else was first to say that they check. Wants `name`."""

    says = later("{name} is checking already. I will tell you how it goes.")


class NotChecking(Refusal):
    """They couldn't reach somebody whom they don't look after."""

    says = later("You are not checking any more. Look at the newest letter about it.")


class NotAgreedYet(Refusal):
    """Nothing has been agreed with them, or not any more."""

    says = later("There is no good morning call agreed. To begin one, tap More.")


class CallThere(Refusal):
    """They have one. Wants `name`."""

    says = later("{name} has a good morning call already. Change that one.")


class TooEarlyOrLate(Refusal):
    """I ask by day only."""

    says = later("I can ask between 6am and 9pm. Tell me a time in between.")


class NobodyToRing(Refusal):
    """Somebody without an account is asked by nobody but a neighbour who rings."""

    says = later("They have no phone app. Choose who rings them.")


class NotToBeTold(Refusal):
    """Somebody who was chosen can't be told, or doesn't ring."""

    says = later("One of the people you chose can't do it any more. Choose again.")


class NoAppYet(Refusal):
    """A trusted person can't have them asked by tap. Wants `name`."""

    says = later("{name} has no phone app. An organiser can ring and agree it. Tap Talk to a person.")


class OverAlready(Refusal):
    """What was proposed, or agreed, is no more."""

    says = later("That has changed meanwhile. To see how it stands, tap More.")


class NobodyOfThatName(Refusal):
    """Somebody who is to ring, and isn't among the neighbours here."""

    says = later("I know no neighbour here of that name. Tap one, or let them join first.")

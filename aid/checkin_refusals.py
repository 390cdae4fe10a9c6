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

"""What may not be done with the days on duty."""

from aid.refusals import Refusal
from aid.words import later


class NotOnDuty(Refusal):
    """A day that somebody else does, or that is over."""

    says = later("You are not on duty that day. Tap Who is on duty to see the days.")


class DutyTaken(Refusal):
    """A day that has changed hands."""

    says = later("{name} has taken that day. Thank you.")

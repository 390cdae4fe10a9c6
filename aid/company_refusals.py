"""What may not be done with regular company."""

from aid.refusals import Refusal
from aid.words import later


class CompanyOver(Refusal):
    """Something about company that has ended, or never came about."""

    says = later("That has ended. To begin anew, tap More, then Regular company.")


class NotAllAgreed(Refusal):
    """A day of two of whom one has not said yes."""

    says = later("Not both have said yes yet. I will tell you.")


class TogetherAlready(Refusal):
    """Two who were brought together before."""

    says = later("I have asked {name} about this one before. Tap Regular company to see it.")


class MissedAlready(Refusal):
    """A day that was put off before, or is none of theirs."""

    says = later("That day is off already, or you do not meet then. See Regular company.")


class CoveredAlready(Refusal):
    """A second wish for somebody else on one day."""

    says = later("I look for somebody for that day already.")

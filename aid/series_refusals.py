"""What may not be done with requests that come again."""

from aid.refusals import Refusal
from aid.words import later


class SeriesOver(Refusal):
    """A series that was stopped, or has come to its end."""

    says = later("These requests have ended. You can ask anew any time.")


class ComesAgainAlready(Refusal):
    """A request that comes again as it is."""

    says = later("This comes again already. See My requests.")


class NoDaysChosen(Refusal):
    """No weekday at all, or none up to the end."""

    says = later("There is no such day before the end. Choose a later end, or another day.")


class SeriesTooLong(Refusal):
    """An end that is too far away."""

    says = later("I can do this for 6 months at most. Name an earlier day.")


class GoesOnAlready(Refusal):
    """A second wish to go on."""

    says = later("These requests go on already. See My requests.")


class PauseTooLong(Refusal):
    """A pause from which nothing would come back."""

    says = later("Your requests end before that day. Name an earlier day, or stop them.")


class LeftOutAlready(Refusal):
    """A date that isn't to come, or no more."""

    says = later("Nothing is planned for that day.")

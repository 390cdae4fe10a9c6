"""Every way of saying no to somebody who asks, or changes what they asked for."""

from aid.refusals import Refusal
from aid.words import later


class TooManyThings(Refusal):
    """A list that nobody can carry home. Wants `most`."""

    says = later("That is more than I can keep. Use at most {most} things.")


class TooLateToChange(Refusal):
    """A change to what the helper says is done."""

    says = later("Your helper says it is done. Tell me in My requests if it came.")


class OffTheList(Refusal):
    """Something that isn't among the usual things any more, or never was."""

    says = later("That is not on your usual list any more.")

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


class ManyOpen(Refusal):
    """One more where there are enough that nobody has taken yet. Wants `most`."""

    says = later(
        "Nobody has taken your {most} open requests yet. Ask again when one is taken,"
        " or stop one in My requests. In a hurry? Tap Talk to a person."
    )


class AskedOften(Refusal):
    """More in a day than anybody needs."""

    says = later("You have asked for a lot today. Ask again tomorrow, or tap Talk to a person.")

"""Every no about a visit and what comes after it."""

from aid.refusals import Refusal
from aid.words import later


class NotAskedYet(Refusal):
    """The resident says how it went before the visit is over."""

    says = later("Your neighbour still has time to come. I will ask you afterwards.")


class SaidAlready(Refusal):
    """A second note about the same thing."""

    says = later("I have passed your words on already. Tap Talk to a person for more.")


class NothingToSayYet(Refusal):
    """Thanks, or a note, before anything is done."""

    says = later("You can do that once it is done.")


class AllWasWell(Refusal):
    """What now, where all came."""

    says = later("You told me that all is well. Tap I need help if you need more.")


class AskedAgain(Refusal):
    """What now, where it was asked for again."""

    says = later("You have asked for it again. See My requests.")


class WillBeRung(Refusal):
    """What now, where an organiser rings."""

    says = later("An organiser knows that you want a call. They will ring you.")


class LeftAtThat(Refusal):
    """What now, where it was left."""

    says = later("You told me to leave it. Tap I need help if you need more.")

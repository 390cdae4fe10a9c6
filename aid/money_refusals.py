"""Every no about money."""

from aid.refusals import Refusal
from aid.words import later


class AmountUnclear(Refusal):
    """An amount nobody can read."""

    says = later("I cannot read that amount. Write it like this: £12.40.")


class TooMuch(Refusal):
    """More than a helper may be asked to spend. Wants `most`."""

    says = later("That is more than I can ask of a neighbour. The most is {most}.")


class NoMoney(Refusal):
    """A receipt for what costs nothing."""

    says = later("There is no money in this one.")


class DoneFirst(Refusal):
    """A receipt for what isn't done."""

    says = later("Tap Done first. Then you can add the receipt.")


class SpentAlready(Refusal):
    """A second receipt."""

    says = later("You told me what it cost. If it was wrong, tap Talk to a person.")


class NothingSpent(Refusal):
    """Paid, before anybody said what it cost."""

    says = later("Your helper has not told me yet what it cost.")


class SettledAlready(Refusal):
    """Paid twice. Wants `day`."""

    says = later("That was settled on {day}. Thank you.")

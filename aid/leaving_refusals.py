"""What stands in the way of being forgotten, or of coming back."""

from aid.refusals import Refusal
from aid.words import later


class OnlyOrganiser(Refusal):
    """Nobody would be left to see to the others."""

    says = later("You are the only organiser. Make somebody else one first. Then I can forget you.")


class TooLateToComeBack(Refusal):
    """It is erased, or there was nothing."""

    says = later("There is nothing left to bring back. To join anew, tap Join or press Start.")

"""What may not be done with the questions about how somebody is."""

from aid.refusals import Refusal
from aid.words import later


class TooSoonToSay(Refusal):
    """Somebody who has only just come, and neither helps nor was helped."""

    says = later("You have only just come to us. I ask this once somebody has helped you, or you help.")


class NothingAnswered(Refusal):
    """A wish about being asked again by somebody who has never answered."""

    says = later("You have not answered yet. To begin, tap More, then How I am.")

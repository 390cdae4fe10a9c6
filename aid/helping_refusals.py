"""Every no between those who help: places that are taken or free, and messages that can't be passed on."""

from aid.refusals import Refusal
from aid.words import later


class IntroducedOnly(Refusal):
    """A neighbour takes what an organiser brings people together for."""

    says = later("An organiser asks somebody for this one. Thank you for offering.")


class TakenFromYou(Refusal):
    """A helper whom an organiser took it from."""

    says = later("An organiser looks for somebody else for this one. Thank you all the same.")


class FreeAgain(Refusal):
    """A neighbour would stand by for what nobody has."""

    says = later("This one is open again. To take it, tap I can help in the group.")


class TalkOver(Refusal):
    """A message about a request that is over."""

    says = later("That is over. Tap Talk to a person.")


class ManyMessages(Refusal):
    """More messages in an hour than anybody reads. Wants `most`."""

    says = later("I pass on {most} messages an hour at most. Tell them the rest a little later.")

"""Every way of saying no about who may ask for whom."""

from aid.refusals import Refusal
from aid.words import later


class AskAPerson(Refusal):
    """Asking for somebody who has not agreed, or does so no longer: the same words for both."""

    says = later("I can't send this for them. Tap Talk to a person, and an organiser will ring you.")


class ManyHeld(Refusal):
    """One more is asked for before the yes is there. Wants `most`."""

    says = later("{most} things wait for a yes already. More is not possible now. You can talk to a person.")


class OwnLink(Refusal):
    """Whoever made a link opens it."""

    says = later("This link is for the other person. Send it to them, and let them tap it.")


class AgreedAlready(Refusal):
    """What was agreed to is agreed to once more."""

    says = later("You said yes to that already. See People who may ask for me, in My details.")


class OverNow(Refusal):
    """A button about a consent that has ended."""

    says = later("That has ended. You can begin it again in My details, under More.")


class NotThemselves(Refusal):
    """Somebody would speak for the one they themselves want to ask for."""

    says = later("Somebody else must hear this. Ask another organiser to ring.")


class RungAlready(Refusal):
    """A call about a consent that another organiser has taken on. Wants `name`."""

    says = later("{name} rings about this. There is nothing for you to do.")

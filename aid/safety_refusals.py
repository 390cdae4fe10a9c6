"""Every no about alarms, blocks, reports and worries."""

from aid.refusals import Refusal
from aid.words import later


class AlarmTaken(Refusal):
    """Another organiser rings them. Wants `name`."""

    says = later("{name} is ringing them already. Thank you.")


class AlarmOver(Refusal):
    """It was no emergency, somebody has seen to it, or they wrote once more."""

    says = later("That one is over, or there is a newer letter about it. Thank you.")


class NotBlocked(Refusal):
    """A block that is undone twice."""

    says = later("You have not blocked them. Nothing has changed.")


class NotOneself(Refusal):
    """Somebody who blocks or reports themselves."""

    says = later("That is you. Choose somebody else.")


class CaseClosed(Refusal):
    """Somebody has seen to it to its end."""

    says = later("That is closed. Thank you.")


class CaseTaken(Refusal):
    """Somebody else looks into it. Wants `name`."""

    says = later("{name} is looking into this already. Thank you.")


class NobodyMayRead(Refusal):
    """The only ones who could look into it are those whom it is about."""

    says = later(
        "I have nobody to give this to but the one it is about. I keep nothing."
        " Tell the police. If someone may be in danger, ring 999."
    )

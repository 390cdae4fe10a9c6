"""Every no in what organisers see to: neighbours, groups, links and calls."""

from aid.refusals import Refusal
from aid.words import later


class AlreadyDecided(Refusal):
    """A neighbour who has had an answer. Wants `name`."""

    says = later("That is settled. {name} has had an answer already.")


class NotOffering(Refusal):
    """A neighbour who took the offer back, or never made one. Wants `name`."""

    says = later("{name} is not asking to help just now.")


class AlreadyLinked(Refusal):
    """A group that belongs to an area. Wants `area`."""

    says = later("This group belongs to {area} already.")


class AreaHasGroup(Refusal):
    """An area that has another group. Wants `area`."""

    says = later("{area} has a group already. Choose another area.")


class AreaNamedSo(Refusal):
    """Another area has that name. Wants `area`."""

    says = later("There is an area called {area} already. Choose another name.")


class AreaWithoutGroup(Refusal):
    """An area that has no group to be parted from. Wants `area`."""

    says = later("{area} has no group just now.")


class NotBesideItself(Refusal):
    """An area and itself."""

    says = later("That is the same area. Choose another one.")


class NamelessGroup(Refusal):
    """A group whose name holds nothing that can be read."""

    says = later("I cannot read the name of this group. Give it a name in letters and type /setup again.")


class LinkSpent(Refusal):
    """Unknown, used or old: the same answer."""

    says = later("That link does not work any more. Ask for a new one.")


class CallTaken(Refusal):
    """Another organiser rings. Wants `name`."""

    says = later("{name} is ringing already. Thank you.")


class CallWaiting(Refusal):
    """Somebody asks for a call twice."""

    says = later("An organiser knows that you want a call. They will ring you.")


class CallOver(Refusal):
    """A call that was made."""

    says = later("That call is done. Thank you.")


class AskedBefore(Refusal):
    """A neighbour who was asked for this already. Wants `name`."""

    says = later("{name} has been asked already.")


class NotToBeAsked(Refusal):
    """A neighbour who can't be asked for this. Wants `name`."""

    says = later("I can't ask {name} for this one. Choose somebody else.")


class TakenMeanwhile(Refusal):
    """Somebody has taken it while an organiser was looking. Wants `name`."""

    says = later("{name} has taken this one meanwhile.")


class SaidDone(Refusal):
    """A helper who has said that it is done. Wants `name`."""

    says = later("{name} has said that it is done.")


class KnockOver(Refusal):
    """Somebody at a group's door about whom it is settled. Wants `name`."""

    says = later("That is settled. {name} does not wait any more.")

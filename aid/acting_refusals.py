"""Every no that an organiser hears who acts on a request, or writes to somebody."""

from aid.refusals import Refusal
from aid.words import later


class HasNoApp(Refusal):
    """A message to somebody without an account. Wants `name`."""

    says = later("{name} has no phone app, so I can't write to them. Ring them.")


class OutOfReach(Refusal):
    """A message to somebody who doesn't get our letters. Wants `name`."""

    says = later("I can't write to {name} any more. Ring them.")


class CannotPassOn(Refusal):
    """A message between two who are kept apart, which the one who writes may not learn."""

    says = later("I can't pass this on. Ask another organiser to do it.")


class NotToYourself(Refusal):
    """An organiser and themselves."""

    says = later("That is you. There is nothing to pass on.")


class StillUnderWay(Refusal):
    """Opening again what isn't over."""

    says = later("This one is not over. There is nothing to open again.")


class TooLongAgo(Refusal):
    """Opening again what ended long ago."""

    says = later("That ended too long ago. Phone it in as a new one.")


class OpenedAgain(Refusal):
    """Opening again what was asked for once more already."""

    says = later("This one was asked for again already. See Requests under way.")


class DecisionStands(Refusal):
    """Taking back a word about a neighbour that isn't one's own, isn't new, or was built on. Wants `name`."""

    says = later("That can't be undone any more. Look for {name} under Neighbours.")

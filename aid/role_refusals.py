"""Every no about who organises, and about what needs a second organiser."""

from aid.refusals import Refusal
from aid.words import later


class JoinFirst(Refusal):
    """An organiser's link, pressed by somebody who hasn't joined."""

    says = later("Join first. Then open the link once more.")


class OrganisesAlready(Refusal):
    """A link or a wish to make somebody an organiser who is one. Wants `name`."""

    says = later("{name} is an organiser already.")


class RightsFrozen(Refusal):
    """Whose rights are frozen doesn't get them back by a link."""

    says = later("Your rights as an organiser are frozen. Another organiser can give them back.")


class NotOrganising(Refusal):
    """Something about an organiser that fits nobody who isn't one. Wants `name`."""

    says = later("{name} is no organiser just now.")


class NotFrozen(Refusal):
    """Rights to give back that nobody took. Wants `name`."""

    says = later("The rights of {name} are not frozen.")


class NotYourself(Refusal):
    """What one can't do to oneself."""

    says = later("You can't do that to yourself. One of the others can.")


class LastOrganiser(Refusal):
    """The only one who organises can't leave."""

    says = later("Nobody else runs this. Find one more person first, under Organisers.")


class NotYetAlone(Refusal):
    """The only one left would give rights back too soon. Wants `hours`."""

    says = later("You are the only other organiser. You can do this {hours} hours after the freeze.")


class LeadsAlready(Refusal):
    """Somebody who leads on safeguarding. Wants `name`."""

    says = later("{name} is a safeguarding lead already.")


class NoLead(Refusal):
    """Somebody who doesn't. Wants `name`."""

    says = later("{name} is no safeguarding lead.")


class ProposedAlready(Refusal):
    """The same thing waits for a second organiser."""

    says = later("That is proposed already. A second organiser has to agree.")


class ProposalOver(Refusal):
    """A proposal that was answered, or that is too old."""

    says = later("That is settled, or too long ago. See Organisers.")


class OwnProposal(Refusal):
    """Whoever proposed it can't agree to it."""

    says = later("This was your wish. Somebody else has to agree to it.")

"""What may not be done about a rehearsal."""

from aid.refusals import Refusal
from aid.words import later


class NoRehearsal(Refusal):
    """A rehearsal that is over, or never began."""

    says = later("There is no rehearsal now. Type /rehearse to start one.")


class TooManyRehearsals(Refusal):
    """One more than there is room for."""

    says = later("Others are rehearsing already, and I have no room for more. Try again in an hour.")


class InARehearsal(Refusal):
    """A rehearsal within a rehearsal."""

    says = later("This is a rehearsal already. Type /rehearse to change or end it.")

"""Every way of saying no to a person: its words are what the person reads."""

from datetime import datetime
from typing import ClassVar
from zoneinfo import ZoneInfo

from aid.moments import weekday_date
from aid.words import Later, later


class Refusal(Exception):
    """A kind, true no. `says` may name facts, given when it is raised."""

    says: ClassVar[Later]

    def __init__(self, **facts: object) -> None:
        super().__init__(type(self).__name__)
        self.facts = facts

    def words(self, zone: ZoneInfo) -> str:
        """What the person reads: plain text, times as dates there."""
        return str(self.says).format(
            **{
                name: weekday_date(fact.astimezone(zone).date()) if isinstance(fact, datetime) else fact
                for name, fact in self.facts.items()
            }
        )


class NotJoined(Refusal):
    """Somebody who hasn't joined."""

    says = later("This is for neighbours who have joined. Write to me privately and press Start.")


class JoinedAlready(Refusal):
    """Somebody who joins again."""

    says = later("You have joined already. Tap what you need below.")


class NotANeighbour(Refusal):
    """Somebody who isn't opted in."""

    says = later("This is for neighbours on our list. Write to me privately and tap I can help.")


class NotApprovedYet(Refusal):
    """A neighbour whom no organiser has approved."""

    says = later("You are not on the list yet. An organiser will look at your offer, and I will tell you.")


class NotInGroup(Refusal):
    """A neighbour who left their area's group."""

    says = later("You have left the group of your area. Ask an organiser to let you back in.")


class NotYourArea(Refusal):
    """A neighbour of another area."""

    says = later("This one is for neighbours of another area. Thank you for offering.")


class OwnRequest(Refusal):
    """The resident taps on their own card."""

    says = later("You asked for this yourself. See My requests.")


class AlreadyYours(Refusal):
    """The helper taps again."""

    says = later("You have this one already. The details are in our private chat.")


class AlreadyTaken(Refusal):
    """Somebody was quicker. Wants `name`."""

    says = later("{name} was just before you. Thank you for offering.")


class AlreadySent(Refusal):
    """The same conversation is sent twice. Wants `day`."""

    says = later("That was sent on {day}. See My requests.")


class AlreadyReported(Refusal):
    """The helper has said it is done."""

    says = later("You told me it is done. Thank you.")


class NotDoneYet(Refusal):
    """The resident confirms what nobody said is done."""

    says = later("Your neighbour has not done this yet.")


class NobodyHasIt(Refusal):
    """It went back, and is open now."""

    says = later("Nobody has taken this yet. I am still asking.")


class Ended(Refusal):
    """Any button on a request that is over. Wants `day`."""

    says = later("That was finished on {day}.")


class NotHere(Refusal):
    """Unknown and somebody else's get the same answer, so that nobody learns which it is."""

    says = later("I cannot find that. It may be finished, or with somebody else.")


class QuestionOver(Refusal):
    """A button of a conversation that is over."""

    says = later("That question is over. Tap what you need below.")


class NoArea(Refusal):
    """A request from somebody without an area."""

    says = later("Pick your area first. You can do it in My details, under More.")


class NoAreaYet(Refusal):
    """A request where no area has been made."""

    says = later("No area is set up here yet. Tap Talk to a person, and an organiser will ring you.")


class NoAddress(Refusal):
    """A request without a place to come to."""

    says = later("Your helper needs your address. Add it in My details, under More.")


class DayPassed(Refusal):
    """A day that is over."""

    says = later("That day is over. Tap Change and choose another day.")


class DayTooFar(Refusal):
    """A day too far off."""

    says = later("That is too far off. Choose a day within the next 3 months.")


class DayUnclear(Refusal):
    """A date nobody can read."""

    says = later("I cannot read that date. Write it like this: 3 March.")


class TooLong(Refusal):
    """More text than anybody reads on a small phone. Wants `most`."""

    says = later("That is too long for me. Use at most {most} letters, or send a voice note.")


class NothingThere(Refusal):
    """A text in which nothing can be read."""

    says = later("I could not read that. Write it once more in plain letters.")


class LengthUnclear(Refusal):
    """A time spent that isn't one."""

    says = later("Tell me the time in steps of 15 minutes, up to 8 hours. For example: 45 minutes.")


class NotAnOrganiser(Refusal):
    """Somebody who doesn't organise."""

    says = later("Only an organiser can do that. Tap Talk to a person, and one will ring you.")


class NotAsked(Refusal):
    """A change of standing that doesn't fit, as leaving a list one isn't on."""

    says = later("You are not on the list of neighbours.")


class OnTheList(Refusal):
    """Opting in twice."""

    says = later("You are on the list already. Thank you.")

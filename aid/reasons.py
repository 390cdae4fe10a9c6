"""Why somebody was asked, and why nobody was: each in one line that can be said."""

from datetime import datetime, timedelta

from aid.grid import METRES_A_STEP, steps_apart
from aid.places import home_of
from aid.routing import Match
from aid.words import Later, _, later, n_
from storage import offers, places, request_lists
from storage.help_requests import HelpRequest
from storage.offers import Because, Offered
from storage.rows import Source

METRES_A_KM = 1000
OUT_OF_TURN: dict[Because, Later] = {
    Because.STOOD_BY: later("I ask you because you said I may ask you."),
    Because.SUGGESTED: later("I ask you because an organiser thought of you."),
}


async def why_asked(source: Source, request: HelpRequest, offer: Offered) -> str:
    """Why this neighbour: "I ask you because you are near and were not asked for 12 days." """
    if offer.because:
        return str(OUT_OF_TURN[offer.because])
    if await request_lists.has_helped(source, offer.person_id, request.resident_id):
        return _("I ask you because you have helped this neighbour before.")
    distance = await _distance(source, request, offer.person_id)
    rested = await _days_since_last_asked(source, offer)
    if distance and rested:
        return _("I ask you because you live about {distance} away and I last asked you {days} ago.").format(
            distance=distance, days=rested
        )
    if distance:
        return _("I ask you because you live about {distance} away.").format(distance=distance)
    if rested:
        return _("I ask you because you live in the area and I last asked you {days} ago.").format(
            days=rested
        )
    return _("I ask you because you live in the area.")


def why_suggested(match: Match, now: datetime) -> str:
    """The same of somebody else, for organisers: "lives about 300 m away, last asked 12 days ago"."""
    where = (
        _("has helped them before")
        if match.helped
        else _("lives in the area")
        if match.steps is None
        else _("lives about {distance} away").format(distance=distance_words(match.steps))
    )
    if match.asked_at is None or now - match.asked_at < timedelta(days=1):
        return where
    count = (now - match.asked_at).days
    days = n_("{count} day", "{count} days", count).format(count=count)
    return _("{where}, last asked {days} ago").format(where=where, days=days)


def why_nobody(counts: dict[str, int]) -> str:
    """For organisers: how it stands with the neighbours, by the counts of `routing.why_nobody`."""
    said = [_said(reason, count) for reason, count in counts.items() if count]
    return " ".join(said) or _("No neighbour in this area is on the list yet.")


def distance_words(steps: int) -> str:
    """A distance given in steps of 100 m: "300 m", "1.2 km"."""
    metres = steps * METRES_A_STEP
    if metres < METRES_A_KM:
        return _("{metres} m").format(metres=metres)
    return _("{km} km").format(km=f"{metres / METRES_A_KM:.1f}".removesuffix(".0"))


def _said(reason: str, count: int) -> str:
    words = {
        "asked": n_("{count} has been asked.", "{count} have been asked.", count),
        "resting": n_("{count} takes a rest.", "{count} take a rest.", count),
        "had_enough": n_(
            "{count} was asked enough this week.", "{count} were asked enough this week.", count
        ),
        "hours": n_("{count} wants to be left alone now.", "{count} want to be left alone now.", count),
        "kind": n_("{count} does not do this.", "{count} do not do this.", count),
        "language": n_("{count} speaks another language.", "{count} speak another language.", count),
        "promise": n_("{count} has not renewed the promise.", "{count} have not renewed the promise.", count),
        "vetting": n_("{count} has no check for this yet.", "{count} have no check for this yet.", count),
        "unreachable": n_("I can't reach {count}.", "I can't reach {count}.", count),
    }
    other = n_("{count} can't for another reason.", "{count} can't for another reason.", count)
    return words.get(reason, other).format(count=count)


async def _distance(source: Source, request: HelpRequest, person_id: int) -> str | None:
    home, cell = await home_of(source, request.resident_id), await places.find(source, person_id)
    return None if home is None or cell is None else distance_words(steps_apart(home, cell))


async def _days_since_last_asked(source: Source, offer: Offered) -> str | None:
    before = offer.asked_at and await offers.asked_before(source, offer.person_id, offer.asked_at)
    if not before or not offer.asked_at or offer.asked_at - before < timedelta(days=1):
        return None
    days = (offer.asked_at - before).days
    return n_("{count} day", "{count} days", days).format(count=days)

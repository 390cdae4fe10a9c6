"""Letters about requests that come again: the same helper first, the end, and dates that found nobody."""

from aid.help_requests import get as get_request
from aid.moments import clock_time, weekday_date
from aid.people import get as get_person
from aid.series_plans import is_over
from aid.words import _, p_
from handlers import kinds
from handlers.letters import View
from handlers.nudges import NOT_NEEDED, SORTED, WHAT_THEY_SAID
from handlers.organiser_letters import how_to_reach
from handlers.screens import Button, Screen, fill, one_a_row, paragraphs, quote
from handlers.series_screens import rhythm
from storage import blocks, help_requests, offers, searches, series
from storage.help_requests import HelpRequest, Status
from storage.offers import Offer
from storage.outbox import Letter


async def same_again(view: View, letter: Letter) -> Screen | None:
    """To whoever came last time: again? Drawn again once there is nothing left to answer."""
    request = await help_requests.find(view.db, letter.about)
    offer = await offers.find(view.db, letter.about, letter.person_id)
    if request is None or offer is None:
        return None
    if request.status is Status.OPEN and offer.state in (Offer.ASKED, Offer.NO_ANSWER):
        apart = await blocks.are_apart(view.db, request.resident_id, letter.person_id)
        return None if apart else await _question(view, request)
    if not letter.message_id:
        return None
    words = WHAT_THEY_SAID.get(offer.state) or NOT_NEEDED.get(request.status) or SORTED
    return Screen(text=fill(str(words), kind=kinds.LABELS[request.kind]))


async def series_ends(view: View, letter: Letter) -> Screen | None:
    """To the resident: the last date is near. Shall it go on?"""
    whole = await series.find(view.db, letter.about)
    if whole is None or whole.tell_end_on or is_over(whole, view.today):
        return None
    pattern = await get_request(view.db, whole.pattern_id)
    return Screen(
        text=paragraphs(
            fill(
                _("Your requests for {kind} end on {day}."),
                kind=kinds.kind_words(pattern.kind),
                day=weekday_date(whole.until),
            )
            + "\n"
            + quote(rhythm(whole.every, whole.weekdays)),
            _("Shall I go on asking for 8 more weeks? If I hear nothing, they end."),
        ),
        buttons=one_a_row(
            Button(label=p_("button", "Go on for 8 weeks"), says=f"go_on:{whole.id}"),
            Button(label=p_("button", "Talk to a person"), says="call"),
        ),
    )


async def series_struggles(view: View, letter: Letter) -> Screen | None:
    """To an organiser: two dates in a row found nobody."""
    whole = await series.find(view.db, letter.about)
    if whole is None or whole.struggled_on is None or is_over(whole, view.today):
        return None
    pattern, resident = (
        await get_request(view.db, whole.pattern_id),
        await get_person(view.db, whole.resident_id),
    )
    return Screen(
        text=paragraphs(
            fill(
                _("Nobody could come to <b>{name}</b> twice in a row: {kind}."),
                name=resident.name,
                kind=kinds.kind_words(pattern.kind),
            )
            + "\n"
            + quote(rhythm(whole.every, whole.weekdays)),
            _("I go on asking. Can you find somebody who comes each time?"),
            quote(how_to_reach(resident)),
        ),
        protected=True,
        shows=(resident.id,),
    )


async def _question(view: View, request: HelpRequest) -> Screen:
    resident = await get_person(view.db, request.resident_id)
    return Screen(
        text=paragraphs(
            fill(
                _("Can you do {the_kind} for <b>{name}</b> again?"),
                the_kind=kinds.the_kind(request.kind),
                name=resident.name,
            )
            + "\n"
            + quote(kinds.when_words(request, view.today)),
            await _how_long(view, request),
        ),
        buttons=one_a_row(
            Button(label=p_("button", "I can help"), says=f"claim:{request.id}"),
            Button(label=p_("button", "Not this time"), says=f"not_now:{request.id}"),
            Button(label=p_("button", "Not any more"), says=f"not_any_more:{request.id}"),
        ),
    )


async def _how_long(view: View, request: HelpRequest) -> str:
    search = await searches.find(view.db, request.id)
    if search is None or search.posted_at <= view.now:
        return _("I ask others too now. It is fine to say no.")
    until = search.posted_at.astimezone(view.zone)
    return fill(
        _("You came last time, so I ask you first. On {day} at {time} I ask the others too."),
        day=weekday_date(until.date()),
        time=clock_time(until, view.zone),
    )

"""Letters to whoever asked, about a visit: who comes tomorrow, a new day, still asking, did they come."""

from aid.day_parts import evening_before, starts
from aid.moments import weekday_date
from aid.pairs import helpers_of
from aid.people import get as get_person
from aid.words import _, n_, p_
from handlers import kinds
from handlers.checking import if_nobody_comes
from handlers.letters import View
from handlers.screens import Button, Screen, fill, one_a_row, paragraphs
from storage import agenda, areas, help_requests, offers, searches
from storage.agenda import What
from storage.help_requests import HelpRequest, Outcome, Status
from storage.outbox import Letter


async def who_comes_tomorrow(view: View, letter: Letter) -> Screen | None:
    """The evening before: who, when and the word. Once it has left it shows what has become of it."""
    request = await help_requests.find(view.db, letter.about)
    if request is None:
        return None
    if request.status is not Status.CLAIMED:
        return _not_as_told(view, request) if letter.message_id else None
    in_time = evening_before(request, view.zone) <= view.now < starts(request, view.zone)
    if letter.message_id is None and not in_time:
        return None
    return Screen(
        text=paragraphs(
            fill(_("<b>{helper}</b> comes to help you."), helper=await names(view, request))
            + "\n"
            + _what(view, request),
            fill(
                _("Open the door only to someone who says the word <b>{word}</b>."),
                word=request.word,
            ),
        ),
        buttons=_ways_out(request),
        protected=True,
    )


async def visit_moved(view: View, letter: Letter) -> Screen | None:
    """The helper comes on another day."""
    request = await _request(view, letter, Status.CLAIMED)
    if request is None:
        return None
    return Screen(
        text=paragraphs(
            fill(_("<b>{helper}</b> comes on another day."), helper=await names(view, request))
            + "\n"
            + _what(view, request),
            _("The word stays the same. If the day does not suit you, tap Talk to a person."),
        ),
        buttons=_ways_out(request),
    )


async def still_asking(view: View, letter: Letter) -> Screen | None:
    """Two hours have gone by, and nobody has said yes."""
    request = await _request(view, letter, Status.OPEN)
    if request is None:
        return None
    return Screen(
        text=paragraphs(
            fill(_("I am still asking for {kind}."), kind=kinds.kind_words(request.kind))
            + " "
            + await _who_has_seen_it(view, request),
            if_nobody_comes(request.wanted_on),
        ),
        buttons=_ways_out(request),
    )


async def did_they_come(view: View, letter: Letter) -> Screen | None:
    """The helper has said nothing: did they come?"""
    request = await _request(view, letter, Status.CLAIMED)
    if request is None:
        return None
    helper = await names(view, request)
    unknown = await agenda.find(view.db, request.id, letter.person_id, What.UNKNOWN)
    by = unknown and weekday_date(unknown.due_at.astimezone(view.zone).date())
    return Screen(
        text=paragraphs(
            fill(_("<b>Did {helper} come?</b>"), helper=helper) + "\n" + _what(view, request),
            fill(
                _("{helper} has not told me. If I hear nothing by {day}, an organiser will ring you."),
                helper=helper,
                day=by,
            )
            if by
            else None,
        ),
        buttons=one_a_row(
            Button(label=p_("button", "Yes, it came"), says=f"visited:{request.id}:{Outcome.MET}"),
            Button(label=p_("button", "Not all of it"), says=f"visited:{request.id}:{Outcome.PARTLY}"),
            Button(label=p_("button", "No, it didn't"), says=f"visited:{request.id}:{Outcome.NOT_MET}"),
            Button(label=p_("button", "Talk to a person"), says="call"),
        ),
    )


async def names(view: View, request: HelpRequest) -> str:
    """Whoever has taken it on, by name."""
    people = [await get_person(view.db, helper_id) for helper_id in helpers_of(request)]
    return _(" and ").join(person.name for person in people)


async def _who_has_seen_it(view: View, request: HelpRequest) -> str:
    search = await searches.find(view.db, request.id)
    if search and search.aloud_at:
        return _("The whole group has heard of it.")
    count = await offers.asked(view.db, request.id)
    if count:
        return fill(
            n_("{count} neighbour has seen it.", "{count} neighbours have seen it.", count), count=count
        )
    area = await areas.find(view.db, request.area_id)
    if area and area.chat_id is not None:
        return _("It stands in the group for everyone to see.")
    return _("An organiser knows of it too.")


async def _request(view: View, letter: Letter, status: Status) -> HelpRequest | None:
    request = await help_requests.find(view.db, letter.about)
    return request if request and request.status is status else None


def _not_as_told(view: View, request: HelpRequest) -> Screen | None:
    if request.status is Status.OPEN:
        words = _("{what}: your helper can't come after all. I am asking the others.")
    elif request.status is Status.WITHDRAWN:
        words = _("{what}: you took it back. Nobody will come.")
    else:
        return None
    return Screen(text=fill(words, what=kinds.LABELS[request.kind]))


def _what(view: View, request: HelpRequest) -> str:
    return fill("{what}: {when}", what=kinds.LABELS[request.kind], when=kinds.when_words(request, view.today))


def _ways_out(request: HelpRequest) -> tuple[tuple[Button, ...], ...]:
    return one_a_row(
        Button(label=p_("button", "I don't need it now"), says=f"drop:{request.id}"),
        Button(label=p_("button", "Talk to a person"), says="call"),
    )

"""Letters to whoever asked: who comes, what has become of it, and how it ended."""

from aid.kinds import RULES
from aid.moments import weekday_date
from aid.pairs import wants_more
from aid.people import get as get_person
from aid.words import _, p_
from handlers import kinds
from handlers.blocking import trouble_button
from handlers.checking import if_nobody_comes
from handlers.letters import View
from handlers.money import spent_line
from handlers.request_screens import AN_ORGANISER_LOOKS, came_buttons, message_button
from handlers.screens import Button, Screen, fill, one_a_row, paragraphs
from storage import help_requests
from storage.help_requests import HelpRequest, Status
from storage.outbox import Letter


async def helper_found(view: View, letter: Letter) -> Screen | None:
    """Who is coming, when, and the word they will say."""
    request = await _request(view, letter, Status.CLAIMED)
    if request is None or request.helper_id is None:
        return None
    helper = await get_person(view.db, request.helper_id)
    more = "\n" + _("I am still asking for one more neighbour.") if wants_more(request) else ""
    return Screen(
        text=paragraphs(
            fill(_("Good news. <b>{helper}</b> is coming."), helper=helper.name)
            + "\n"
            + _what(request)
            + more,
            fill(
                _("{helper} will say the word <b>{word}</b>. Open the door only to someone who says it."),
                helper=helper.name,
                word=request.word,
            ),
            _("If nobody comes, tap Talk to a person. An organiser will ring you."),
        ),
        buttons=one_a_row(message_button(request), trouble_button(request), _talk()),
        protected=True,
    )


async def handed_back(view: View, letter: Letter) -> Screen | None:
    """It is open again."""
    request = await _request(view, letter, Status.OPEN)
    if request is None:
        return None
    return Screen(
        text=paragraphs(
            _("I am sorry. Your helper can't come after all.") + "\n" + _what(request),
            str(AN_ORGANISER_LOOKS)
            if RULES[request.kind].introduced
            else _("I am asking your neighbours again. I will tell you who comes."),
            if_nobody_comes(request.wanted_on),
        ),
        buttons=one_a_row(
            Button(label=p_("button", "I don't need it now"), says=f"drop:{request.id}"), _talk()
        ),
    )


async def did_it_come(view: View, letter: Letter) -> Screen | None:
    """Did it come, and until when we wait for an answer."""
    request = await _request(view, letter, Status.REPORTED)
    if request is None or request.helper_id is None or request.confirm_by is None:
        return None
    helper = await get_person(view.db, request.helper_id)
    second = await get_person(view.db, request.second_id) if request.second_id else None
    until = weekday_date(request.confirm_by.astimezone(view.zone).date())
    return Screen(
        text=paragraphs(
            fill(
                _("{helper} and {second} were there for {the_kind}.")
                if second
                else _("{helper} says that {the_kind} is done."),
                helper=helper.name,
                second=second and second.name,
                the_kind=kinds.the_kind(request.kind),
            )
            + spent_line(request),
            _("<b>Did it come?</b>"),
            fill(_("If I hear nothing by {day}, I take it that all is well."), day=until),
        ),
        buttons=one_a_row(*came_buttons(request)),
    )


async def closed_silently(view: View, letter: Letter) -> Screen | None:
    """Nobody said otherwise, so it is closed."""
    request = await _request(view, letter, Status.CLOSED)
    if request is None:
        return None
    return Screen(
        text=paragraphs(
            fill(
                _("I heard no more about your request for {kind}, so I have closed it."),
                kind=kinds.kind_words(request.kind),
            ),
            _("If something was not right, tap Talk to a person. An organiser will ring you."),
        ),
        buttons=one_a_row(_talk()),
    )


async def nobody_found(view: View, letter: Letter) -> Screen | None:
    """The day is over and nobody came."""
    request = await _request(view, letter, Status.COULD_NOT_FILL)
    if request is None:
        return None
    return Screen(
        text=paragraphs(
            _("I am sorry. Nobody could come.") + "\n" + _what(request),
            _("The organisers know. One of them will be in touch with you."),
        ),
        buttons=one_a_row(_talk()),
    )


async def _request(view: View, letter: Letter, status: Status) -> HelpRequest | None:
    request = await help_requests.find(view.db, letter.about)
    return request if request and request.status is status else None


def _what(request: HelpRequest) -> str:
    return fill("{what}: {when}", what=kinds.LABELS[request.kind], when=kinds.when_written(request))


def _talk() -> Button:
    return Button(label=p_("button", "Talk to a person"), says="call")

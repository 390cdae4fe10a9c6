"""Letters about a request: to the helper, to the resident, and to organisers when all isn't well."""

from aid.moments import weekday_date
from aid.people import get as get_person
from aid.words import Later, _, later, p_
from handlers import kinds
from handlers.letters import View
from handlers.request_screens import came_buttons, helper_can
from handlers.screens import Button, Screen, fill, one_a_row, paragraphs
from storage import help_requests
from storage.help_requests import HelpRequest, Kind, Outcome, Status
from storage.outbox import Letter
from storage.people import Person

MONEY_RULES = later(
    "Money: agree the amount first. Keep the receipt and count the change. Never take a card or a PIN."
)


async def _request(view: View, letter: Letter, *statuses: Status) -> HelpRequest | None:
    request = await help_requests.find(view.db, letter.about)
    return request if request and request.status in statuses else None


async def _theirs(view: View, letter: Letter, *statuses: Status) -> HelpRequest | None:
    request = await _request(view, letter, *statuses)
    return request if request and request.helper_id == letter.person_id else None


async def hand_over(view: View, letter: Letter) -> Screen | None:
    """To the helper: where, how to reach them, what to know, and the word to say."""
    request = await _theirs(view, letter, Status.CLAIMED)
    if request is None:
        return None
    resident = await get_person(view.db, request.resident_id)
    return Screen(
        text=paragraphs(
            _("<b>Thank you. This one is yours.</b>"),
            "\n".join(_where(request, resident, view)),
            fill(_("At the door say the word <b>{word}</b>. Stay on the doorstep."), word=request.word),
            str(MONEY_RULES) if request.kind is Kind.SHOPPING else None,
        ),
        buttons=one_a_row(*helper_can(request)),
        protected=True,
    )


def _where(request: HelpRequest, resident: Person, view: View) -> list[str]:
    kind = str(kinds.LABELS[request.kind])
    lines = [
        fill(_("{kind} for {name}"), kind=kind, name=resident.name),
        fill("{when}", when=kinds.when_words(request, view.today)),
        fill(_("Address: {address}"), address=resident.address or _("not given")),
    ]
    if resident.phone:
        lines.append(fill(_("Phone: {phone}"), phone=resident.phone))
    if request.details:
        lines.append(fill(_("To know: {details}"), details=request.details))
    if request.voice:
        lines.append(_("A voice note follows."))
    return lines


async def hand_over_voice(view: View, letter: Letter) -> Screen | None:
    """To the helper: the resident's own voice."""
    request = await _theirs(view, letter, Status.CLAIMED)
    if request is None or request.voice is None:
        return None
    resident = await get_person(view.db, request.resident_id)
    return Screen(
        text=fill(_("A voice note from {name}."), name=resident.name), voice=request.voice, protected=True
    )


async def helper_found(view: View, letter: Letter) -> Screen | None:
    """To the resident: who is coming, when, and the word they will say."""
    request = await _request(view, letter, Status.CLAIMED)
    if request is None or request.helper_id is None:
        return None
    helper = await get_person(view.db, request.helper_id)
    return Screen(
        text=paragraphs(
            fill(_("Good news. <b>{helper}</b> is coming."), helper=helper.name)
            + "\n"
            + fill(
                "{what}: {when}", what=kinds.LABELS[request.kind], when=kinds.when_words(request, view.today)
            ),
            fill(_("{helper} will say the word <b>{word}</b>."), helper=helper.name, word=request.word),
            _("Do not open the door to anyone who can't say it."),
        ),
        buttons=one_a_row(Button(label=p_("button", "My requests"), says="requests")),
        protected=True,
    )


async def handed_back(view: View, letter: Letter) -> Screen | None:
    """To the resident: it is open again."""
    request = await _request(view, letter, Status.OPEN)
    if request is None:
        return None
    return Screen(
        text=paragraphs(
            fill(_("Your helper can't come after all for {kind}."), kind=kinds.kind_words(request.kind)),
            _("I am asking your other neighbours again. I will tell you who comes."),
        ),
        buttons=one_a_row(Button(label=p_("button", "I don't need it now"), says=f"drop:{request.id}")),
    )


async def did_it_come(view: View, letter: Letter) -> Screen | None:
    """To the resident: did it come?"""
    request = await _request(view, letter, Status.REPORTED)
    if request is None or request.helper_id is None:
        return None
    helper = await get_person(view.db, request.helper_id)
    until = request.confirm_by and weekday_date(request.confirm_by.astimezone(view.zone).date())
    return Screen(
        text=paragraphs(
            fill(
                _("{helper} says your request for {kind} is done."),
                helper=helper.name,
                kind=kinds.kind_words(request.kind),
            ),
            _("<b>Did it come?</b>"),
            fill(_("If I hear nothing by {day}, I take it that all is well."), day=until),
        ),
        buttons=one_a_row(*came_buttons(request)),
    )


async def thanked(view: View, letter: Letter) -> Screen | None:
    """To the helper: it is closed, and all is well."""
    request = await _theirs(view, letter, Status.CLOSED)
    if request is None:
        return None
    resident = await get_person(view.db, request.resident_id)
    words = (
        _("The {kind} for {name} is closed. Thank you for your help.")
        if request.silent
        else _("{name} says all is well with the {kind}. Thank you for your help.")
    )
    return Screen(text=fill(words, kind=kinds.kind_words(request.kind), name=resident.name))


async def not_needed(view: View, letter: Letter) -> Screen | None:
    """To the helper: it was taken back."""
    request = await _theirs(view, letter, Status.WITHDRAWN)
    if request is None:
        return None
    resident = await get_person(view.db, request.resident_id)
    return Screen(
        text=paragraphs(
            fill(
                _("{name} does not need the {kind} any more."),
                name=resident.name,
                kind=kinds.kind_words(request.kind),
            ),
            _("There is nothing left for you to do. Thank you all the same."),
        )
    )


async def closed_silently(view: View, letter: Letter) -> Screen | None:
    """To the resident: nobody said otherwise, so it is closed."""
    request = await _request(view, letter, Status.CLOSED)
    if request is None:
        return None
    return Screen(
        text=paragraphs(
            fill(_("I have closed your request for {kind}."), kind=kinds.kind_words(request.kind)),
            _("If something was not right, tap Talk to a person. An organiser will ring you."),
        ),
        buttons=one_a_row(Button(label=p_("button", "Talk to a person"), says="call")),
    )


async def nobody_found(view: View, letter: Letter) -> Screen | None:
    """To the resident: the day is over and nobody came."""
    request = await _request(view, letter, Status.COULD_NOT_FILL)
    if request is None:
        return None
    return Screen(
        text=paragraphs(
            fill(_("I am sorry. Nobody could come for {kind}."), kind=kinds.kind_words(request.kind)),
            _("The organisers know, and one of them will be in touch."),
        ),
        buttons=one_a_row(
            Button(label=p_("button", "I need help"), says="again:ask"),
            Button(label=p_("button", "Talk to a person"), says="call"),
        ),
    )


WHAT_IS_WRONG: dict[Outcome | None, Later] = {
    Outcome.PARTLY: later("{name} says that not all of it came: {kind}."),
    Outcome.NOT_MET: later("{name} says that it did not come: {kind}."),
    None: later("Nobody could come to {name} for {kind}."),
}


async def for_organisers(view: View, letter: Letter) -> Screen | None:
    """To an organiser: a request that ended badly is in their hands now."""
    request = await _request(view, letter, Status.CLOSED, Status.COULD_NOT_FILL)
    if request is None:
        return None
    resident = await get_person(view.db, request.resident_id)
    reach = resident.phone or _("no phone number known")
    return Screen(
        text=paragraphs(
            fill(
                str(WHAT_IS_WRONG[request.outcome]), name=resident.name, kind=kinds.kind_words(request.kind)
            ),
            fill(_("Ring them and see what they need. Phone: {phone}"), phone=reach),
        ),
        protected=True,
    )

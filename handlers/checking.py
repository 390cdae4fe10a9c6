"""The last look before a request is sent, and what somebody knows once it is."""

from datetime import date

from aid import doubles
from aid.kinds import RULES
from aid.moments import weekday_date
from aid.words import _, p_
from handlers import kinds
from handlers.doors import at_door, door_line
from handlers.request_screens import AN_ORGANISER_LOOKS
from handlers.screens import Button, Screen, fill, one_a_row, paragraphs, quote
from handlers.shopping import listed
from handlers.steps import BY_CONSENT, FOR, Answers, Talk
from storage.help_requests import HelpRequest, Kind, Part, Status

ANOTHER = "another"


def kind_of(answers: Answers) -> Kind:
    """What was chosen: "Something else" may have been made plainer by one of the further kinds."""
    task = answers.get("task")
    return Kind(task) if task in kinds.FURTHER else Kind(answers["kind"])


def wanted(talk: Talk) -> tuple[date, Part]:
    """The day and the part of it that were chosen."""
    when: str = talk.answers["when"]
    if when == ANOTHER:
        return date.fromisoformat(talk.answers["day"]), Part.DAY
    day, part = when.split()
    return date.fromisoformat(day), Part(part)


def list_of(talk: Talk) -> list[str]:
    """What is to be bought; a list made for shopping is let go where it is no shopping any more."""
    return listed(talk) if kind_of(talk.answers) is Kind.SHOPPING else []


def double_of(talk: Talk) -> HelpRequest | None:
    """A request of the same kind that they have already."""
    return doubles.among(talk.known.under_way, kind_of(talk.answers))


def asks_check(talk: Talk, *more: str | None) -> str:
    """All that was answered, to be checked, with `more` lines."""
    address = _address(talk)
    lines = (
        *what_and_when(talk),
        address and fill(_("Address: {address}"), address=address),
        door_line(at_door(talk)),
        *more,
    )
    return paragraphs(
        "\n".join(line for line in (double_words(talk), _("Is this right?")) if line),
        "\n".join(line for line in lines if line),
        _("Neighbours see only what it is and when. The one who comes sees all of it."),
    )


def what_and_when(talk: Talk) -> list[str]:
    """What was asked for, when, and what was said about it, in lines."""
    details, things = talk.answers.get("details"), list_of(talk)
    lines = (
        fill("<b>{kind}</b>", kind=kinds.LABELS[kind_of(talk.answers)]),
        quote(kinds.when(*wanted(talk), talk.today)),
        things and fill(_("Your list: {things}"), things=", ".join(things)),
        details and fill(_("You wrote: {details}"), details=details),
        "voice" in talk.answers and _("With your voice note."),
        "photo" in talk.answers and _("With your picture."),
    )
    return [line for line in lines if line]


def double_words(talk: Talk) -> str | None:
    """That they have such a request already, as they or an organiser who asks for them read it."""
    double = double_of(talk)
    if double is None:
        return None
    if (FOR in talk.answers or BY_CONSENT in talk.answers) and talk.person is not None:
        words = _("{name} already has an open request for {kind}, for {day}. This is another one.")
    elif double.status is Status.OPEN:
        words = _("You already have an open request for {kind}, for {day}. This is another one.")
    else:
        words = _("A neighbour already has your request for {kind}, for {day}. This is another one.")
    return fill(
        words,
        name=talk.person.name if talk.person else "",
        kind=kinds.kind_words(double.kind),
        day=weekday_date(double.wanted_on),
    )


def sent_screen(request: HelpRequest, talk: Talk) -> Screen:
    """What somebody who has just asked knows at once: what happens next, and how to undo it."""
    area = next((area for area in talk.areas if area.id == request.area_id), None)
    has_group = area is not None and area.chat_id is not None
    later_on = (
        if_nobody_comes(request.wanted_on)
        if has_group or RULES[request.kind].introduced
        else _("Your area has no group yet. An organiser knows, and will see to it.")
    )
    return Screen(
        text=paragraphs(
            fill(_("Sent: <b>{kind}</b>."), kind=kinds.LABELS[request.kind])
            + "\n"
            + quote(kinds.when_words(request, talk.today)),
            _what_happens_next(request, has_group),
            later_on,
        ),
        buttons=one_a_row(
            Button(label=p_("button", "Undo"), says=f"undo:{request.id}"),
            Button(label=p_("button", "Every week"), says=f"weekly:{request.id}"),
        ),
    )


def _what_happens_next(request: HelpRequest, has_group: bool) -> str | None:
    if RULES[request.kind].introduced:
        return str(AN_ORGANISER_LOOKS)
    return _("Your neighbours see it in a minute. I will tell you who comes.") if has_group else None


def if_nobody_comes(day: date) -> str:
    """By when somebody who asked hears the worst, and who else does."""
    return _("If nobody can come by the end of {day}, I tell you so. An organiser hears it too.").format(
        day=weekday_date(day)
    )


def _address(talk: Talk) -> str | None:
    known = talk.person.address if talk.person else None
    return talk.answers.get("address") or known

"""The read-back: what an organiser reads aloud on the telephone before a request is sent, and after."""

from aid.words import _, p_
from handlers import kinds
from handlers.checking import double_words, if_nobody_comes, kind_of, list_of, wanted
from handlers.doors import at_door, door_line
from handlers.money import money_line
from handlers.screens import Button, Screen, fill, one_a_row, paragraphs, quote
from handlers.steps import BY_CONSENT, FOR, Talk
from storage.help_requests import HelpRequest


def is_for_another(talk: Talk) -> bool:
    """Does an organiser ask for a caller?"""
    return FOR in talk.answers and talk.person is not None


def for_id(talk: Talk) -> int | None:
    """The person for whom an organiser asks."""
    return int(talk.answers[FOR]) if FOR in talk.answers else None


def about_whom(talk: Talk, words: str) -> str:
    """The conversation by its name, with whom it is for."""
    if talk.person is None or not (is_for_another(talk) or BY_CONSENT in talk.answers):
        return words
    return _("{about} for {name}").format(about=words, name=talk.person.name)


def read_back(talk: Talk) -> str:
    """All that was said, to be read aloud: is it right?"""
    person, answers = talk.person, talk.answers
    details, things = answers.get("details"), list_of(talk)
    address = answers.get("address") or (person.address if person else None)
    lines = (
        fill(
            _("I read back: {kind} for {name}, {when}."),
            kind=kinds.kind_words(kind_of(answers)),
            name=person.name if person else "",
            when=kinds.when(*wanted(talk), talk.today),
        ),
        address and fill(_("The address is {address}."), address=address),
        door_line(at_door(talk)),
        things and fill(_("The list: {things}"), things=", ".join(things)),
        details and fill(_("Your helper reads: {details}"), details=details),
        "voice" in answers and _("With your voice note."),
        "photo" in answers and _("With your picture."),
        money_line(talk),
    )
    return paragraphs(
        "\n".join(line for line in (double_words(talk), _("<b>Read this aloud</b>")) if line),
        "\n".join(line for line in lines if line),
        _("<b>Is that right?</b>"),
    )


def phoned_in_screen(request: HelpRequest, talk: Talk) -> Screen:
    """What the organiser knows at once: it is sent, and who hears what comes of it."""
    name = talk.person.name if talk.person else ""
    has_account = talk.person is not None and talk.person.account_id is not None
    news = (
        fill(_("{name} hears it from me, and who comes."), name=name)
        if has_account
        else fill(_("I tell you who comes. Then ring {name}."), name=name)
    )
    buttons = [Button(label=p_("button", "Phone in another"), says="phone_in")]
    if not has_account:
        buttons.insert(0, Button(label=p_("button", "Undo"), says=f"undo:{request.id}"))
    return Screen(
        text=paragraphs(
            fill(_("Sent for {name}: <b>{kind}</b>."), name=name, kind=kinds.LABELS[request.kind])
            + "\n"
            + quote(kinds.when_words(request, talk.today)),
            news,
            if_nobody_comes(request.wanted_on),
        ),
        buttons=one_a_row(*buttons),
    )

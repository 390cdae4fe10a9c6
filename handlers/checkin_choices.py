"""What can be chosen for a good morning call: days, who rings, who is told, and how others speak of them."""

from aid.checkin_plans import CONTACTS_MAX
from aid.checkin_refusals import NobodyOfThatName
from aid.moments import WEEKDAYS
from aid.words import Later, _, later_p, p_
from handlers.checkin_times import EVERY_DAY, WORKING_DAYS
from handlers.hearing import hears_address, hears_phone
from handlers.phone_in_steps import name_labels
from handlers.screens import fill, paragraphs
from handlers.steps import BY_CONSENT, FOR, Answers, Choice, Heard, Step, Talk, turning
from storage.checkin_plans import Pronoun

CHOOSE, FINDS, PLAN = "choose", "finds", "plan"
PRONOUNS: dict[Pronoun, Later] = {
    Pronoun.HER: later_p("button", "She, her"),
    Pronoun.HIM: later_p("button", "He, him"),
    Pronoun.THEM: later_p("button", "They, them"),
}


def which_days(_talk: Talk) -> list[Choice]:
    """Every day, the working days, or some."""
    return [
        Choice(label=p_("button", "Every day"), value=EVERY_DAY),
        Choice(label=p_("button", "Monday to Friday"), value=WORKING_DAYS),
        Choice(label=p_("button", "Let me choose"), value=CHOOSE),
    ]


def chosen_days(talk: Talk) -> list[str]:
    """Those that are on."""
    chosen: list[str] = talk.answers.get("weekdays", [])
    return chosen


def each_day(talk: Talk) -> list[Choice]:
    """Every day of the week, on or off."""
    on = chosen_days(talk)
    days = [turning(str(name), str(day), on=str(day) in on) for day, name in enumerate(WEEKDAYS, start=1)]
    done = Choice(label=p_("button", "Done"), value="done", gives={"weekdays": on})
    return [*days, *([done] if on else [])]


def who_rings(talk: Talk) -> list[Choice]:
    """Neighbours who can."""
    return [
        Choice(label=label, value=str(person.id))
        for label, person in zip(name_labels(talk.may_ring), talk.may_ring, strict=True)
    ]


def hears_who_rings(talk: Talk, heard: Heard) -> Answers | None:
    """One of them by name. Raises NobodyOfThatName."""
    said = (heard.text or "").strip().casefold()
    found = [person for person in talk.may_ring if person.name.casefold() == said]
    if len(found) != 1:
        raise NobodyOfThatName
    return {"caller": str(found[0].id)}


def asks_caller(talk: Talk) -> str:
    """Who rings somebody without an app."""
    if not talk.may_ring:
        return _("<b>Who rings them?</b>\nNobody here can yet. First let a neighbour join.")
    return _("<b>Who rings them?</b>\nI ask that neighbour first. Before they say yes, nobody is asked.")


def asks_contacts(talk: Talk) -> str:
    """Who is told, in their order, so far."""
    names = {str(person.id): person.name for person in talk.may_be_told}
    on = [names[each] for each in chosen_contacts(talk) if each in names]
    lines = [fill("{number}. {name}", number=at, name=name) for at, name in enumerate(on, start=1)]
    how = (
        _("Tap them in the order in which I tell them. I ask each of them first.")
        if talk.may_be_told
        else _("You know nobody here yet. An organiser can find somebody for you.")
        if name_of(talk) is None
        else _("There is nobody to choose yet. An organiser can find somebody.")
    )
    nobody = _("With nobody chosen, I tell the organisers.")
    return paragraphs(_("<b>Who is told if there is no answer?</b>"), "\n".join(lines) or nobody, how)


def who_is_told(talk: Talk) -> list[Choice]:
    """Everybody who can be told, on or off, and somebody whom an organiser finds."""
    on = chosen_contacts(talk)
    labels = zip(name_labels(talk.may_be_told), talk.may_be_told, strict=True)
    people = [turning(label, str(person.id), on=str(person.id) in on) for label, person in labels]
    full = len([each for each in on if each != FINDS]) >= CONTACTS_MAX
    offered = [choice for choice in people if choice.on or not full]
    if not full:
        offered.append(turning(p_("button", "Find somebody for me"), FINDS, on=FINDS in on))
    return [*offered, Choice(label=p_("button", "Done"), value="done", gives={"contacts": on})]


def asks_pronoun(talk: Talk) -> str:
    """How others speak of them."""
    name = name_of(talk)
    if name:
        return fill(_("<b>How do others speak of {name}?</b>"), name=name)
    return _("<b>How do others speak of you?</b>\nSo that a button reads well, as in: I'll check on her.")


def chosen_contacts(talk: Talk) -> list[str]:
    """Who is told, in the order in which they were tapped."""
    chosen: list[str] = talk.answers.get("contacts", [])
    return chosen


def name_of(talk: Talk) -> str | None:
    """Whom it is about, where that is somebody else than who speaks."""
    return talk.person.name if talk.person and (FOR in talk.answers or BY_CONSENT in talk.answers) else None


def _lacks(talk: Talk, fact: str) -> bool:
    # A trusted person isn't told a number, and so isn't asked for one; nor is whoever changes but the time.
    asked = BY_CONSENT not in talk.answers and PLAN not in talk.answers
    return talk.person is not None and asked and not getattr(talk.person, fact)


WHERE_TO_COME = (
    Step(
        name="address",
        asks=lambda talk: (
            _("<b>Where do they live?</b>\nWrite the street and number.")
            if FOR in talk.answers
            else _("<b>Where do you live?</b>\nOnly those you chose and the organisers see it.")
        ),
        hears=hears_address,
        needed=lambda talk: _lacks(talk, "address"),
        example=lambda: _("12 Elm Street"),
    ),
    Step(
        name="phone",
        asks=lambda talk: (
            _("<b>What is their phone number?</b>\nWrite it.")
            if FOR in talk.answers
            else _("<b>What is your phone number?</b>\nThose you chose ring you first.")
        ),
        choices=lambda talk: [Choice(label=p_("button", "I have none"), value="none", gives={"phone": ""})],
        hears=hears_phone,
        needed=lambda talk: _lacks(talk, "phone"),
        example=lambda: _("020 7946 0000"),
    ),
)

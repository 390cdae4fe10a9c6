"""Phone in, as questions: who has rung, and of somebody new what a helper must know."""

from aid.looking_up import look_up_caller
from aid.phoning_in import take_in
from aid.refusals import NotAnOrganiser
from aid.texts import NAME_LETTERS_MAX, clean
from aid.words import _, p_
from handlers.context import Context
from handlers.hearing import hears_address, hears_name, hears_phone
from handlers.joining import area_choices
from handlers.screens import Button, Rows, Screen, fill, one_a_row, paragraphs
from handlers.steps import Answers, Choice, Flow, Heard, Step, Talk
from storage.people import Person

SOMEBODY_NEW = "new"
LABEL_LETTERS_MAX = 28
SAME = 24  # letters: names that begin alike look alike on a button


def known_screen(person: Person, area: str | None) -> Screen:
    """Somebody an organiser can ask for."""
    unknown = _("not given")
    return Screen(
        text=paragraphs(
            fill("<b>{name}</b>", name=person.name),
            "\n".join(
                (
                    fill(_("Phone: {phone}"), phone=person.phone or unknown),
                    fill(_("Address: {address}"), address=person.address or unknown),
                    fill(_("Area: {area}"), area=area or unknown),
                )
            ),
        ),
        buttons=phone_in_buttons(person),
        protected=True,
    )


def name_labels(persons: list[Person]) -> list[str]:
    """Their names as buttons, those of the same name told apart by a number."""
    labels: list[str] = []
    for person in persons:
        number = sum(person.name[:SAME] == other.name[:SAME] for other in persons[: len(labels)]) + 1
        twin = f" ({number})" if number > 1 else ""
        labels.append(person.name[: LABEL_LETTERS_MAX - len(twin)] + twin)
    return labels


def phone_in_buttons(person: Person) -> Rows:
    """The way to ask for them, to agree that they are asked each day, and to find them company."""
    return one_a_row(
        Button(label=p_("button", "Phone in a request"), says=f"phone_in:{person.id}"),
        Button(label=p_("button", "A good morning call"), says=f"call_for:{person.id}"),
        Button(label=p_("button", "Regular company"), says=f"company_for:{person.id}"),
    )


def _may_begin(talk: Talk) -> None:
    if talk.person is None or not talk.person.organiser:
        raise NotAnOrganiser


def _who(talk: Talk) -> list[Choice]:
    known = [
        Choice(label=label, value=str(person.id), ends=True)
        for label, person in zip(name_labels(talk.callers), talk.callers, strict=True)
    ]
    return [*known, Choice(label=p_("button", "Somebody new"), value=SOMEBODY_NEW)]


def _asks_who(talk: Talk) -> str:
    if "sought" not in talk.answers:
        return _("<b>Who has rung?</b>\nTap a name, or write a part of a name.")
    if talk.callers:
        return _("<b>Is it one of these?</b>\nTap a name, or write another.")
    return _("<b>I know nobody of that name.</b>\nWrite it another way, or tap Somebody new.")


def _hears_who(_talk: Talk, heard: Heard) -> Answers | None:
    return {"sought": clean(heard.text, NAME_LETTERS_MAX)} if heard.text else None


def _is_new(talk: Talk) -> bool:
    return talk.answers.get("who") == SOMEBODY_NEW


def _asks_agreed(talk: Talk) -> str:
    return paragraphs(
        _("<b>Read this aloud</b>"),
        fill(
            _(
                "{name}, I keep your name, number and address, and what you ask for. Only your helper and"
                " the organisers see it. Is that all right?"
            ),
            name=talk.answers.get("name", ""),
        ),
    )


async def _end(context: Context, talk: Talk) -> Screen:
    answers, organiser = talk.answers, await context.person()
    if not organiser.organiser:
        raise NotAnOrganiser
    if _is_new(talk):
        person = await take_in(
            context.db,
            draft_id=talk.draft.id,
            by=organiser.id,
            name=answers["name"],
            phone=answers["phone"],
            address=answers["address"],
            area_id=int(answers["area"]) if "area" in answers else None,
            now=context.now,
        )
    else:
        found = await look_up_caller(
            context.db, int(answers["who"]), by=organiser.id, draft_id=talk.draft.id, now=context.now
        )
        person = found
    area = next((area.name for area in talk.areas if area.id == person.area_id), None)
    return known_screen(person, area)


PHONE_IN = Flow(
    name="phone_in",
    about=lambda talk: _("phoning in a request"),
    stopped=lambda: _("All right, I have stopped. Nothing was sent."),
    may_begin=_may_begin,
    end=_end,
    steps=(
        Step(name="who", asks=_asks_who, choices=_who, hears=_hears_who, example=lambda: _("Rosa Bell")),
        Step(
            name="name",
            asks=lambda talk: _("<b>What is their name?</b>\nWrite it."),
            hears=hears_name,
            needed=_is_new,
            example=lambda: _("Rosa Bell"),
        ),
        Step(
            name="phone",
            asks=lambda talk: _("<b>What is their phone number?</b>\nWrite it."),
            hears=hears_phone,
            needed=_is_new,
            example=lambda: _("020 7946 0000"),
        ),
        Step(
            name="address",
            asks=lambda talk: _("<b>Where do they live?</b>\nWrite the street and number."),
            hears=hears_address,
            needed=_is_new,
            example=lambda: _("12 Elm Street"),
        ),
        Step(
            name="area",
            asks=lambda talk: _("<b>Pick their area.</b>"),
            choices=area_choices,
            needed=lambda talk: _is_new(talk) and bool(talk.areas),
        ),
        Step(
            name="agreed",
            asks=_asks_agreed,
            choices=lambda talk: [Choice(label=p_("button", "Yes, they agree"), value="yes", ends=True)],
            needed=_is_new,
        ),
    ),
)

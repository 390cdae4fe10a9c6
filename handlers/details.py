"""My details: name, address, phone, area and door, each changed by one question."""

from functools import partial

from aid.door_notes import note_door
from aid.people import correct
from aid.words import _, p_
from handlers.context import Context
from handlers.doors import asks_door, at_door, door_choices, door_line, kept_notes
from handlers.hearing import hears_address, hears_door, hears_name, hears_phone
from handlers.joining import area_choices
from handlers.policy import own_data_buttons
from handlers.screens import Button, Screen, fill, one_a_row, paragraphs
from handlers.steps import Choice, Flow, Step, Talk
from storage.areas import Area
from storage.people import Person, Standing


def details_screen(person: Person, area: Area | None) -> Screen:
    """What we know of somebody, and a way to change each."""
    unknown = _("not given")
    buttons = [
        Button(label=p_("button", "Change my name"), says="detail:name"),
        Button(label=p_("button", "Change my address"), says="detail:address"),
        Button(label=p_("button", "Change my phone number"), says="detail:phone"),
        Button(label=p_("button", "Change my area"), says="detail:area"),
        Button(label=p_("button", "For the door"), says="detail:door"),
        Button(label=p_("button", "My usual shopping"), says="usual"),
        Button(label=p_("button", "People I have blocked"), says="blocked"),
        Button(label=p_("button", "People who may ask for me"), says="may_ask"),
    ]
    if person.neighbour in (Standing.APPROVED, Standing.ASKED):
        buttons.append(Button(label=p_("button", "When may I ask you"), says="wishes"))
    if person.neighbour not in (None, Standing.LEFT):
        buttons.append(Button(label=p_("button", "Stop helping"), says="optout"))
    wrong = Button(label=p_("button", "Something here is wrong"), says="call")
    buttons += [wrong, *own_data_buttons()]
    return Screen(
        text=paragraphs(
            _("<b>My details</b>"),
            "\n".join(
                (
                    fill(_("Name: {name}"), name=person.name),
                    fill(_("Address: {address}"), address=person.address or unknown),
                    fill(_("Phone: {phone}"), phone=person.phone or unknown),
                    fill(_("Area: {area}"), area=area.name if area else unknown),
                    door_line(kept_notes(person)) or _("At the door: nothing noted"),
                )
            ),
        ),
        buttons=(*one_a_row(*buttons), *way_home()),
    )


def asks_address(_talk: Talk) -> str:
    """Where somebody lives, and who will know."""
    return _(
        "<b>Where do you live?</b>\nWrite your street and number."
        " Only your helper and the organisers can see it."
    )


def way_home() -> tuple[tuple[Button, ...], ...]:
    """The last row of a screen outside any conversation."""
    return ((Button(label=p_("button", "Go back"), says="more"),),)


def _asks_area(talk: Talk) -> str:
    return _("<b>Pick your area.</b>") if talk.areas else _("No area is set up yet. An organiser will do it.")


def _areas(talk: Talk) -> list[Choice]:
    return [Choice(label=choice.label, value=choice.value, ends=True) for choice in area_choices(talk)]


async def _correct(context: Context, talk: Talk) -> Screen:
    person = await context.person()
    answers = talk.answers
    known = next((area for area in talk.areas if area.id == person.area_id), None)
    if talk.draft.step == "door":
        noted = await note_door(
            context.db, by=person.id, notes=at_door(talk), draft_id=talk.draft.id, now=context.now
        )
        return details_screen(noted, known)
    area = int(answers["area"]) if "area" in answers else None
    told = {name: answers[name] for name in ("name", "address", "phone") if name in answers}
    corrected = await correct(
        context.db, person.id, draft_id=talk.draft.id, area_id=area, now=context.now, **told
    )
    known = next((area for area in talk.areas if area.id == corrected.area_id), None)
    return details_screen(corrected, known)


DETAILS = Flow(
    name="details",
    about=lambda talk: _("changing your details"),
    stopped=lambda: _("All right, I have stopped. Nothing has changed."),
    end=_correct,
    steps=(
        Step(
            name="name",
            aside=True,
            ends=True,
            asks=lambda talk: _("<b>What shall I call you?</b>\nWrite your name."),
            hears=hears_name,
            example=lambda: _("Rosa Bell"),
        ),
        Step(
            name="address",
            aside=True,
            ends=True,
            asks=asks_address,
            hears=hears_address,
            example=lambda: _("12 Elm Street"),
        ),
        Step(
            name="phone",
            aside=True,
            ends=True,
            asks=lambda talk: _(
                "<b>What is your phone number?</b>\nWrite it. Your helper and the organisers may ring you."
            ),
            hears=hears_phone,
            example=lambda: _("020 7946 0000"),
        ),
        Step(name="area", aside=True, ends=True, asks=_asks_area, choices=_areas),
        Step(
            name="door",
            aside=True,
            ends=True,
            stays=True,
            asks=asks_door,
            choices=partial(door_choices, ends=True),
            chosen=at_door,
            hears=hears_door,
            example=lambda: _("The bell is broken"),
        ),
    ),
)

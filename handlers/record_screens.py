"""What an organiser sees of somebody without an app, and of two records that may be one person."""

from aid.words import _, p_
from handlers.doors import door_line, kept_notes
from handlers.screens import Button, Rows, Screen, fill, one_a_row, paragraphs
from storage import areas
from storage.people import Person
from storage.rows import Source


def record_buttons(person: Person) -> Rows:
    """What can be done about the record itself."""
    id = person.id
    return one_a_row(
        Button(label=p_("button", "See or change details"), says=f"record:{id}"),
        Button(label=p_("button", "Hand over to another"), says=f"keep:{id}"),
        Button(label=p_("button", "They have the app now"), says=f"app_link:{id}"),
        Button(label=p_("button", "Same as somebody else"), says=f"same_as:{id}"),
    )


async def record_screen(source: Source, person: Person) -> Screen:
    """All that is noted of somebody, and a way to change each."""
    id = person.id
    buttons = one_a_row(
        Button(label=p_("button", "Change the name"), says=f"record:{id}:name"),
        Button(label=p_("button", "Change the phone number"), says=f"record:{id}:phone"),
        Button(label=p_("button", "Change the address"), says=f"record:{id}:address"),
        Button(label=p_("button", "Change the area"), says=f"record:{id}:area"),
        Button(label=p_("button", "For their door"), says=f"record:{id}:door"),
        Button(label=p_("button", "Go back"), says=f"kept:{id}"),
    )
    return Screen(text=await record_words(source, person), buttons=buttons, protected=True)


async def two_records(source: Source, one: Person, other: Person) -> Screen:
    """Two records side by side: which details stay?"""
    return Screen(
        text=paragraphs(
            _("<b>Are these one person?</b>"),
            "1: " + await record_words(source, one),
            "2: " + await record_words(source, other),
        ),
        buttons=one_a_row(
            Button(label=p_("button", "Yes, keep the first one"), says=f"merge_into:{one.id}:{other.id}"),
            Button(label=p_("button", "Yes, keep the second one"), says=f"merge_into:{other.id}:{one.id}"),
            Button(label=p_("button", "No, they are two people"), says="kept"),
        ),
        protected=True,
    )


def last_question(keep: Person, gone: Person) -> Screen:
    """Once more before two records are one for good."""
    both = keep.account_id is not None and gone.account_id is not None
    says = f"merge_now:{keep.id}:{gone.id}" + (":drop" if both else "")
    return Screen(
        text=paragraphs(
            fill(
                _("I keep the details of the record you chose, <b>{name}</b>, and fill in what it lacks."),
                name=keep.name,
            ),
            _("All that the other one asked for and did goes with it. Nobody can take them apart again."),
            _("Both have Telegram. Only that of the record you chose stays with me.") if both else None,
        ),
        buttons=one_a_row(
            Button(label=p_("button", "Yes, make them one"), says=says),
            Button(label=p_("button", "No, leave it"), says=f"merge:{keep.id}:{gone.id}"),
        ),
        protected=True,
    )


async def record_words(source: Source, person: Person) -> str:
    """Name, phone, address, area and door, as far as they are known."""
    unknown = _("not given")
    area = await areas.find(source, person.area_id) if person.area_id else None
    return "\n".join(
        (
            fill("<b>{name}</b>", name=person.name),
            fill(_("Phone: {phone}"), phone=person.phone or unknown),
            fill(_("Address: {address}"), address=person.address or unknown),
            fill(_("Area: {area}"), area=area.name if area else unknown),
            door_line(kept_notes(person)) or _("At the door: nothing noted"),
            _("They have no phone app.") if person.account_id is None else _("They have the app."),
        )
    )

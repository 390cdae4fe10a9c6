"""Letters and cards about areas and their groups: linked, lost, still to be linked."""

from aid.words import Later, _, later, p_
from handlers.letters import View
from handlers.screens import Button, Screen, fill, one_a_row, paragraphs
from storage import areas, group_rights
from storage.cards import Card
from storage.group_rights import Right
from storage.outbox import Letter

LABEL_LETTERS_MAX = 28

WITHOUT: dict[Right, Later] = {
    Right.PIN: later("Pin messages: the board does not stay at the top."),
    Right.DELETE: later("Delete messages: the note about each pin stays."),
    Right.INVITE: later("Invite people: I can't let in who asks to join."),
}


async def area_linked(view: View, letter: Letter) -> Screen | None:
    """To the organiser: this group is the area's now, and what we may not do there yet."""
    area = await areas.find(view.db, letter.about)
    if area is None or area.chat_id is None:
        return None
    lacks = await group_rights.find(view.db, area.chat_id)
    admin = _("Make me an admin there, if I am not one yet. Then I see who comes and goes.")
    missing = admin if lacks is None or Right.ADMIN in lacks else missing_words(lacks)
    return Screen(
        text=paragraphs(
            fill(_("Your group is now the group of <b>{area}</b>."), area=area.name),
            _("Requests from the area appear there. Neighbours on the list can take them on."),
            missing,
        )
    )


async def which_area(view: View, letter: Letter) -> Screen | None:
    """To the organiser: which of the areas without a group is this one for?"""
    if await areas.find_by_chat(view.db, letter.about):
        return None
    free = [area for area in await areas.all(view.db) if area.chat_id is None]
    buttons = one_a_row(
        *(
            Button(label=area.name[:LABEL_LETTERS_MAX], says=f"link:{area.id}:{letter.about}")
            for area in free
        ),
        Button(label=p_("button", "A new area"), says=f"link:0:{letter.about}"),
    )
    return Screen(
        text=_("<b>Which area is your group for?</b>\nA new area gets the name of the group."),
        buttons=buttons,
    )


async def group_lost(view: View, letter: Letter) -> Screen | None:
    """To an organiser: an area has no group any more."""
    area = await areas.find(view.db, letter.about)
    if area is None or area.chat_id is not None:
        return None
    return Screen(
        text=paragraphs(
            fill(_("I was removed from the group of <b>{area}</b>."), area=area.name),
            _("Nobody there sees requests now. Add me again and type /setup in the group."),
        )
    )


async def rights_lost(view: View, letter: Letter) -> Screen | None:
    """To an organiser: which right is missing in a group, and what doesn't work without it."""
    area = await areas.find(view.db, letter.about)
    if area is None or area.chat_id is None:
        return None
    lacks = await group_rights.find(view.db, area.chat_id)
    if lacks is None or Right.ADMIN in lacks:
        return Screen(
            text=paragraphs(
                fill(_("I am no admin in the group of <b>{area}</b> any more."), area=area.name),
                _("I do not see who leaves it now. Make me an admin again."),
            )
        )
    if not lacks:
        return None
    return Screen(
        text=paragraphs(
            fill(_("In the group of <b>{area}</b> I may not do all I need."), area=area.name),
            missing_words(lacks),
            _("Give me the right in the group: tap its name, then Edit."),
        )
    )


async def rights_back(view: View, letter: Letter) -> Screen | None:
    """To an organiser: in this group we may do all we need again."""
    area = await areas.find(view.db, letter.about)
    if area is None or area.chat_id is None or await group_rights.find(view.db, area.chat_id):
        return None
    return Screen(text=fill(_("In the group of <b>{area}</b> all works again. Thank you."), area=area.name))


def missing_words(lacks: list[Right]) -> str:
    """Each right that is missing, and what it is for (plain text)."""
    if Right.ADMIN in lacks:
        return _("I am no admin there, so I do not see who comes and goes.")
    return "\n".join(str(WITHOUT[right]) for right in lacks)


async def no_group(view: View, letter: Letter) -> Screen | None:
    """To an organiser: somebody asks, and no group can see it."""
    area = await areas.find(view.db, letter.about)
    if area is None or area.chat_id is not None:
        return None
    return Screen(
        text=paragraphs(
            fill(_("Somebody in <b>{area}</b> needs help, but I have no group there."), area=area.name),
            _("Add me to the group of the area and type /setup there. Then the neighbours see it."),
        )
    )


async def welcome(view: View, card: Card) -> Screen | None:
    """In the group: what it is for."""
    area = await areas.find(view.db, card.about)
    if area is None:
        return None
    return Screen(
        text=paragraphs(
            fill(
                _("This is the group of <b>{area}</b>. Requests from the area appear here."), area=area.name
            ),
            _("Tap I can help under one to take it on. To join, write to me privately."),
        ),
        silent=True,
    )


async def who_is_it(view: View, card: Card) -> Screen | None:
    """In the group: an anonymous admin is asked for a tap."""
    if await areas.find_by_chat(view.db, card.chat_id):
        return Screen(text=_("Thank you. This group is set up."), silent=True)
    return Screen(
        text=_("An organiser who is hidden wants to set up this group. Tap to show me it's you."),
        buttons=one_a_row(Button(label=p_("button", "It's me"), says="itsme")),
        silent=True,
    )

"""Groups: /setup by an organiser, and what happens to us in a group."""

from telegram import Message, Update
from telegram.constants import ChatType

from aid import areas as verbs
from aid.refusals import NotAnOrganiser
from aid.words import _, p_
from handlers.context import Context
from handlers.letters import View
from handlers.people import blocked_or_not, is_inside
from handlers.screens import Button, Rows, Screen, fill, one_a_row, paragraphs
from storage import areas, people
from storage.cards import Card
from storage.outbox import Letter

LABEL_LETTERS_MAX = 28


async def set_up(update: Update, context: Context) -> None:
    """/setup in a group. Whoever isn't an organiser hears nothing in the group, and no in private."""
    message = update.effective_message
    assert message is not None
    if message.sender_chat is not None:
        await verbs.ask_who_it_is(context.db, message.chat_id, now=context.now)
        return
    person = await people.find_by_account(context.db, context.account_id)
    if person is None or not person.organiser:
        raise NotAnOrganiser
    await verbs.set_up(context.db, message.chat_id, message.chat.title or "", by=person.id, now=context.now)


async def it_is_me(update: Update, context: Context) -> None:
    """An anonymous admin shows by a tap who typed /setup: the tap has their real account."""
    person = await context.person()
    message = context.tap.message if context.tap else None
    if message is None:
        raise NotAnOrganiser
    title = message.chat.title or ""
    await verbs.set_up(context.db, message.chat.id, title, by=person.id, now=context.now)
    await context.answer(_("Thank you. I have written to you privately."))


async def link(update: Update, context: Context) -> None:
    """The organiser says which area a group is for: `link:<area, 0 for a new one>:<chat>`."""
    assert context.matches
    area_id, chat_id = int(context.matches[0][1]), int(context.matches[0][2])
    person = await context.person()
    if not person.organiser:
        raise NotAnOrganiser
    title = "" if area_id else (await context.desk.call("getChat", chat_id=chat_id)).get("title", "")
    await verbs.link(context.db, area_id or None, chat_id, title, by=person.id, now=context.now)
    await context.answer()
    await context.put_away()


async def we_came_or_went(update: Update, context: Context) -> None:
    """We were added to a group or removed from it; in private, blocked or let back."""
    change = update.my_chat_member
    assert change is not None
    if change.chat.type == ChatType.PRIVATE:
        await blocked_or_not(update, context)
    elif not is_inside(change):
        await verbs.lose_group(context.db, change.chat.id, now=context.now)


async def moved(update: Update, context: Context) -> None:
    """A group has become a supergroup."""
    message = update.effective_message
    assert isinstance(message, Message) and message.migrate_to_chat_id is not None
    await verbs.move_group(context.db, message.chat_id, message.migrate_to_chat_id, now=context.now)


async def area_linked(view: View, letter: Letter) -> Screen | None:
    """To the organiser: this group is the area's now."""
    area = await areas.find(view.db, letter.about)
    if area is None or area.chat_id is None:
        return None
    return Screen(
        text=paragraphs(
            fill(_("Your group is now the group of <b>{area}</b>."), area=area.name),
            _("Make me an admin there, so that I see who comes and goes."),
            _("Requests from the area appear there. Neighbours on the list can take them on."),
        )
    )


async def which_area(view: View, letter: Letter) -> Screen | None:
    """To the organiser: which of the areas without a group is this one for?"""
    if await areas.find_by_chat(view.db, letter.about):
        return None
    free = [area for area in await areas.all(view.db) if area.chat_id is None]
    buttons: Rows = one_a_row(
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


async def no_group(view: View, letter: Letter) -> Screen | None:
    """To an organiser: somebody asks, and no group can see it."""
    area = await areas.find(view.db, letter.about)
    if area is None or area.chat_id is not None:
        return None
    return Screen(
        text=paragraphs(
            fill(_("Somebody in <b>{area}</b> needs help, but the area has no group."), area=area.name),
            _("Add me to its group and type /setup there. Then the neighbours see it."),
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

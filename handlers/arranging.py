"""Areas, as organisers arrange them: see each, name it, give it a group or take it, what lies beside it."""

from telegram import Update

from aid import area_setup as verbs
from aid.areas import get as get_area
from aid.refusals import NotAnOrganiser
from aid.words import _, p_
from handlers import conversation
from handlers.area_letters import missing_words
from handlers.area_steps import AREA
from handlers.areas import ask_hidden_admin
from handlers.context import Context
from handlers.organisers import must_organise
from handlers.screens import Button, Screen, fill, one_a_row, paragraphs
from handlers.steps import ON
from storage import areas as remembered
from storage import group_rights, people
from storage.areas import Area

LABEL_LETTERS_MAX = 28
AREAS_SHOWN = 18
RIGHTS_WANTED = "pin_messages+delete_messages+invite_users"


async def areas(update: Update, context: Context) -> None:
    """An organiser taps "Areas"."""
    await must_organise(context)
    found = await remembered.all(context.db)
    names = [
        Button(label=area.name[:LABEL_LETTERS_MAX], says=f"area:{area.id}") for area in found[:AREAS_SHOWN]
    ]
    new = Button(label=p_("button", "A new area"), says="name_area:0")
    words = _("<b>Areas</b>\nTap one to see its group.") if found else _("There is no area yet.")
    await context.show(Screen(text=words, buttons=one_a_row(*names, new)))
    await context.answer()


async def area(update: Update, context: Context) -> None:
    """One area: its group, what is missing there, and what lies beside it."""
    await must_organise(context)
    await context.show(await area_screen(context, await get_area(context.db, context.subject)))
    await context.answer()


async def name_area(update: Update, context: Context) -> None:
    """ "A new area", or "Another name": `name_area:<area, 0 for a new one>`."""
    await must_organise(context)
    if context.subject:
        await get_area(context.db, context.subject)
    await conversation.begin_anew(context, AREA, answers={"area": context.subject})
    await context.answer()


async def link_group(update: Update, context: Context) -> None:
    """ "Add me to a group": a link that asks for the very rights we need."""
    me, found = await context.person(), await get_area(context.db, context.subject)
    payload = await verbs.link_for_group(context.db, found.id, by=me.id, now=context.now)
    opens = f"https://t.me/{context.bot.username}?startgroup={payload}&admin={RIGHTS_WANTED}"
    await context.show(
        Screen(
            text=paragraphs(
                fill(_("<b>A group for {area}</b>"), area=found.name),
                _("Tap below and choose the group. Leave the rights as they are. It works for an hour."),
                _("If I am in the group already, type /setup there."),
            ),
            buttons=one_a_row(Button(label=p_("button", "Choose the group"), opens=opens), _back_to(found)),
        )
    )
    await context.answer()


async def come_by_link(update: Update, context: Context) -> None:
    """We were put into a group by such a link: Telegram says /start there for whoever did it."""
    message = update.effective_message
    assert message is not None
    if message.sender_chat is not None:
        await ask_hidden_admin(message, context)
        return
    person = await people.find_by_account(context.db, context.account_id)
    if person is None or not person.organiser:
        raise NotAnOrganiser
    payload = context.args[0] if context.args else ""
    await verbs.come_by_link(
        context.db, payload, message.chat_id, message.chat.title or "",
        account_id=context.account_id, by=person.id, now=context.now,
    )  # fmt: skip


async def ask_before_unlinking(update: Update, context: Context) -> None:
    """ "Take the group away"."""
    await must_organise(context)
    found = await get_area(context.db, context.subject)
    await context.show(
        Screen(
            text=fill(
                _("Shall I take its group from <b>{area}</b>? Nobody there sees requests then."),
                area=found.name,
            ),
            buttons=one_a_row(
                Button(label=p_("button", "Yes, take it away"), says=f"unlink:{found.id}"),
                Button(label=p_("button", "No, leave it"), says=f"area:{found.id}"),
            ),
        )
    )
    await context.answer()


async def unlink(update: Update, context: Context) -> None:
    """An area is parted from its group."""
    me = await context.person()
    found = await verbs.unlink(context.db, context.subject, by=me.id, now=context.now)
    await context.answer()
    await context.show(await area_screen(context, found))


async def beside(update: Update, context: Context) -> None:
    """ "Areas beside it"."""
    await must_organise(context)
    await context.show(await _beside_screen(context, await get_area(context.db, context.subject)))
    await context.answer()


async def set_beside(update: Update, context: Context) -> None:
    """Another area lies beside it, or not: `beside:<area>:<other>:<yes|no>`."""
    assert context.matches
    id, other, yes = int(context.matches[0][1]), int(context.matches[0][2]), context.matches[0][3] == "yes"
    me = await context.person()
    found = await verbs.set_beside(context.db, id, other, yes=yes, by=me.id, now=context.now)
    await context.answer()
    await context.show(await _beside_screen(context, found))


async def area_screen(context: Context, found: Area) -> Screen:
    """One area, and what can be done about it."""
    lacks = await group_rights.find(context.db, found.chat_id) if found.chat_id is not None else None
    next_to = ", ".join(other.name for other in await remembered.beside(context.db, found.id))
    group = (
        Button(label=p_("button", "Take the group away"), says=f"part:{found.id}")
        if found.chat_id is not None
        else Button(label=p_("button", "Add me to a group"), says=f"link_group:{found.id}")
    )
    return Screen(
        text=paragraphs(
            fill("<b>{area}</b>", area=found.name),
            _("It has no group yet.") if found.chat_id is None else _("It has a group."),
            "\n".join(
                filter(
                    None,
                    (
                        missing_words(lacks) if lacks else "",
                        fill(_("Beside it: {areas}"), areas=next_to) if next_to else "",
                    ),
                )
            ),
        ),
        buttons=one_a_row(
            group,
            Button(label=p_("button", "Another name"), says=f"name_area:{found.id}"),
            Button(label=p_("button", "Areas beside it"), says=f"beside:{found.id}"),
            Button(label=p_("button", "Weekly picture"), says=f"picture:{found.id}"),
            Button(label=p_("button", "All areas"), says="areas"),
        ),
    )


async def _beside_screen(context: Context, found: Area) -> Screen:
    near = {other.id for other in await remembered.beside(context.db, found.id)}
    others = [other for other in await remembered.all(context.db) if other.id != found.id][:AREAS_SHOWN]
    turns = [
        Button(
            label=((ON if other.id in near else "") + other.name)[:LABEL_LETTERS_MAX],
            says=f"beside:{found.id}:{other.id}:{'no' if other.id in near else 'yes'}",
        )
        for other in others
    ]
    words = (
        _("When nobody in {area} can help, I ask neighbours there too.")
        if others
        else _("{area} is the only area.")
    )
    return Screen(
        text=paragraphs(_("<b>What lies beside it?</b>"), fill(words, area=found.name)),
        buttons=one_a_row(*turns, _back_to(found)),
    )


def _back_to(found: Area) -> Button:
    return Button(label=p_("button", "Go back"), says=f"area:{found.id}")

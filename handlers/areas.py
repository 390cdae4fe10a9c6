"""Groups: /setup by an organiser, and what happens to us in a group."""

from telegram import ChatMember, Message, Update
from telegram.constants import ChatType
from telegram.error import BadRequest, Forbidden

from aid import areas as verbs
from aid.refusals import NotAnOrganiser, NotHere
from aid.rights import note_rights
from aid.words import _
from handlers.context import Context
from handlers.people import blocked_or_not, is_inside
from storage import people
from storage.group_rights import Right

GROUPS = (ChatType.GROUP, ChatType.SUPERGROUP)


async def set_up(update: Update, context: Context) -> None:
    """/setup in a group. Whoever isn't an organiser hears nothing in the group, and no in private."""
    message = update.effective_message
    assert message is not None
    if message.sender_chat is not None:
        await ask_hidden_admin(message, context)
        return
    person = await people.find_by_account(context.db, context.account_id)
    if person is None or not person.organiser:
        raise NotAnOrganiser
    await verbs.set_up(context.db, message.chat_id, message.chat.title or "", by=person.id, now=context.now)


async def ask_hidden_admin(message: Message, context: Context) -> None:
    """An anonymous admin speaks as the group itself; another sender is a channel, and no person."""
    if message.sender_chat is not None and message.sender_chat.id == message.chat_id:
        await verbs.ask_who_it_is(context.db, message.chat_id, now=context.now)


async def it_is_me(update: Update, context: Context) -> None:
    """An anonymous admin shows by a tap who typed /setup: the tap has their real account."""
    person = await context.person()
    message = context.tap.message if context.tap else None
    if message is None or message.chat.type not in GROUPS:
        raise NotHere
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
    title = await _title(context, chat_id)
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
    else:
        await note_rights(context.db, change.chat.id, rights_of(change.new_chat_member), now=context.now)


def rights_of(member: ChatMember) -> list[Right]:
    """What somebody may do in a group, of what we need there."""
    if member.status != ChatMember.ADMINISTRATOR:
        return []
    return [Right.ADMIN, *(right for right in Right if getattr(member, right, False))]


async def moved(update: Update, context: Context) -> None:
    """A group has become a supergroup."""
    message = update.effective_message
    assert isinstance(message, Message) and message.migrate_to_chat_id is not None
    await verbs.move_group(context.db, message.chat_id, message.migrate_to_chat_id, now=context.now)


async def _title(context: Context, chat_id: int) -> str:
    """The group's name. Raises NotHere for a chat in which we aren't, or that is no group."""
    try:
        chat = await context.desk.call("getChat", chat_id=chat_id)
    except (BadRequest, Forbidden):
        raise NotHere from None
    if chat.get("type") not in GROUPS:
        raise NotHere
    title: str = chat.get("title", "")
    return title

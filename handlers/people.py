"""Neighbours: opting in and out, what they can take on, and coming to the group and leaving it."""

from telegram import ChatMember, ChatMemberUpdated, Update

from aid import people as verbs
from aid import pledges
from aid.kinds import RULES
from aid.knocks import come_in
from aid.pairs import wants_more
from aid.refusals import NoArea
from aid.words import Later, _, later, p_
from handlers import kinds
from handlers.context import Context
from handlers.heard import heard
from handlers.pledges import promise_screen
from handlers.screens import Button, Screen, one_a_row, paragraphs
from storage import areas, blocks, people, request_lists
from storage.help_requests import HelpRequest
from storage.people import Person, Standing
from storage.pledges import asking

OPEN_SHOWN = 10
LABEL_LETTERS_MAX = 28
INSIDE = {ChatMember.OWNER, ChatMember.ADMINISTRATOR, ChatMember.MEMBER, ChatMember.RESTRICTED}

WAITING: dict[Standing, Later] = {
    Standing.ASKED: later(
        "You are not on the list yet. An organiser will look at your offer, and I will tell you."
    ),
    Standing.OUT_OF_GROUP: later(
        "You have left the group of your area. Ask an organiser to let you back in."
    ),
}


async def can_help(update: Update, context: Context) -> None:
    """ "I can help" at home: the open requests for those on the list, the way in for the others."""
    person = await people.find_by_account(context.db, context.account_id)
    if person is None:
        # It may be the answer to "What brings you here?".
        await heard(update, context)
    elif await _must_promise(context, person):
        await context.show(promise_screen())
    elif person.neighbour is Standing.APPROVED:
        await context.show(await _open_requests(context, person))
    elif person.neighbour in WAITING:
        await context.show(Screen(text=str(WAITING[person.neighbour])))
    else:
        await context.show(_offer_screen())


async def opt_in(update: Update, context: Context) -> None:
    """ "Yes, put me on the list"."""
    person = await context.person()
    await verbs.opt_in(context.db, person.id, now=context.now)
    await context.answer()
    first = await pledges.is_wanted(context.db, person.id, context.now)
    words = (
        _("Thank you. First read our promise. Then an organiser will look at your offer.")
        if first
        else _("Thank you. An organiser will look at your offer, and I will tell you.")
    )
    await context.show(Screen(text=words))


async def opt_out(update: Update, context: Context) -> None:
    """ "Stop helping"."""
    person = await context.person()
    await verbs.opt_out(context.db, person.id, now=context.now)
    await context.answer()
    await context.show(
        Screen(text=_("You are off the list. Thank you for all your help. Tap I can help to come back."))
    )


async def came_or_went(update: Update, context: Context) -> None:
    """Somebody has come into an area's group, or has gone from it."""
    change = update.chat_member
    assert change is not None
    account_id = change.new_chat_member.user.id
    if is_inside(change):
        await come_in(context.db, change.chat.id, account_id, now=context.now)
        return
    area = await areas.find_by_chat(context.db, change.chat.id)
    person = await people.find_by_account(context.db, account_id)
    if area and person and person.area_id == area.id:
        await verbs.leave_group(context.db, person.id, now=context.now)


async def blocked_or_not(update: Update, context: Context) -> None:
    """Somebody has blocked us in private, or has let us back."""
    change = update.my_chat_member
    assert change is not None
    verb = verbs.reach if is_inside(change) else verbs.lose
    await verb(context.db, change.chat.id, now=context.now)


def is_inside(change: ChatMemberUpdated) -> bool:
    """Is the one whom it is about there now?"""
    member = change.new_chat_member
    return member.status in INSIDE and getattr(member, "is_member", True)


async def _must_promise(context: Context, person: Person) -> bool:
    """Before they can do anything else: they wait to be approved, or have let a year go by."""
    if person.neighbour is Standing.ASKED:
        return not await pledges.is_made(context.db, person.id, context.now)
    asked = await asking(context.db, person.id)
    return asked is not None and asked.promise_lapsed_at is not None and person.neighbour in pledges.HELPING


async def _open_requests(context: Context, person: Person) -> Screen:
    if person.area_id is None:
        raise NoArea
    live = await request_lists.live(context.db, person.area_id)
    apart = await blocks.apart_from(context.db, person.id)
    wanted = [r for r in live if _can_be_taken(r, person) and r.resident_id not in apart][:OPEN_SHOWN]
    if not wanted:
        return Screen(text=_("Nobody needs help just now. New requests appear in your group."))
    labels = [
        _("{kind}, {day}").format(kind=kinds.LABELS[r.kind], day=kinds.short_day(r.wanted_on)) for r in wanted
    ]
    return Screen(
        text=paragraphs(_("<b>Your neighbours need help</b>"), _("Tap one to take it on.")),
        buttons=one_a_row(
            *(
                Button(label=label[:LABEL_LETTERS_MAX], says=f"claim:{request.id}")
                for label, request in zip(labels, wanted, strict=True)
            )
        ),
    )


def _can_be_taken(request: HelpRequest, person: Person) -> bool:
    concerned = person.id in (request.resident_id, request.helper_id)
    return wants_more(request) and not concerned and not RULES[request.kind].introduced


def _offer_screen() -> Screen:
    return Screen(
        text=paragraphs(
            _("Would you like to help your neighbours now and then?"),
            _("You choose each time. An organiser looks at your offer first."),
        ),
        buttons=one_a_row(
            Button(label=p_("button", "Yes, put me on the list"), says="optin"),
            Button(label=p_("button", "No, thank you"), says="more"),
        ),
    )

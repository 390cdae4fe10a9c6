"""The pinned board: what it says in the group, and what its buttons lead to in private."""

import re
from datetime import date, datetime, time, timedelta

from telegram import Message, Update
from telegram.error import TelegramError

from aid import board as verbs
from aid.kinds import RACED
from aid.refusals import NotYourArea
from aid.words import _, n_, p_
from handlers import kinds
from handlers.context import Context
from handlers.letters import View
from handlers.request_cards import ENDED
from handlers.screens import Button, Screen, fill, one_a_row, paragraphs
from storage import areas, boards
from storage.cards import Card
from storage.help_requests import HelpRequest, Status
from storage.outbox import Letter
from storage.people import Person

PREFIX = "help"
PAYLOAD = re.compile(r"help-([0-9]{1,18})", re.ASCII)
NEEDS_SHOWN = 10
LABEL_LETTERS_MAX = 28


async def board(view: View, card: Card) -> Screen | None:
    """In the group: how many need a hand, and the first of them by kind and day, each with a way in."""
    area = await areas.find(view.db, card.about)
    if area is None:
        return None
    counts = await boards.counts(view.db, area.id, RACED, view.now)
    needs = await boards.needs(view.db, area.id, RACED, view.now, NEEDS_SHOWN)
    return Screen(
        text=paragraphs(
            " ".join((_needed(counts.open), *([_helped(counts.helped)] if counts.helped else []))),
            _("Tap one to read more in private. The first to say yes has it.") if needs else None,
            fill(_("And {count} more."), count=counts.open - len(needs))
            if counts.open > len(needs)
            else None,
        ),
        buttons=one_a_row(*(_way_in(view, request) for request in needs)),
        silent=True,
        pinned=True,
        until=_until(view, counts.next_at) if needs or counts.next_at else None,
    )


async def look_again(update: Update, context: Context) -> None:
    """/board in a group: whoever types it, the board itself is the answer."""
    message = update.effective_message
    assert message is not None
    await verbs.look_again(context.db, message.chat_id, now=context.now)


async def take_down_note(update: Update, context: Context) -> None:
    """Telegram's own "pinned a message" under our board: nobody needs it."""
    message = update.effective_message
    assert isinstance(message, Message)
    if message.from_user is None or message.from_user.id != context.bot.id:
        return
    try:
        await context.desk.call("deleteMessage", chat_id=message.chat_id, message_id=message.message_id)
    except TelegramError:
        return  # it does no harm where it stands


async def open_need(context: Context, payload: str, person: Person) -> None:
    """A button of the board: the same question as in a nudge, or what has become of it."""
    named = PAYLOAD.fullmatch(payload)
    if named is None:
        raise NotYourArea
    request = await verbs.look_at(context.db, int(named[1]), by=person.id, now=context.now)
    await context.say(need_screen(request, context.today))


def need_screen(request: HelpRequest, today: date) -> Screen:
    """What is wanted and when, never by whom or where."""
    kind = kinds.LABELS[request.kind]
    if request.status is not Status.OPEN:
        return Screen(text=fill(str(ENDED[request.status]), kind=kind))
    return Screen(
        text=paragraphs(
            fill(_("Can you help a neighbour? <b>{kind}</b>"), kind=kind)
            + "\n"
            + fill("{when}", when=kinds.when_words(request, today)),
            _("The first to tap has it. The details come privately."),
        ),
        buttons=one_a_row(Button(label=p_("button", "I can help"), says=f"claim:{request.id}")),
    )


async def cannot_pin(view: View, letter: Letter) -> Screen | None:
    """To an organiser: the board isn't pinned, and what it takes."""
    area = await areas.find(view.db, letter.about)
    if area is None or area.chat_id is None:
        return None
    return Screen(
        text=paragraphs(
            fill(_("I can't pin the board in the group of <b>{area}</b>."), area=area.name),
            _("It stands there all the same. Make me an admin with the right to pin messages."),
        )
    )


def _needed(count: int) -> str:
    if not count:
        return _("Nobody needs a hand just now.")
    return n_("{count} neighbour needs a hand.", "{count} neighbours need a hand.", count).format(count=count)


def _helped(count: int) -> str:
    return n_("{count} is being helped.", "{count} are being helped.", count).format(count=count)


def _way_in(view: View, request: HelpRequest) -> Button:
    label = _("{kind}, {day}").format(kind=kinds.IN_A_LIST[request.kind], day=_day(request, view.today))
    return Button(
        label=label[:LABEL_LETTERS_MAX], opens=f"https://t.me/{view.bot}?start={PREFIX}-{request.id}"
    )


def _day(request: HelpRequest, today: date) -> str:
    if request.wanted_on == today:
        return _("today")
    if request.wanted_on == today + timedelta(days=1):
        return _("tomorrow")
    return kinds.shortest_day(request.wanted_on)


def _until(view: View, next_at: datetime | None) -> datetime:
    # At midnight "tomorrow" becomes "today".
    midnight = datetime.combine(view.today + timedelta(days=1), time(), view.zone)
    return min(midnight, next_at) if next_at else midnight

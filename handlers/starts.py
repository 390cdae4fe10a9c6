"""Where a link leads: what follows /start, by the word before its first dash."""

from collections.abc import Awaitable, Callable

from aid.organiser_roles import take_up
from aid.words import _
from handlers import board, conversation, posters, records
from handlers.context import Context
from handlers.joining import JOIN, set_up_your_group
from handlers.screens import Screen, home_keyboard, paragraphs
from handlers.strangers import way_in
from handlers.trusted_starts import open_consent, open_trust
from storage import people
from storage.links import Purpose

Start = Callable[[Context, str], Awaitable[None]]


async def _organise(context: Context, payload: str) -> None:
    if not await take_up(context.db, payload, context.account_id, now=context.now):
        await context.say(Screen(text=_("Thank you. A second organiser has to agree. Then I tell you.")))
        return
    now_one = _("You are an organiser now.")
    if await people.find_by_account(context.db, context.account_id):
        screen = Screen(text=paragraphs(now_one, set_up_your_group()), keyboard=home_keyboard())
    else:
        screen = Screen(text=paragraphs(now_one, _("First tell me who you are. Tap Join.")), buttons=way_in())
    await context.say(screen)


async def _open_need(context: Context, payload: str) -> None:
    person = await people.find_by_account(context.db, context.account_id)
    if person is None:
        await conversation.begin(context, JOIN)
    else:
        await board.open_need(context, payload, person)


STARTS: dict[str, Start] = {
    Purpose.ORGANISE: _organise,
    Purpose.POSTER: posters.open_poster,
    Purpose.ACCOUNT: records.open_link,
    Purpose.CONSENT: open_consent,
    Purpose.TRUST: open_trust,
    board.PREFIX: _open_need,
}


def start_for(payload: str) -> Start | None:
    """What a link does; None for a payload that none of ours has."""
    return STARTS.get(payload.partition("-")[0])

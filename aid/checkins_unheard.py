"""Who couldn't be asked or heard: organisers are told of all of them at once, not of each by a letter."""

from datetime import datetime, timedelta

from storage import checkins_unheard, outbox, people, told
from storage.checkins import CheckIn
from storage.connection import Transaction

ON_A_PAGE_MAX = 20  # with long names that is as much as one message holds
TOGETHER = timedelta(minutes=10)


async def tell_unheard(tx: Transaction, checkin: CheckIn, now: datetime) -> None:
    """Organisers hear of it by the letter that tells of the others, or by a new one. Once for each."""
    page = await _page(tx, now)
    if not await checkins_unheard.add(tx, checkin.id, page, now):
        return
    for organiser in await people.organisers(tx):
        if await told.latest(tx, organiser.id, "checkins_unheard", page):
            await outbox.redraw(tx, "checkins_unheard", about=page, now=now, person_id=organiser.id)
        else:
            await outbox.post(
                tx, organiser.id, "checkins_unheard", about=page, now=now, urgency=outbox.URGENT
            )


async def show_again(tx: Transaction, checkin: CheckIn, now: datetime) -> None:
    """Somebody has heard of them: the letter that told of them says so."""
    page = await checkins_unheard.page_of(tx, checkin.id)
    if page is not None:
        await outbox.redraw(tx, "checkins_unheard", about=page, now=now)


async def _page(tx: Transaction, now: datetime) -> int:
    last = await checkins_unheard.last_page(tx)
    if last is None:
        return 1
    page, count, since = last
    # What is added to a letter that was read long ago would not be seen.
    return page if count < ON_A_PAGE_MAX and now - since < TOGETHER else page + 1

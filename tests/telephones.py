"""The village with telephones, and many acts at once."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from bot.playground.phone import Phone
from bot.playground.shapes import Json, Member, User
from bot.playground.street import Street
from tests.conftest import Neighbourhood
from tests.village import ACCOUNTS, Village

NO_PEOPLE = ("another bot", "anonymous admin")


async def connected(street: Neighbourhood) -> Village:
    """Everybody of the village has a phone under their name, and is in every group; the bot is running."""
    street.app.rounds.stop()  # what falls due while these tests run belongs to no tap
    oak, ash = (street.new_group(title, street.olga) for title in ("Oak Road", "Ash Lane"))
    for name, account in ACCOUNTS.items():
        user = User(account, name.title(), is_bot=name in NO_PEOPLE)
        street.phones[name] = phone = street.new_phone(user)
        phone.private.started = True
        for group in (street.group, oak, ash):
            group.chat.members[account] = Member("member")
    for group in (oak, ash):
        await group.add_bot()
    for group in (street.group, oak, ash):
        await street.olga.types("Hello", chat=group)
    village = Village(street.app.db, street.group.id, oak.id, street.clock.now(), ash.id)
    village.settled = street.settled
    await village.settle()
    await street.settled()
    return village


async def _no_wait() -> None:
    return None


@asynccontextmanager
async def at_once(street: Street) -> AsyncIterator[None]:
    """Within this block acts follow upon each other; after it all of them are dealt with."""
    settled = street.settled
    street.settled = _no_wait
    try:
        yield
    finally:
        street.settled = settled
    await settled()


async def taps_in(phone: Phone, data: str, chat_id: int) -> None:
    """With a modified client: any data, on the oldest message of a chat, or on one that is gone."""
    place = phone.world.chats[chat_id]
    body: Json | None = next((dict(one.body) for one in place.messages.values()), None)
    await phone._query(place, data, body)

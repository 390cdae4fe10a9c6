"""Elm Street: the cast, their phones and their group, for the page and the tests alike."""

from collections.abc import Awaitable, Callable

from bot.playground.acts import Acts
from bot.playground.emulator import Emulator
from bot.playground.group import Group
from bot.playground.members import ADMIN_RIGHTS
from bot.playground.phone import Phone
from bot.playground.shapes import Chat, Member, User
from bot.playground.shown import Shown

__all__ = ["CAST", "ELM_STREET_ID", "Phone", "Shown", "Street"]

ELM_STREET_ID = -1_001_000_000_001

CAST = {
    "rosa": User(1001, "Rosa", "Bell"),  # 84, lives alone, an older resident
    "pia": User(1002, "Pia", "Bell", username="pia_bell"),  # her daughter, in another town
    "ben": User(1003, "Ben", "Okoro", username="ben_okoro"),  # a neighbour
    "ayo": User(1004, "Ayo", "Mensah"),  # a neighbour
    "olga": User(1005, "Olga", "Novak", username="olga_elm_street"),  # the organiser
    "zed": User(1006, "Zed"),  # an outsider, who must learn nothing
}
IN_THE_GROUP = ("ben", "ayo")


class Street:
    """Everybody, each with a phone, and the group with the bot as an administrator."""

    def __init__(self, emulator: Emulator) -> None:
        self.emulator = emulator
        self.acts = Acts(emulator)
        self.phones = {key: Phone(self.acts, user) for key, user in CAST.items()}
        self.rosa = self.phones["rosa"]
        self.pia = self.phones["pia"]
        self.ben = self.phones["ben"]
        self.ayo = self.phones["ayo"]
        self.olga = self.phones["olga"]
        self.zed = self.phones["zed"]
        self.group = self.new_group("Elm Street", self.olga, chat_id=ELM_STREET_ID)
        for key in IN_THE_GROUP:
            self.group.chat.members[self.phones[key].id] = Member("member")
        self.group.chat.members[emulator.world.bot.id] = Member("administrator", ADMIN_RIGHTS)

    @property
    def settled(self) -> Callable[[], Awaitable[None]]:
        """Awaited after each act; set it to "the bot is done with everything"."""
        return self.acts.settled

    @settled.setter
    def settled(self, wait: Callable[[], Awaitable[None]]) -> None:
        self.acts.settled = wait

    def new_group(
        self, title: str, owner: Phone, kind: str = "supergroup", chat_id: int | None = None
    ) -> Group:
        """Somebody opens a group; the bot is not in it yet (`await group.add_bot()`)."""
        world = self.emulator.world
        number = next(world.numbers)
        base = -1_001_000_000_100 if kind == "supergroup" else -4_000_000_100
        chat = Chat(chat_id or base - number, kind, title)
        chat.members[owner.id] = Member("creator")
        world.chats[chat.id] = chat
        return Group(self.acts, chat, owner.user)

    def new_phone(self, user: User) -> Phone:
        """One more person, beside the cast."""
        self.phones[str(user.id)] = phone = Phone(self.acts, user)
        return phone

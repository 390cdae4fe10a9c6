"""Somebody with a phone who looks, taps, waits a little, and taps again when nothing happens."""

import asyncio
from collections.abc import Awaitable, Callable, Iterator
from functools import partial
from itertools import islice
from random import Random

from bot.playground.group import Group
from bot.playground.phone import Phone
from bot.playground.shapes import Chat, Message
from bot.playground.shown import Shown, show
from tests.crash.watching import comes_true, glance

Act = Callable[[], Awaitable[None]]

SCREENS_LOOKED_BACK = 60
PATIENCE = (0.6, 1.5)
LONGER_MAX = 6
ANSWERS_ONCE = (
    "claim", "spent", "hand_back", "came", "withdraw", "undo", "approve", "write", "weekly", "promise:",
    "fine", "ring_me", "contact", "check:", "outcome", "cannot_check",
)  # fmt: skip


class Person:
    """What anybody does with a phone; `next_act` says what they want.

    While `asks` is set, whoever needs help asks again, `pause` seconds after the last time; and whoever
    `is_patient` leaves some of what they took on until the storm is over.
    """

    asks = False
    is_patient = False

    def __init__(self, phone: Phone, group: Group, dice: Random, pause: tuple[float, float]) -> None:
        self.phone = phone
        self.group = group
        self.dice = dice
        self.pause = pause
        self.has_nothing_to_do = False
        self._settled: set[tuple[int, int, str]] = set()
        self._minds: dict[object, float] = {}
        self._seen: dict[tuple[int, int], tuple[object, Shown]] = {}
        self._in_vain = 0

    @property
    def has_joined(self) -> bool:
        """Whoever has, has the home keyboard."""
        return bool(self.phone.keyboard)

    def next_act(self) -> Act | None:
        """What the phone shows decides; None where there is nothing to do."""
        raise NotImplementedError

    def heard(self, message: Shown, data: str, words: str) -> None:
        """A tap had an effect: an answer, perhaps in `words`, or another screen."""

    async def live(self) -> None:
        """For ever."""
        while True:
            act = self.next_act()
            self.has_nothing_to_do = act is None
            if act:
                await act()
                await asyncio.sleep(self.dice.uniform(0.02, 0.2))
            else:
                await glance(self.phone.world)

    def sees(self, chat: Group | None = None) -> Iterator[Shown]:
        """What the bot has said there, the newest first."""
        place = chat.chat if chat else self.phone.private
        newest = islice(reversed(place.messages.values()), SCREENS_LOOKED_BACK)
        return (self._as_seen(place, message) for message in newest if message.by_bot)

    def buttons(self, verb: str, chat: Group | None = None) -> Iterator[tuple[Shown, str, str]]:
        """Every button of a verb that may still do something: its message, data and label."""
        for message in self.sees(chat):
            for button in (one for row in message.buttons for one in row):
                data = button.data or ""
                if data.startswith(f"{verb}:") and not self.is_settled(message, data):
                    yield message, data, button.label

    def is_settled(self, message: Shown, data: str) -> bool:
        """Was this answered for good?"""
        return (message.chat_id, message.id, data) in self._settled

    def forgets(self, message: Shown) -> None:
        """It has changed: whatever was answered there may be asked again."""
        self._settled = {one for one in self._settled if one[:2] != (message.chat_id, message.id)}

    def mind(self, about: object) -> float:
        """A number between 0 and 1, thought of once: who has made up their mind keeps to it."""
        return self._minds.setdefault(about, self.dice.random())

    def tap(self, message: Shown, data: str) -> Act:
        """Press it, sometimes twice in a row; answered or not, look again soon."""
        return partial(self._tap, message, data)

    def say(self, text: str, chat: Group | None = None) -> Act:
        """Write, or press a key of the keyboard, and wait for something to appear."""
        place = chat.chat if chat else self.phone.private
        return partial(self._utter, partial(self.phone.types, text, chat), place)

    def speak(self) -> Act:
        """A voice note, likewise."""
        return partial(self._utter, self.phone.sends_voice, self.phone.private)

    async def _tap(self, message: Shown, data: str) -> None:
        for _ in range(2 if self.dice.random() < 0.25 else 1):
            await self.phone.taps_data(data, message)
        query = next(reversed(self.phone.world.queries.all.values()))
        shown = self._body(message)
        await self._waits(lambda: query.answered or self._body(message) is not shown)
        if query.text or (query.answered and data.startswith(ANSWERS_ONCE)):
            self._settled.add((message.chat_id, message.id, data))
        if query.answered or self._body(message) is not shown:
            self.heard(message, data, query.text)

    async def _utter(self, utter: Callable[[], Awaitable[int]], place: Chat) -> None:
        mine = await utter()
        await self._waits(lambda: place.last_message_id != mine)

    async def _waits(self, what: Callable[[], object]) -> None:
        # Under fire everybody keeps on tapping; in the calm whoever taps in vain waits longer and longer.
        longer = 1 if self.asks else 2 ** min(self._in_vain, LONGER_MAX)
        came = await comes_true(self.phone.world, what, longer * self.dice.uniform(*PATIENCE))
        self._in_vain = 0 if came else self._in_vain + 1

    def _as_seen(self, place: Chat, message: Message) -> Shown:
        # An edit gives a message another body: until then it looks as it did.
        body, shown = self._seen.get((place.id, message.id), (None, None))
        if shown is None or body is not message.body:
            shown = show(place, message)
            self._seen[place.id, message.id] = message.body, shown
        return shown

    def _body(self, message: Shown) -> object:
        return self.phone.world.chats[message.chat_id].messages[message.id].body

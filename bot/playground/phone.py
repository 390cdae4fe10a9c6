"""One person's phone: what they see and what they do."""

import re
from collections.abc import Iterator

from bot.playground.group import Group
from bot.playground.knocking import knock
from bot.playground.members import change
from bot.playground.sending import Sending
from bot.playground.shapes import Chat, Json, Member
from bot.playground.shown import Shown
from bot.playground.shown import show as shown

START_LINK = "start="
GROUP_LINK = "startgroup="
START_PAYLOAD = re.compile(r"[A-Za-z0-9_-]{0,64}")


class Phone(Sending):
    """Somebody of the cast, with Telegram in their hand."""

    async def presses_start(self, payload: str = "") -> None:
        """Open the bot by its button or by a link; a blocked bot is let in again."""
        if self.private.blocked:
            change(self.world, self.private, self.world.bot, self.user, Member("member"))
        self.private.started = True
        await self.types(f"/start {payload}".strip())

    async def taps(self, label: str, chat: Group | None = None) -> None:
        """Press the newest button that says so: in private first, then in the group."""
        places = [chat.chat] if chat else [self.private, *self._groups()]
        for place in places:
            for message in self._newest(place):
                for button in (one for row in message.buttons for one in row):
                    if button.label == label:
                        await self._press(message, button.data, button.url)
                        return
            if place.keyboard and label in _labels(place.keyboard):
                await self._press_key(place, label)
                return
        raise AssertionError(f"{self.name} sees no {label!r}, but {self._visible(places)}")

    async def taps_data(self, data: str, message: Shown | None = None) -> None:
        """A modified client: any data, on any message or on one that is gone."""
        body: Json | None = None
        place = self.private
        if message:
            place = self.world.chats[message.chat_id]
            body = dict(place.messages[message.id].body)
        await self._query(place, data, body)

    async def blocks_bot(self) -> None:
        """Want nothing more from the bot."""
        change(self.world, self.private, self.world.bot, self.user, Member("kicked"))
        await self.acts.done()

    async def unblocks_bot(self) -> None:
        """Let the bot write again."""
        change(self.world, self.private, self.world.bot, self.user, Member("member"))
        await self.acts.done()

    async def reacts(self, message_id: int, emoji: str, chat: Group | None = None) -> None:
        """Put a small picture under a message; the bot hears only if it asked for it."""
        place = chat.chat if chat else self.private
        old = place.messages[message_id].reactions.get(self.user.id, [])
        new = [{"type": "emoji", "emoji": emoji}]
        place.messages[message_id].reactions[self.user.id] = new
        told = {
            "chat": place.body(),
            "message_id": message_id,
            "user": self.user.body(),
            "date": int(self.world.clock().timestamp()),
            "old_reaction": old,
            "new_reaction": new,
        }
        self.world.updates.add("message_reaction", told)
        await self.acts.done()

    async def joins(self, group: Group) -> None:
        """Come into a group."""
        change(self.world, group.chat, self.user, self.user, Member("member"))
        told = {"new_chat_members": [self.user.body()]}
        self.world.say(group.chat, {"from": self.user.body()}, told)
        await self.acts.done()

    async def knocks(self, group: Group) -> None:
        """Ask to be let into a group."""
        knock(self.world, group.chat, self.user)
        await self.acts.done()

    async def takes_back_knock(self, group: Group) -> None:
        """Not want to come in any more; the bot isn't told."""
        del group.chat.knocking[self.id]
        await self.acts.done()

    async def leaves(self, group: Group) -> None:
        """Go out of a group."""
        change(self.world, group.chat, self.user, self.user, Member("left"))
        told = {"left_chat_member": self.user.body()}
        self.world.say(group.chat, {"from": self.user.body()}, told)
        await self.acts.done()

    def chat(self, chat: Group | None = None) -> list[Shown]:
        """All messages as seen there, oldest first; an outsider sees no group."""
        return self._seen(chat.chat if chat else self.private)

    @property
    def last(self) -> Shown:
        """The newest message from the bot in private."""
        for message in self._newest(self.private):
            if message.by_bot and message.kind != "service":
                return message
        raise AssertionError(f"{self.name} has heard nothing from the bot")

    @property
    def alerts(self) -> list[str]:
        """The words shown after taps, oldest first."""
        return [one.text for one in self.world.queries.of(self.user.id) if one.text]

    @property
    def waiting(self) -> int:
        """How many taps the bot has not answered: the button still shimmers."""
        return sum(not one.answered for one in self.world.queries.of(self.user.id))

    @property
    def keyboard(self) -> list[list[str]]:
        """The labels in place of the keyboard, in private."""
        if not self.private.keyboard:
            return []
        rows = self.private.keyboard["keyboard"]
        return [[key["text"] for key in row] for row in rows]

    def _seen(self, place: Chat) -> list[Shown]:
        return list(self._newest(place))[::-1]

    def _newest(self, place: Chat) -> Iterator[Shown]:
        if place.is_private or place.member(self.user.id).present:
            yield from (shown(place, message) for message in reversed(place.messages.values()))

    def _groups(self) -> list[Chat]:
        return [
            chat
            for chat in self.world.chats.values()
            if chat.migrated_to is None and chat.member(self.user.id).present
        ]

    def _visible(self, places: list[Chat]) -> str:
        labels = [label for place in places for one in self._seen(place) for label in one.labels]
        keys = [key for row in self.keyboard for key in row]
        return ", ".join(map(repr, [*labels, *keys])) or "no buttons at all"

    async def _press(self, message: Shown, data: str | None, url: str | None) -> None:
        place = self.world.chats[message.chat_id]
        if data is not None:
            await self._query(place, data, dict(place.messages[message.id].body))
            return
        self.opened.append(url or "")
        to_bot = f"t.me/{self.world.bot.username}"
        if url and to_bot in url and GROUP_LINK not in url:
            payload = url.partition(START_LINK)[2]
            assert START_PAYLOAD.fullmatch(payload), f"no link may carry {payload!r}"
            await self.presses_start(payload)

    async def _press_key(self, place: Chat, label: str) -> None:
        keyboard = place.keyboard or {}
        key = next(one for row in keyboard["keyboard"] for one in row if one["text"] == label)
        if keyboard.get("one_time_keyboard"):
            place.keyboard = None
        if key.get("request_contact"):
            await self.shares_contact("+447700900123")
        elif key.get("request_location"):
            await self.shares_location(51.5, -0.12)
        else:
            await self._says(place, {"text": label})

    async def _query(self, place: Chat, data: str, body: Json | None) -> None:
        query = self.world.queries.add(self.user.id, place.id)
        gone = {"chat": place.body(), "message_id": place.last_message_id or 1, "date": 0}
        told = {
            "id": query.id,
            "from": self.user.body(),
            "message": body or gone,
            "chat_instance": str(abs(place.id) * 7919),
            "data": data,
        }
        self.world.updates.add("callback_query", told)
        await self.acts.done()


def _labels(keyboard: Json) -> list[str]:
    return [key["text"] for row in keyboard["keyboard"] for key in row]

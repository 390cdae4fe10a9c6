"""What a person can send: words, a voice note, a picture, where they are."""

from bot.playground.acts import Acts
from bot.playground.group import Group
from bot.playground.messages import document_body, photo_body, poll_body, voice_body, without_reply
from bot.playground.samples import PICTURE, VOICE_NOTE
from bot.playground.shapes import Chat, Json, User
from bot.playground.texts import found_in
from bot.playground.world import World

ANONYMOUS = User(1087968824, "Group", username="GroupAnonymousBot", is_bot=True)
OTHER_BOT = User(7_000_000_099, "Other Bot", username="SomeOtherBot", is_bot=True)


class Sending:
    """The half of a phone that writes."""

    def __init__(self, acts: Acts, user: User) -> None:
        self.acts = acts
        self.user = user
        self.opened: list[str] = []
        self.private = Chat(user.id, "private", person=user)
        self.world.users[user.id] = user
        self.world.chats[user.id] = self.private

    @property
    def id(self) -> int:
        """The Telegram id."""
        return self.user.id

    @property
    def name(self) -> str:
        """The full name."""
        return self.user.name

    @property
    def world(self) -> World:
        """Telegram."""
        return self.acts.world

    async def types(
        self,
        text: str,
        chat: Group | None = None,
        anonymously: bool = False,
        thread: int | None = None,
        reply_to: int | None = None,
    ) -> int:
        """Write something; in a group an admin may do so anonymously. Returns its id."""
        content: Json = {"text": text, **_entities(text)}
        place = chat.chat if chat else self.private
        if thread:
            content |= {"message_thread_id": thread, "is_topic_message": True}
        if reply_to:
            content["reply_to_message"] = without_reply(place.messages[reply_to])
        return await self._says(place, content, anonymously)

    async def sends_voice(self, seconds: int = 3, chat: Group | None = None) -> int:
        """Speak a short note."""
        file = self.world.files.keep("voice", VOICE_NOTE, mime="audio/ogg")
        content = {"voice": voice_body(file, {"duration": seconds})}
        return await self._says(chat.chat if chat else self.private, content)

    async def sends_photo(self, caption: str = "", chat: Group | None = None) -> int:
        """Send a picture."""
        content: Json = {"photo": photo_body(self.world.files.keep("photo", PICTURE))}
        if caption:
            content["caption"] = caption
        return await self._says(chat.chat if chat else self.private, content)

    async def sends_document(self, name: str = "list.txt", content: bytes = b"milk\n") -> int:
        """Send a paper."""
        file = self.world.files.keep("document", content, name, "text/plain")
        return await self._says(self.private, {"document": document_body(file)})

    async def sends_sticker(self, chat: Group | None = None) -> int:
        """Send a sticker."""
        file = self.world.files.keep("sticker", PICTURE, mime="image/webp")
        sticker = {
            "file_id": file.id,
            "file_unique_id": file.unique_id,
            "type": "regular",
            "width": 512,
            "height": 512,
            "is_animated": False,
            "is_video": False,
        }
        return await self._says(chat.chat if chat else self.private, {"sticker": sticker})

    async def sends_poll(self, question: str, options: list[str]) -> int:
        """Ask many."""
        return await self._says(self.private, {"poll": poll_body(question, options)})

    async def shares_location(self, latitude: float, longitude: float) -> int:
        """Send where they are."""
        where = {"latitude": latitude, "longitude": longitude}
        return await self._says(self.private, {"location": where})

    async def shares_contact(self, phone_number: str) -> int:
        """Send their own number."""
        contact = {"phone_number": phone_number, "first_name": self.user.first_name}
        return await self._says(self.private, {"contact": {**contact, "user_id": self.user.id}})

    async def edits(self, message_id: int, text: str, chat: Group | None = None) -> None:
        """Change what they wrote."""
        place = chat.chat if chat else self.private
        message = place.messages[message_id]
        when = int(self.world.clock().timestamp())
        message.body = {**message.body, "text": text, **_entities(text), "edit_date": when}
        if self.world.hears(place, message):
            self.world.updates.add("edited_message", dict(message.body))
        self.world.changed()
        await self.acts.done()

    async def forwards(self, text: str, from_name: str, chat: Group | None = None) -> int:
        """Send on what somebody else wrote."""
        when = int(self.world.clock().timestamp())
        origin = {"type": "hidden_user", "date": when, "sender_user_name": from_name}
        content = {"text": text, **_entities(text), "forward_origin": origin}
        return await self._says(chat.chat if chat else self.private, content)

    async def via_bot(self, text: str, chat: Group | None = None) -> int:
        """Send what another bot offered inline."""
        content = {"text": text, **_entities(text), "via_bot": OTHER_BOT.body()}
        return await self._says(chat.chat if chat else self.private, content)

    async def _says(self, place: Chat, content: Json, anonymously: bool = False) -> int:
        sender: Json = {"from": self.user.body()}
        if anonymously:
            admin = place.member(self.id).status in ("creator", "administrator")
            assert admin, f"{self.name} is no admin of {place.title}"
            sender = {"from": ANONYMOUS.body(), "sender_chat": place.body()}
        self._may_write(place)
        message = self.world.say(place, sender, content)
        await self.acts.done()
        return message.id

    def _may_write(self, place: Chat) -> None:
        if place.is_private:
            assert not place.blocked, f"{self.name} has blocked the bot"
            place.started = True
        else:
            assert place.member(self.id).present, f"{self.name} is not in {place.title}"


def _entities(text: str) -> Json:
    entities = found_in(text)
    return {"entities": entities} if entities else {}

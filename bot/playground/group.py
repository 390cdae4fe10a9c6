"""A group of neighbours, and what can happen to it."""

from urllib.parse import parse_qs, urlsplit

from bot.playground.acts import Acts
from bot.playground.members import ADMIN_RIGHTS, change
from bot.playground.shapes import Chat, Json, Member, User
from bot.playground.texts import found_in

TELEGRAM = User(777000, "Telegram")
CHANNEL_ID = -1_001_000_000_777


class Group:
    """One group chat; its acts are those of its owner."""

    def __init__(self, acts: Acts, chat: Chat, owner: User) -> None:
        self.acts = acts
        self.world = acts.world
        self.chat = chat
        self.owner = owner

    @property
    def id(self) -> int:
        """The id it has now."""
        return self.chat.id

    @property
    def title(self) -> str:
        """Its name."""
        return self.chat.title

    @property
    def members(self) -> set[int]:
        """Who is in it, by Telegram id."""
        return {user_id for user_id, member in self.chat.members.items() if member.present}

    async def add_bot(self, admin: bool = True, rights: tuple[str, ...] = ADMIN_RIGHTS) -> None:
        """The owner puts the bot in, as an administrator or as a plain member."""
        bot = self.world.bot
        new = Member("administrator", rights) if admin else Member("member")
        if not self.chat.member(bot.id).present:
            change(self.world, self.chat, bot, self.owner, Member("member"))
            self._tell({"new_chat_members": [bot.body()]})
        if admin:
            change(self.world, self.chat, bot, self.owner, new)
        await self.acts.done()

    async def adds_bot_by(self, link: str) -> None:
        """The owner opens a link that puts the bot into a group, chooses this one, and leaves the rights."""
        asked = parse_qs(urlsplit(link).query)
        rights = tuple(f"can_{right}" for right in asked["admin"][0].split())
        await self.add_bot(rights=("can_manage_chat", *rights))
        text = f"/start@{self.world.bot.username} {asked['startgroup'][0]}"
        self.world.say(self.chat, {"from": self.owner.body()}, {"text": text, "entities": found_in(text)})
        await self.acts.done()

    async def remove_bot(self) -> None:
        """The owner throws the bot out."""
        bot = self.world.bot
        change(self.world, self.chat, bot, self.owner, Member("kicked"))
        self._tell({"left_chat_member": bot.body()})
        await self.acts.done()

    async def demote_bot(self) -> None:
        """The owner takes the bot's rights away."""
        change(self.world, self.chat, self.world.bot, self.owner, Member("member"))
        await self.acts.done()

    async def migrates(self) -> int:
        """The group becomes a supergroup: another id. Returns the new one."""
        old = self.chat
        new_id = -1_002_000_000_000 - next(self.world.numbers)
        new = Chat(new_id, "supergroup", old.title, members=dict(old.members))
        self.world.chats[new_id] = self.chat = new
        self._tell({"migrate_to_chat_id": new_id}, old)
        old.migrated_to = new_id
        self._tell({"migrate_from_chat_id": old.id}, new)
        await self.acts.done()
        return new_id

    async def opens_topic(self, name: str) -> int:
        """The owner opens a topic. Returns its thread id."""
        self.chat.is_forum = True
        told: Json = {"forum_topic_created": {"name": name, "icon_color": 7322096}}
        message = self.world.post(self.chat, {"from": self.owner.body()}, told)
        thread = {"message_thread_id": message.id, "is_topic_message": True}
        message.body.update(thread)
        self.chat.topics[message.id] = name
        self.world.updates.add("message", dict(message.body))
        await self.acts.done()
        return message.id

    async def loses_topic(self, thread: int) -> None:
        """The owner deletes a topic."""
        del self.chat.topics[thread]
        await self.acts.done()

    async def posts_from_channel(self, text: str) -> int:
        """The linked channel's post arrives in the group by itself. Returns its id."""
        channel = {"id": CHANNEL_ID, "type": "channel", "title": f"{self.title} news"}
        sender = {"from": TELEGRAM.body(), "sender_chat": channel}
        told = {"text": text, "is_automatic_forward": True}
        message = self.world.say(self.chat, sender, told)
        await self.acts.done()
        return message.id

    def _tell(self, content: Json, chat: Chat | None = None) -> None:
        place = chat or self.chat
        if place.member(self.world.bot.id).present:
            self.world.say(place, {"from": self.owner.body()}, content)
        else:
            self.world.post(place, {"from": self.owner.body()}, content)

"""The shapes of Telegram's world: a person, a chat, somebody's place in it, a message."""

from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

Json = dict[str, Any]

PRESENT = ("creator", "administrator", "member", "restricted")


@dataclass(slots=True)
class User:
    """An account, the bot's own included."""

    id: int
    first_name: str
    last_name: str = ""
    username: str = ""
    language_code: str = "en"
    is_bot: bool = False

    @property
    def name(self) -> str:
        """The name as Telegram shows it."""
        return f"{self.first_name} {self.last_name}".strip()

    def body(self) -> Json:
        """The account as the Bot API writes it."""
        told: Json = {"id": self.id, "is_bot": self.is_bot, "first_name": self.first_name}
        for key in ("last_name", "username"):
            if getattr(self, key):
                told[key] = getattr(self, key)
        if not self.is_bot:
            told["language_code"] = self.language_code
        return told


@dataclass(frozen=True, slots=True)
class Member:
    """Somebody's place in a chat: a status, and for an administrator the rights."""

    status: str
    rights: tuple[str, ...] = ()

    @property
    def present(self) -> bool:
        """True while they are in the chat."""
        return self.status in PRESENT


@dataclass(slots=True)
class Message:
    """A message, in the Bot API's own form, and how it was sent."""

    body: Json
    at: datetime
    by_bot: bool = False
    silent: bool = False
    reactions: dict[int, list[Json]] = field(default_factory=dict)

    @property
    def id(self) -> int:
        """Its number in its chat."""
        number: int = self.body["message_id"]
        return number


@dataclass(slots=True)
class Chat:
    """A private chat, a group or a channel, with all that was said in it."""

    id: int
    type: str
    title: str = ""
    person: User | None = None
    members: dict[int, Member] = field(default_factory=dict)
    messages: dict[int, Message] = field(default_factory=dict)
    last_message_id: int = 0
    pinned: list[int] = field(default_factory=list)
    topics: dict[int, str] = field(default_factory=dict)
    is_forum: bool = False
    migrated_to: int | None = None
    started: bool = False
    blocked: bool = False
    keyboard: Json | None = None
    actions: list[str] = field(default_factory=list)
    join_by_request: bool = False
    knocking: dict[int, datetime] = field(default_factory=dict)
    may_write_until: datetime | None = None

    @property
    def is_private(self) -> bool:
        """True for the chat of one person with the bot."""
        return self.type == "private"

    def body(self) -> Json:
        """The chat as the Bot API writes it inside a message."""
        told: Json = {"id": self.id, "type": self.type}
        if self.person is None:
            told["title"] = self.title
            if self.is_forum:
                told["is_forum"] = True
            return told
        told["first_name"] = self.person.first_name
        for key in ("last_name", "username"):
            if getattr(self.person, key):
                told[key] = getattr(self.person, key)
        return told

    def member(self, user_id: int) -> Member:
        """Somebody's place here; whoever never came has left."""
        return self.members.get(user_id, Member("left"))

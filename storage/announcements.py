"""Announcements: what organisers tell many at once, and how far each has got."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from storage.audiences import Audience
from storage.connection import Transaction
from storage.rows import Source, build, maybe


class Sort(StrEnum):
    """What it is made of: words, a file with words below it, or what no words can be changed of."""

    WORDS = "words"
    CAPTIONED = "captioned"
    OTHER = "other"


class State(StrEnum):
    """How far it has got."""

    PROPOSED = "proposed"
    WAITING = "waiting"
    SENDING = "sending"
    PAUSED = "paused"
    SENT = "sent"
    STOPPED = "stopped"
    WITHDRAWN = "withdrawn"


@dataclass(frozen=True, kw_only=True)
class Announcement:
    """One announcement. It is copied from the message of `chat_id` and `message_id`; `html` are its words."""

    id: int
    by_id: int
    chat_id: int
    message_id: int
    sort: Sort
    html: str
    audience: str
    privately: bool
    in_groups: bool
    urgent: bool
    state: State
    made_at: datetime
    send_at: datetime
    begun_at: datetime | None
    ended_at: datetime | None
    corrected_at: datetime | None

    @property
    def whom(self) -> Audience:
        """Whom it is for."""
        return Audience.read(self.audience)

    @property
    def letter(self) -> str:
        """The kind of its letters."""
        return "announcement_now" if self.urgent else "announcement"


COLUMNS = (
    "id, by_id, chat_id, message_id, sort, html, audience, privately, in_groups, urgent, state, made_at,"
    " send_at, begun_at, ended_at, corrected_at"
)


async def find(source: Source, id: int) -> Announcement | None:
    """The announcement with this id."""
    return maybe(Announcement, await source.one(f"SELECT {COLUMNS} FROM announcements WHERE id = :id", id=id))


async def find_by_draft(source: Source, draft_id: int) -> Announcement | None:
    """The announcement that this conversation made."""
    row = await source.one(f"SELECT {COLUMNS} FROM announcements WHERE draft_id = :id", id=draft_id)
    return maybe(Announcement, row)


async def latest(source: Source, most: int) -> list[Announcement]:
    """Those made last, the newest first."""
    rows = await source.all(f"SELECT {COLUMNS} FROM announcements ORDER BY id DESC LIMIT :most", most=most)
    return [build(Announcement, row) for row in rows]


async def due(source: Source, now: datetime) -> list[Announcement]:
    """Those whose time has come."""
    rows = await source.all(
        f"SELECT {COLUMNS} FROM announcements WHERE state = 'waiting' AND send_at <= :now ORDER BY send_at",
        now=now,
    )
    return [build(Announcement, row) for row in rows]


async def refused(source: Source) -> list[Announcement]:
    """Those that waited for a second organiser who didn't agree."""
    rows = await source.all(
        f"SELECT {COLUMNS} FROM announcements WHERE state = 'proposed' AND NOT EXISTS"
        " (SELECT 1 FROM proposals WHERE what = 'announce' AND about = announcements.id AND outcome IS NULL)"
    )
    return [build(Announcement, row) for row in rows]


async def under_way(source: Source) -> list[Announcement]:
    """Those that are being sent, or are paused."""
    rows = await source.all(
        f"SELECT {COLUMNS} FROM announcements WHERE state IN ('sending', 'paused') ORDER BY id"
    )
    return [build(Announcement, row) for row in rows]


async def add(tx: Transaction, choices: tuple[str, ...], **facts: object) -> int:
    """A new one, with its answers (columns by name). Gives its id."""
    names = ", ".join(facts)
    values = ", ".join(f":{name}" for name in facts)
    id = await tx.add(f"INSERT INTO announcements ({names}) VALUES ({values})", **facts)
    for number, label in enumerate(choices):
        await tx.run(
            "INSERT INTO announcement_choices (announcement_id, number, label) VALUES (:id, :number, :label)",
            id=id,
            number=number,
            label=label,
        )
    return id


async def correct(tx: Transaction, id: int, **facts: object) -> None:
    """Set columns of it anew, by name."""
    columns = ", ".join(f"{name} = :{name}" for name in facts)
    await tx.run(f"UPDATE announcements SET {columns} WHERE id = :id", id=id, **facts)


async def choices(source: Source, id: int) -> list[str]:
    """What can be answered to it, in order."""
    rows = await source.all(
        "SELECT label FROM announcement_choices WHERE announcement_id = :id ORDER BY number", id=id
    )
    return [row["label"] for row in rows]

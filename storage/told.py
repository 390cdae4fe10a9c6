"""What people have been told already: the letters that arrived, and when."""

from dataclasses import dataclass
from datetime import datetime

from storage.rows import Source, maybe


@dataclass(frozen=True, kw_only=True)
class Told:
    """How far a letter got: its state in the outbox, and when that was settled."""

    state: str
    settled_at: datetime | None

    @property
    def on_its_way(self) -> bool:
        """May it still arrive?"""
        return self.state in ("waiting", "sending")


async def was_sent(
    source: Source, person_id: int, kind: str, about: int, *, or_will_be: bool = False
) -> bool:
    """Has this person had a letter of this kind about this?"""
    row = await source.one(
        "SELECT 1 FROM outbox WHERE (state = 'sent' OR (:or_will_be AND state IN ('waiting', 'sending')))"
        " AND person_id = :person_id AND kind = :kind AND about = :about LIMIT 1",
        or_will_be=or_will_be,
        person_id=person_id,
        kind=kind,
        about=about,
    )
    return row is not None


async def latest(source: Source, person_id: int, kind: str, about: int) -> Told | None:
    """How far the latest such letter got."""
    row = await source.one(
        "SELECT state, settled_at FROM outbox WHERE person_id = :person_id AND kind = :kind"
        " AND about = :about ORDER BY id DESC LIMIT 1",
        person_id=person_id,
        kind=kind,
        about=about,
    )
    return maybe(Told, row)


async def how_often(source: Source, person_id: int, kind: str, about: int, *, after: int = 0) -> int:
    """How many such letters there are whose number is higher than `after`."""
    row = await source.one(
        "SELECT COUNT(*) AS count FROM outbox WHERE person_id = :person_id AND kind = :kind"
        " AND about = :about AND id > :after",
        person_id=person_id,
        kind=kind,
        about=about,
        after=after,
    )
    return int(row["count"]) if row else 0


async def anybody(source: Source, kind: str, about: int) -> bool:
    """Was anybody written to in this way about this?"""
    row = await source.one(
        "SELECT 1 FROM outbox WHERE kind = :kind AND about = :about LIMIT 1", kind=kind, about=about
    )
    return row is not None


async def any_left(source: Source, after: datetime, before: datetime) -> bool:
    """Did Telegram carry any letter at all between these moments?"""
    row = await source.one(
        "SELECT 1 FROM outbox WHERE state = 'sent' AND settled_at > :after AND settled_at < :before LIMIT 1",
        after=after,
        before=before,
    )
    return row is not None


async def arrived_at(source: Source, person_id: int, kind: str, about: int) -> datetime | None:
    """When the latest such letter arrived, or was given up; None while it is on its way."""
    row = await source.one(
        "SELECT settled_at FROM outbox WHERE person_id = :person_id AND kind = :kind AND about = :about"
        " ORDER BY id DESC LIMIT 1",
        person_id=person_id,
        kind=kind,
        about=about,
    )
    return datetime.fromisoformat(row["settled_at"]) if row and row["settled_at"] else None

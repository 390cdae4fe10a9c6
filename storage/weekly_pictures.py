"""Weekly pictures: which areas want one, what happened there, whose thanks may stand below it."""

from dataclasses import dataclass
from datetime import date, datetime

from storage.areas import COLUMNS, Area
from storage.connection import Transaction
from storage.notes import Note
from storage.rows import Source, build, maybe

MAY_BE_SHOWN = (
    "notes.purpose = 'thanks' AND notes.words IS NOT NULL AND notes.may_show_at IS NOT NULL"
    " AND (SELECT forgotten_at FROM people WHERE people.id = notes.by_id) IS NULL"
)


@dataclass(frozen=True, kw_only=True)
class Picture:
    """The picture of the week that ended on a Sunday; `note_id`: the thanks below it."""

    id: int
    area_id: int
    sunday: date
    note_id: int | None


@dataclass(frozen=True, kw_only=True)
class Happened:
    """What was met in an area: how many requests, the minutes of all who helped, who came onto the list."""

    met: int
    minutes: int
    new: int


async def wanted(source: Source, area_id: int) -> bool:
    """Does this area's group want one?"""
    row = await source.one("SELECT picture FROM areas WHERE id = :id", id=area_id)
    return bool(row and row["picture"])


async def want(tx: Transaction, area_id: int, yes: bool) -> None:
    """From now on its group gets one, or none."""
    await tx.run("UPDATE areas SET picture = :yes WHERE id = :id", id=area_id, yes=int(yes))


async def still_to_come(source: Source, sunday: date) -> list[Area]:
    """The areas with a group that wants one, and has none of that Sunday."""
    rows = await source.all(
        f"SELECT {COLUMNS} FROM areas WHERE picture AND chat_id IS NOT NULL AND NOT EXISTS"
        " (SELECT 1 FROM weekly_pictures WHERE area_id = areas.id AND sunday = :sunday) ORDER BY id",
        sunday=sunday,
    )
    return [build(Area, row) for row in rows]


async def add(tx: Transaction, area_id: int, sunday: date, note_id: int | None) -> int:
    """A new one. Gives its id."""
    return await tx.add(
        "INSERT INTO weekly_pictures (area_id, sunday, note_id) VALUES (:area_id, :sunday, :note_id)",
        area_id=area_id,
        sunday=sunday,
        note_id=note_id,
    )


async def find(source: Source, id: int) -> Picture | None:
    """The picture with this id."""
    return maybe(Picture, await source.one("SELECT * FROM weekly_pictures WHERE id = :id", id=id))


async def happened(source: Source, area_id: int, since: datetime, until: datetime) -> Happened:
    """What ended well there, and who was put on its list, from then until then."""
    row = await source.one(
        "SELECT COUNT(*) AS met,"
        " COALESCE(SUM(COALESCE(minutes, 0) * (1 + (second_id IS NOT NULL))), 0) AS minutes,"
        " (SELECT COUNT(*) FROM (SELECT MIN(at) AS at FROM history JOIN people ON people.id = subject_id"
        " WHERE subject = 'person' AND verb = 'approve' AND people.area_id = :area_id GROUP BY subject_id)"
        " WHERE at >= :since AND at < :until) AS new"
        " FROM help_requests WHERE area_id = :area_id AND outcome = 'met' AND ended_at >= :since"
        " AND ended_at < :until",
        area_id=area_id,
        since=since,
        until=until,
    )
    assert row
    return Happened(met=row["met"], minutes=row["minutes"], new=row["new"])


async def thanks(source: Source, area_id: int, since: datetime, until: datetime) -> Note | None:
    """The newest words of thanks said there in that time that may be shown."""
    row = await source.one(
        "SELECT notes.* FROM notes JOIN help_requests ON help_requests.id = help_request_id"
        f" WHERE area_id = :area_id AND said_at >= :since AND said_at < :until AND {MAY_BE_SHOWN}"
        " ORDER BY said_at DESC LIMIT 1",
        area_id=area_id,
        since=since,
        until=until,
    )
    return maybe(Note, row)


async def shown_thanks(source: Source, note_id: int) -> Note | None:
    """These, if they may still be shown."""
    return maybe(Note, await source.one(f"SELECT * FROM notes WHERE id = :id AND {MAY_BE_SHOWN}", id=note_id))


async def may_show(tx: Transaction, note_id: int, since: datetime | None) -> None:
    """These thanks may be shown, or not."""
    await tx.run("UPDATE notes SET may_show_at = :since WHERE id = :id", id=note_id, since=since)


async def with_thanks_of(source: Source, person_id: int) -> list[Picture]:
    """The pictures below which words of this person stand."""
    rows = await source.all(
        "SELECT weekly_pictures.* FROM weekly_pictures JOIN notes ON notes.id = note_id WHERE by_id = :id",
        id=person_id,
    )
    return [build(Picture, row) for row in rows]


async def names_there(source: Source, area_id: int) -> list[str]:
    """What those who live there are called."""
    rows = await source.all("SELECT name FROM people WHERE area_id = :area_id", area_id=area_id)
    return [row["name"] for row in rows]

"""How people said they are, and whether they may be asked again."""

from dataclasses import dataclass
from datetime import datetime

from storage.connection import Transaction
from storage.rows import Source, build, maybe


@dataclass(frozen=True, kw_only=True)
class Answers:
    """What somebody answered at one time; None: skipped. The first three are 1 to 3, the others 0 to 10."""

    id: int
    person_id: int
    answered_at: datetime
    companionship: int | None
    left_out: int | None
    isolated: int | None
    satisfied: int | None
    worthwhile: int | None
    happy: int | None
    anxious: int | None


@dataclass(frozen=True, kw_only=True)
class AskAgain:
    """Somebody who may be asked again: from when on, and when they last were."""

    person_id: int
    ask_at: datetime
    asked_at: datetime | None


async def all_answers(source: Source) -> list[Answers]:
    """Everybody's, one person after the other, the oldest first."""
    rows = await source.all("SELECT * FROM wellbeing_answers ORDER BY person_id, answered_at, id")
    return [build(Answers, row) for row in rows]


async def latest_of(source: Source, person_id: int) -> Answers | None:
    """What this person answered last."""
    row = await source.one(
        "SELECT * FROM wellbeing_answers WHERE person_id = :id ORDER BY answered_at DESC, id DESC LIMIT 1",
        id=person_id,
    )
    return maybe(Answers, row)


async def times_of(source: Source, person_id: int) -> int:
    """How many times this person has answered."""
    row = await source.one(
        "SELECT COUNT(*) AS count FROM wellbeing_answers WHERE person_id = :id", id=person_id
    )
    return row["count"] if row else 0


async def add(tx: Transaction, person_id: int, said: dict[str, int], now: datetime) -> None:
    """They answered, these questions by column; the others they skipped."""
    columns, values = ", ".join(said), ", ".join(f":{column}" for column in said)
    await tx.run(
        f"INSERT INTO wellbeing_answers (person_id, answered_at, {columns}) VALUES (:id, :now, {values})",
        id=person_id,
        now=now,
        **said,
    )


async def correct(tx: Transaction, id: int, said: dict[str, int | None]) -> None:
    """What they said then is this instead; when they said it stays."""
    columns = ", ".join(f"{column} = :{column}" for column in said)
    await tx.run(f"UPDATE wellbeing_answers SET {columns} WHERE id = :id", id=id, **said)


async def forget(tx: Transaction, person_id: int) -> None:
    """All that this person ever answered is forgotten."""
    await tx.run("DELETE FROM wellbeing_answers WHERE person_id = :id", id=person_id)


async def wish_of(source: Source, person_id: int) -> AskAgain | None:
    """When this person may be asked again; None: they did not say that they may."""
    row = await source.one("SELECT * FROM wellbeing_wishes WHERE person_id = :id", id=person_id)
    return maybe(AskAgain, row)


async def ask_again_at(tx: Transaction, person_id: int, at: datetime) -> None:
    """They may be asked again from then on."""
    await tx.run(
        "INSERT INTO wellbeing_wishes (person_id, ask_at) VALUES (:id, :at)"
        " ON CONFLICT (person_id) DO UPDATE SET ask_at = :at, asked_at = NULL",
        id=person_id,
        at=at,
    )


async def note_asked(tx: Transaction, person_id: int, next_at: datetime, now: datetime) -> None:
    """They were asked now, and may be once more from `next_at` on."""
    await tx.run(
        "UPDATE wellbeing_wishes SET asked_at = :now, ask_at = :next_at WHERE person_id = :id",
        id=person_id,
        now=now,
        next_at=next_at,
    )


async def never_again(tx: Transaction, person_id: int) -> None:
    """They are not asked again."""
    await tx.run("DELETE FROM wellbeing_wishes WHERE person_id = :id", id=person_id)


async def due(source: Source, now: datetime) -> list[AskAgain]:
    """Who may be asked again by now, and can be reached."""
    rows = await source.all(
        "SELECT wellbeing_wishes.* FROM wellbeing_wishes JOIN accounts USING (person_id)"
        " WHERE ask_at <= :now AND unreachable_at IS NULL ORDER BY ask_at, person_id",
        now=now,
    )
    return [build(AskAgain, row) for row in rows]


async def has_begun(source: Source, person_id: int, joined_before: datetime) -> bool:
    """Did they join before then, are they on a list, or was something they asked for met?"""
    row = await source.one(
        "SELECT 1 FROM people WHERE id = :id AND (joined_at <= :before"
        " OR EXISTS (SELECT 1 FROM roles WHERE person_id = :id AND role IN ('neighbour', 'organiser')"
        " AND standing = 'approved')"
        " OR EXISTS (SELECT 1 FROM help_requests WHERE resident_id = :id AND outcome IN ('met', 'partly')))",
        id=person_id,
        before=joined_before,
    )
    return row is not None


async def has_trouble(source: Source, person_id: int, since: datetime) -> bool:
    """Did they write of danger since then, or is anybody worried about them?"""
    row = await source.one(
        "SELECT 1 FROM emergencies WHERE person_id = :id AND (ended_at IS NULL OR raised_at >= :since)"
        " UNION ALL SELECT 1 FROM cases WHERE about_id = :id AND kind = 'worry'"
        " AND closed_at IS NULL LIMIT 1",
        id=person_id,
        since=since,
    )
    return row is not None

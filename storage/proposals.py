"""Proposals: what one organiser wishes and a second has to agree to."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from storage.connection import Transaction
from storage.rows import Source, build, maybe


class What(StrEnum):
    """What is proposed; `about` is a person, or an announcement."""

    ORGANISER = "organiser"
    SAFEGUARDING = "safeguarding"
    UNFREEZE = "unfreeze"
    CHANGE_CHECKINS = "change_checkins"
    STOP_CHECKINS = "stop_checkins"
    ANNOUNCE = "announce"


class Outcome(StrEnum):
    """How it ended; `dropped` by whoever proposed it, or because they may not any more."""

    AGREED = "agreed"
    REFUSED = "refused"
    DROPPED = "dropped"
    LAPSED = "lapsed"


@dataclass(frozen=True, kw_only=True)
class Proposal:
    """Who proposed what about which row, until when it can be agreed to, and how it ended."""

    id: int
    what: What
    about: int
    by_id: int
    until: datetime
    outcome: Outcome | None
    ended_by: int | None

    @property
    def subject(self) -> str:
        """What sort of row it is about."""
        return "announcement" if self.what is What.ANNOUNCE else "person"


COLUMNS = "id, what, about, by_id, until, outcome, ended_by"


async def find(source: Source, id: int) -> Proposal | None:
    """The proposal with this id."""
    return maybe(Proposal, await source.one(f"SELECT {COLUMNS} FROM proposals WHERE id = :id", id=id))


async def open_ones(source: Source) -> list[Proposal]:
    """Those that nobody has answered, the oldest first."""
    rows = await source.all(f"SELECT {COLUMNS} FROM proposals WHERE outcome IS NULL ORDER BY id")
    return [build(Proposal, row) for row in rows]


async def find_open(source: Source, what: What, about: int) -> Proposal | None:
    """The same thing, proposed already."""
    return maybe(
        Proposal,
        await source.one(
            f"SELECT {COLUMNS} FROM proposals WHERE what = :what AND about = :about AND outcome IS NULL",
            what=what,
            about=about,
        ),
    )


async def add(tx: Transaction, what: What, about: int, by: int, until: datetime, now: datetime) -> int:
    """A new proposal. Gives its id."""
    return await tx.add(
        "INSERT INTO proposals (what, about, by_id, proposed_at, until)"
        " VALUES (:what, :about, :by, :now, :until)",
        what=what,
        about=about,
        by=by,
        now=now,
        until=until,
    )


async def finish(tx: Transaction, id: int, outcome: Outcome, by: int | None, now: datetime) -> None:
    """It has ended so, by this person or, with None, by itself."""
    await tx.run(
        "UPDATE proposals SET outcome = :outcome, ended_by = :by, ended_at = :now"
        " WHERE id = :id AND outcome IS NULL",
        id=id,
        outcome=outcome,
        by=by,
        now=now,
    )


async def over(source: Source, now: datetime, most: int) -> list[Proposal]:
    """Those that nobody answered in time."""
    rows = await source.all(
        f"SELECT {COLUMNS} FROM proposals WHERE outcome IS NULL AND until <= :now ORDER BY until LIMIT :most",
        now=now,
        most=most,
    )
    return [build(Proposal, row) for row in rows]

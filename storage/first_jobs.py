"""The first jobs of a neighbour: how many are done, and what both sides say of each."""

import json
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from storage.connection import Transaction
from storage.rows import Source, build, maybe


class HowWasIt(StrEnum):
    """What one says of it."""

    GOOD = "good"
    NOT_QUITE = "not_quite"
    TALK = "talk"


@dataclass(frozen=True, kw_only=True)
class Question:
    """One side is asked how it was; `waits_since` is None once they have been asked."""

    id: int
    help_request_id: int
    helper_id: int
    asked_id: int
    waits_since: datetime | None
    answer: HowWasIt | None
    answered_at: datetime | None


@dataclass(frozen=True, kw_only=True)
class Experience:
    """What a neighbour has done (jobs finished), and until when they are cleared for what, by need."""

    jobs: int
    cleared: str
    promise_lapsed_at: datetime | None

    def until(self, need: str) -> datetime | None:
        """Until when they may do what has this need."""
        moment = json.loads(self.cleared).get(need)
        return datetime.fromisoformat(moment) if moment else None


NOBODY = Experience(jobs=0, cleared="{}", promise_lapsed_at=None)


async def experience(source: Source, person_id: int) -> Experience:
    """What is known of this neighbour."""
    row = await source.one(
        "SELECT jobs, cleared, promise_lapsed_at FROM roles WHERE person_id = :id AND role = 'neighbour'",
        id=person_id,
    )
    return maybe(Experience, row) or NOBODY


async def count(tx: Transaction, person_id: int) -> int:
    """One more job is done. Gives how many that makes; 0 for nobody's neighbour."""
    await tx.run(
        "UPDATE roles SET jobs = jobs + 1 WHERE person_id = :id AND role = 'neighbour'", id=person_id
    )
    return (await experience(tx, person_id)).jobs


async def add(tx: Transaction, help_request_id: int, helper_id: int, asked_id: int, since: datetime) -> None:
    """This side is to be asked some time after that moment."""
    await tx.run(
        "INSERT INTO first_jobs (help_request_id, helper_id, asked_id, waits_since)"
        " VALUES (:request, :helper, :asked, :since) ON CONFLICT DO NOTHING",
        request=help_request_id,
        helper=helper_id,
        asked=asked_id,
        since=since,
    )


async def find(source: Source, id: int) -> Question | None:
    """The question with this id."""
    return maybe(Question, await source.one("SELECT * FROM first_jobs WHERE id = :id", id=id))


async def to_ask(source: Source, before: datetime) -> list[Question]:
    """What has waited since before then."""
    rows = await source.all(
        "SELECT * FROM first_jobs WHERE waits_since <= :before ORDER BY waits_since LIMIT 500", before=before
    )
    return [build(Question, row) for row in rows]


async def asked(tx: Transaction, id: int) -> None:
    """The question has been written."""
    await tx.run("UPDATE first_jobs SET waits_since = NULL WHERE id = :id", id=id)


async def answer(tx: Transaction, id: int, said: HowWasIt, now: datetime) -> None:
    """Note what they say."""
    await tx.run(
        "UPDATE first_jobs SET answer = :said, answered_at = :now WHERE id = :id", id=id, said=said, now=now
    )


async def answers(source: Source, helper_id: int) -> list[Question]:
    """What both sides said of this neighbour's first jobs, the latest first."""
    rows = await source.all(
        "SELECT * FROM first_jobs WHERE helper_id = :id AND answer IS NOT NULL ORDER BY id DESC", id=helper_id
    )
    return [build(Question, row) for row in rows]

"""Dispatches: alarms on another way than Telegram, each once by each way, and each way's daily trial."""

import json
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from storage.connection import Transaction
from storage.rows import Source, build, maybe

CANARY = "canary"


@dataclass(frozen=True, kw_only=True)
class Dispatch:
    """An alarm of that kind about that row, by that way. `letter_id`: the letter Telegram didn't carry."""

    id: int
    way: str
    kind: str
    about: int
    letter_id: int | None
    attempts: int


@dataclass(frozen=True, kw_only=True)
class Canary:
    """A way's newest trial: how far it got, and since when."""

    way: str
    state: str
    noted_at: datetime
    settled_at: datetime | None


# Not carried: it waits too long; or nobody got it, and nobody will.
UNCARRIED = """
    (letter.state IN ('waiting', 'sending') AND COALESCE(letter.held_until, letter.posted_at) <= :since
    OR letter.state = 'failed' AND letter.posted_at <= :since AND NOT EXISTS (SELECT 1 FROM outbox AS other
        WHERE other.kind = letter.kind AND other.about = letter.about
        AND other.state IN ('waiting', 'sending', 'sent')))
"""


async def uncarried(source: Source, kinds: Iterable[str], way: str, since: datetime) -> list[int]:
    """The letters, one for each alarm, that Telegram hasn't carried and that didn't go this way either."""
    rows = await source.all(
        "SELECT MIN(letter.id) AS id FROM outbox AS letter"
        " WHERE letter.kind IN (SELECT value FROM json_each(:kinds))"
        f" AND {UNCARRIED} AND NOT EXISTS (SELECT 1 FROM dispatches WHERE dispatches.way = :way"
        " AND dispatches.kind = letter.kind AND dispatches.about = letter.about)"
        " GROUP BY letter.kind, letter.about ORDER BY 1 LIMIT 200",
        kinds=json.dumps(list(kinds)),
        way=way,
        since=since,
    )
    return [row["id"] for row in rows]


async def is_uncarried(source: Source, dispatch: Dispatch, since: datetime) -> bool:
    """Does Telegram still not carry it?"""
    row = await source.one(
        f"SELECT 1 FROM outbox AS letter WHERE kind = :kind AND about = :about AND {UNCARRIED} LIMIT 1",
        kind=dispatch.kind,
        about=dispatch.about,
        since=since,
    )
    return row is not None


async def add(tx: Transaction, way: str, letter_id: int, now: datetime) -> None:
    """What this letter tells is to go that way."""
    await tx.run(
        "INSERT OR IGNORE INTO dispatches (way, kind, about, letter_id, due_at, noted_at)"
        " SELECT :way, kind, about, id, :now, :now FROM outbox WHERE id = :letter_id",
        way=way,
        letter_id=letter_id,
        now=now,
    )


async def add_canary(tx: Transaction, way: str, day: int, now: datetime) -> None:
    """The trial of that day, once; one of an earlier day that is still on its way has failed."""
    await tx.run(
        "UPDATE dispatches SET state = 'failed', settled_at = :now WHERE way = :way AND kind = 'canary'"
        " AND about < :day AND state IN ('waiting', 'sending')",
        way=way,
        day=day,
        now=now,
    )
    await tx.run(
        "INSERT OR IGNORE INTO dispatches (way, kind, about, due_at, noted_at)"
        " VALUES (:way, 'canary', :day, :now, :now)",
        way=way,
        day=day,
        now=now,
    )


async def last_canary(source: Source, way: str) -> Canary | None:
    """This way's newest trial."""
    row = await source.one(
        "SELECT way, state, noted_at, settled_at FROM dispatches WHERE way = :way AND kind = 'canary'"
        " ORDER BY about DESC LIMIT 1",
        way=way,
    )
    return maybe(Canary, row)


async def due(source: Source, now: datetime) -> list[Dispatch]:
    """Those that may leave, the alarms before the trials."""
    rows = await source.all(
        "SELECT id, way, kind, about, letter_id, attempts FROM dispatches"
        " WHERE state = 'waiting' AND due_at <= :now ORDER BY kind = 'canary', id LIMIT 100",
        now=now,
    )
    return [build(Dispatch, row) for row in rows]


async def take_up(tx: Transaction, now: datetime) -> None:
    """What a crash left on its way goes once more: an alarm twice is better than none."""
    await tx.run("UPDATE dispatches SET state = 'waiting', due_at = :now WHERE state = 'sending'", now=now)


async def mark_sending(tx: Transaction, id: int) -> None:
    """It is about to leave."""
    await tx.run("UPDATE dispatches SET state = 'sending' WHERE id = :id", id=id)


async def put_off(tx: Transaction, id: int, until: datetime) -> None:
    """Try again, not before `until`."""
    await tx.run(
        "UPDATE dispatches SET state = 'waiting', due_at = :until, attempts = attempts + 1 WHERE id = :id",
        id=id,
        until=until,
    )


async def settle(tx: Transaction, id: int, state: str, now: datetime) -> None:
    """Its end: sent, stale (nothing is left to tell) or failed."""
    await tx.run(
        "UPDATE dispatches SET state = :state, settled_at = :now WHERE id = :id", id=id, state=state, now=now
    )


async def forget(tx: Transaction, before: datetime) -> None:
    """Notes of what was over before then go."""
    await tx.run("DELETE FROM dispatches WHERE settled_at < :before", before=before)

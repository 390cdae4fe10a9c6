"""Whoever is leaving: how to put them back while that can be undone, and what is erased when it can't."""

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime

from storage.connection import Transaction
from storage.personal import copied, erase, put_back
from storage.personal_own import ACCOUNT, APPOINTMENT, PERSON, ROLES
from storage.personal_rest import PERSONAL
from storage.rows import Source, build, maybe

AT_ONCE = (PERSON, ACCOUNT, ROLES, APPOINTMENT)
THEIRS = {
    "person": ":id",
    "request": "SELECT id FROM help_requests WHERE resident_id = :id",
    "consent": "SELECT id FROM consents WHERE :id IN (trusted_id, resident_id)",
    "alarm": "SELECT id FROM emergencies WHERE person_id = :id",
    "check": "SELECT id FROM vettings WHERE person_id = :id",
    "first_job": "SELECT id FROM first_jobs WHERE :id IN (helper_id, asked_id)",
    "series": "SELECT id FROM series WHERE resident_id = :id",
    "call": "SELECT id FROM calls WHERE person_id = :id",
    "message": "SELECT id FROM messages WHERE from_id = :id",
    "organiser_message": "SELECT id FROM organiser_messages WHERE from_id = :id",
    "note": "SELECT id FROM notes WHERE by_id = :id",
}


@dataclass(frozen=True, kw_only=True)
class Leaving:
    """Somebody who asked to be forgotten. `by_id`: who asked for it; `kept`: their rows, to be put back."""

    person_id: int
    account_id: int | None
    by_id: int
    kept: str
    left_at: datetime
    erase_at: datetime


async def find(source: Source, person_id: int) -> Leaving | None:
    """How this person is leaving, if they are."""
    return maybe(Leaving, await source.one("SELECT * FROM leaving WHERE person_id = :id", id=person_id))


async def find_by_account(source: Source, account_id: int) -> Leaving | None:
    """Who left last from this account, if they can still come back."""
    row = await source.one(
        "SELECT * FROM leaving WHERE account_id = :id ORDER BY left_at DESC LIMIT 1", id=account_id
    )
    return maybe(Leaving, row)


async def was_here(source: Source, person_id: int, at: datetime) -> bool:
    """Was somebody of this number here by then who has not been forgotten?"""
    row = await source.one(
        "SELECT 1 FROM people WHERE id = :id AND joined_at <= :at AND forgotten_at IS NULL",
        id=person_id,
        at=at,
    )
    return row is not None


async def due(source: Source, now: datetime) -> list[Leaving]:
    """Those for whom it is too late."""
    rows = await source.all("SELECT * FROM leaving WHERE erase_at <= :now ORDER BY erase_at", now=now)
    return [build(Leaving, row) for row in rows]


async def leave(
    tx: Transaction, person_id: int, account_id: int | None, *,
    by: int, nobody: str, now: datetime, erase_at: datetime,
) -> None:  # fmt: skip
    """They are nobody from now on, with no way in; what they were is kept for as long as it can be undone."""
    whose = {"person": person_id, "account": account_id}
    kept = await copied(tx, AT_ONCE, **whose)
    for part in AT_ONCE:
        await erase(tx, part, now, nobody, **whose)
    await tx.run(
        "INSERT INTO leaving (person_id, account_id, by_id, kept, left_at, erase_at)"
        " VALUES (:id, :account_id, :by, :kept, :now, :erase_at)",
        id=person_id, account_id=account_id, by=by, kept=kept, now=now, erase_at=erase_at,
    )  # fmt: skip
    await tx.run("DELETE FROM drafts WHERE account_id = :account_id", account_id=account_id)
    await tx.run(
        "DELETE FROM links WHERE made_by = :id AND used_at IS NULL AND expires_at IS NOT NULL", id=person_id
    )
    await tx.run(
        "UPDATE outbox SET state = 'stale', settled_at = :now WHERE person_id = :id AND state = 'waiting'",
        id=person_id,
        now=now,
    )


async def come_back(tx: Transaction, gone: Leaving) -> None:
    """They are who they were."""
    await put_back(tx, gone.kept)
    await tx.run("DELETE FROM leaving WHERE person_id = :id", id=gone.person_id)


async def forget(tx: Transaction, gone: Leaving, nobody: str, now: datetime) -> None:
    """Erase all that the table says."""
    account = await tx.one("SELECT 1 FROM accounts WHERE id = :id", id=gone.account_id)
    # Whoever has joined anew meanwhile is somebody else to us, and keeps what they have said since.
    account_id = None if account else gone.account_id
    for part in PERSONAL:
        await erase(tx, part, now, nobody, person=gone.person_id, account=account_id)


async def blank_letters(
    tx: Transaction, person_id: int, kinds: Mapping[str, Iterable[str]], now: datetime
) -> None:
    """What others were told about somebody is edited away; `kinds` of letters by what they are about."""
    tx.has_mail = True
    for about, kinds_about in kinds.items():
        await tx.run(
            "UPDATE outbox SET blanked = state <> 'waiting', redraw_at = :now WHERE person_id <> :id"
            " AND state IN ('waiting', 'sending', 'sent') AND kind IN (SELECT value FROM json_each(:kinds))"
            f" AND about IN ({THEIRS[about]})",
            id=person_id,
            kinds=json.dumps(list(kinds_about)),
            now=now,
        )

"""Audiences: whom an announcement is for, how many that are, and who of them can't be reached."""

import json
from dataclasses import asdict, dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Any, Self

from storage.connection import Transaction
from storage.rows import Source

QUIET_FOR = timedelta(days=30)


@dataclass(frozen=True, kw_only=True)
class Audience:
    """Whom it is for. What is empty asks for nothing: all areas, all roles, all languages.

    `kinds`: neighbours who help with one of these. `quiet`: only who wasn't here for 30 days.
    `answered`: who gave this answer to an earlier announcement (its id and that answer's number, -1: none).
    """

    areas: tuple[int, ...] = ()
    roles: tuple[str, ...] = ()
    kinds: tuple[str, ...] = ()
    languages: tuple[str, ...] = ()
    quiet: bool = False
    answered: tuple[int, int] | None = None

    @classmethod
    def read(cls, written: str) -> Self:
        """What `written` gave."""
        facts: dict[str, Any] = json.loads(written)
        given: dict[str, Any] = {name: tuple(v) if isinstance(v, list) else v for name, v in facts.items()}
        return cls(**given)

    def written(self) -> str:
        """As a row keeps it."""
        return json.dumps(asdict(self))


class Reach(StrEnum):
    """Whether a private announcement reaches somebody, and if not, why."""

    GETS_IT = "gets_it"
    NO_NEWS = "no_news"
    UNREACHABLE = "unreachable"
    NO_ACCOUNT = "no_account"


NO_ANSWER = -1
MATCHES = """
    people.forgotten_at IS NULL AND people.id <> :by
    AND (:areas = '[]' OR people.area_id IN (SELECT value FROM json_each(:areas)))
    AND (:roles = '[]' OR EXISTS (SELECT 1 FROM roles WHERE roles.person_id = people.id
        AND roles.standing = 'approved' AND roles.role IN (SELECT value FROM json_each(:roles))))
    AND (:kinds = '[]' OR EXISTS (SELECT 1 FROM roles LEFT JOIN wishes ON wishes.person_id = roles.person_id
        WHERE roles.person_id = people.id AND roles.role = 'neighbour' AND roles.standing = 'approved'
        AND (wishes.kinds IS NULL OR EXISTS (SELECT 1 FROM json_each(wishes.kinds) AS liked
            WHERE liked.value IN (SELECT value FROM json_each(:kinds))))))
    AND (:languages = '[]' OR people.language IN (SELECT value FROM json_each(:languages)))
    AND (:quiet_since IS NULL OR NOT EXISTS (SELECT 1 FROM activity
        WHERE activity.person_id = people.id AND activity.seen_at >= :quiet_since))
    AND (:answered IS NULL OR (SELECT number FROM announcement_answers AS given
        WHERE given.announcement_id = :answered AND given.person_id = people.id) = :answer
        OR (:answer = -1 AND EXISTS (SELECT 1 FROM outbox WHERE outbox.about = :answered
            AND outbox.kind IN ('announcement', 'announcement_now') AND outbox.person_id = people.id
            AND outbox.state = 'sent')
            AND NOT EXISTS (SELECT 1 FROM announcement_answers AS given
            WHERE given.announcement_id = :answered AND given.person_id = people.id)))
"""
REACH = """
    CASE WHEN EXISTS (SELECT 1 FROM no_news WHERE no_news.person_id = people.id) THEN 'no_news'
        WHEN accounts.id IS NULL THEN 'no_account'
        WHEN accounts.unreachable_at IS NOT NULL THEN 'unreachable' ELSE 'gets_it' END
"""
FOUND = f"FROM people LEFT JOIN accounts ON accounts.person_id = people.id WHERE {MATCHES}"


async def count(source: Source, whom: Audience, *, by: int, now: datetime) -> dict[Reach, int]:
    """How many of them it reaches, and how many it doesn't, by why."""
    rows = await source.all(
        f"SELECT {REACH} AS reach, COUNT(*) AS count {FOUND} GROUP BY 1", **_asked(whom, by, now)
    )
    return {Reach(row["reach"]): row["count"] for row in rows}


async def not_reached(source: Source, whom: Audience, most: int, *, by: int, now: datetime) -> list[str]:
    """The names of those without an account or out of reach, who could be rung."""
    rows = await source.all(
        f"SELECT people.name {FOUND} AND {REACH} IN ('no_account', 'unreachable') ORDER BY people.name"
        " LIMIT :most",
        most=most,
        **_asked(whom, by, now),
    )
    return [row["name"] for row in rows]


async def includes(source: Source, whom: Audience, person_id: int, *, by: int, now: datetime) -> bool:
    """Is it for this person, and do they want it?"""
    row = await source.one(
        f"SELECT {REACH} AS reach {FOUND} AND people.id = :person", person=person_id, **_asked(whom, by, now)
    )
    return row is not None and row["reach"] != Reach.NO_NEWS


async def write_to(
    tx: Transaction, whom: Audience, kind: str, *, about: int, urgency: int, by: int, now: datetime
) -> int:
    """A letter of this kind to everybody whom it reaches. Gives how many."""
    tx.has_mail = True
    return await tx.run(
        "INSERT INTO outbox (person_id, kind, about, urgency, due_at, posted_at)"
        f" SELECT people.id, :kind, :about, :urgency, :now, :now {FOUND} AND {REACH} = 'gets_it'",
        kind=kind,
        about=about,
        urgency=urgency,
        now=now,
        **_asked(whom, by, now),
    )


async def groups(source: Source, whom: Audience) -> list[int]:
    """The chats of the groups of its areas."""
    rows = await source.all(
        "SELECT chat_id FROM areas WHERE chat_id IS NOT NULL"
        " AND (:areas = '[]' OR id IN (SELECT value FROM json_each(:areas))) ORDER BY id",
        areas=json.dumps(whom.areas),
    )
    return [row["chat_id"] for row in rows]


def _asked(whom: Audience, by: int, now: datetime) -> dict[str, Any]:
    answered, answer = whom.answered or (None, None)
    return {
        "by": by,
        "areas": json.dumps(whom.areas),
        "roles": json.dumps(whom.roles),
        "kinds": json.dumps(whom.kinds),
        "languages": json.dumps(whom.languages),
        "quiet_since": now - QUIET_FOR if whom.quiet else None,
        "answered": answered,
        "answer": answer,
    }

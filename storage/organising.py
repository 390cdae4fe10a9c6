"""Organisers' standing: who organises, whose rights are frozen, who leads on safeguarding."""

from dataclasses import dataclass
from datetime import datetime

from storage.connection import Transaction
from storage.people import Role, Standing
from storage.rows import Source, build, maybe


@dataclass(frozen=True, kw_only=True)
class Organising:
    """Somebody's role as an organiser, frozen or not; `leads`: they lead on safeguarding."""

    person_id: int
    name: str
    standing: Standing
    since: datetime
    leads: bool


SELECT = (
    "SELECT people.id AS person_id, people.name, roles.standing, roles.since,"
    " EXISTS (SELECT 1 FROM roles AS lead"
    " WHERE lead.person_id = people.id AND lead.role = 'safeguarding') AS leads"
    " FROM roles JOIN people ON people.id = roles.person_id WHERE roles.role = 'organiser'"
)


async def find(source: Source, person_id: int) -> Organising | None:
    """How this person organises; None if they don't, and aren't frozen either."""
    return maybe(Organising, await source.one(f"{SELECT} AND people.id = :id", id=person_id))


async def all(source: Source) -> list[Organising]:
    """All of them, the frozen too, in the order in which they joined."""
    return [build(Organising, row) for row in await source.all(f"{SELECT} ORDER BY people.id")]


async def take_role(tx: Transaction, person_id: int, role: Role) -> bool:
    """They no longer hold this role. False if they didn't."""
    return bool(
        await tx.run(
            "DELETE FROM roles WHERE person_id = :person_id AND role = :role", person_id=person_id, role=role
        )
    )


async def end_appointment(tx: Transaction, person_id: int, now: datetime | None) -> None:
    """No restart makes this person an organiser again (None: it may)."""
    await tx.run(
        "UPDATE appointments SET ended_at = :now"
        " WHERE account_id IN (SELECT id FROM accounts WHERE person_id = :person_id)",
        person_id=person_id,
        now=now,
    )


async def void_links(tx: Transaction, person_id: int) -> None:
    """The links they made and nobody has used lead nowhere; those on posters stay."""
    await tx.run(
        "DELETE FROM links WHERE made_by = :person_id AND used_at IS NULL AND expires_at IS NOT NULL",
        person_id=person_id,
    )

"""Who would like company, to whom it may be suggested, and what they have asked for so far."""

from dataclasses import dataclass
from datetime import datetime

from storage.connection import Transaction
from storage.rows import Source, build, maybe


@dataclass(frozen=True, kw_only=True)
class CompanyWish:
    """What somebody has said about company, and when it was suggested to them."""

    person_id: int
    may_suggest: bool = False
    suggested_at: datetime | None = None
    declined_at: datetime | None = None
    wished_at: datetime | None = None


async def find(source: Source, person_id: int) -> CompanyWish:
    """Theirs; who has said nothing wishes for nothing."""
    row = await source.one("SELECT * FROM company_wishes WHERE person_id = :id", id=person_id)
    return maybe(CompanyWish, row) or CompanyWish(person_id=person_id)


async def correct(tx: Transaction, person_id: int, **facts: object) -> None:
    """Set facts (columns by name) anew."""
    await tx.run("INSERT OR IGNORE INTO company_wishes (person_id) VALUES (:id)", id=person_id)
    columns = ", ".join(f"{column} = :{column}" for column in facts)
    await tx.run(f"UPDATE company_wishes SET {columns} WHERE person_id = :id", id=person_id, **facts)


async def open_to_it(source: Source) -> list[CompanyWish]:
    """Those to whom it may be suggested."""
    rows = await source.all("SELECT * FROM company_wishes WHERE may_suggest = 1 ORDER BY person_id")
    return [build(CompanyWish, row) for row in rows]


async def wished(source: Source) -> list[int]:
    """Who would like company and has none, those who said so first at the front."""
    rows = await source.all(
        "SELECT person_id FROM company_wishes WHERE wished_at IS NOT NULL AND person_id NOT IN"
        " (SELECT person_id FROM company WHERE state IN ('asked', 'agreed')) ORDER BY wished_at, person_id"
    )
    return [row["person_id"] for row in rows]


async def asked_for(source: Source, person_id: int, kind: str, since: datetime) -> int:
    """How often they have asked for this kind of help since then."""
    row = await source.one(
        "SELECT COUNT(*) AS count FROM help_requests WHERE resident_id = :id AND kind = :kind"
        " AND asked_at >= :since",
        id=person_id,
        kind=kind,
        since=since,
    )
    return row["count"] if row else 0

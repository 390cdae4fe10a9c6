"""Visits: how far somebody who took a request on has got with it."""

from dataclasses import dataclass
from datetime import datetime

from storage.connection import Transaction
from storage.rows import Source, build, maybe


@dataclass(frozen=True, kw_only=True)
class Visit:
    """A visit. `stays_at`: they last said all is well; `address_gone_at`: it was taken from them."""

    help_request_id: int
    helper_id: int
    arrived_at: datetime | None
    stays_at: datetime | None
    left_at: datetime | None
    gave_back_at: datetime | None
    address_gone_at: datetime | None

    @property
    def under_way(self) -> bool:
        """Have they arrived, and not left?"""
        return self.arrived_at is not None and self.left_at is None and self.gave_back_at is None


async def find(source: Source, help_request_id: int, helper_id: int) -> Visit | None:
    """This helper's visit for this request."""
    row = await source.one(
        "SELECT * FROM visits WHERE help_request_id = :id AND helper_id = :helper_id",
        id=help_request_id,
        helper_id=helper_id,
    )
    return maybe(Visit, row)


async def of_request(source: Source, help_request_id: int) -> list[Visit]:
    """The visits of everybody who has, or had, taken this request on."""
    rows = await source.all("SELECT * FROM visits WHERE help_request_id = :id", id=help_request_id)
    return [build(Visit, row) for row in rows]


async def with_address(source: Source, helper_id: int) -> list[int]:
    """The requests of which this helper still has the address."""
    rows = await source.all(
        "SELECT help_request_id FROM visits WHERE helper_id = :id AND address_gone_at IS NULL", id=helper_id
    )
    return [row["help_request_id"] for row in rows]


async def helpers(source: Source, help_request_id: int) -> list[int]:
    """Everybody who has, or had, taken this request on."""
    return [visit.helper_id for visit in await of_request(source, help_request_id)]


async def begin(tx: Transaction, help_request_id: int, helper_id: int) -> None:
    """Nothing has happened yet; what did before is forgotten."""
    await tx.run(
        "INSERT OR REPLACE INTO visits (help_request_id, helper_id) VALUES (:id, :helper_id)",
        id=help_request_id,
        helper_id=helper_id,
    )


async def correct(tx: Transaction, help_request_id: int, helper_id: int, **facts: datetime | None) -> None:
    """Set facts (columns by name) anew."""
    columns = ", ".join(f"{column} = :{column}" for column in facts)
    await tx.run(
        "INSERT OR IGNORE INTO visits (help_request_id, helper_id) VALUES (:id, :helper_id)",
        id=help_request_id,
        helper_id=helper_id,
    )
    await tx.run(
        f"UPDATE visits SET {columns} WHERE help_request_id = :id AND helper_id = :helper_id",
        id=help_request_id,
        helper_id=helper_id,
        **facts,
    )

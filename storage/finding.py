"""Whom an organiser may be looking for: what everybody can be found by."""

from dataclasses import dataclass

from storage.rows import Source, build


@dataclass(frozen=True, kw_only=True)
class Findable:
    """Somebody, and what they can be found by."""

    id: int
    name: str
    address: str | None
    phone: str | None


async def everybody(source: Source) -> list[Findable]:
    """All who are here, by name."""
    rows = await source.all(
        "SELECT id, name, address, phone FROM people WHERE forgotten_at IS NULL ORDER BY name, id"
    )
    return [build(Findable, row) for row in rows]


async def is_here(source: Source, id: int) -> bool:
    """Somebody who has not left."""
    row = await source.one("SELECT 1 FROM people WHERE id = :id AND forgotten_at IS NULL", id=id)
    return row is not None

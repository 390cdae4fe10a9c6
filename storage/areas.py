"""Areas: a few streets with a group chat of their own."""

from dataclasses import dataclass
from datetime import datetime

from storage.connection import Transaction
from storage.rows import Source, build, maybe


@dataclass(frozen=True, kw_only=True)
class Area:
    """An area; `chat_id` is its group's, None until an organiser has linked one."""

    id: int
    name: str
    chat_id: int | None


COLUMNS = "id, name, chat_id"


async def find(source: Source, id: int) -> Area | None:
    """The area with this id."""
    return maybe(Area, await source.one(f"SELECT {COLUMNS} FROM areas WHERE id = :id", id=id))


async def find_by_chat(source: Source, chat_id: int) -> Area | None:
    """The area whose group this is."""
    return maybe(Area, await source.one(f"SELECT {COLUMNS} FROM areas WHERE chat_id = :id", id=chat_id))


async def find_by_name(source: Source, name: str) -> Area | None:
    """The area of this name, whatever its capitals."""
    return maybe(
        Area,
        await source.one(f"SELECT {COLUMNS} FROM areas WHERE name = :name COLLATE NOCASE", name=name),
    )


async def all(source: Source) -> list[Area]:
    """Every area, by name."""
    rows = await source.all(f"SELECT {COLUMNS} FROM areas ORDER BY name")
    return [build(Area, row) for row in rows]


async def add(tx: Transaction, name: str, now: datetime) -> int:
    """A new area. Gives its id."""
    return await tx.add("INSERT INTO areas (name, made_at) VALUES (:name, :now)", name=name, now=now)


async def link(tx: Transaction, id: int, chat_id: int | None, by: int | None, now: datetime) -> None:
    """This chat is the area's group from now on; None: it has none."""
    await tx.run(
        "UPDATE areas SET chat_id = :chat_id, linked_at = :now, linked_by = :by WHERE id = :id",
        id=id,
        chat_id=chat_id,
        by=by,
        now=now,
    )


async def move_chat(tx: Transaction, old: int, new: int) -> None:
    """The group has become a supergroup with another id."""
    await tx.run("UPDATE areas SET chat_id = :new WHERE chat_id = :old", old=old, new=new)


async def rename(tx: Transaction, id: int, name: str) -> None:
    """The area has this name from now on."""
    await tx.run("UPDATE areas SET name = :name WHERE id = :id", id=id, name=name)


async def beside(source: Source, id: int) -> list[Area]:
    """The areas that lie beside this one, by name."""
    rows = await source.all(
        f"SELECT {COLUMNS} FROM areas WHERE id IN"
        " (SELECT beside_id FROM neighbouring_areas WHERE area_id = :id"
        " UNION SELECT area_id FROM neighbouring_areas WHERE beside_id = :id) ORDER BY name",
        id=id,
    )
    return [build(Area, row) for row in rows]


async def set_beside(tx: Transaction, id: int, other: int, yes: bool) -> None:
    """These two lie beside each other, or don't."""
    one, two = sorted((id, other))
    if yes:
        await tx.run("INSERT OR IGNORE INTO neighbouring_areas VALUES (:one, :two)", one=one, two=two)
    else:
        await tx.run(
            "DELETE FROM neighbouring_areas WHERE area_id = :one AND beside_id = :two", one=one, two=two
        )

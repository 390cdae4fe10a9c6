"""The days of two who keep each other company: those on which one can't, and what each said of it."""

from datetime import date, datetime

from storage.company import Answer, Goes, Missed
from storage.connection import Transaction
from storage.rows import Source, build, maybe


async def find_missed(source: Source, id: int) -> Missed | None:
    """The day with this id on which one of them can't."""
    return maybe(Missed, await source.one("SELECT * FROM company_missed WHERE id = :id", id=id))


async def missed(source: Source, company_id: int) -> set[date]:
    """Every day on which one of them can't, or couldn't."""
    rows = await source.all("SELECT day FROM company_missed WHERE company_id = :id", id=company_id)
    return {date.fromisoformat(row["day"]) for row in rows}


async def miss(tx: Transaction, company_id: int, day: date, *, by: int, now: datetime) -> int:
    """One of them can't that day. Gives its id."""
    return await tx.add(
        "INSERT INTO company_missed (company_id, day, by_id, said_at) VALUES (:id, :day, :by, :now)",
        id=company_id,
        day=day,
        by=by,
        now=now,
    )


async def cover(tx: Transaction, missed_id: int, help_request_id: int) -> None:
    """Somebody else is asked for that day, by this request."""
    await tx.run(
        "UPDATE company_missed SET help_request_id = :request WHERE id = :id",
        id=missed_id,
        request=help_request_id,
    )


async def find_answer(source: Source, id: int) -> Answer | None:
    """The question with this id."""
    return maybe(Answer, await source.one("SELECT * FROM company_answers WHERE id = :id", id=id))


async def answers(source: Source, company_id: int) -> list[Answer]:
    """What both were asked, the newest first."""
    rows = await source.all(
        "SELECT * FROM company_answers WHERE company_id = :id ORDER BY id DESC", id=company_id
    )
    return [build(Answer, row) for row in rows]


async def ask(tx: Transaction, company_id: int, person_id: int, day: date) -> int:
    """One of them is asked how it goes. Gives its id."""
    return await tx.add(
        "INSERT INTO company_answers (company_id, person_id, asked_on) VALUES (:id, :person_id, :day)",
        id=company_id,
        person_id=person_id,
        day=day,
    )


async def answer(tx: Transaction, id: int, said: Goes, now: datetime) -> None:
    """They say how it goes."""
    await tx.run(
        "UPDATE company_answers SET said = :said, said_at = :now WHERE id = :id", id=id, said=said, now=now
    )

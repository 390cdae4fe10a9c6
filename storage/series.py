"""Series: requests that come again on certain days, and the dates that were asked for or left out."""

from dataclasses import dataclass
from datetime import date, datetime

from storage.connection import Transaction
from storage.help_requests import HelpRequest
from storage.rows import Source, build, maybe


@dataclass(frozen=True, kw_only=True)
class Series:
    """A series. `every` week or second week on `weekdays` (1 is Monday), counted from `first_on`'s week.

    `begins_on`: its first date can't be earlier. `next_on` is the next date to ask for, None: there is none.
    `tell_end_on`: on that day the resident hears that it ends; None: they have.
    """

    id: int
    resident_id: int
    pattern_id: int
    every: int
    weekdays: str
    first_on: date
    begins_on: date
    until: date
    paused_until: date | None
    next_on: date | None
    tell_end_on: date | None
    struggled_on: date | None
    begun_at: datetime
    stopped_at: datetime | None


@dataclass(frozen=True, kw_only=True)
class SeriesDate:
    """A date that was asked for. Without `help_request_id` it was left out."""

    series_id: int
    wanted_on: date
    help_request_id: int | None


async def find(source: Source, id: int) -> Series | None:
    """The series with this id."""
    return maybe(Series, await source.one("SELECT * FROM series WHERE id = :id", id=id))


async def find_of_request(source: Source, help_request_id: int) -> Series | None:
    """The series that this request belongs to; the newest, if an older one was stopped."""
    row = await source.one(
        "SELECT series.* FROM series JOIN series_dates ON series_dates.series_id = series.id"
        " WHERE series_dates.help_request_id = :id ORDER BY series.id DESC LIMIT 1",
        id=help_request_id,
    )
    return maybe(Series, row)


async def live_of(source: Source, resident_id: int, today: date) -> list[Series]:
    """This resident's series that have dates to come."""
    rows = await source.all(
        "SELECT * FROM series WHERE resident_id = :id AND stopped_at IS NULL AND until >= :today ORDER BY id",
        id=resident_id,
        today=today,
    )
    return [build(Series, row) for row in rows]


async def due(source: Source, reached: date) -> list[Series]:
    """Series whose next date is to be asked for by now."""
    rows = await source.all(
        "SELECT * FROM series WHERE next_on <= :reached ORDER BY next_on, id LIMIT 200", reached=reached
    )
    return [build(Series, row) for row in rows]


async def ending(source: Source, today: date) -> list[Series]:
    """Series whose resident is to hear that they end."""
    rows = await source.all("SELECT * FROM series WHERE tell_end_on <= :today ORDER BY id", today=today)
    return [build(Series, row) for row in rows]


async def struggling(source: Source) -> list[tuple[int, date]]:
    """Series whose last two dates found nobody, since that was last told: each with the later date."""
    rows = await source.all(
        "SELECT series.id, MAX(latest.wanted_on) AS wanted_on FROM series"
        " JOIN series_dates AS latest ON latest.series_id = series.id"
        " JOIN help_requests ON help_requests.id = latest.help_request_id"
        " WHERE series.stopped_at IS NULL AND help_requests.status = 'could_not_fill'"
        " AND latest.wanted_on > COALESCE(series.struggled_on, '')"
        " AND (SELECT before.status FROM series_dates"
        " JOIN help_requests AS before ON before.id = series_dates.help_request_id"
        " WHERE series_dates.series_id = series.id AND series_dates.wanted_on < latest.wanted_on"
        " AND series_dates.wanted_on > COALESCE(series.struggled_on, '') AND before.status <> 'withdrawn'"
        " ORDER BY series_dates.wanted_on DESC LIMIT 1) = 'could_not_fill' GROUP BY series.id"
    )
    return [(row["id"], date.fromisoformat(row["wanted_on"])) for row in rows]


async def dates(source: Source, id: int) -> list[SeriesDate]:
    """Every date that was asked for or left out, the earliest first."""
    rows = await source.all(
        "SELECT * FROM series_dates WHERE series_id = :id ORDER BY wanted_on",
        id=id,
    )
    return [build(SeriesDate, row) for row in rows]


async def requests(source: Source, id: int, since: date) -> list[HelpRequest]:
    """What was asked for on its dates from that day on, the earliest first."""
    rows = await source.all(
        "SELECT help_requests.* FROM series_dates JOIN help_requests"
        " ON help_requests.id = series_dates.help_request_id"
        " WHERE series_dates.series_id = :id AND series_dates.wanted_on >= :since"
        " ORDER BY series_dates.wanted_on",
        id=id,
        since=since,
    )
    return [build(HelpRequest, row) for row in rows]


async def add(
    tx: Transaction,
    pattern: HelpRequest,
    *,
    every: int,
    weekdays: str,
    begins_on: date,
    until: date,
    now: datetime,
) -> int:
    """A new series of requests like `pattern`, which is its first. Gives its id."""
    id = await tx.add(
        "INSERT INTO series (resident_id, pattern_id, every, weekdays, first_on, begins_on, until, begun_at)"
        " VALUES (:resident_id, :pattern_id, :every, :weekdays, :first_on, :begins_on, :until, :now)",
        resident_id=pattern.resident_id,
        pattern_id=pattern.id,
        every=every,
        weekdays=weekdays,
        first_on=pattern.wanted_on,
        begins_on=begins_on,
        until=until,
        now=now,
    )
    await add_date(tx, id, pattern.wanted_on, pattern.id)
    return id


async def add_date(tx: Transaction, id: int, wanted_on: date, help_request_id: int | None) -> None:
    """This date is asked for, or left out: once and for all."""
    await tx.run(
        "INSERT INTO series_dates (series_id, wanted_on, help_request_id)"
        " VALUES (:id, :wanted_on, :help_request_id)",
        id=id,
        wanted_on=wanted_on,
        help_request_id=help_request_id,
    )


async def correct(tx: Transaction, id: int, **facts: object) -> None:
    """Set facts (columns by name) anew."""
    columns = ", ".join(f"{column} = :{column}" for column in facts)
    await tx.run(f"UPDATE series SET {columns} WHERE id = :id", id=id, **facts)


async def leave(tx: Transaction, id: int, person_id: int, now: datetime) -> None:
    """This neighbour isn't asked first for it any more."""
    await tx.run(
        "INSERT OR IGNORE INTO series_left (series_id, person_id, since) VALUES (:id, :person_id, :now)",
        id=id,
        person_id=person_id,
        now=now,
    )


async def has_left(source: Source, id: int, person_id: int) -> bool:
    """Did this neighbour say "Not any more"?"""
    row = await source.one(
        "SELECT 1 FROM series_left WHERE series_id = :id AND person_id = :person_id",
        id=id,
        person_id=person_id,
    )
    return row is not None

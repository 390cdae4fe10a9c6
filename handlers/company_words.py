"""How regular company is spoken of: how often, when, and with whom."""

from datetime import date

from aid.company_meetings import next_meetings
from aid.moments import weekday_date
from aid.words import Later, _, later
from handlers import kinds
from handlers.screens import fill
from storage.company import Company, CompanyState, Rhythm
from storage.help_requests import Part
from storage.rows import Source

RHYTHMS: dict[Rhythm, Later] = {
    Rhythm.WEEK: later("Every week"),
    Rhythm.SECOND_WEEK: later("Every second week"),
    Rhythm.MONTH: later("Once a month"),
}


def on_day(day: date, part: Part) -> str:
    """ "Tuesday 3 March, in the afternoon"."""
    return _("{day}, {part}").format(day=weekday_date(day), part=kinds.PARTS[part])


def how_often(found: Company) -> str:
    """How often, and when for the first time."""
    first = on_day(found.first_on, found.part)
    return fill(_("{often}. The first time is {day}."), often=RHYTHMS[found.rhythm], day=first)


async def next_day(source: Source, found: Company, today: date) -> date | None:
    """When they meet next; None while not both have said yes."""
    if found.state is not CompanyState.AGREED:
        return None
    return next(await next_meetings(source, found, today), None)


async def how_it_stands(source: Source, found: Company, today: date) -> str:
    """How often, and when next."""
    day = await next_day(source, found, today)
    if day is None:
        return fill(_("{often}. Not both have said yes yet."), often=RHYTHMS[found.rhythm])
    when = on_day(day, found.part)
    return fill(_("{often}. The next time is {day}."), often=RHYTHMS[found.rhythm], day=when)

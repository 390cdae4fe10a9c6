"""The weekly picture: on Sunday an area's group sees what was done, if an organiser wants it there.

Nobody is named or ranked, and small counts are "a few". A neighbour's thanks stand below it only if they said
that they may, and go as soon as they change their mind.
"""

import re
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from aid.areas import get as get_area
from aid.moments import MINUTES_IN_AN_HOUR
from aid.organisers import must_be_organiser
from aid.permissions import must_be_resident
from aid.refusals import NotHere
from aid.reports import FEW
from aid.verbs import verb
from aid.words import _
from storage import areas, cards, history, notes, weekly_pictures
from storage.areas import Area
from storage.connection import Transaction
from storage.database import Database
from storage.help_requests import HelpRequest
from storage.notes import Note, Purpose
from storage.rows import Source

SUNDAY, HOUR = 6, 17
WEEK = timedelta(days=7)
LATE_AT_MOST = timedelta(hours=3)  # then the evening is over, and the week is left out
THANKS_STAND = timedelta(weeks=4)
THANKS_LETTERS_MAX = 200


@dataclass(frozen=True, kw_only=True)
class Week:
    """What an area can be told of its week; `thanks`: somebody's own words."""

    area: str
    met: int
    hours: int
    new: int
    thanks: Note | None


@verb
async def want_picture(tx: Transaction, id: int, *, yes: bool, by: int, now: datetime) -> Area:
    """An organiser wants it in an area's group, or no more. Raises NotAnOrganiser or NotHere."""
    await must_be_organiser(tx, by)
    area = await get_area(tx, id)
    await weekly_pictures.want(tx, id, yes)
    await history.note(tx, "want_picture" if yes else "end_picture", "area", id, by=by, now=now)
    return area


@verb
async def show_thanks(tx: Transaction, id: int, *, yes: bool, by: int, now: datetime) -> None:
    """Whoever gave thanks for a request says whether their words may be shown. Raises NotHere."""
    request = await must_be_resident(tx, id, by)
    note = await notes.find(tx, id, request.resident_id, Purpose.THANKS)
    if note is None or (yes and not await may_be_asked(tx, request, note)):
        raise NotHere
    await _set(tx, note, yes, by, now)


@verb
async def leave_out_thanks(tx: Transaction, note_id: int, *, by: int, now: datetime) -> None:
    """An organiser would rather not see these words in the group. Raises NotAnOrganiser or NotHere."""
    await must_be_organiser(tx, by)
    note = await notes.find_by_id(tx, note_id)
    if note is None or note.purpose is not Purpose.THANKS:
        raise NotHere
    await _set(tx, note, False, by, now)


async def hide_thanks(tx: Transaction, person_id: int, now: datetime) -> None:
    """Whoever gave them has left, or changed their mind: the pictures are shown without."""
    for picture in await weekly_pictures.with_thanks_of(tx, person_id):
        area = await areas.find(tx, picture.area_id)
        if area and area.chat_id is not None:
            await cards.refresh(tx, area.chat_id, "weekly_picture", about=picture.id, now=now)


async def may_be_asked(source: Source, request: HelpRequest, note: Note) -> bool:
    """Are these short words that name nobody, of an area whose group sees the picture?"""
    if (
        note.words is None
        or len(note.words) > THANKS_LETTERS_MAX
        or not await weekly_pictures.wanted(source, request.area_id)
    ):
        return False
    names = await weekly_pictures.names_there(source, request.area_id)
    return not _names_somebody(note.words, names)


async def week_until(source: Source, area: Area, until: datetime) -> Week | None:
    """The seven days until then, without thanks; None where nothing was met."""
    found = await weekly_pictures.happened(source, area.id, until - WEEK, until)
    if not found.met:
        return None
    hours = round(found.minutes / MINUTES_IN_AN_HOUR)
    thanks = await weekly_pictures.thanks(source, area.id, until - WEEK, until)
    return Week(area=area.name, met=found.met, hours=hours, new=found.new, thanks=thanks)


def ends_at(sunday: date, zone: ZoneInfo) -> datetime:
    """When the week that ends on this Sunday is shown."""
    return datetime.combine(sunday, time(HOUR), zone)


def counted(number: int) -> str:
    """A count as neighbours read it."""
    return _("a few") if 0 < number < FEW else str(number)


async def sweep(db: Database, now: datetime, zone: ZoneInfo) -> None:
    """On Sunday at 5pm each group that wants it has its picture, if there is anything to show."""
    sunday = now.astimezone(zone).date()
    due = ends_at(sunday, zone)
    if sunday.weekday() == SUNDAY and due <= now < due + LATE_AT_MOST:
        for area in await weekly_pictures.still_to_come(db, sunday):
            await make(db, area, sunday, now=now, zone=zone)


@verb
async def make(tx: Transaction, area: Area, sunday: date, *, now: datetime, zone: ZoneInfo) -> None:
    """A card for the group; a week in which nothing was met has none, and isn't looked at again."""
    week = await week_until(tx, area, ends_at(sunday, zone))
    thanks = week.thanks if week else None
    id = await weekly_pictures.add(tx, area.id, sunday, thanks.id if thanks else None)
    if week and area.chat_id is not None:
        await cards.refresh(tx, area.chat_id, "weekly_picture", about=id, now=now)


async def _set(tx: Transaction, note: Note, yes: bool, by: int, now: datetime) -> None:
    await weekly_pictures.may_show(tx, note.id, now if yes else None)
    name = "show_thanks" if yes else "hide_thanks"
    await history.note(tx, name, "help_request", note.help_request_id, by=by, now=now)
    await hide_thanks(tx, note.by_id, now)


def _names_somebody(words: str, names: list[str]) -> bool:
    said = set(re.findall(r"\w+", words.casefold()))
    called = {part for name in names for part in re.findall(r"\w+", name.casefold())}
    return bool(said & called) or any(letter.isdigit() for letter in words)

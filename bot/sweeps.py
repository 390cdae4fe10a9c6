"""The sweeps: what may have fallen due is looked for again and again; bot/clock.py says how often."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from datetime import datetime
from zoneinfo import ZoneInfo

from aid import (
    agenda,
    checkin_days,
    checkin_pauses,
    company_meetings,
    company_wishes,
    deafness,
    duty,
    ladder,
    money,
    mornings,
    pairs,
    planning,
    retention,
    series_rounds,
    silence,
    waves,
    weekly_pictures,
)
from bot.settings import Settings
from storage.database import Database


@dataclass(frozen=True, kw_only=True)
class Tick:
    """What a sweep is given. `heard_at`: until when we have heard everything people said.

    It is None after a start, until they have been heard out; nobody counts as silent before. `awake_since`:
    since when we have been at work without a gap.
    """

    db: Database
    now: datetime
    heard_at: datetime | None
    zone: ZoneInfo
    settings: Settings
    awake_since: datetime


async def unconfirmed(tick: Tick) -> None:
    """Requests nobody confirmed."""
    if tick.heard_at:
        await silence.sweep_unconfirmed(tick.db, tick.now, tick.heard_at)


async def lapsed(tick: Tick) -> None:
    """Requests nobody took."""
    if tick.heard_at:
        await silence.sweep_lapsed(tick.db, tick.now, tick.heard_at, tick.zone)


async def nudging(tick: Tick) -> None:
    """Neighbours to ask."""
    waits = waves.Waits(
        second=tick.settings.wait_wave_2,
        third=tick.settings.wait_wave_3,
        organisers=tick.settings.wait_duty_organiser,
        stand_by=tick.settings.wait_stand_by,
    )
    await waves.sweep(tick.db, tick.now, tick.zone, waits)


async def silent(tick: Tick) -> None:
    """Nudges nobody answered."""
    if tick.heard_at:
        await waves.sweep_silent(tick.db, tick.now, tick.heard_at)


async def unsettled(tick: Tick) -> None:
    """Money nobody paid back."""
    if tick.heard_at:
        await money.sweep_unsettled(tick.db, tick.now, tick.heard_at)


async def alone(tick: Tick) -> None:
    """Helpers who are alone where it takes two."""
    await pairs.sweep_alone(tick.db, tick.now, tick.zone)


async def reminders(tick: Tick) -> None:
    """Reminders, visits and addresses."""
    settings = tick.settings
    waits = planning.Waits(
        visit=settings.wait_visit,
        overdue=settings.wait_overdue_visit,
        still_asking=settings.wait_still_asking,
        unknown=settings.wait_unknown_visit,
        address=settings.wait_forget_address,
    )
    await agenda.sweep(tick.db, tick.now, tick.heard_at, tick.zone, waits)


async def coming_again(tick: Tick) -> None:
    """Dates that come again."""
    settings = tick.settings
    await series_rounds.sweep(
        tick.db, tick.now, tick.zone, ahead=settings.wait_series_ahead, wait=settings.wait_same_helper
    )
    await series_rounds.sweep_ends(tick.db, tick.now, tick.zone)


async def struggles(tick: Tick) -> None:
    """Dates in a row without anybody."""
    await series_rounds.sweep_struggles(tick.db, tick.now)


async def checking_in(tick: Tick) -> None:
    """Check-ins: whoever is due is asked, and what nobody answered climbs."""
    settings = tick.settings
    # Whoever has just woken has not been deaf, but away: what was said meanwhile is heard first.
    was_awake = tick.now - tick.awake_since >= settings.wait_checkin_deaf
    waits = ladder.Waits(
        again=settings.wait_checkin_again,
        contact=settings.wait_checkin_contact,
        repeat=settings.wait_checkin_repeat,
        deaf=settings.wait_checkin_deaf if was_awake else ladder.NEVER,
        late=settings.wait_checkin_late,
    )
    await checkin_pauses.sweep(tick.db, tick.now, tick.zone)
    await checkin_days.sweep(tick.db, tick.now, tick.heard_at, tick.zone, waits)
    await ladder.sweep(tick.db, tick.now, tick.heard_at, waits)
    await deafness.doubt(tick.db, now=tick.now)


async def company(tick: Tick) -> None:
    """Company that meets tomorrow, and how it goes."""
    await company_meetings.sweep(tick.db, tick.now, tick.zone)


async def company_chances(tick: Tick) -> None:
    """Company that may be suggested."""
    await company_wishes.sweep(tick.db, tick.now)


async def on_duty(tick: Tick) -> None:
    """Who is on duty, and what needs them in the morning."""
    await duty.sweep(tick.db, tick.now, tick.zone)
    if tick.heard_at:
        await mornings.sweep(tick.db, tick.now, tick.zone)


async def kept_no_longer(tick: Tick) -> None:
    """What is kept no longer."""
    await retention.sweep(tick.db, tick.now, tick.heard_at, tick.settings.keeping)


Sweep = Callable[[Tick], Awaitable[None]]


async def weekly_picture(tick: Tick) -> None:
    """The picture of the week, on Sunday."""
    await weekly_pictures.sweep(tick.db, tick.now, tick.zone)

"""The sweeps about people: trust, promises and checks, worries, and who goes."""

from aid import (
    agreements,
    cases,
    consent_reviews,
    first_jobs,
    forgetting,
    held_asks,
    knocks,
    pledges,
    proposals,
    quiet,
    vettings,
    wellbeing,
)
from bot.sweeps import Tick


async def trust(tick: Tick) -> None:
    """Trust to be looked at again, and what waits for it."""
    await consent_reviews.sweep(tick.db, tick.now)
    await held_asks.sweep_past(tick.db, tick.heard_at, tick.zone, now=tick.now)


async def knocking(tick: Tick) -> None:
    """Who knocks, and what needs a second organiser."""
    if tick.heard_at:
        await knocks.sweep(tick.db, tick.now)
        await proposals.sweep_over(tick.db, tick.now)


async def neighbours(tick: Tick) -> None:
    """First jobs, checks that end and promises to renew."""
    await first_jobs.sweep_questions(tick.db, tick.now, tick.settings.wait_first_jobs)
    await vettings.sweep_endings(tick.db, tick.now)
    if tick.heard_at:
        await pledges.sweep_promises(tick.db, tick.now, tick.heard_at, tick.settings.wait_promise)


async def quiet_people(tick: Tick) -> None:
    """People who have been quiet for a year."""
    if tick.heard_at:
        await quiet.sweep(tick.db, tick.now, tick.now.astimezone(tick.zone).date(), tick.settings.keeping)


async def gone(tick: Tick) -> None:
    """People who asked to be forgotten."""
    await forgetting.write_down(tick.db, tick.now)
    await forgetting.sweep_gone(tick.db, tick.now)


async def changed_words(tick: Tick) -> None:
    """Words about privacy that have changed."""
    await agreements.sweep_changed_words(tick.db, tick.now)


async def asking_again(tick: Tick) -> None:
    """How people are, where they said that they may be asked again."""
    if tick.heard_at:
        await wellbeing.sweep(tick.db, tick.now, tick.zone)


async def safety(tick: Tick) -> None:
    """Worries to look at again."""
    await cases.sweep(tick.db, tick.now)

"""Letters about ourselves: when we could not listen, what was wrong with us and when it was over."""

from datetime import datetime

from aid.faults import DEAF, WORDS
from aid.moments import clock_time, weekday_date
from aid.words import _
from handlers.letters import View
from handlers.screens import Screen, fill, paragraphs
from storage import faults, listening, told
from storage.faults import Fault
from storage.outbox import Letter


async def was_away(view: View, letter: Letter) -> Screen | None:
    """From when until when we were deaf, and what that means."""
    outage = await listening.find_outage(view.db, letter.about)
    if outage is None:
        return None
    began, ended = outage.began_at.astimezone(view.zone), outage.ended_at.astimezone(view.zone)
    return Screen(
        text=paragraphs(
            fill(
                _("I could not listen from {began} on {first_day} until {ended} on {last_day}."),
                began=clock_time(began, view.zone),
                first_day=weekday_date(began.date()),
                ended=clock_time(ended, view.zone),
                last_day=weekday_date(ended.date()),
            ),
            _("I am back. What you wrote meanwhile I answer now. If an answer is missing, write again."),
        )
    )


async def set_aside(view: View, letter: Letter) -> Screen | None:
    """To an organiser: an update could not be dealt with."""
    return Screen(
        text=paragraphs(
            fill(_("Something went wrong inside me with message number {number}."), number=letter.about),
            _("Whoever wrote it was told to try again. Tell the person who looks after me."),
        )
    )


async def not_well(view: View, letter: Letter) -> Screen | None:
    """To an organiser: something is wrong with us, and since when."""
    fault = await faults.find(view.db, letter.about)
    if fault is None or fault.ended_at or await _hears_again(view, fault):
        return None
    return Screen(
        text=paragraphs(
            fill(
                _("Something has been wrong with me since {time} on {day}. {what}"),
                time=clock_time(fault.began_at, view.zone),
                day=_day(fault.began_at, view),
                what=WORDS[fault.name],
            ),
            _("Tell the person who looks after me. I will say when it is over."),
        )
    )


async def well_again(view: View, letter: Letter) -> Screen | None:
    """To an organiser who heard that something was wrong: it is over."""
    fault = await faults.find(view.db, letter.about)
    if fault is None or fault.ended_at is None:
        return None
    if not await told.was_sent(view.db, letter.person_id, "not_well", fault.id):
        return None
    return Screen(
        text=paragraphs(
            fill(
                _("I have been well again since {time} on {day}. What was wrong: {what}"),
                time=clock_time(fault.ended_at, view.zone),
                day=_day(fault.ended_at, view),
                what=WORDS[fault.name],
            ),
        )
    )


async def _hears_again(view: View, fault: Fault) -> bool:
    # While we are deaf this letter may not get out either; afterwards was_away tells it better.
    heard_at = await listening.heard_at(view.db)
    return fault.name == DEAF and heard_at is not None and heard_at > fault.began_at


def _day(moment: datetime, view: View) -> str:
    return weekday_date(moment.astimezone(view.zone).date())

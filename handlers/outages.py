"""A letter about a time in which we could not listen."""

from aid.moments import clock_time, weekday_date
from aid.words import _
from handlers.letters import View
from handlers.screens import Screen, fill, paragraphs
from storage import listening
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

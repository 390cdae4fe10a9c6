"""The end of a check-in, to those who were told: how it is, and what was only for its time taken away."""

from aid.checkin_rungs import ALARM
from aid.moments import clock_time
from aid.people import get as get_person
from aid.words import Later, _, later
from handlers.letters import View
from handlers.screens import Screen, fill, paragraphs
from storage import checkins, told
from storage.checkins import CheckIn, Ending, Rung
from storage.outbox import Letter
from storage.people import Person

ENDS: dict[Ending, Later] = {
    Ending.FINE: later("<b>{name}</b> has told me: I'm fine."),
    Ending.HEARD: later("I have heard from <b>{name}</b>."),
    Ending.RUNG: later("{who} has spoken to <b>{name}</b>."),
    Ending.FOUND_FINE: later("{who} has told me that <b>{name}</b> is fine."),
    Ending.HELPED: later("{who} has found <b>{name}</b> and helped."),
    Ending.HOSPITAL: later("{who} has told me that <b>{name}</b> is in hospital."),
    Ending.UNHEARD: later("I could not ask <b>{name}</b>."),
    Ending.WITHDRAWN: later("I do not ask <b>{name}</b> any more."),
}


async def checkin_voice(view: View, letter: Letter) -> Screen | None:
    """What they said instead of tapping; it is taken away once it is over."""
    found = await checkins.find(view.db, letter.about)
    if found is None:
        return None
    name = (await get_person(view.db, found.person_id)).name
    if found.voice is None:
        gone = fill(_("<b>{name}</b> said something. It is over, and I took it away."), name=name)
        return Screen(text=gone, taken_away=True) if letter.message_id else None
    words = fill(_("This is what <b>{name}</b> answered. Listen to it, then ring."), name=name)
    return Screen(text=words, voice=found.voice, protected=True)


async def checkin_over(view: View, letter: Letter) -> Screen | None:
    """To everybody who was alarmed: it is over, and how."""
    found = await checkins.find(view.db, letter.about)
    if found is None or found.state is not Rung.OVER:
        return None
    if not await told.was_sent(view.db, letter.person_id, ALARM, found.id):
        return None
    person = await get_person(view.db, found.person_id)
    return Screen(
        text=paragraphs(
            await how_it_ended(view, found, person),
            _("Nobody needs to do anything now. Thank you for being there."),
        )
    )


async def how_it_ended(view: View, found: CheckIn, person: Person) -> str:
    """Who told how it is, and when, in a sentence or two."""
    assert found.ending and found.ended_at
    who = await get_person(view.db, found.ended_by) if found.ended_by else None
    return (
        fill(str(ENDS[found.ending]), name=person.name, who=who.name if who else "")
        + " "
        + fill(_("That was at {time}."), time=clock_time(found.ended_at, view.zone))
    )

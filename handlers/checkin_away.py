"""Letters to organisers of check-ins when we were away: who couldn't be asked or heard, and may it be us."""

from datetime import UTC, datetime
from itertools import groupby

from aid.deafness import LATELY
from aid.moments import clock_time, weekday_date
from aid.people import get as get_person
from aid.words import _
from handlers.letters import View
from handlers.screens import Screen, fill, paragraphs
from storage import checkins_unheard as unheard
from storage import inbox, silences
from storage.checkins import CheckIn
from storage.outbox import Letter


async def checkins_unheard(view: View, letter: Letter) -> Screen | None:
    """Whom I couldn't ask or hear, and when: all in one letter. Once it has left, who is still not heard."""
    found = await unheard.still_on(view.db, letter.about)
    if not found:
        all_well = _("I had not heard from everybody. Now I have. Nobody needs to do anything.")
        return Screen(text=all_well) if letter.message_id else None
    lines = [await _line(view, list(theirs)) for _id, theirs in groupby(found, lambda each: each.person_id)]
    return Screen(
        text=paragraphs(
            _("<b>I could not ask these people if all is well, or not hear them.</b>"),
            "\n".join(lines),
            _("I was away, or Telegram was. They may be well. Ring them, if you can."),
        ),
        protected=True,
        shows=tuple(dict.fromkeys(each.person_id for each in found)),
    )


async def may_be_deaf(view: View, letter: Letter) -> Screen | None:
    """Most of those asked are silent, and so is everybody else: perhaps I hear nothing."""
    heard_at = datetime.fromtimestamp(letter.about, UTC)
    last_at = await inbox.last_at(view.db)
    lately = await silences.since(view.db, view.now - LATELY)
    if lately is None or (last_at and int(last_at.timestamp()) > letter.about):
        return None
    return Screen(
        text=paragraphs(
            fill(
                _("<b>I may be deaf.</b> {silent} of {asked} people have not told me that they are well."),
                silent=lately.silent,
                asked=lately.asked,
            ),
            fill(
                _("Nobody at all has written to me since {time} on {day}."),
                time=clock_time(heard_at, view.zone),
                day=weekday_date(heard_at.astimezone(view.zone).date()),
            )
            if letter.about
            else _("Nobody at all has written to me."),
            _("I go on as if they were silent. Ring some of them, and tell the person who looks after me."),
        )
    )


async def _line(view: View, theirs: list[CheckIn]) -> str:
    person = await get_person(view.db, theirs[0].person_id)
    facts = {
        "name": person.name,
        "phone": person.phone or _("No phone number."),
        "time": clock_time(theirs[0].due_at, view.zone),
        "day": weekday_date(theirs[0].day),
        "last": weekday_date(theirs[-1].day),
        "count": len(theirs),
    }
    if len(theirs) == 1:
        return fill(_("{name}, {time} on {day}. {phone}"), **facts)
    return fill(_("{name}, {count} times from {day} to {last}. {phone}"), **facts)

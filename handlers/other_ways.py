"""What an alarm says where Telegram doesn't carry it: which kinds go another way, and in which words."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass

from aid.checkin_rungs import get as get_checkin
from aid.people import get as get_person
from aid.words import Later, _, later
from storage import checkins_unheard, emergencies, help_requests
from storage.outbox import Letter
from storage.rows import Source

TITLE = later("Good Turn: somebody needs you now")
TRIAL_TITLE = later("Good Turn: a trial")
TRIAL = later("This way for alarms works. Nobody needs to do anything.")
BARE = later("Good Turn: an alarm waits. Look into your e-mail and Telegram, or ring the other organisers.")


@dataclass(frozen=True, kw_only=True)
class Alarm:
    """Whom an alarm is about, and what it says of them."""

    whom: Callable[[Source, int], Awaitable[list[int]]]
    says: Later


async def _of_checkin(source: Source, about: int) -> list[int]:
    return [(await get_checkin(source, about)).person_id]


async def _of_page(source: Source, about: int) -> list[int]:
    return [each.person_id for each in await checkins_unheard.still_on(source, about)]


async def _of_emergency(source: Source, about: int) -> list[int]:
    found = await emergencies.find(source, about)
    return [found.person_id] if found and found.person_id else []


async def _of_visit(source: Source, about: int) -> list[int]:
    found = await help_requests.find(source, about)
    return [id for id in (found.helper_id, found.resident_id) if id] if found else []


async def _of_nobody(source: Source, about: int) -> list[int]:
    return []


ALARMS: dict[str, Alarm] = {
    "checkin_alarm": Alarm(whom=_of_checkin, says=later("Nobody knows yet if they are well.")),
    "checkins_unheard": Alarm(whom=_of_page, says=later("I could not ask or hear them.")),
    "may_be_deaf": Alarm(
        whom=_of_nobody, says=later("I may be deaf. Most people I asked have not answered me.")
    ),
    "emergency": Alarm(whom=_of_emergency, says=later("Somebody may be in danger.")),
    "visit_overdue": Alarm(
        whom=_of_visit, says=later("A visit is over time, and nobody has told me how it is.")
    ),
}


async def alarm_words(source: Source, letter: Letter) -> str:
    """For an e-mail, which lies about for ever: names and numbers, but no address and nothing to know."""
    alarm = ALARMS[letter.kind]
    lines = []
    for id in dict.fromkeys(await alarm.whom(source, letter.about)):
        person = await get_person(source, id)
        lines.append(f"{person.name}: {person.phone or _('No phone number.')}")
    return "\n\n".join(
        part
        for part in (
            str(alarm.says),
            "\n".join(lines),
            _("Telegram does not carry my letters just now. That is why this comes by e-mail."),
            _("Ring them. If nobody answers and you are worried, ring 999. I can't ring anybody."),
        )
        if part
    )

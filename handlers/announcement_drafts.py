"""What an organiser has answered so far about an announcement, read as what it will be."""

from datetime import date, datetime, time

from aid.announcing import Message
from handlers.announcement_words import whom_words
from handlers.outlook import NOTHING_TOLD, Outlook
from handlers.steps import Answers, Talk
from storage import audiences
from storage.announcements import Sort
from storage.audiences import Audience
from storage.drafts import Draft
from storage.people import Person
from storage.rows import Source

NAME = "announce"
QUIET = "quiet"
NOW, LATER = "now", "later"
PRIVATELY, IN_GROUPS, BOTH = "privately", "groups", "both"


def message_of(draft: Draft) -> Message:
    """What the organiser wrote."""
    answers = draft.answers
    return Message(
        chat_id=draft.account_id, id=int(answers["message"]), sort=Sort(answers["sort"]), html=answers["html"]
    )


def whom_of(answers: Answers) -> Audience:
    """Whom it is for."""
    who: list[str] = answers.get("who", [])
    answered: list[int] | None = answers.get("answered")
    return Audience(
        areas=tuple(int(id) for id in answers.get("areas", [])),
        roles=tuple(role for role in who if role != QUIET),
        kinds=tuple(answers.get("kinds", [])),
        languages=tuple(answers.get("languages", [])),
        quiet=QUIET in who,
        answered=(answered[0], answered[1]) if answered else None,
    )


def choices_of(answers: Answers) -> tuple[str, ...]:
    """What they can answer."""
    return tuple(answers.get("labels", []))


def goes_privately(answers: Answers) -> bool:
    """Does it go to each of them? It does where there is no group."""
    return answers.get("where", PRIVATELY) in (PRIVATELY, BOTH)


def goes_to_groups(answers: Answers) -> bool:
    """Does it go into the groups?"""
    return answers.get("where", PRIVATELY) in (IN_GROUPS, BOTH)


def send_at(talk: Talk) -> datetime:
    """When it goes out; a time that has passed meanwhile is now."""
    answers = talk.answers
    if answers.get("when") != LATER:
        return talk.now
    hour = time.fromisoformat(answers["hour"])
    at = datetime.combine(date.fromisoformat(answers["day"]), hour, talk.zone)
    return max(at, talk.now)


async def outlook(source: Source, draft: Draft, speaker: Person | None, now: datetime) -> Outlook:
    """What it will do, if an organiser is writing one."""
    if draft.flow != NAME or speaker is None or not speaker.organiser:
        return NOTHING_TOLD
    answers, whom = draft.answers, whom_of(draft.answers)
    privately = goes_privately(answers)
    return Outlook(
        whom=await whom_words(source, whom),
        reach=await audiences.count(source, whom, by=speaker.id, now=now) if privately else {},
        groups=len(await audiences.groups(source, whom)) if goes_to_groups(answers) else 0,
    )

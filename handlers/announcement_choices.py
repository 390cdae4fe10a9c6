"""What can be chosen for an announcement by a tap, and what is made of words: people, answers, days."""

from datetime import timedelta

from aid.announcement_refusals import AnswerTooLong, TooManyAnswers
from aid.moments import weekday_date
from aid.texts import clean
from aid.words import languages, p_
from handlers import kinds
from handlers.announcement_drafts import BOTH, IN_GROUPS, LATER, NOW, PRIVATELY, QUIET
from handlers.announcement_words import ROLES
from handlers.checkin_times import read_time, time_words
from handlers.days import read_day
from handlers.steps import LETTERS_TO_TURN_MAX, Answers, Choice, Heard, Talk, turning
from storage.announcements import Sort
from storage.help_requests import Kind

ANSWERS_MAX, LABEL_LETTERS_MAX = 6, 28
DAYS_OFFERED = 5
SAME = 20  # letters
HOURS = ("09:00", "12:00", "15:00", "18:00")


def hears_message(talk: Talk, heard: Heard) -> Answers | None:
    """Any message at all: it is passed on as it is."""
    if heard.message_id is None:
        return None
    words = Sort.WORDS if heard.text else Sort.OTHER
    return {
        "message": heard.message_id, "sort": Sort.CAPTIONED if heard.captioned else words, "html": heard.html,
    }  # fmt: skip


def _listed(choices: list[Choice], name: str, talk: Talk, all_of_them: str) -> list[Choice]:
    on: list[str] = talk.answers.get(name, [])
    done = p_("button", "Go on") if on else all_of_them
    return [*choices, Choice(label=done, value="done", gives={name: on})]


def told_apart(names: list[str]) -> list[str]:
    """Names as buttons; those that begin alike are told apart by a number."""
    labels: list[str] = []
    for name in names:
        number = sum(name[:SAME] == other[:SAME] for other in names[: len(labels)]) + 1
        twin = f" ({number})" if number > 1 else ""
        labels.append(name[: LETTERS_TO_TURN_MAX - len(twin)] + twin)
    return labels


def areas(talk: Talk) -> list[Choice]:
    """Areas that are on or off."""
    on: list[str] = talk.answers.get("areas", [])
    labels = told_apart([area.name for area in talk.areas])
    listed = [
        turning(label, str(area.id), on=str(area.id) in on)
        for label, area in zip(labels, talk.areas, strict=True)
    ]
    return _listed(listed, "areas", talk, p_("button", "All areas"))


def who(talk: Talk) -> list[Choice]:
    """Sorts of people that are on or off."""
    on: list[str] = talk.answers.get("who", [])
    listed = [turning(str(label), role, on=role in on) for role, label in ROLES.items()]
    listed.append(turning(p_("button", "Not heard from lately"), QUIET, on=QUIET in on))
    return _listed(listed, "who", talk, p_("button", "Everyone"))


def kinds_of_help(talk: Talk) -> list[Choice]:
    """Kinds of help that are on or off."""
    on: list[str] = talk.answers.get("kinds", [])
    listed = [turning(str(kinds.LABELS[kind]), kind, on=kind in on) for kind in Kind]
    return _listed(listed, "kinds", talk, p_("button", "With anything"))


def spoken(talk: Talk) -> list[Choice]:
    """Languages that are on or off."""
    on: list[str] = talk.answers.get("languages", [])
    listed = [turning(language, language, on=language in on) for language in languages()]
    return _listed(listed, "languages", talk, p_("button", "Any language"))


def hears_labels(_talk: Talk, heard: Heard) -> Answers | None:
    """One answer a line."""
    if not heard.text:
        return None
    lines = [clean(line, LABEL_LETTERS_MAX * 4) for line in heard.text.splitlines() if line.strip()]
    if len(lines) > ANSWERS_MAX:
        raise TooManyAnswers(most=ANSWERS_MAX)
    if any(len(line) > LABEL_LETTERS_MAX for line in lines):
        raise AnswerTooLong(most=LABEL_LETTERS_MAX)
    return {"labels": list(dict.fromkeys(lines))}


def days(talk: Talk) -> list[Choice]:
    """Today and the days after."""
    days = [talk.today + timedelta(days=ahead) for ahead in range(DAYS_OFFERED)]
    return [Choice(label=weekday_date(day), value=str(day)) for day in days]


def hears_day(talk: Talk, heard: Heard) -> Answers | None:
    """The day that was written."""
    return {"day": str(read_day(heard.text, talk.today))} if heard.text else None


def hears_hour(_talk: Talk, heard: Heard) -> Answers | None:
    """The time of day that was written."""
    at = read_time(heard.text) if heard.text else None
    return None if at is None else {"hour": f"{at:%H:%M}"}


def places(_talk: Talk) -> list[Choice]:
    """Where it goes."""
    return [
        Choice(label=p_("button", "To each person"), value=PRIVATELY),
        Choice(label=p_("button", "Into the groups"), value=IN_GROUPS),
        Choice(label=p_("button", "Both"), value=BOTH),
    ]


def times(_talk: Talk) -> list[Choice]:
    """At once, or at a time."""
    return [
        Choice(label=p_("button", "Now"), value=NOW),
        Choice(label=p_("button", "At a time"), value=LATER),
    ]


def hours(_talk: Talk) -> list[Choice]:
    """Usual times of day."""
    return [Choice(label=time_words(hour), value=hour) for hour in HOURS]


def no_labels(_talk: Talk) -> list[Choice]:
    """Nothing to answer."""
    return [Choice(label=p_("button", "No answers"), value="none", gives={"labels": []})]

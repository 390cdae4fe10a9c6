"""Writing an announcement: the message, whom it is for, what they can answer, and when it goes out."""

from datetime import date, datetime, time, timedelta

from telegram import Update
from telegram.error import BadRequest

from aid import announcing as verbs
from aid.announcement_refusals import AnswerTooLong, TooManyAnswers
from aid.announcing import Message
from aid.moments import clock_time, weekday_date
from aid.refusals import DayPassed, NotAnOrganiser
from aid.texts import clean
from aid.words import _, languages, p_
from handlers import kinds
from handlers.announcement_letters import progress_screen, under_announcement
from handlers.announcement_words import ROLES, reach_words, whom_words
from handlers.checkin_times import read_time, time_words
from handlers.context import Context
from handlers.days import offered, read_day
from handlers.screens import Screen, fill, paragraphs
from handlers.steps import Answers, Choice, Flow, Heard, Step, Talk, turning
from storage.announcements import Sort
from storage.audiences import Audience
from storage.drafts import Draft
from storage.help_requests import Kind
from storage.people import Role

ANSWERS_MAX, LABEL_LETTERS_MAX = 6, 28
HOURS = ("09:00", "12:00", "15:00", "18:00")
QUIET = "quiet"
PRIVATELY, IN_GROUPS, BOTH = "privately", "groups", "both"


def message_of(talk: Talk) -> Message:
    """What the organiser wrote."""
    answers = talk.answers
    return Message(
        chat_id=talk.draft.account_id,
        id=int(answers["message"]),
        sort=Sort(answers["sort"]),
        html=answers["html"],
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


def send_at(talk: Talk) -> datetime:
    """When it goes out."""
    answers = talk.answers
    if answers.get("when") != "later":
        return talk.now
    hour = time.fromisoformat(answers["hour"])
    at = datetime.combine(date.fromisoformat(answers["day"]), hour, talk.zone)
    if at < talk.now:
        raise DayPassed
    return at


async def write(update: Update, context: Context) -> None:
    """ "Send an announcement"."""
    await begin(context, ANNOUNCE)
    await context.answer()


async def write_to_answered(update: Update, context: Context) -> None:
    """ "Write to them": to those who gave one of the answers, or none."""
    assert context.matches
    answered = [context.subject, int(context.matches[0][2])]
    await begin(context, ANNOUNCE, answers={"answered": answered, "where": PRIVATELY}, apart=True)
    await context.answer()


async def preview(update: Update, context: Context) -> None:
    """ "Send me a test": exactly what everybody will get."""
    draft = await get_open(context, context.subject)
    if draft.flow == ANNOUNCE.name and "message" in draft.answers:
        await _show_copy(context, draft)
    await context.answer()


async def _show_copy(context: Context, draft: Draft) -> None:
    copied = (draft.account_id, int(draft.answers["message"]))
    buttons = under_announcement(0, list(choices_of(draft.answers)), None)
    try:
        await context.say(Screen(text="", copies=copied, buttons=buttons))
    except BadRequest:
        await context.say(Screen(text=_("I can't find your message any more. Tap Go back and write it anew.")))


def _may_begin(talk: Talk) -> None:
    if talk.person is None or not talk.person.organiser:
        raise NotAnOrganiser


def hears_message(talk: Talk, heard: Heard) -> Answers | None:
    """Any message at all: it is passed on as it is."""
    if heard.message_id is None:
        return None
    sort = Sort.WORDS if heard.text and not heard.captioned else Sort.CAPTIONED if heard.captioned else Sort.OTHER
    return {"message": heard.message_id, "sort": sort, "html": heard.html}


def _chosen(name: str) -> list[str]:
    return []


def _areas(talk: Talk) -> list[Choice]:
    on: list[str] = talk.answers.get("areas", [])
    listed = [turning(area.name, str(area.id), on=str(area.id) in on) for area in talk.areas]
    return [*listed, _done("areas", on, p_("button", "All areas"))]


def _who(talk: Talk) -> list[Choice]:
    on: list[str] = talk.answers.get("who", [])
    listed = [turning(str(label), role, on=role in on) for role, label in ROLES.items()]
    quiet = turning(p_("button", "Not heard from lately"), QUIET, on=QUIET in on)
    return [*listed, quiet, _done("who", on, p_("button", "Everyone"))]


def _kinds(talk: Talk) -> list[Choice]:
    on: list[str] = talk.answers.get("kinds", [])
    listed = [turning(str(kinds.LABELS[kind]), kind, on=kind in on) for kind in Kind]
    return [*listed, _done("kinds", on, p_("button", "With anything"))]


def _languages(talk: Talk) -> list[Choice]:
    on: list[str] = talk.answers.get("languages", [])
    listed = [turning(language, language, on=language in on) for language in languages()]
    return [*listed, _done("languages", on, p_("button", "Any language"))]


def _done(name: str, on: list[str], nobody_chosen: str) -> Choice:
    label = p_("button", "Done") if on else nobody_chosen
    return Choice(label=label, value="done", gives={name: on, f"{name}_done": "yes"})


def _hears_labels(_talk: Talk, heard: Heard) -> Answers | None:
    if not heard.text:
        return None
    lines = [clean(line, LABEL_LETTERS_MAX * 4) for line in heard.text.splitlines() if line.strip()]
    if len(lines) > ANSWERS_MAX:
        raise TooManyAnswers(most=ANSWERS_MAX)
    if any(len(line) > LABEL_LETTERS_MAX for line in lines):
        raise AnswerTooLong(most=LABEL_LETTERS_MAX)
    return {"labels": list(dict.fromkeys(lines))}


def _days(talk: Talk) -> list[Choice]:
    days = [talk.today, talk.today + timedelta(days=1), *offered(talk.today)]
    return [Choice(label=kinds.day_words(day, talk.today), value=str(day)) for day in days]


def _hears_day(talk: Talk, heard: Heard) -> Answers | None:
    return {"day": str(read_day(heard.text, talk.today))} if heard.text else None


def _hears_hour(_talk: Talk, heard: Heard) -> Answers | None:
    at = read_time(heard.text) if heard.text else None
    return None if at is None else {"hour": f"{at:%H:%M}"}


def _asks_check(talk: Talk) -> str:
    at = send_at(talk)
    when = (
        _("It goes out at once.")
        if talk.answers.get("when") != "later"
        else fill(
            _("It goes out on {day} at {time}."),
            day=weekday_date(at.astimezone(talk.zone).date()),
            time=clock_time(at, talk.zone),
        )
    )
    urgent = (
        _("It is urgent: it goes out at night too, and a second organiser has to agree.")
        if talk.answers.get("urgent")
        else _("At night it waits until 8am.")
    )
    return paragraphs(_("<b>Is this right?</b>"), talk.told, "\n".join((when, urgent)))


def _check(talk: Talk) -> list[Choice]:
    urgent = bool(talk.answers.get("urgent"))
    turn = p_("button", "It is not urgent") if urgent else p_("button", "It is urgent")
    return [
        Choice(label=p_("button", "Send me a test"), says=f"test_news:{talk.draft.id}"),
        Choice(label=p_("button", "Send it"), value="send", ends=True),
        Choice(label=turn, to="check", gives={"urgent": "" if urgent else "yes"}),
        Choice(label=p_("button", "Change whom it is for"), to="who"),
        Choice(label=p_("button", "Change when"), to="when"),
    ]


async def _send(context: Context, talk: Talk) -> Screen:
    answers, organiser = talk.answers, await context.person()
    found = await verbs.announce(
        context.db,
        message_of(talk),
        whom_of(answers),
        privately=answers["where"] in (PRIVATELY, BOTH),
        in_groups=answers["where"] in (IN_GROUPS, BOTH),
        urgent=bool(answers.get("urgent")),
        choices=choices_of(answers),
        send_at=send_at(talk),
        by=organiser.id,
        draft_id=talk.draft.id,
        now=context.now,
    )
    return await progress_screen(context.view, found)

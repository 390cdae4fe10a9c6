"""Agreeing on a good morning call, as questions: the same to begin one, to propose one and to change one."""

from aid.checkin_plans import Terms
from aid.checkin_refusals import TooEarlyOrLate
from aid.checkin_terms import EARLIEST, KNOW_LETTERS_MAX, LATEST, WAITS
from aid.texts import DETAILS_LETTERS_MAX, clean
from aid.words import _, p_
from handlers.checkin_agreeing import agreed
from handlers.checkin_choices import (
    CHOOSE,
    FINDS,
    PLAN,
    PRONOUNS,
    WHERE_TO_COME,
    asks_caller,
    asks_contacts,
    asks_pronoun,
    chosen_contacts,
    chosen_days,
    each_day,
    hears_who_rings,
    name_of,
    which_days,
    who_is_told,
    who_rings,
)
from handlers.checkin_readback import asks_line, know_line, no_alarm_service, told_line
from handlers.checkin_times import EVERY_DAY, WORKING_DAYS, read_time, time_words, wait_words
from handlers.screens import paragraphs
from handlers.steps import BY_CONSENT, FOR, Answers, Choice, Flow, Heard, Step, Talk
from storage.checkin_plans import Pronoun

HOURS = ("08:00", "09:00", "10:00", "11:00", "17:00")


def terms(talk: Talk) -> Terms:
    """What was answered, as it is to be agreed."""
    answers, chosen = talk.answers, chosen_contacts(talk)
    return Terms(
        weekdays=_weekdays(answers), asks_at=answers.get("time", HOURS[1]),
        wait_minutes=int(answers.get("wait", WAITS[0])),
        pronoun=Pronoun(answers.get("pronoun", Pronoun.THEM)),
        contacts=tuple(int(each) for each in chosen if each != FINDS), finds=FINDS in chosen,
        caller_id=int(answers["caller"]) if "caller" in answers else None, know=answers.get("know") or None,
    )  # fmt: skip


def answers_of(now: Terms, plan_id: int) -> Answers:
    """A plan as answers, each of which may be given anew."""
    usual = now.weekdays in (EVERY_DAY, WORKING_DAYS)
    return {
        PLAN: plan_id, "days": now.weekdays if usual else CHOOSE, "weekdays": list(now.weekdays),
        "time": now.asks_at, "wait": str(now.wait_minutes), "pronoun": str(now.pronoun),
        "contacts": [*(str(each) for each in now.contacts), *([FINDS] if now.finds else [])],
        "know": now.know or "", **({"caller": str(now.caller_id)} if now.caller_id else {}),
    }  # fmt: skip


def _weekdays(answers: Answers) -> str:
    if answers.get("days") != CHOOSE:
        return str(answers.get("days", EVERY_DAY))
    return "".join(sorted(answers.get("weekdays", [])))


def _hears_time(_talk: Talk, heard: Heard) -> Answers | None:
    at = read_time(heard.text) if heard.text else None
    if at is not None and not EARLIEST <= at <= LATEST:
        raise TooEarlyOrLate
    return None if at is None else {"time": f"{at:%H:%M}"}


def _hears_know(_talk: Talk, heard: Heard) -> Answers | None:
    return {"know": clean(heard.text, KNOW_LETTERS_MAX)} if heard.text else None


def _asks_check(talk: Talk) -> str:
    now, name = terms(talk), name_of(talk)
    names = {person.id: person.name for person in (*talk.may_be_told, *talk.may_ring)}
    caller = names.get(now.caller_id) if now.caller_id else None
    begins = _("<b>Read this aloud</b>") if FOR in talk.answers else _("<b>Is this right?</b>")
    line = asks_line(now.weekdays, now.asks_at, now.wait_minutes, name=name, caller=caller)
    told = told_line([names[each] for each in now.contacts if each in names], finds=now.finds)
    return paragraphs(
        begins, "\n".join(part for part in (line, told, know_line(now.know)) if part), no_alarm_service()
    )


def _check(talk: Talk) -> list[Choice]:
    if BY_CONSENT in talk.answers:
        first = Choice(label=p_("button", "Ask them"), value="ask", ends=True)
    elif FOR in talk.answers and PLAN in talk.answers:
        first = Choice(label=p_("button", "Ask for this change"), value="change", ends=True)
    elif FOR in talk.answers:
        first = Choice(label=p_("button", "Yes, they agree"), value="yes", gives={"check": "yes"})
    else:
        first = Choice(label=p_("button", "I agree"), value="agree", ends=True)
    caller = [Choice(label=p_("button", "Change who rings"), to="caller")] if _by_phone(talk) else []
    return [
        first,
        Choice(label=p_("button", "Change when I ask"), to="days"),
        *caller,
        Choice(label=p_("button", "Change who is told"), to="contacts"),
        Choice(label=p_("button", "Change what they know"), to="know"),
    ]


def _by_phone(talk: Talk) -> bool:
    return FOR in talk.answers and talk.person is not None and talk.person.account_id is None


GOOD_MORNING = Flow(
    name="good_morning",
    about=lambda talk: _("agreeing on a good morning call"),
    stopped=lambda: _("All right, I have stopped. Nothing has changed."),
    end=lambda context, talk: agreed(context, talk, terms(talk)),
    steps=(
        Step(
            name="days",
            asks=lambda talk: _("<b>On which days?</b>\nI ask once on each of them if all is well."),
            choices=which_days,
            # Days, time and wait are one thing to whoever changes them.
            clears=("weekdays", "time", "wait", "check"),
        ),
        Step(
            name="weekdays",
            asks=lambda talk: _("<b>Which days?</b>\nTap each of them, then Done."),
            choices=each_day,
            chosen=chosen_days,
            clears=("check",),
            needed=lambda talk: talk.answers.get("days") == CHOOSE,
        ),
        Step(
            name="time",
            asks=lambda talk: _("<b>At what time?</b>\nTap one, or write it, such as 9:30am."),
            choices=lambda talk: [Choice(label=time_words(hour), value=hour) for hour in HOURS],
            hears=_hears_time,
            example=lambda: _("half past 9"),
            clears=("check",),
        ),
        Step(
            name="wait",
            asks=lambda talk: _(
                "<b>How long do I wait for an answer?</b>\nThen I ask again, and tell others."
            ),
            choices=lambda talk: [Choice(label=wait_words(wait), value=str(wait)) for wait in WAITS],
            clears=("check",),
        ),
        Step(
            name="caller",
            asks=asks_caller,
            choices=who_rings,
            hears=hears_who_rings,
            needed=_by_phone,
            clears=("check",),
        ),
        Step(
            name="contacts",
            asks=asks_contacts,
            choices=who_is_told,
            chosen=chosen_contacts,
            clears=("check",),
        ),
        Step(
            name="pronoun",
            asks=asks_pronoun,
            choices=lambda talk: [Choice(label=str(label), value=word) for word, label in PRONOUNS.items()],
        ),
        Step(
            name="know",
            asks=lambda talk: _(
                "<b>What is good to know for whoever looks in?</b>\nSuch as stairs, or who has a key."
                " Never write a code, or where a key lies."
            ),
            choices=lambda talk: [
                Choice(label=p_("button", "Nothing to add"), value="nothing", gives={"know": ""})
            ],
            hears=_hears_know,
            clears=("check",),
            example=lambda: _("Steep stairs. Mary next door has a key."),
        ),
        *WHERE_TO_COME,
        Step(name="check", asks=_asks_check, choices=_check),
        Step(
            name="words",
            asks=lambda talk: _("<b>What did they say?</b>\nWrite it in their own words."),
            hears=lambda talk, heard: (
                {"words": clean(heard.text, DETAILS_LETTERS_MAX)} if heard.text else None
            ),
            needed=lambda talk: FOR in talk.answers and PLAN not in talk.answers,
            example=lambda: _("Yes, ring me at 10, I like that"),
            ends=True,
        ),
    ),
)

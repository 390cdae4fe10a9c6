"""Bringing two people together, as questions: who visits, how often, from when, and is it all right."""

from datetime import date, datetime, timedelta

from aid.company import bring_together, may_visit
from aid.moments import weekday_date
from aid.refusals import NotAnOrganiser
from aid.words import Later, _, later_p, p_
from handlers.company_words import RHYTHMS, on_day
from handlers.context import Context
from handlers.days import read_day
from handlers.phone_in_steps import name_labels
from handlers.screens import Button, Screen, fill, one_a_row, paragraphs
from handlers.steps import FOR, Answers, Choice, Flow, Heard, Step, Talk, must_be_about
from storage import checkin_changes
from storage.company import Rhythm
from storage.help_requests import Part
from storage.people import Person
from storage.rows import Source

FLOW = "bring_together"
LOOKED_AT, OFFERED, DAYS_OFFERED = 60, 5, 5
RHYTHM_LABELS: dict[Rhythm, Later] = {
    Rhythm.WEEK: later_p("button", "Every week"),
    Rhythm.SECOND_WEEK: later_p("button", "Every second week"),
    Rhythm.MONTH: later_p("button", "Once a month"),
}
PART_LABELS: dict[Part, Later] = {
    Part.MORNING: later_p("button", "In the morning"),
    Part.AFTERNOON: later_p("button", "In the afternoon"),
    Part.DAY: later_p("button", "Any time"),
}


async def visitors_for(source: Source, flow: str, person: Person | None, now: datetime) -> list[Person]:
    """Who could visit, where the conversation is about that: checked neighbours of the area."""
    if flow != FLOW or person is None:
        return []
    near = await checkin_changes.neighbours_for(source, person.id, LOOKED_AT)
    return [each for each in near if await may_visit(source, each, person, now)][:OFFERED]


def _may_begin(talk: Talk) -> None:
    if talk.person is None:
        raise NotAnOrganiser
    must_be_about(FOR, talk)


def _name(talk: Talk) -> str:
    return talk.person.name if talk.person else ""


def _asks_who(talk: Talk) -> str:
    if not talk.may_visit:
        words = _(
            "<b>I know nobody who could visit {name} yet.</b>\nA visitor has done 3 jobs and is checked"
            " for going inside."
        )
        return fill(words, name=_name(talk))
    return fill(_("<b>Who could visit {name}?</b>\nThey are checked for going inside."), name=_name(talk))


def _who(talk: Talk) -> list[Choice]:
    if not talk.may_visit:
        return [Choice(label=p_("button", "See neighbours"), says="neighbours")]
    labels = name_labels(talk.may_visit)
    return [
        Choice(label=label, value=str(person.id))
        for label, person in zip(labels, talk.may_visit, strict=True)
    ]


def _days(talk: Talk) -> list[Choice]:
    ahead = [talk.today + timedelta(days=days) for days in range(1, DAYS_OFFERED + 1)]
    return [Choice(label=weekday_date(day), value=str(day)) for day in ahead]


def _hears_day(talk: Talk, heard: Heard) -> Answers | None:
    return {"first_on": str(read_day(heard.text, talk.today))} if heard.text else None


def _asks_check(talk: Talk) -> str:
    answers = talk.answers
    visitor = next((each.name for each in talk.may_visit if str(each.id) == answers.get("visitor")), "")
    by_phone = talk.person is not None and talk.person.account_id is None
    when = on_day(
        date.fromisoformat(answers.get("first_on", str(talk.today))), Part(answers.get("part", Part.DAY))
    )
    facts = {
        "name": _name(talk),
        "visitor": visitor,
        "often": RHYTHMS[Rhythm(answers.get("rhythm", Rhythm.WEEK))],
        "day": when,
    }
    return paragraphs(
        _("<b>Read this aloud</b>") if by_phone else _("<b>Is this right?</b>"),
        fill(_("{visitor} visits {name}, for company. {often}. The first time is {day}."), **facts)
        + " "
        + _("You come along the first time."),
        _("Have they said yes on the phone?") if by_phone else _("I ask both. Nothing is fixed before."),
    )


def _check(talk: Talk) -> list[Choice]:
    by_phone = talk.person is not None and talk.person.account_id is None
    label = p_("button", "Yes, they agree") if by_phone else p_("button", "Ask them both")
    return [
        Choice(label=label, value="ask", ends=True),
        Choice(label=p_("button", "Change who visits"), to="visitor"),
        Choice(label=p_("button", "Change the days"), to="rhythm"),
    ]


async def _end(context: Context, talk: Talk) -> Screen:
    me, answers = await context.person(), talk.answers
    found = await bring_together(
        context.db,
        int(answers[FOR]),
        int(answers["visitor"]),
        draft_id=talk.draft.id,
        rhythm=Rhythm(answers["rhythm"]),
        part=Part(answers["part"]),
        first_on=date.fromisoformat(answers["first_on"]),
        by=me.id,
        today=talk.today,
        now=context.now,
    )
    return Screen(
        text=_("Thank you. I ask them. You hear from me when both have said yes."),
        buttons=one_a_row(
            Button(label=p_("button", "See the two"), says=f"pair:{found.id}"),
            Button(label=p_("button", "Undo"), says=f"end_company:{found.id}"),
        ),
    )


BRING = Flow(
    name=FLOW,
    about=lambda talk: _("finding somebody for company"),
    stopped=lambda: _("All right, I have stopped. Nobody was asked."),
    may_begin=_may_begin,
    end=_end,
    steps=(
        Step(name="visitor", asks=_asks_who, choices=_who, clears=("check",)),
        Step(
            name="rhythm",
            asks=lambda talk: _("<b>How often?</b>"),
            choices=lambda talk: [
                Choice(label=str(label), value=str(each)) for each, label in RHYTHM_LABELS.items()
            ],
            clears=("first_on", "part", "check"),
        ),
        Step(
            name="first_on",
            asks=lambda talk: _("<b>When do they meet for the first time?</b>\nTap a day, or write a date."),
            choices=_days,
            hears=_hears_day,
            example=lambda: _("3 March"),
            clears=("check",),
        ),
        Step(
            name="part",
            asks=lambda talk: _("<b>At what time of the day?</b>"),
            choices=lambda talk: [
                Choice(label=str(label), value=str(each)) for each, label in PART_LABELS.items()
            ],
            clears=("check",),
        ),
        Step(name="check", asks=_asks_check, choices=_check),
    ),
)

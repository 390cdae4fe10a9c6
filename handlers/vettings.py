"""Checks on a neighbour: what an organiser has seen, for how long it counts, and that it ends."""

from datetime import datetime
from zoneinfo import ZoneInfo

from aid import vettings as verbs
from aid.people import get as get_person
from aid.words import _, n_, p_
from handlers.context import Context
from handlers.letters import View
from handlers.neighbour_buttons import see_button
from handlers.screens import Button, Screen, fill, one_a_row, paragraphs
from handlers.steps import Answers, Choice, Flow, Heard, Step, Talk, must_be_about
from handlers.vetting_words import LABELS, SEEN, check_words, with_year
from storage import vettings
from storage.outbox import Letter
from storage.people import Person
from storage.rows import Source
from storage.vettings import Sort, Vetting

SHOWN_MAX = 10


async def checks_screen(source: Source, person: Person, now: datetime, zone: ZoneInfo) -> Screen:
    """All checks there ever were, each with who has seen it; what stands can be done anew, or ended."""
    all_of_them = await vettings.of_person(source, person.id)
    lines = [await _line(source, vetting, now, zone) for vetting in all_of_them[:SHOWN_MAX]]
    buttons = [
        button
        for vetting in all_of_them
        if vetting.ended_at is None
        for button in (_anew_button(vetting), _end_button(vetting))
    ]
    return Screen(
        text=paragraphs(
            fill(_("<b>Checks of {name}</b>"), name=person.name), "\n".join(lines) or _("No check is noted.")
        ),
        buttons=one_a_row(
            *buttons,
            Button(label=p_("button", "Note a check"), says=f"vet:{person.id}"),
            Button(label=p_("button", "Go back"), says=f"neighbour:{person.id}"),
        ),
        protected=True,
    )


async def vetting_ends(view: View, letter: Letter) -> Screen | None:
    """To organisers: a check ends within a month, or has ended. Drawn again once somebody saw to it."""
    vetting = await vettings.find(view.db, letter.about)
    if vetting is None:
        return None
    person, day = await get_person(view.db, vetting.person_id), vetting.until.astimezone(view.zone).date()
    facts = {"name": person.name, "sort": LABELS[vetting.sort], "day": with_year(day)}
    if vetting.ended_at:
        words = _("{name}, {sort}: this check was done anew or ended. Thank you.")
        return Screen(text=fill(words, **facts)) if letter.message_id else None
    over = vetting.until <= view.now
    words = _("A check of <b>{name}</b> has ended: {sort}.") if over else _(
        "A check of <b>{name}</b> ends on {day}: {sort}."
    )  # fmt: skip
    return Screen(
        text=paragraphs(
            fill(words, **facts),
            _("I ask them for nothing that needs it.")
            if over
            else _("After that I ask for nothing that needs it."),
        ),
        buttons=one_a_row(_anew_button(vetting), _end_button(vetting), see_button(person)),
        protected=True,
    )


def sort_of(talk: Talk) -> Sort:
    """What sort of check it is about."""
    return Sort(talk.answers.get("sort", Sort.IDENTITY))


def _years(talk: Talk) -> list[Choice]:
    return [
        Choice(
            label=n_("{count} year", "{count} years", years).format(count=years), value=str(years), ends=True
        )
        for years in range(1, verbs.SORTS[sort_of(talk)].years + 1)
    ]


def _seen(talk: Talk) -> list[Choice]:
    return [Choice(label=str(label), value=str(label)) for label in SEEN[sort_of(talk)]]


def _hears_seen(_talk: Talk, heard: Heard) -> Answers | None:
    return {"seen": verbs.seen_words(heard.text)} if heard.text else None


async def _attest(context: Context, talk: Talk) -> Screen:
    answers, organiser = talk.answers, await context.person()
    vetting = await verbs.attest(
        context.db,
        int(answers["neighbour"]),
        sort_of(talk),
        seen=answers["seen"],
        years=int(answers["years"]),
        by=organiser.id,
        draft_id=talk.draft.id,
        now=context.now,
    )
    person = await get_person(context.db, vetting.person_id)
    return Screen(
        text=paragraphs(
            fill(_("Thank you. I have noted it for {name}."), name=person.name),
            fill("{words}", words=check_words(vetting, context.desk.zone, context.now)),
        ),
        buttons=one_a_row(see_button(person)),
    )


VET = Flow(
    name="vet",
    about=lambda talk: _("noting a check of {name}").format(name=talk.answers.get("to", "")),
    stopped=lambda: _("All right, I have stopped. Nothing has changed."),
    may_begin=lambda talk: must_be_about("neighbour", talk),
    end=_attest,
    steps=(
        Step(
            name="sort",
            asks=lambda talk: fill(
                _("<b>What did you check with {name}?</b>"), name=talk.answers.get("to", "")
            ),
            choices=lambda talk: [Choice(label=str(label), value=sort) for sort, label in LABELS.items()],
        ),
        Step(
            name="seen",
            asks=lambda talk: _("<b>What have you seen?</b>\nTap it, or write it. No copy and no number."),
            choices=_seen,
            hears=_hears_seen,
            example=lambda: _("A bus pass with a photo"),
        ),
        Step(
            name="years",
            asks=lambda talk: _("<b>For how long does it count?</b>\nI tell you a month before it ends."),
            choices=_years,
        ),
    ),
)


async def _line(source: Source, vetting: Vetting, now: datetime, zone: ZoneInfo) -> str:
    who = (await get_person(source, vetting.by_id)).name
    seen_on = with_year(vetting.at.astimezone(zone).date())
    words = check_words(vetting, zone, now)
    return fill(_("{words} {who} saw it on {day}."), words=words, who=who, day=seen_on)


def _anew_button(vetting: Vetting) -> Button:
    label = p_("button", "Anew: {sort}").format(sort=LABELS[vetting.sort])
    return Button(label=label, says=f"vet_anew:{vetting.id}")


def _end_button(vetting: Vetting) -> Button:
    return Button(
        label=p_("button", "End: {sort}").format(sort=LABELS[vetting.sort]), says=f"end_check:{vetting.id}"
    )

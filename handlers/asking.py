"""Asking for help: four taps from "I need help" to "Send"."""

from datetime import date, timedelta

from aid.asking import ask
from aid.texts import ADDRESS_LETTERS_MAX, DETAILS_LETTERS_MAX, clean
from aid.words import _, p_
from handlers import kinds
from handlers.context import Context
from handlers.days import offered, read_day
from handlers.screens import Button, Screen, fill, one_a_row, paragraphs, quote
from handlers.steps import Answers, Choice, Flow, Heard, Step, Talk
from storage.help_requests import HelpRequest, Kind, Part

ANOTHER = "another"


def _kinds(_talk: Talk) -> list[Choice]:
    return [Choice(label=str(label), value=kind) for kind, label in kinds.LABELS.items()]


def _times(talk: Talk) -> list[Choice]:
    today, tomorrow = talk.today, talk.today + timedelta(days=1)
    return [
        Choice(label=p_("button", "Today"), value=f"{today} {Part.DAY}"),
        Choice(label=p_("button", "Tomorrow morning"), value=f"{tomorrow} {Part.MORNING}"),
        Choice(label=p_("button", "Tomorrow afternoon"), value=f"{tomorrow} {Part.AFTERNOON}"),
        Choice(label=p_("button", "Another day"), value=ANOTHER),
    ]


def _days(talk: Talk) -> list[Choice]:
    return [Choice(label=kinds.day_words(day, talk.today), value=str(day)) for day in offered(talk.today)]


def _hears_time(talk: Talk, heard: Heard) -> Answers | None:
    return (heard.text and {"when": ANOTHER, "day": str(read_day(heard.text, talk.today))}) or None


def _hears_details(_talk: Talk, heard: Heard) -> Answers | None:
    if heard.text:
        return {"details": clean(heard.text, DETAILS_LETTERS_MAX)}
    return {"voice": heard.voice} if heard.voice else None


def _hears_task(talk: Talk, heard: Heard) -> Answers | None:
    said = _hears_details(talk, heard)
    return said and {"task": "said", **said}


def _hears_address(_talk: Talk, heard: Heard) -> Answers | None:
    return {"address": clean(heard.text, ADDRESS_LETTERS_MAX)} if heard.text else None


def _wanted(talk: Talk) -> tuple[date, Part]:
    when: str = talk.answers["when"]
    if when == ANOTHER:
        return date.fromisoformat(talk.answers["day"]), Part.DAY
    day, part = when.split()
    return date.fromisoformat(day), Part(part)


def _asks_check(talk: Talk) -> str:
    details, voice = talk.answers.get("details"), talk.answers.get("voice")
    return paragraphs(
        _("Is this right?"),
        "\n".join(
            line
            for line in (
                f"<b>{quote(str(kinds.LABELS[Kind(talk.answers['kind'])]))}</b>",
                quote(kinds.when(*_wanted(talk), talk.today)),
                details and fill(_("You wrote: {details}"), details=details),
                voice and _("With your voice note."),
            )
            if line
        ),
        _("I show neighbours only what it is and when. Your helper gets your name and address."),
    )


def _check(talk: Talk) -> list[Choice]:
    return [
        Choice(label=p_("button", "Send"), ends=True),
        Choice(label=p_("button", "Add details"), to="details"),
        Choice(label=p_("button", "Change"), to="change"),
    ]


def _changes(_talk: Talk) -> list[Choice]:
    return [
        Choice(label=p_("button", "What I need"), to="kind"),
        Choice(label=p_("button", "When"), to="when"),
        Choice(label=p_("button", "Details"), to="details"),
    ]


def sent_screen(request: HelpRequest, today: date) -> Screen:
    """What somebody who has just asked knows at once: what happens next, and how to undo it."""
    return Screen(
        text=paragraphs(
            fill(_("Sent: <b>{kind}</b>."), kind=kinds.LABELS[request.kind])
            + "\n"
            + quote(kinds.when_words(request, today)),
            _("In a minute your neighbours see it. I will tell you who comes."),
        ),
        buttons=one_a_row(
            Button(label=p_("button", "Undo"), says=f"withdraw:{request.id}"),
            Button(label=p_("button", "My requests"), says="requests"),
        ),
    )


async def _send(context: Context, talk: Talk) -> Screen:
    wanted_on, part = _wanted(talk)
    person = await context.person()
    request = await ask(
        context.db,
        draft_id=talk.draft.id,
        by=person.id,
        kind=Kind(talk.answers["kind"]),
        wanted_on=wanted_on,
        part=part,
        details=talk.answers.get("details"),
        voice=talk.answers.get("voice"),
        address=talk.answers.get("address"),
        today=talk.today,
        post_at=context.now + context.desk.before_posting,
        now=context.now,
    )
    return sent_screen(request, talk.today)


ASK = Flow(
    name="ask",
    about=lambda talk: _("asking for help"),
    end=_send,
    steps=(
        Step(
            name="use",
            aside=True,
            asks=lambda talk: fill(
                _("I am a computer and know few words. Is this something you need help with?\n{words}"),
                words=talk.answers.get("details") or _("Your voice note"),
            ),
            choices=lambda talk: [Choice(label=p_("button", "Use this as your request"), to="kind")],
        ),
        Step(
            name="kind",
            asks=lambda talk: _("<b>What do you need?</b>"),
            choices=_kinds,
            example=lambda: _("shopping"),
        ),
        Step(
            name="task",
            asks=lambda talk: _(
                "<b>What can somebody do for you?</b>\nWrite it in a few words, or send a voice note."
            ),
            hears=_hears_task,
            needed=lambda talk: talk.answers.get("kind") == Kind.OTHER and "details" not in talk.answers,
            example=lambda: _("Change a light bulb in the hall"),
        ),
        Step(
            name="when",
            asks=lambda talk: _("<b>When?</b>"),
            choices=_times,
            hears=_hears_time,
            example=lambda: _("Tuesday"),
            clears=("day",),
        ),
        Step(
            name="day",
            asks=lambda talk: _("<b>Which day?</b>\nTap a day, or write a date like 3 March."),
            choices=_days,
            hears=_hears_time,
            needed=lambda talk: talk.answers.get("when") == ANOTHER,
            example=lambda: _("3 March"),
        ),
        Step(
            name="address",
            asks=lambda talk: _(
                "<b>Where do you live?</b>\nWrite your street and number. Only your helper will see it."
            ),
            hears=_hears_address,
            needed=lambda talk: talk.person is not None and talk.person.address is None,
            example=lambda: _("12 Elm Street"),
        ),
        Step(name="check", asks=_asks_check, choices=_check),
        Step(
            name="details",
            aside=True,
            back="check",
            asks=lambda talk: _(
                "<b>What does your helper need to know?</b>\nWrite it, or send a voice note."
                " Never write a PIN or a key code."
            ),
            hears=_hears_details,
            example=lambda: _("Milk, bread and 6 eggs"),
        ),
        Step(
            name="change",
            aside=True,
            back="check",
            asks=lambda talk: _("<b>What do you want to change?</b>"),
            choices=_changes,
        ),
    ),
)

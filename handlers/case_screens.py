"""Reports and worries as their few readers see them, and what whoever told of one hears."""

from datetime import datetime
from zoneinfo import ZoneInfo

from aid.cases import get_for
from aid.moments import weekday_date
from aid.people import get as get_person
from aid.refusals import Refusal
from aid.words import Later, _, later, p_
from handlers.letters import View
from handlers.organiser_letters import how_to_reach
from handlers.reporting import REASONS
from handlers.screens import Button, Screen, fill, one_a_row, paragraphs, quote
from storage import cases, messages
from storage.cases import Case, CaseKind, CaseState
from storage.outbox import Letter
from storage.rows import Source

NOTES_SHOWN = 3
LETTERS_OF_A_NOTE_MAX = 80
DAYS = (1, 7, 28)
IN_DAYS: dict[int, Later] = {1: later("Tomorrow"), 7: later("In a week"), 28: later("In 4 weeks")}
TITLES: dict[CaseKind, Later] = {
    CaseKind.WORRY: later("<b>{name} is worried about {about}.</b>"),
    CaseKind.REPORT: later("<b>{name} reports {about}.</b>"),
}


async def case_screen(source: Source, case: Case, reader: int, zone: ZoneInfo) -> Screen:
    """What was told, by whom, what was noted since, and what its reader can do."""
    by = await get_person(source, case.by_id)
    about = (await get_person(source, case.about_id)).name if case.about_id else case.about
    taken = (await get_person(source, case.taken_by)).name if case.taken_by else None
    found = (await cases.notes(source, case.id))[-NOTES_SHOWN:]
    noted = [_noted(note.said_at, note.words, zone) for note in found]
    return Screen(
        text=paragraphs(
            "\n".join(
                [
                    fill(str(TITLES[case.kind]), name=by.name, about=about),
                    *([str(REASONS[case.reason])] if case.reason else []),
                    *([quote(case.words)] if case.words else []),
                    *await _message(source, case),
                ]
            ),
            "\n".join(noted) or None,
            (fill(_("{name} looks into it."), name=taken) if taken else quote(how_to_reach(by)))
            + ("\n" + _again(case.look_again_at, zone) if case.look_again_at else ""),
        ),
        buttons=one_a_row(*_buttons(case, reader)),
        protected=True,
        shows=() if taken else (by.id,),
    )


async def case_reported(view: View, letter: Letter) -> Screen | None:
    """To those few who may read it: somebody reports another, or is worried."""
    case = await _theirs(view, letter)
    if case is None:
        return None
    if case.state is CaseState.CLOSED:
        return Screen(text=_("This one is closed.")) if letter.message_id else None
    if case.taken_by not in (None, letter.person_id):
        name = (await get_person(view.db, case.taken_by)).name
        return Screen(text=fill(_("{name} looks into a report or a worry."), name=name))
    return await case_screen(view.db, case, letter.person_id, view.zone)


async def case_again(view: View, letter: Letter) -> Screen | None:
    """To whoever looks into it: the day has come to look at it again."""
    case = await _theirs(view, letter)
    if case is None or case.state is CaseState.CLOSED:
        return None
    return Screen(
        text=_("You wanted to look at something again today. Tap to see it."),
        buttons=one_a_row(Button(label=p_("button", "See it"), says=f"case:{case.id}")),
    )


async def case_read(view: View, letter: Letter) -> Screen | None:
    """To whoever told of it: somebody has read it and looks after it. It doesn't say what it was."""
    case = await cases.find(view.db, letter.about)
    if case is None or case.taken_by is None or case.by_id != letter.person_id:
        return None
    reader = await get_person(view.db, case.taken_by)
    return Screen(
        text=paragraphs(
            fill(_("{name} has read what you told me, and looks after it."), name=reader.name),
            _("If someone may be in danger, ring 999 now."),
        )
    )


async def _theirs(view: View, letter: Letter) -> Case | None:
    try:
        return await get_for(view.db, letter.about, letter.person_id)
    except Refusal:
        return None


async def _message(source: Source, case: Case) -> list[str]:
    message = await messages.find(source, case.message_id) if case.message_id else None
    if message is None:
        return []
    if message.withdrawn_at:
        return [_("The message is no longer kept.")]
    return [fill(_("The message: {words}"), words=message.text or _("a voice note or a picture"))]


def _noted(at: datetime, words: str, zone: ZoneInfo) -> str:
    short = words if len(words) <= LETTERS_OF_A_NOTE_MAX else words[: LETTERS_OF_A_NOTE_MAX - 1] + "…"
    return fill(_("{day}: {words}"), day=weekday_date(at.astimezone(zone).date()), words=short)


def _again(at: datetime, zone: ZoneInfo) -> str:
    return fill(_("It comes back on {day}."), day=weekday_date(at.astimezone(zone).date()))


def _buttons(case: Case, reader: int) -> list[Button]:
    hear = Button(label=p_("button", "Hear the voice note"), says=f"case_voice:{case.id}")
    voice = [hear] if case.voice else []
    if case.state is CaseState.CLOSED:
        return []
    if case.taken_by is None:
        return [*voice, Button(label=p_("button", "I'll look into it"), says=f"look_into:{case.id}")]
    note = Button(label=p_("button", "Add a note"), says=f"note_case:{case.id}")
    if case.taken_by != reader:
        return [*voice, note]
    return [
        *voice,
        note,
        Button(label=p_("button", "Look at it again later"), says=f"look_again:{case.id}"),
        Button(label=p_("button", "Close it"), says=f"close_case:{case.id}"),
    ]

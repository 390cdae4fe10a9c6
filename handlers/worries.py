"""I'm worried about someone: danger first, then whom and what; only the safeguarding lead reads it."""

from aid import cases as verbs
from aid.cases import ABOUT_LETTERS_MAX
from aid.texts import DETAILS_LETTERS_MAX, clean
from aid.words import _, p_
from handlers.context import Context
from handlers.screens import Screen, fill, paragraphs, quote
from handlers.steps import Answers, Choice, Flow, Heard, Step, Talk
from storage import people

LABEL_LETTERS_MAX = 28


def _about_organisers(talk: Talk) -> list[Choice]:
    return [
        Choice(
            label=name[:LABEL_LETTERS_MAX],
            value=str(id),
            gives={"about": name[:ABOUT_LETTERS_MAX], "about_id": id},
        )
        for id, name in talk.answers.get("organisers", [])
    ]


def _hears_about(_talk: Talk, heard: Heard) -> Answers | None:
    return {"about": clean(heard.text, ABOUT_LETTERS_MAX), "about_id": None} if heard.text else None


def _hears_seen(_talk: Talk, heard: Heard) -> Answers | None:
    if heard.voice:
        return {"seen": "voice", "voice": heard.voice, "words": None}
    if not heard.text:
        return None
    return {"seen": "words", "words": clean(heard.text, DETAILS_LETTERS_MAX), "voice": None}


async def _send(context: Context, talk: Talk) -> Screen:
    answers, person = talk.answers, await context.person()
    case = await verbs.worry(
        context.db,
        by=person.id,
        about=answers.get("about"),
        about_id=answers.get("about_id"),
        words=answers.get("words"),
        voice=answers.get("voice"),
        draft_id=talk.draft.id,
        now=context.now,
    )
    readers = await verbs.readers_of(context.db, case)
    names = ", ".join(reader.name for reader in readers)
    leads = {lead.id for lead in await people.safeguarding_leads(context.db)}
    return Screen(
        text=paragraphs(
            _("Thank you for telling me. It was right to say so."),
            fill(_("Only {names} can read it. I tell you who looks after it."), names=names)
            if {reader.id for reader in readers} <= leads
            else fill(_("Nobody has this task alone. These people read it: {names}."), names=names),
            _("If someone may be in danger, ring 999 now."),
        )
    )


def _said(talk: Talk) -> str:
    words = talk.answers.get("words")
    return quote(words) if words else _("Your voice note")


WORRY = Flow(
    name="worry",
    about=lambda talk: _("telling me of a worry"),
    stopped=lambda: _("All right, I have stopped. Nothing was sent."),
    end=_send,
    steps=(
        Step(
            name="danger",
            aside=True,
            asks=lambda talk: paragraphs(
                _("If someone may be in danger, ring 999 now. I am a computer and can't ring for you."),
                _("If it can wait a little, tell me. Whoever it is about never sees it."),
            ),
            choices=lambda _talk: [Choice(label=p_("button", "It can wait a little"), to="about")],
        ),
        Step(
            name="about",
            asks=lambda talk: _(
                "<b>Whom are you worried about?</b>\nWrite the name, or tap it if it is an organiser."
            ),
            choices=_about_organisers,
            hears=_hears_about,
            example=lambda: _("My neighbour at number 7"),
        ),
        Step(
            name="seen",
            asks=lambda talk: _(
                "<b>What have you seen or heard?</b>\nSay it in your own words, or send a voice note."
                " You need not be sure."
            ),
            hears=_hears_seen,
            example=lambda: _("She looks thin, and her curtains stay shut"),
        ),
        Step(
            name="check",
            asks=lambda talk: paragraphs(
                _("<b>Shall I pass this on?</b>"),
                fill(_("About: {about}"), about=talk.answers.get("about") or "") + "\n" + _said(talk),
                _("Only those who look after worries read it."),
            ),
            choices=lambda _talk: [Choice(label=p_("button", "Send"), ends=True)],
        ),
    ),
)

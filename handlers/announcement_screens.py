"""What an organiser sees of announcements: the list of them, how one stands, and who answered what."""

from aid.words import Later, _, later_p, n_, p_
from handlers.announcement_words import beginning, progress_words
from handlers.context import Context
from handlers.letters import View
from handlers.screens import Button, Rows, Screen, fill, one_a_row, paragraphs
from storage import announcement_answers, announcement_letters, announcements
from storage.announcements import Announcement, Sort, State

SHOWN = 6
NAMES_SHOWN = 12
LABEL_LETTERS_MAX = 28
ACTS: dict[State, tuple[tuple[Later, str], ...]] = {
    State.SENDING: ((later_p("button", "Pause"), "pause_news"), (later_p("button", "Stop it"), "stop_news")),
    State.PAUSED: (
        (later_p("button", "Send the rest"), "resume_news"),
        (later_p("button", "Stop it"), "stop_news"),
    ),
    State.WAITING: ((later_p("button", "Stop it"), "stop_news"),),
    State.PROPOSED: ((later_p("button", "Stop it"), "stop_news"),),
}


def view_of(context: Context) -> View:
    """What is true now, for whoever speaks."""
    return View(db=context.db, now=context.now, zone=context.desk.zone)


async def list_screen(view: View) -> Screen:
    """The latest announcements, and a new one."""
    latest = await announcements.latest(view.db, SHOWN)
    words = _("Tap one to see how it stands.") if latest else _("Nothing was sent so far.")
    return Screen(
        text=paragraphs(_("<b>Announcements</b>"), words),
        buttons=one_a_row(
            Button(label=p_("button", "Send an announcement"), says="send_news"),
            *(
                Button(label=beginning(found)[:LABEL_LETTERS_MAX], says=f"announcement:{found.id}")
                for found in latest
            ),
        ),
    )


async def progress_screen(view: View, found: Announcement) -> Screen:
    """How one stands, and what can be done about it."""
    done = await announcement_letters.progress(view.db, found.id)
    labels = await announcements.choices(view.db, found.id)
    buttons = [
        Button(label=str(label), says=f"{verb}:{found.id}") for label, verb in ACTS.get(found.state, ())
    ]
    if labels:
        buttons.append(Button(label=p_("button", "See the answers"), says=f"answers:{found.id}"))
    if found.begun_at and found.state is not State.WITHDRAWN:
        if found.sort is not Sort.OTHER:
            buttons.append(Button(label=p_("button", "Change the words"), says=f"change_news:{found.id}"))
        buttons.append(Button(label=p_("button", "Take it back"), says=f"take_back:{found.id}"))
    if done.failed:
        buttons.append(Button(label=p_("button", "Who to ring instead"), says=f"ring_instead:{found.id}"))
    return Screen(text=await progress_words(view, found), buttons=one_a_row(*buttons))


async def sent_screen(context: Context, found: Announcement) -> Screen:
    """To whoever has just sent it; how far it gets comes as a letter, where it is under way."""
    if found.begun_at is None:
        return await progress_screen(view_of(context), found)
    return Screen(text=_("It is on its way. Below you can see how far it is."))


async def answers_screen(view: View, found: Announcement) -> Screen:
    """Who answered what, what they said before, who has not answered, and a way to write to each of those."""
    given = await announcement_answers.all(view.db, found.id)
    labels = await announcements.choices(view.db, found.id)
    silent = await announcement_letters.count_silent(view.db, found.id)
    lines = []
    for number, label in enumerate(labels):
        names = [_name(one, labels) for one in given if one.number == number]
        lines.append(fill("<b>{label}: {count}</b>", label=label, count=len(names)) + _named(names))
    if silent:
        names = await announcement_letters.silent(view.db, found.id, NAMES_SHOWN + 1)
        lines.append(fill(_("<b>No answer yet: {count}</b>"), count=silent) + _named(names))
    return Screen(
        text=paragraphs(fill(_("“{words}”"), words=beginning(found)), "\n".join(lines)),
        buttons=_write_rows(found, labels, {one.number for one in given}, silent=bool(silent)),
        protected=True,
    )


async def missed_words(names: list[str]) -> Screen:
    """Who could not be written to: somebody may ring them."""
    if not names:
        return Screen(text=_("There is nobody to ring. All can be written to."))
    shown = "\n".join(fill("{name}", name=name) for name in names[:NAMES_SHOWN])
    more = len(names) - NAMES_SHOWN
    rest = n_("And {count} more.", "And {count} more.", more).format(count=more) if more > 0 else None
    return Screen(text=paragraphs(_("<b>Who to ring instead</b>"), shown, rest), protected=True)


def _write_rows(found: Announcement, labels: list[str], given: set[int], *, silent: bool) -> Rows:
    words = _("Write to: {label}")
    buttons = [
        Button(label=words.format(label=label)[:LABEL_LETTERS_MAX], says=f"write_news:{found.id}:{number}")
        for number, label in enumerate(labels)
        if number in given
    ]
    if silent:
        buttons.append(Button(label=p_("button", "Write to the others"), says=f"write_news:{found.id}:none"))
    return one_a_row(*buttons, Button(label=p_("button", "How it stands"), says=f"announcement:{found.id}"))


def _name(one: announcement_answers.Answer, labels: list[str]) -> str:
    if one.number == one.first_number:
        return one.name
    return _("{name} (before: {label})").format(name=one.name, label=labels[one.first_number])


def _named(names: list[str]) -> str:
    if not names:
        return ""
    more = "…" if len(names) > NAMES_SHOWN else ""
    return fill("\n{names}{more}", names=", ".join(names[:NAMES_SHOWN]), more=more)

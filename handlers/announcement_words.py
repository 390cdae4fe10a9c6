"""What is said of an announcement: whom it is for, how many get it and how far it has got."""

import html
import re

from aid.moments import clock_time, weekday_date
from aid.nights import is_night
from aid.words import Later, _, later, later_p, n_
from handlers import kinds
from handlers.letters import View
from handlers.screens import fill, paragraphs
from storage import announcement_answers, announcement_letters, announcements, areas
from storage.announcement_letters import Progress
from storage.announcements import Announcement, State
from storage.audiences import NO_ANSWER, Audience, Reach
from storage.help_requests import Kind
from storage.people import Role
from storage.rows import Source

BEGINNING_LETTERS = 80
BAR_BLOCKS = 10
LETTERS_A_MINUTE = 25 * 60
ROLES: dict[str, Later] = {
    Role.RESIDENT: later_p("button", "Who asks for help"),
    Role.NEIGHBOUR: later_p("button", "Neighbours who help"),
    Role.TRUSTED: later_p("button", "Who asks for others"),
    Role.ORGANISER: later_p("button", "Organisers"),
}
STATES: dict[State, Later] = {
    State.PROPOSED: later("A second organiser has to agree first."),
    State.WAITING: later("It goes out on {day} at {time}."),
    State.SENDING: later("It is on its way."),
    State.PAUSED: later("It is paused. Nobody else gets it until you go on."),
    State.SENT: later("It has gone out."),
    State.STOPPED: later("It was stopped. Nobody else gets it."),
    State.WITHDRAWN: later("It was taken back."),
}


async def whom_words(source: Source, whom: Audience) -> str:
    """Whom it is for, in a line."""
    named = {area.id: area.name for area in await areas.all(source)}
    parts = [
        ", ".join(named[id] for id in whom.areas if id in named),
        ", ".join(str(ROLES[role]) for role in whom.roles if role in ROLES),
        ", ".join(str(kinds.IN_A_LIST[Kind(kind)]) for kind in whom.kinds),
        ", ".join(whom.languages),
        _("not heard from for a month") if whom.quiet else "",
        await _answered(source, whom),
    ]
    said = "; ".join(part for part in parts if part)
    return fill(_("For: {whom}."), whom=said) if said else _("For: everyone who has joined.")


async def _answered(source: Source, whom: Audience) -> str:
    if not whom.answered:
        return ""
    id, number = whom.answered
    if number == NO_ANSWER:
        return _("who has not answered")
    return _("who answered {answer}").format(answer=(await announcements.choices(source, id))[number])


def reach_words(reach: dict[Reach, int], groups: int, *, privately: bool) -> str:
    """How many get it, and how many don't and why."""
    gets, lines = reach.get(Reach.GETS_IT, 0), []
    if privately:
        lines.append(n_("{count} person gets it.", "{count} people get it.", gets).format(count=gets))
    if groups:
        lines.append(n_("{count} group gets it.", "{count} groups get it.", groups).format(count=groups))
    if no := reach.get(Reach.NO_NEWS, 0):
        lines.append(n_("{count} wants no news.", "{count} want no news.", no).format(count=no))
    if lost := reach.get(Reach.UNREACHABLE, 0):
        lines.append(
            n_("I can't reach {count} person.", "I can't reach {count} people.", lost).format(count=lost)
        )
    if without := reach.get(Reach.NO_ACCOUNT, 0):
        lines.append(n_("{count} has no app.", "{count} have no app.", without).format(count=without))
    return "\n".join(lines)


def beginning(found: Announcement) -> str:
    """How it begins (plain text)."""
    words = html.unescape(re.sub(r"<[^>]+>", "", found.html))
    words = " ".join(words.split())
    if not words:
        return _("A message without words")
    return words if len(words) <= BEGINNING_LETTERS else words[: BEGINNING_LETTERS - 1] + "…"


async def progress_words(view: View, found: Announcement) -> str:
    """How it stands: the state, a bar, the counts and the answers."""
    done = await announcement_letters.progress(view.db, found.id)
    day, time = weekday_date(found.send_at.astimezone(view.zone).date()), clock_time(found.send_at, view.zone)
    tally = await announcement_answers.tally(view.db, found.id)
    waits = found.state is State.SENDING and not found.urgent and is_night(view.now, view.zone)
    return paragraphs(
        fill(_("<b>Your announcement</b>\n“{words}”"), words=beginning(found)),
        "\n".join(
            (
                str(STATES[found.state]).format(day=day, time=time),
                *_counts(found, done),
                *([_("At night it waits until 8am.")] if waits else _time_left(found, done)),
            )
        ),
        "\n".join(fill("{label}: {count}", label=label, count=count) for label, count in tally),
    )


def _counts(found: Announcement, done: Progress) -> list[str]:
    gone, lines = done.total - done.waiting, []
    if found.state in (State.SENDING, State.PAUSED) and done.total:
        full = BAR_BLOCKS * gone // done.total
        bar = "▓" * full + "░" * (BAR_BLOCKS - full)
        lines.append(_("{bar} {gone} of {total}").format(bar=bar, gone=gone, total=done.total))
    if done.sent:
        lines.append(_("Sent to: {count}").format(count=done.sent))
    if done.doubtful:
        lines.append(_("Maybe sent, I can't tell: {count}").format(count=done.doubtful))
    if done.failed:
        lines.append(_("Could not be sent to: {count}").format(count=done.failed))
    if done.stale:
        lines.append(_("Not sent after all: {count}").format(count=done.stale))
    if found.state is State.STOPPED and done.refused and not done.sent:
        lines.append(_("Telegram does not take this message. Write it anew."))
    return lines


def _time_left(found: Announcement, done: Progress) -> list[str]:
    if found.state is not State.SENDING or not done.waiting:
        return []
    left = -(-done.waiting // LETTERS_A_MINUTE)
    return [n_("About {count} minute left.", "About {count} minutes left.", left).format(count=left)]

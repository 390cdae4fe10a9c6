"""A good morning call in words: when, how long, who is told and who has said yes, and what it is not."""

from collections.abc import Iterable

from aid.checkin_organising import proposed_by
from aid.moments import weekday_date
from aid.words import Later, _, later
from handlers.checkin_times import days_words, time_words, wait_words
from handlers.screens import fill, paragraphs
from storage import checkin_contacts, people
from storage.checkin_contacts import Contact, Word
from storage.checkin_plans import Plan
from storage.people import Person
from storage.proposals import Proposal, What
from storage.rows import Source

SAID: dict[Word, Later] = {
    Word.AGREED: later("{number}. {name}: yes"),
    Word.ASKED: later("{number}. {name}: no answer yet"),
    Word.DECLINED: later("{number}. {name}: no"),
}


def no_alarm_service() -> str:
    """What everybody reads before they agree, and beside what was agreed."""
    return _(
        "<b>This is neighbours, not an alarm service.</b>"
        " I ring nobody. If you are in danger, ring 999 yourself."
    )


def asks_line(weekdays: str, asks_at: str, wait_minutes: int, *, name: str | None, caller: str | None) -> str:
    """Who is asked when, and how long I wait; without a `name` it is whoever reads it."""
    if caller and name:
        words = _("{caller} rings {name}, {days} at {time}. I wait {wait} to hear how it went.")
    elif name:
        words = _("I ask {name}, {days} at {time}. With no answer in {wait}, I ask again.")
    else:
        words = _("I ask you if you are all right, {days} at {time}. With no answer in {wait}, I ask again.")
    return fill(
        words, name=name or "", caller=caller or "", days=days_words(weekdays), time=time_words(asks_at),
        wait=wait_words(wait_minutes),
    )  # fmt: skip


def told_line(names: Iterable[str], *, finds: bool) -> str:
    """Who is told then, in which order; with nobody chosen it is said plainly who is."""
    chosen = list(names)
    if not chosen:
        nobody = _("Then I tell the organisers. Nobody else is chosen yet.")
        return nobody + " " + _("An organiser looks for somebody near you.") if finds else nobody
    line = fill(
        _("Then I tell {names}, one after the other, and the organisers last."), names=", ".join(chosen)
    )
    return line + " " + _("An organiser looks for one more.") if finds else line


def know_line(know: str | None) -> str | None:
    """What they know besides."""
    return fill(_("They know: {words}"), words=know) if know else None


async def plan_words(source: Source, plan: Plan, reader: Person) -> str:
    """All that was agreed, as the person it is about reads it, or somebody else."""
    person = await people.find(source, plan.person_id)
    own = reader.id == plan.person_id
    caller = await people.find(source, plan.caller_id) if plan.caller_id else None
    contacts = await checkin_contacts.all(source, plan.id)
    line = asks_line(
        plan.weekdays, plan.asks_at, plan.wait_minutes,
        name=None if own or person is None else person.name, caller=caller.name if caller else None,
    )  # fmt: skip
    return paragraphs(
        "\n".join(part for part in (line, _not_yet(plan, caller), paused_line(plan)) if part),
        "\n".join(part for part in (contacts_lines(contacts, plan), know_line(plan.know)) if part),
    )


async def wanted_words(source: Source, proposal: Proposal) -> str | None:
    """How somebody's call would be once a second organiser has agreed; None where it isn't about that."""
    if proposal.what is not What.CHANGE_CHECKINS:
        return None
    plan, by = (
        await proposed_by(source, proposal.about, proposal.by_id),
        await people.find(source, proposal.by_id),
    )
    return await plan_words(source, plan, by) if plan and by else None


def contacts_lines(contacts: list[Contact], plan: Plan) -> str:
    """Everybody who is told, and what they said; or that there is nobody."""
    if not any(each.state is not Word.DECLINED for each in contacts):
        lines = [_("Nobody but the organisers is told.")]
    else:
        lines = [_("Who is told, in this order:")]
    lines += [
        fill(str(SAID[each.state]), number=number, name=each.name)
        for number, each in enumerate(contacts, start=1)
    ]
    if plan.finds:
        lines.append(_("An organiser looks for one more."))
    return "\n".join(lines)


def paused_line(plan: Plan) -> str | None:
    """That nobody is asked just now, and from when on somebody is."""
    if plan.paused_until is None:
        return None
    return fill(_("Paused. I ask again from {day} on."), day=weekday_date(plan.paused_until))


def _not_yet(plan: Plan, caller: Person | None) -> str | None:
    if caller is None or plan.caller_agreed_at is not None:
        return None
    return fill(_("{name} has not said yes to ringing. Until then nobody is asked."), name=caller.name)

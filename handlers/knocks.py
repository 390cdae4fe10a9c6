"""Somebody asks to be let into a group: asked in private, decided by one tap of an organiser."""

from telegram import Update

from aid import knocks as verbs
from aid.refusals import QuestionOver
from aid.words import Later, _, later, p_
from handlers import conversation
from handlers.context import Context
from handlers.knock_steps import KNOCK, WHICH
from handlers.letters import View
from handlers.organiser_letters import area_name
from handlers.screens import Button, Screen, fill, one_a_row, paragraphs
from storage import areas, people
from storage import knocks as remembered
from storage.knocks import Knock, State
from storage.outbox import Letter
from storage.people import Standing

ENDED: dict[State, Later] = {
    State.LET_IN: later("{by} lets them in."),
    State.NOT_NOW: later("{by} said not now."),
    State.CAME_IN: later("They are in. An admin let them in."),
    State.GONE: later("They do not wait any more. They took it back, or an admin has decided."),
    State.LAPSED: later("Nobody decided for 30 days. They can ask again."),
}


async def knocks(update: Update, context: Context) -> None:
    """Telegram tells that somebody asks to be let into a group. We may write to them for 5 minutes."""
    request = update.chat_join_request
    assert request is not None
    found = await verbs.knock(
        context.db, request.chat.id, context.account_id, request.from_user.first_name,
        tell_at=context.now + context.desk.for_answers, now=context.now,
    )  # fmt: skip
    if found is None:
        return
    if found.tell_at is None:
        await context.say(Screen(text=_("An organiser knows that you want to come into the group.")))
    else:
        await conversation.begin(context, KNOCK, answers={WHICH: found.id}, again=f"knock:{found.id}")


async def answer(update: Update, context: Context) -> None:
    """Whoever knocks leaves what was half-finished, and answers: `knock:<id>`."""
    found = await remembered.find(context.db, context.subject)
    if found is None or found.account_id != context.account_id or found.state is not State.WAITING:
        raise QuestionOver
    await conversation.begin_anew(context, KNOCK, answers={WHICH: found.id})
    await context.answer()


async def let_in(update: Update, context: Context) -> None:
    """An organiser taps "Let in"."""
    me = await context.person()
    found = await verbs.let_in(context.db, context.subject, by=me.id, now=context.now)
    await context.answer()
    await context.show(Screen(text=fill(_("All right. I let {name} in."), name=found.name)))


async def turn_away(update: Update, context: Context) -> None:
    """An organiser taps "Not now"."""
    me = await context.person()
    found = await verbs.turn_away(context.db, context.subject, by=me.id, now=context.now)
    await context.answer()
    await context.show(Screen(text=fill(_("All right. I do not let {name} in for now."), name=found.name)))


async def knock(view: View, letter: Letter) -> Screen | None:
    """To an organiser: who is at the door, and what they answered; later, what became of it."""
    found = await remembered.find(view.db, letter.about)
    if found is None or (found.state is not State.WAITING and not letter.message_id):
        return None
    area = await areas.find(view.db, found.area_id)
    asks = fill(
        _("<b>{name}</b> asks to come into the group of {area}."),
        name=found.name,
        area=area.name if area else "",
    )
    if found.state is not State.WAITING:
        by = await people.find(view.db, found.decided_by) if found.decided_by else None
        return Screen(text=paragraphs(asks, fill(str(ENDED[found.state]), by=by.name if by else "")))
    return Screen(
        text=paragraphs(asks, await _said(view, found), _("Let in only whom you know or have met.")),
        buttons=one_a_row(
            Button(label=p_("button", "Let in"), says=f"let_in:{found.id}"),
            Button(label=p_("button", "Not now"), says=f"turn_away:{found.id}"),
        ),
        protected=True,
    )


async def cannot_let_in(view: View, letter: Letter) -> Screen | None:
    """To an organiser: we may not let anybody in there."""
    found = await remembered.find(view.db, letter.about)
    area = await areas.find(view.db, found.area_id) if found and found.state is State.WAITING else None
    if found is None or area is None:
        return None
    return Screen(
        text=paragraphs(
            fill(_("I can't let <b>{name}</b> into the group of {area}."), name=found.name, area=area.name),
            _("Give me the right to invite people there. Then tap Let in once more."),
        )
    )


async def _said(view: View, found: Knock) -> str:
    person = await people.find_by_account(view.db, found.account_id)
    if person:
        place = await area_name(view, person)
        listed = person.neighbour is Standing.APPROVED
        words = _("They are on the list of neighbours.") if listed else _("They have joined me before.")
        return "\n".join((words, fill(_("Area: {area}"), area=place or _("not given"))))
    if found.who is None:
        return _("They have not answered my questions.")
    return "\n".join(
        (
            fill(_("Who they are: {words}"), words=found.who),
            fill(_("Where they live: {words}"), words=found.street),
            fill(_("What brings them: {words}"), words=found.why),
        )
    )

"""A good morning call as those see it whom it is about: begun, looked at, changed, paused and stopped."""

from telegram import Update

from aid import checkin_changes as verbs
from aid.checkin_agreeing import decline_call
from aid.checkin_plans import agree_to_plan
from aid.checkin_refusals import NotAgreedYet, OverAlready
from aid.checkin_rungs import get_plan
from aid.checkin_terms import terms_now
from aid.consents import get_own
from aid.people import get as get_person
from aid.refusals import NotHere
from aid.words import _, p_
from handlers.checkin_agreeing import agreed_screen, own_call_screen
from handlers.checkin_choices import PLAN
from handlers.checkin_news import proposed_screen
from handlers.checkin_pausing import PAUSE_CALL
from handlers.checkin_steps import GOOD_MORNING, answers_of
from handlers.context import Context
from handlers.conversation import begin, begin_anew
from handlers.screens import Button, Screen, fill, one_a_row, paragraphs
from handlers.steps import BY_CONSENT, FOR, Answers
from storage import checkin_changes, checkin_plans, consents
from storage.checkin_plans import Plan, PlanState
from storage.consents import Consent, Relation
from storage.people import Person

LABEL_LETTERS_MAX = 28
PEOPLE_SHOWN = 4


async def good_morning(update: Update, context: Context) -> None:
    """ "A good morning call": mine as it was agreed, or what it is and how to begin one."""
    me = await context.person()
    plan, parts = await checkin_plans.find_of(context.db, me.id), await _parts(context, me)
    if plan:
        await context.show(await own_call_screen(context.db, plan, me, *parts))
    else:
        await context.show(await _none_yet(context, me, parts))
    await context.answer()


async def propose(update: Update, context: Context) -> None:
    """A trusted person taps "A good morning call" for somebody."""
    me = await context.person()
    trust = await get_own(context.db, context.subject, me.id)
    assert context.matches
    answers: Answers = {BY_CONSENT: trust.id}
    if context.matches[0][2]:
        await begin_anew(context, GOOD_MORNING, answers=answers)
    else:
        await begin(context, GOOD_MORNING, answers=answers, again=f"propose_call:{trust.id}:anew")
    await context.answer()


async def change(update: Update, context: Context) -> None:
    """ "Change it": what was agreed, to be gone through again."""
    plan, mine = await _mine_or_organised(context)
    answers = answers_of(await terms_now(context.db, plan), plan.id)
    await begin_anew(context, GOOD_MORNING, "check", answers if mine else {FOR: plan.person_id, **answers})
    await context.answer()


async def pause(update: Update, context: Context) -> None:
    """ "Pause it": until when?"""
    plan, mine = await _mine_or_organised(context)
    answers: Answers = {PLAN: plan.id} if mine else {PLAN: plan.id, FOR: plan.person_id}
    await begin_anew(context, PAUSE_CALL, answers=answers)
    await context.answer()


async def go_on(update: Update, context: Context) -> None:
    """ "Go on now", before the pause is over."""
    me = await context.person()
    plan = await verbs.go_on_with_call(context.db, context.subject, by=me.id, now=context.now)
    await context.show(await own_call_screen(context.db, plan, me))
    await context.answer()


async def ask_before_stopping(update: Update, context: Context) -> None:
    """ "Stop it"."""
    plan, mine = await _mine_or_organised(context)
    if not mine:
        raise NotHere
    await context.show(
        Screen(
            text=paragraphs(
                _("<b>Shall I stop your good morning call?</b>"),
                _("Nobody hears then if you do not answer. I tell those you chose."),
            ),
            buttons=one_a_row(
                Button(label=p_("button", "Yes, stop it"), says=f"stop_call:{plan.id}"),
                Button(label=p_("button", "Only pause it"), says=f"pause_call:{plan.id}"),
                Button(label=p_("button", "No, keep it"), says="good_morning"),
            ),
        )
    )
    await context.answer()


async def stop(update: Update, context: Context) -> None:
    """They stop it."""
    me = await context.person()
    plan = await verbs.stop_call(context.db, context.subject, by=me.id, now=context.now)
    await context.answer()
    await context.show(
        Screen(
            text=_("All right. I do not ask you any more. I tell those you chose."),
            buttons=one_a_row(
                Button(label=p_("button", "Undo"), says=f"take_up_call:{plan.id}"),
                Button(label=p_("button", "Go back"), says="more"),
            ),
        )
    )


async def take_up(update: Update, context: Context) -> None:
    """ "Undo", or "As it was before"."""
    me = await context.person()
    plan = await verbs.take_up_call(context.db, context.subject, by=me.id, now=context.now)
    await context.answer()
    await context.show(await agreed_screen(context.db, plan, me))


async def accept(update: Update, context: Context) -> None:
    """ "Yes, I agree", to what somebody proposed."""
    me = await context.person()
    plan = await agree_to_plan(context.db, context.subject, by=me.id, zone=context.desk.zone, now=context.now)
    await context.answer()
    await context.show(await agreed_screen(context.db, plan, me))


async def see_proposed(update: Update, context: Context) -> None:
    """ "See what was proposed"."""
    me, plan = await context.person(), await get_plan(context.db, context.subject)
    if plan.person_id != me.id:
        raise NotHere
    if plan.state is not PlanState.PROPOSED:
        raise OverAlready
    await context.show(await proposed_screen(context.db, plan, me))
    await context.answer()


async def decline(update: Update, context: Context) -> None:
    """ "No, I don't want it"."""
    me = await context.person()
    plan = await decline_call(context.db, context.subject, by=me.id, now=context.now)
    who = await get_person(context.db, plan.proposed_by)
    await context.answer()
    await context.show(Screen(text=fill(_("All right. Nothing has changed. I tell {name}."), name=who.name)))


async def _none_yet(context: Context, me: Person, parts: list[Button]) -> Screen:
    before = await checkin_changes.last_stopped(context.db, me.id)
    wanted = await checkin_plans.find_proposed(context.db, me.id)
    buttons = [Button(label=p_("button", "Yes, I would like that"), says="again:good_morning")]
    if before:
        buttons.append(Button(label=p_("button", "As it was before"), says=f"take_up_call:{before.id}"))
    if wanted:
        buttons.append(Button(label=p_("button", "See what was proposed"), says=f"see_proposed:{wanted.id}"))
    return Screen(
        text=paragraphs(
            _("<b>A good morning call</b>\nI ask you each day if you are all right. You tap once."),
            _("If you do not answer, I ask again. Then I tell people you choose, one after the other."),
        ),
        buttons=one_a_row(*buttons, *parts, Button(label=p_("button", "Go back"), says="more")),
    )


async def _parts(context: Context, me: Person) -> list[Button]:
    """What they have agreed to for others, and can give up."""
    buttons = []
    for plan in await checkin_changes.told_about(context.db, me.id):
        name = (await get_person(context.db, plan.person_id)).name
        label = p_("button", "For {name}").format(name=name)[:LABEL_LETTERS_MAX]
        buttons.append(Button(label=label, says=f"part_in_call:{plan.id}"))
    for trust in await consents.of_trusted(context.db, me.id, PEOPLE_SHOWN):
        may = trust.state is Consent.CONFIRMED and trust.relation is not Relation.REFERRER
        if may and trust.resident_id and not await checkin_plans.find_of(context.db, trust.resident_id):
            label = p_("button", "Propose to {name}").format(name=trust.name)[:LABEL_LETTERS_MAX]
            buttons.append(Button(label=label, says=f"propose_call:{trust.id}"))
    return buttons


async def _mine_or_organised(context: Context) -> tuple[Plan, bool]:
    me, plan = await context.person(), await get_plan(context.db, context.subject)
    if plan.person_id != me.id and not me.organiser:
        raise NotHere
    if plan.state is not PlanState.AGREED:
        raise NotAgreedYet
    return plan, plan.person_id == me.id

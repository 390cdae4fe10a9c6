"""Regular company as the two see it: who visits whom and when, a day off, cover, how it goes, and its end."""

from datetime import date, datetime

from telegram import Update

from aid import company as verbs
from aid import company_meetings
from aid.moments import weekday_date
from aid.people import get as get_person
from aid.refusals import NotHere
from aid.words import _, p_
from handlers import kinds
from handlers.company_letters import SAID_YES, begins_screen, cannot_button, wanted_screen
from handlers.company_news import SAID, missed_words
from handlers.company_words import how_it_stands, next_day
from handlers.context import Context
from handlers.letters import View
from handlers.phone_in_steps import name_labels
from handlers.screens import Button, Screen, fill, one_a_row, paragraphs
from handlers.steps import ON
from storage import company, company_wishes
from storage.company import Company, Goes


async def my_company(update: Update, context: Context) -> None:
    """ "Regular company"."""
    me = await context.person()
    found = await company.live_of(context.db, me.id)
    others = [await get_person(context.db, verbs.other_than(each, me.id)) for each in found]
    shown = [
        _("Somebody new") if each.visitor_id == me.id and not each.begun else label
        for each, label in zip(found, name_labels(others), strict=True)
    ]
    wish = await company_wishes.find(context.db, me.id)
    suggest = (ON if wish.may_suggest else "") + p_("button", "You may suggest it")
    wanted = wish.wished_at is not None
    await context.show(
        Screen(
            text=paragraphs(
                _("<b>Regular company</b>\nSomebody comes for a chat, each week or now and then."),
                _("Tap a name to see more.") if found else None,
                _("An organiser looks for somebody for you.") if wanted and not found else None,
            ),
            buttons=one_a_row(
                *(
                    Button(label=label, says=f"my_company:{each.id}")
                    for each, label in zip(found, shown, strict=True)
                ),
                Button(label=p_("button", "Not any more"), says="no_company")
                if wanted and not found
                else Button(label=p_("button", "I would like company"), says="want_company"),
                Button(label=suggest, says=f"chances:{'off' if wish.may_suggest else 'on'}"),
                Button(label=p_("button", "Talk to a person"), says="call"),
            ),
        )
    )
    await context.answer()


async def see(update: Update, context: Context) -> None:
    """One of theirs: when they meet next, and what one can do."""
    me, found = await context.person(), await verbs.get(context.db, context.subject)
    await verbs.side_of(context.db, found, me.id)
    await context.show(await _company_screen(_view(context), found, me.id))
    await context.answer()


async def say_yes(update: Update, context: Context) -> None:
    """ "Yes, I would like that"."""
    me = await context.person()
    found = await verbs.answer_company(
        context.db, context.subject, yes=True, by=me.id, today=context.today, now=context.now
    )
    await context.answer()
    waits = Screen(text=str(SAID_YES))
    await context.show(await begins_screen(_view(context), found, me.id) if found.begun else waits)


async def say_no(update: Update, context: Context) -> None:
    """ "No, thank you"."""
    me = await context.person()
    await verbs.answer_company(
        context.db, context.subject, yes=False, by=me.id, today=context.today, now=context.now
    )
    await context.answer()
    await context.show(Screen(text=_("All right. Thank you for telling me. Nobody minds.")))


async def miss(update: Update, context: Context) -> None:
    """ "I can't this time"."""
    me = await context.person()
    missed = await company_meetings.miss_meeting(
        context.db, context.subject, _day(context), by=me.id, today=context.today, now=context.now
    )
    await context.answer()
    await context.show(Screen(text=await missed_words(_view(context), missed.id)))


async def cover(update: Update, context: Context) -> None:
    """ "Look for somebody else"."""
    me = await context.person()
    request = await company_meetings.cover_meeting(
        context.db, context.subject, by=me.id, today=context.today, now=context.now
    )
    day = weekday_date(request.wanted_on)
    await context.answer()
    await context.show(
        Screen(
            text=fill(_("An organiser looks for somebody for {day}. I tell you who comes."), day=day),
            buttons=one_a_row(Button(label=p_("button", "Undo"), says=f"undo:{request.id}")),
        )
    )


async def goes(update: Update, context: Context) -> None:
    """How one of them says it goes."""
    assert context.matches
    me, said = await context.person(), Goes(context.matches[0][2])
    await company_meetings.tell_how_it_goes(context.db, context.subject, said, by=me.id, now=context.now)
    await context.answer()
    await context.show(
        Screen(
            text=str(SAID[said]),
            buttons=one_a_row(Button(label=p_("button", "Talk to a person"), says="call")),
        )
    )


async def ask_before_ending(update: Update, context: Context) -> None:
    """ "End it": is that so?"""
    me, found = await context.person(), await verbs.get(context.db, context.subject)
    if not me.organiser:
        await verbs.side_of(context.db, found, me.id)
    await context.show(
        Screen(
            text=_("<b>Shall it end?</b>\nI tell the other kindly. You need not say why."),
            buttons=one_a_row(
                Button(label=p_("button", "Yes, end it"), says=f"end_company:{found.id}"),
                Button(label=p_("button", "No, it goes on"), says="company"),
            ),
        )
    )
    await context.answer()


async def end(update: Update, context: Context) -> None:
    """It ends."""
    me = await context.person()
    found = await verbs.end_company(context.db, context.subject, by=me.id, now=context.now)
    await context.answer()
    await context.show(
        Screen(
            text=_("It has ended. I write to both of you.")
            if me.id in found.both
            else _("It has ended. I write to both of them.")
        )
    )


async def _company_screen(view: View, found: Company, me: int) -> Screen:
    if found.ended_at:
        raise NotHere
    if not found.begun:
        mine = found.visitor_agreed_at if me == found.visitor_id else found.person_agreed_at
        if mine is None:
            return await wanted_screen(view, found, me)
    other = await get_person(view.db, verbs.other_than(found, me))
    name = other.name if found.begun or me == found.person_id else _("A neighbour")
    day = await next_day(view.db, found, view.today)
    off = p_("button", "I can't on {day}").format(day=kinds.short_day(day)) if day else ""
    return Screen(
        text=fill(_("<b>You and {name}</b>"), name=name)
        + "\n"
        + await how_it_stands(view.db, found, view.today),
        buttons=one_a_row(
            *([cannot_button(found, day, off)] if day else []),
            Button(label=p_("button", "End it"), says=f"ask_end_company:{found.id}"),
            Button(label=p_("button", "Talk to a person"), says="call"),
            Button(label=p_("button", "Go back"), says="company"),
        ),
    )


def _day(context: Context) -> date:
    assert context.matches
    try:
        return datetime.strptime(context.matches[0][2], "%Y%m%d").date()
    except ValueError:
        raise NotHere from None


def _view(context: Context) -> View:
    return View(db=context.db, now=context.now, zone=context.desk.zone)

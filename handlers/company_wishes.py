"""Regular company as somebody wishes for it: said by a tap, suggested now and then, told to organisers."""

from telegram import Update

from aid import company_wishes as verbs
from aid.people import get as get_person
from aid.words import _, p_
from handlers.company import my_company
from handlers.context import Context
from handlers.letters import View
from handlers.screens import Button, Screen, fill, one_a_row, paragraphs
from storage import company, company_wishes
from storage.outbox import Letter


async def want(update: Update, context: Context) -> None:
    """ "I would like that"."""
    me = await context.person()
    await verbs.want_company(context.db, by=me.id, now=context.now)
    await context.answer()
    await context.show(
        Screen(
            text=paragraphs(
                _("<b>Thank you for telling me.</b>\nAn organiser looks for somebody who suits you."),
                _("You hear from me before anybody visits. You can say no."),
            ),
            buttons=one_a_row(
                Button(label=p_("button", "Undo"), says="no_company"),
                Button(label=p_("button", "Talk to a person"), says="call"),
            ),
        )
    )


async def would_rather_not(update: Update, context: Context) -> None:
    """ "Not now"."""
    me = await context.person()
    await verbs.no_company(context.db, by=me.id, now=context.now)
    await context.answer()
    await context.show(Screen(text=_("All right. To think of it again, tap More, then Regular company.")))


async def let_suggest(update: Update, context: Context) -> None:
    """ "You may suggest it", on or off."""
    assert context.matches
    me, on = await context.person(), context.matches[0][1] == "on"
    await verbs.let_suggest(context.db, on=on, by=me.id, now=context.now)
    await my_company(update, context)


async def company_chance(view: View, letter: Letter) -> Screen | None:
    """To somebody who said that one may: would regular company be something?"""
    wish = await company_wishes.find(view.db, letter.person_id)
    if not wish.may_suggest or wish.wished_at or await company.live_of(view.db, letter.person_id):
        return None
    return Screen(
        text=paragraphs(
            _("<b>Would you like regular company?</b>\nA neighbour could visit you, say every week."),
            _("You said that I may ask you this. It is fine to say no."),
        ),
        buttons=one_a_row(
            Button(label=p_("button", "Yes, I would like that"), says="want_company"),
            Button(label=p_("button", "Not now"), says="no_company"),
            Button(label=p_("button", "Do not ask me this"), says="chances:off"),
        ),
    )


async def company_wished(view: View, letter: Letter) -> Screen | None:
    """To organisers: somebody would like regular company."""
    if letter.about not in await company_wishes.wished(view.db):
        return None
    person = await get_person(view.db, letter.about)
    return Screen(
        text=paragraphs(
            fill(_("<b>{name}</b> would like regular company."), name=person.name),
            _("Who could it be? I ask both before anything is agreed."),
        ),
        buttons=one_a_row(
            Button(label=p_("button", "Find somebody"), says=f"company_for:{person.id}"),
            Button(label=p_("button", "Later"), says="pairs"),
        ),
    )

"""Privacy in chat: how long things are kept, words that have changed, and whoever has been quiet for long."""

from telegram import Update

from aid import agreements, quiet
from aid.moments import weekday_date
from aid.people import get as get_person
from aid.words import _, p_
from handlers.context import Context
from handlers.details import way_home
from handlers.letters import View
from handlers.policy import how_long, summary
from handlers.screens import Button, Screen, fill, home_keyboard, one_a_row, paragraphs
from handlers.strangers import way_in_for
from storage import activity
from storage.agreements import latest as latest_agreement
from storage.outbox import Letter


async def show_how_long(update: Update, context: Context) -> None:
    """ "How long I keep it"."""
    await context.say(Screen(text=how_long(context.desk.keeping), buttons=await way_in_for(context)))
    await context.answer()


async def agree_anew(update: Update, context: Context) -> None:
    """ "I agree", to words that have changed."""
    person = await context.person()
    await agreements.agree_anew(context.db, by=person.id, language=context.language, now=context.now)
    await context.answer()
    await context.show(Screen(text=_("Thank you. I have noted it."), keyboard=home_keyboard()))


async def changed_words(view: View, letter: Letter) -> Screen | None:
    """To somebody who agreed to other words than those of today."""
    if await latest_agreement(view.db, letter.person_id) >= agreements.VERSION:
        return None
    return Screen(
        text=paragraphs(_("<b>What I say about privacy has changed.</b>"), summary()),
        buttons=one_a_row(
            Button(label=p_("button", "I agree"), says="agree"),
            Button(label=p_("button", "Talk to a person"), says="call"),
        ),
    )


async def still_here(view: View, letter: Letter) -> Screen | None:
    """To somebody who has not been here for long."""
    goes_at = await activity.goes_at(view.db, letter.person_id)
    if goes_at is None:
        return None
    person = await get_person(view.db, letter.person_id)
    day = weekday_date(goes_at.astimezone(view.zone).date())
    return Screen(
        text=paragraphs(
            fill(_("Hello {name}. I have not heard from you for long."), name=person.name),
            fill(
                _("Shall I go on keeping what I know about you? If I hear nothing, I forget it on {day}."),
                day=day,
            ),
        ),
        buttons=one_a_row(
            Button(label=p_("button", "Yes, keep it"), says=f"stay_on:{person.id}"),
            Button(label=p_("button", "Forget me"), says="forget_me"),
        ),
    )


async def about_to_go(view: View, letter: Letter) -> Screen | None:
    """To an organiser: who was asked whether to be kept."""
    goes_at = await activity.goes_at(view.db, letter.about)
    if goes_at is None or letter.about == letter.person_id:
        return None
    person = await get_person(view.db, letter.about)
    return Screen(
        text=fill(
            _("<b>{name}</b> has been quiet for long. I asked. If nobody answers, I forget them on {day}."),
            name=person.name,
            day=weekday_date(goes_at.astimezone(view.zone).date()),
        )
    )


async def stay_on(update: Update, context: Context) -> None:
    """ "Yes, keep it"."""
    person = await context.person()
    await quiet.stay_on(context.db, context.subject, by=person.id, now=context.now)
    await context.answer()
    await context.show(Screen(text=_("Good. I keep it."), buttons=way_home()))

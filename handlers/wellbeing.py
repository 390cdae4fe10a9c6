"""How I am: what it is for, the way to the questions, and all of it forgotten again."""

from telegram import Update

from aid import wellbeing as verbs
from aid.moments import weekday_date
from aid.words import _, p_
from handlers import conversation
from handlers.context import Context
from handlers.details import way_home
from handlers.letters import View
from handlers.screens import Button, Screen, fill, one_a_row, paragraphs
from handlers.wellbeing_steps import WELLBEING
from storage import wellbeing
from storage.outbox import Letter
from storage.wellbeing import AskAgain


async def how_i_am(update: Update, context: Context) -> None:
    """ "How I am"."""
    me = await context.person()
    await verbs.must_have_begun(context.db, me.id, context.now)
    latest = await wellbeing.latest_of(context.db, me.id)
    wish = await wellbeing.wish_of(context.db, me.id)
    last = latest and latest.answered_at.astimezone(context.desk.zone).date()
    await context.show(
        Screen(
            text=paragraphs(
                _(
                    "<b>Would you tell me how you are?</b>\nThere are 7 short questions. These are questions"
                    " used all over the country, so their words are not mine."
                ),
                _(
                    "It shows if our help does good. Nobody sees your answers but you. Skip what you like,"
                    " and stop when you like."
                ),
                fill(_("You last answered on {day}."), day=weekday_date(last)) if last else None,
            ),
            buttons=(
                *one_a_row(Button(label=p_("button", "Begin"), says="say_how_i_am")),
                *(_kept_buttons(wish) if latest else ()),
                *one_a_row(Button(label=p_("button", "Talk to a person"), says="call")),
            ),
        )
    )
    await context.answer()


async def begin(update: Update, context: Context) -> None:
    """ "Begin"."""
    me = await context.person()
    await verbs.must_have_begun(context.db, me.id, context.now)
    await conversation.begin(context, WELLBEING)
    await context.answer()


async def let_ask_again(update: Update, context: Context) -> None:
    """ "Ask me again later", or "Do not ask me again"."""
    assert context.matches
    me, on = await context.person(), context.matches[0][1] == "on"
    await verbs.let_ask_again(context.db, on=on, by=me.id, now=context.now)
    await context.answer()
    yes = _("Thank you. I ask you again in some months. You can stop it here, under How I am.")
    no = _("All right. I do not ask you again. You can still tell me under More, then How I am.")
    await context.show(Screen(text=yes if on else no, buttons=way_home()))


async def ask_before_forgetting(update: Update, context: Context) -> None:
    """ "Forget my answers"."""
    await context.person()
    await context.answer()
    await context.show(
        Screen(
            text=_("<b>Shall I forget all that you answered?</b>\nI can't bring it back."),
            buttons=one_a_row(
                Button(label=p_("button", "Yes, forget it"), says="forget_answers:now"),
                Button(label=p_("button", "No, keep it"), says="how_i_am"),
            ),
        )
    )


async def forget(update: Update, context: Context) -> None:
    """ "Yes, forget it"."""
    me = await context.person()
    await verbs.forget_how_i_am(context.db, by=me.id, now=context.now)
    await context.answer()
    await context.show(
        Screen(text=_("Done. I have forgotten your answers, and I do not ask again."), buttons=way_home())
    )


async def how_are_you(view: View, letter: Letter) -> Screen | None:
    """To somebody who said that I may ask again."""
    wish = await wellbeing.wish_of(view.db, letter.person_id)
    if wish is None or wish.asked_at is None:
        return None
    return Screen(
        text=paragraphs(
            _("<b>How are you these days?</b>\nYou said that I may ask you again. It is 7 short questions."),
            _("It is fine to leave it. Nobody sees your answers but you."),
        ),
        buttons=one_a_row(
            Button(label=p_("button", "Begin"), says="say_how_i_am"),
            Button(label=p_("button", "Do not ask me again"), says="ask_how_i_am:off"),
            Button(label=p_("button", "Talk to a person"), says="call"),
        ),
    )


def _kept_buttons(wish: AskAgain | None) -> tuple[tuple[Button, ...], ...]:
    again = (
        Button(label=p_("button", "Do not ask me again"), says="ask_how_i_am:off")
        if wish
        else Button(label=p_("button", "Ask me again later"), says="ask_how_i_am:on")
    )
    return one_a_row(again, Button(label=p_("button", "Forget my answers"), says="forget_answers"))

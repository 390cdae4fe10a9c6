"""Home: the start, the first of the four buttons, help, privacy and stop."""

from telegram import Update

from aid.words import _
from handlers import answering, conversation
from handlers.asking import ASK
from handlers.context import Context
from handlers.heard import heard
from handlers.joining import JOIN
from handlers.news import stop_screen
from handlers.policy import policy, policy_buttons
from handlers.screens import Screen, fill, home_keyboard, paragraphs
from handlers.starts import start_for
from handlers.strangers import hello, way_in, way_in_for
from handlers.talks import find_open
from storage import people


async def start(update: Update, context: Context) -> None:
    """/start, perhaps from a link."""
    payload = context.args[0] if context.args else ""
    lead = start_for(payload)
    if lead:
        await lead(context, payload)
        return
    person = await people.find_by_account(context.db, context.account_id)
    if person is None:
        await conversation.begin(context, JOIN)
        return
    await context.say(
        Screen(
            text=fill(_("Hello {name}. What would you like to do?"), name=person.name),
            keyboard=home_keyboard(),
        )
    )


async def need_help(update: Update, context: Context) -> None:
    """ "I need help": the first of four taps."""
    if await people.find_by_account(context.db, context.account_id):
        await conversation.begin(context, ASK)
    else:
        # It may be the answer to "What brings you here?".
        await heard(update, context)


async def show_help(update: Update, context: Context) -> None:
    """/help."""
    joined = await people.find_by_account(context.db, context.account_id)
    danger = _("If someone may be in danger, ring 999 now. I am a computer and can't ring for you.")
    if joined is None:
        await context.say(
            Screen(
                text=paragraphs(hello(), _("To join, tap Join or press Start."), danger),
                buttons=way_in(),
            )
        )
        return
    await context.say(
        Screen(
            text=paragraphs(
                _("Tap I need help, and I ask your neighbours. Tap I can help to help them."),
                _("To talk to a person, tap More and then Ring me. An organiser will ring you."),
                danger,
            ),
            keyboard=home_keyboard(),
        )
    )


async def privacy(update: Update, context: Context) -> None:
    """/privacy."""
    way_in = await way_in_for(context)
    await context.say(Screen(text=policy(), buttons=(*policy_buttons(joined=not way_in), *way_in)))


async def stop(update: Update, context: Context) -> None:
    """/stop: what is half-finished ends."""
    draft = await find_open(context)
    if draft:
        await answering.stop(context, draft)
        return
    await context.say(await stop_screen(context))


async def go_back(update: Update, context: Context) -> None:
    """ "Go back" in words: a question back, or home."""
    draft = await find_open(context)
    if draft:
        await answering.go_back(context, draft)
    else:
        await start(update, context)

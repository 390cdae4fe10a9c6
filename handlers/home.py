"""Home: the start, the four buttons, more, help, privacy, and whatever isn't understood."""

from telegram import Update

from aid import drafts as draft_verbs
from aid.links import PREFIX, use_organiser_link
from aid.words import _, p_
from handlers import conversation
from handlers.asking import ASK
from handlers.context import Context
from handlers.details import DETAILS, details_screen, way_home
from handlers.joining import JOIN
from handlers.policy import policy
from handlers.screens import Button, Screen, fill, home_keyboard, one_a_row, paragraphs
from storage import areas, drafts, people


async def start(update: Update, context: Context) -> None:
    """/start, perhaps from a link."""
    payload = context.args[0] if context.args else ""
    if payload.startswith(PREFIX):
        await use_organiser_link(context.db, payload, context.account_id, now=context.now)
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
    await context.person()
    await conversation.begin(context, ASK)
    await context.answer()


async def more(update: Update, context: Context) -> None:
    """ "More"."""
    await context.person()
    await context.show(
        Screen(
            text=_("<b>What would you like to do?</b>"),
            buttons=one_a_row(
                Button(label=p_("button", "Ask for someone else"), says="for_another"),
                Button(label=p_("button", "Ring me"), says="call"),
                Button(label=p_("button", "My details"), says="details"),
                Button(label=p_("button", "I'm worried about someone"), says="worried"),
            ),
        )
    )
    await context.answer()


async def for_another(update: Update, context: Context) -> None:
    """ "Ask for someone else", which isn't here yet: an organiser does it by hand."""
    await context.person()
    await context.show(
        Screen(
            text=paragraphs(
                _("Asking for someone else is not here yet."),
                _("Tap Ring me. An organiser will ring you and ask for them."),
            ),
            buttons=(*one_a_row(Button(label=p_("button", "Ring me"), says="call")), *way_home()),
        )
    )
    await context.answer()


async def worried(update: Update, context: Context) -> None:
    """ "I'm worried about someone"."""
    await context.show(
        Screen(
            text=paragraphs(
                _("If someone may be in danger, ring 999 now. I am a computer and can't ring for you."),
                _("If it can wait a little, tap Talk to a person. An organiser will ring you."),
            ),
            buttons=(*one_a_row(Button(label=p_("button", "Talk to a person"), says="call")), *way_home()),
        )
    )
    await context.answer()


async def my_details(update: Update, context: Context) -> None:
    """ "My details" and /settings."""
    person = await context.person()
    area = await areas.find(context.db, person.area_id) if person.area_id else None
    await context.show(details_screen(person, area))
    await context.answer()


async def change_detail(update: Update, context: Context) -> None:
    """ "Change my address" and the like."""
    await context.person()
    assert context.matches
    await conversation.begin(context, DETAILS, context.matches[0][1])
    await context.answer()


async def show_help(update: Update, context: Context) -> None:
    """/help."""
    joined = await people.find_by_account(context.db, context.account_id)
    await context.say(
        Screen(
            text=paragraphs(
                _("Tap I need help, and a neighbour will come. Tap I can help to help others."),
                _("Under More you can ask to be rung. A person will answer."),
                _("If someone may be in danger, ring 999 now. I am a computer and can't ring for you."),
            ),
            keyboard=home_keyboard() if joined else (),
        )
    )


async def privacy(update: Update, context: Context) -> None:
    """/privacy."""
    await context.say(Screen(text=policy()))


async def stop(update: Update, context: Context) -> None:
    """/stop: what is half-finished ends."""
    draft = await drafts.find(context.db, context.account_id)
    if draft:
        await draft_verbs.stop(context.db, draft)
        await context.say(Screen(text=_("All right, I have stopped. Nothing was sent.")))
        return
    await context.say(
        Screen(
            text=paragraphs(
                _("I only write to you about what you asked for or offered."),
                _("To stop helping, tap More and then My details. To leave, tap Talk to a person."),
            ),
            buttons=one_a_row(
                Button(label=p_("button", "My details"), says="details"),
                Button(label=p_("button", "Talk to a person"), says="call"),
            ),
        )
    )


async def heard(update: Update, context: Context) -> None:
    """Anything else that somebody writes, says or sends in private."""
    message = update.effective_message
    assert message is not None
    draft = await drafts.find(context.db, context.account_id)
    if draft:
        await conversation.hear(context, draft, message)
        return
    if await people.find_by_account(context.db, context.account_id) is None:
        await context.say(stranger_screen())
        return
    said = {"details": message.text} if message.text else None
    if message.voice:
        said = {"voice": message.voice.file_id}
    if said:
        await conversation.begin_anew(context, ASK, "use", said)
        return
    await context.say(
        Screen(
            text=_("I can only read words and hear voice notes. What would you like to do?"),
            keyboard=home_keyboard(),
        )
    )


async def not_own_words(update: Update, context: Context) -> None:
    """A forward, or a message by way of another bot: it isn't taken for somebody's own words."""
    await context.say(
        Screen(text=_("I only take your own words. Write or say it yourself, or tap what you need below."))
    )


def stranger_screen() -> Screen:
    """What somebody who hasn't joined is told, whatever they write."""
    return Screen(
        text=paragraphs(
            _("Hello. I am Good Turn, a computer that helps neighbours look after each other."),
            _("To join, tap the button below or press Start."),
        ),
        buttons=one_a_row(Button(label=p_("button", "Join"), says="again:join")),
    )


async def old_button(update: Update, context: Context) -> None:
    """A button that we don't know, or no longer."""
    await context.answer(
        _("That button is from long ago. Write to me privately, and I will show you the way.")
    )

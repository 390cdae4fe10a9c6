"""Words of danger, whatever somebody was in the middle of: the numbers at once, and the way back."""

from telegram import Message, Update
from telegram.ext import filters
from telegram.ext.filters import MessageFilter

from aid import emergencies as verbs
from aid.dangers import Cry, danger_in
from aid.emergency_numbers import number_lines
from aid.refusals import NotHere
from aid.texts import secret_in
from aid.words import _, p_
from handlers import answering, conversation
from handlers.asking import ASK
from handlers.context import Context
from handlers.flows import FLOWS
from handlers.plain import BY_A_PERSON
from handlers.screens import Button, Rows, Screen, one_a_row, paragraphs
from handlers.secrets import forget_what_came
from handlers.steps import Heard
from handlers.strangers import way_in
from handlers.talks import find_open, talk_of
from handlers.views import step_screen
from storage import emergencies, people
from storage.drafts import Draft


class TellsOfDanger(MessageFilter):
    """A message whose words or caption tell of a danger."""

    def filter(self, message: Message) -> bool:
        """Does it tell of one?"""
        return message.sender_chat is None and _cry(message) is not None


EDITED_TOO = filters.UpdateType.MESSAGE | filters.UpdateType.EDITED_MESSAGE
IN_DANGER = (
    EDITED_TOO
    & (filters.ChatType.PRIVATE | filters.ChatType.GROUPS)
    & ~filters.StatusUpdate.ALL
    & BY_A_PERSON
    & TellsOfDanger()
)


async def alarm(update: Update, context: Context) -> None:
    """Whom to ring, before anything else is done; then the organisers hear it."""
    message, user = update.effective_message, update.effective_user
    cry = _cry(message) if message else None
    assert message is not None and user is not None and cry is not None, "it was found before"
    text = _said(message)
    secret = secret_in(text)
    if secret:
        forget_what_came(secret)
    answered = False
    try:
        await context.say(_alarm_screen(context, cry, await _who_hears(context, message, cry)))
        answered = True
    finally:
        # Organisers hear it also where the answer couldn't be given, or the bot is just being stopped.
        await verbs.raise_alarm(
            context.db,
            context.account_id,
            text=text,
            danger=cry.danger,
            name=f"{user.first_name} (@{user.username})" if user.username else user.first_name,
            in_group=message.chat.type != message.chat.PRIVATE,
            answered=answered,
            now=context.now,
        )


async def not_one(update: Update, context: Context) -> None:
    """ "It's not an emergency": back to exactly where they were."""
    emergency = await verbs.call_off(context.db, context.account_id, now=context.now)
    await context.answer()
    draft = await find_open(context)
    use = _use_words(draft) if emergency.words and not emergency.in_group else ()
    good = _("Good. I have let the organisers know.")
    if draft:
        screen = step_screen(FLOWS[draft.flow], await talk_of(context, draft), note=good)
        await context.show(Screen(text=screen.text, buttons=(*use, *screen.buttons)))
    elif await people.find_by_account(context.db, context.account_id):
        await context.show(Screen(text=paragraphs(good, _("What would you like to do?")), buttons=use))
    else:
        await context.show(Screen(text=good, buttons=way_in()))


async def use_words(update: Update, context: Context) -> None:
    """ "Use this as your request", or as the answer to the question that is open."""
    words = await _words_of(context)
    await context.person()
    draft = await find_open(context)
    await context.answer()
    if draft is None:
        await conversation.begin_anew(context, ASK, "use", {"details": words})
    elif draft.flow == ASK.name:
        kept = draft.answers.get("details")
        await answering.note(context, draft, {"details": f"{kept}\n{words}" if kept else words})
    else:
        await answering.hear_said(context, draft, Heard(text=words))


async def _who_hears(context: Context, message: Message, cry: Cry) -> str:
    account_id = context.account_id
    try:
        organisers = await verbs.who_hears(context.db, account_id, text=_said(message), danger=cry.danger)
        contacts = message.chat.type == message.chat.PRIVATE and await verbs.contacts_hear(
            context.db, account_id, cry.danger
        )
    except Exception:  # the numbers to ring wait for nothing, not even for a disk that is gone
        organisers, contacts = [], False
    if contacts:
        return _("I am telling the organisers now, and those who look after you. One of them may ring you.")
    if organisers:
        return _("I am telling the organisers now. One of them may ring you.")
    return _("I can't reach an organiser just now. Go to somebody near you.")


async def _words_of(context: Context) -> str:
    latest = await emergencies.find_latest(context.db, context.account_id)
    if latest is None or latest.words is None or latest.in_group:
        raise NotHere
    return latest.words


def _use_words(draft: Draft | None) -> Rows:
    asking = draft is None or draft.flow == ASK.name
    label = p_("button", "Use this as your request") if asking else p_("button", "Use what I wrote")
    return one_a_row(Button(label=label, says="use_words"))


def _alarm_screen(context: Context, cry: Cry, who_hears: str) -> Screen:
    return Screen(
        text=paragraphs(
            _("If someone may be in danger, ring 999 now. I am a computer and can't ring for you."),
            "\n".join(number_lines(cry.danger, context.desk.country)),
            who_hears,
        ),
        buttons=one_a_row(Button(label=p_("button", "It's not an emergency"), says="no_danger")),
    )


def _said(message: Message) -> str:
    return message.text or message.caption or ""


def _cry(message: Message) -> Cry | None:
    return danger_in(_said(message))

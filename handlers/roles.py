"""Organisers, as organisers see them: who organises, whose rights are frozen, and making another."""

from telegram import Update

from aid import organiser_roles as verbs
from aid.people import get as get_person
from aid.role_refusals import NotOrganising
from aid.seconds import others
from aid.words import _, p_
from handlers.context import Context
from handlers.organisers import must_organise
from handlers.screens import Button, Screen, fill, one_a_row, paragraphs
from storage import organising, proposals
from storage.organising import Organising
from storage.people import Standing

LABEL_LETTERS_MAX = 28


async def organisers(update: Update, context: Context) -> None:
    """An organiser taps "Organisers"."""
    await must_organise(context)
    waiting = [one for one in await proposals.open_ones(context.db) if one.until > context.now]
    names = [
        Button(label=_label(one), says=f"organiser:{one.person_id}")
        for one in await organising.all(context.db)
    ]
    asked = [
        Button(
            label=_label_of((await get_person(context.db, one.about)).name, _("wanted: {name}")),
            says=f"proposal:{one.id}",
        )
        for one in waiting
    ]
    await context.show(
        Screen(
            text=_("<b>Organisers</b>\nTap a name to see what you can do."),
            buttons=one_a_row(
                *names,
                *asked,
                Button(label=p_("button", "Make an organiser"), says="invite_organiser"),
                Button(label=p_("button", "What was done"), says="acts"),
                Button(label=p_("button", "I want to stop organising"), says="leave_organising"),
            ),
        )
    )
    await context.answer()


async def organiser(update: Update, context: Context) -> None:
    """One of them."""
    me = await context.person()
    await must_organise(context)
    one = await organising.find(context.db, context.subject)
    if one is None:
        raise NotOrganising(name=(await get_person(context.db, context.subject)).name)
    await context.show(
        Screen(
            text=paragraphs(fill("<b>{name}</b>", name=one.name), _stands(one)),
            buttons=one_a_row(*_can_do(one, me.id), all_organisers()),
        )
    )
    await context.answer()


async def invite(update: Update, context: Context) -> None:
    """ "Make an organiser": a link for the person."""
    me = await context.person()
    payload = await verbs.invite(context.db, by=me.id, now=context.now)
    await context.answer()
    link = f"https://t.me/{context.bot.username}?start={payload}"
    second = (
        _("When they have opened it, a second organiser has to agree.")
        if await others(context.db, me.id)
        else None
    )
    await context.say(
        Screen(
            text=paragraphs(
                _("Send this link to the person only. It works once, for 30 minutes."),
                fill("{link}", link=link),
                second,
            )
        )
    )


async def ask_before_freezing(update: Update, context: Context) -> None:
    """ "Freeze their rights"."""
    await must_organise(context)
    person = await get_person(context.db, context.subject)
    await context.show(
        Screen(
            text=fill(
                _(
                    "Shall I freeze the rights of <b>{name}</b>? It works at once."
                    " All organisers hear it, and it takes two to give them back."
                ),
                name=person.name,
            ),
            buttons=one_a_row(
                Button(label=p_("button", "Yes, freeze them"), says=f"freeze_now:{person.id}"),
                Button(label=p_("button", "No, leave it"), says="organisers"),
            ),
        )
    )
    await context.answer()


async def freeze(update: Update, context: Context) -> None:
    """An organiser freezes another's rights."""
    me, person = await context.person(), await get_person(context.db, context.subject)
    await verbs.freeze(context.db, person.id, by=me.id, now=context.now)
    await context.answer()
    words = _("The rights of {name} are frozen. I have told them and all organisers.")
    await context.show(Screen(text=fill(words, name=person.name), buttons=one_a_row(all_organisers())))


async def unfreeze(update: Update, context: Context) -> None:
    """ "Give the rights back"."""
    me, person = await context.person(), await get_person(context.db, context.subject)
    done = await verbs.unfreeze(context.db, person.id, by=me.id, now=context.now)
    await context.answer()
    words = _("{name} has their rights back.") if done else second_asked()
    await context.show(Screen(text=fill(words, name=person.name), buttons=one_a_row(all_organisers())))


async def ask_before_leaving(update: Update, context: Context) -> None:
    """ "I want to stop organising"."""
    await must_organise(context)
    await context.show(
        Screen(
            text=_("Shall I take you off the organisers? You can only come back by a link of another one."),
            buttons=one_a_row(
                Button(label=p_("button", "Yes, I stop organising"), says="leave_organising_now"),
                Button(label=p_("button", "No, leave it"), says="organisers"),
            ),
        )
    )
    await context.answer()


async def leave(update: Update, context: Context) -> None:
    """An organiser stops."""
    me = await context.person()
    await verbs.leave_organising(context.db, by=me.id, now=context.now)
    await context.answer()
    await context.show(Screen(text=_("You are no organiser any more. Thank you for all you have done.")))


def second_asked() -> str:
    """What one hears while a second organiser is asked."""
    return _("A second organiser has to agree. I have asked the others, and tell you what they say.")


def all_organisers() -> Button:
    """Back to the list."""
    return Button(label=p_("button", "Organisers"), says="organisers")


def _can_do(one: Organising, me: int) -> list[Button]:
    id = one.person_id
    if one.standing is Standing.FROZEN:
        return [Button(label=p_("button", "Give the rights back"), says=f"unfreeze:{id}")]
    lead = (
        Button(label=p_("button", "End safeguarding lead"), says=f"end_lead:{id}")
        if one.leads
        else Button(label=p_("button", "Make safeguarding lead"), says=f"name_lead:{id}")
    )
    frozen = Button(label=p_("button", "Freeze their rights"), says=f"freeze:{id}")
    return [lead] if id == me else [lead, frozen]


def _stands(one: Organising) -> str:
    if one.standing is Standing.FROZEN:
        return _("Their rights are frozen. To give them back takes two organisers.")
    return _("Organises, and leads on safeguarding.") if one.leads else _("Organises.")


def _label(one: Organising) -> str:
    frozen = one.standing is Standing.FROZEN
    return _label_of(one.name, _("frozen: {name}") if frozen else "{name}")


def _label_of(name: str, words: str) -> str:
    return words.format(name=name)[:LABEL_LETTERS_MAX]

"""Records: details changed by an organiser, handed over, joined to the app, and two made one."""

from telegram import Update

from aid import merging as merging_verbs
from aid import records as verbs
from aid.looking_up import look_up_kept, look_up_records
from aid.people import get as get_person
from aid.permissions import may_speak_for
from aid.refusals import NotHere
from aid.words import _, p_
from handlers import conversation
from handlers.context import Context
from handlers.organisers import must_organise
from handlers.phone_in_steps import name_labels
from handlers.record_screens import last_question, record_screen, two_records
from handlers.record_steps import ACCOUNT, LINK, NAME, RECORD, SAME_AS, WHICH
from handlers.screens import Button, Screen, fill, one_a_row, paragraphs
from handlers.steps import FOR
from storage import people
from storage.people import Person


async def see(update: Update, context: Context) -> None:
    """ "See or change details"."""
    await must_organise(context)
    me = await context.person()
    person = await look_up_kept(context.db, context.subject, by=me.id, now=context.now)
    await context.show(await record_screen(context.db, person))
    await context.answer()


async def change(update: Update, context: Context) -> None:
    """ "Change the address" and the like: `record:<id>:<detail>`."""
    assert context.matches
    person = await _kept(context)
    await conversation.begin_anew(context, RECORD, context.matches[0][2], {FOR: person.id})
    await context.answer()


async def whom_to(update: Update, context: Context) -> None:
    """ "Hand over to another": which organiser?"""
    person, me = await _kept(context), await context.person()
    found = [other for other in await people.organisers(context.db) if other.id != me.id]
    names = [
        Button(label=label, says=f"keep:{person.id}:{other.id}")
        for label, other in zip(name_labels(found), found, strict=True)
    ]
    words = (
        _("<b>Who keeps touch with {name} from now on?</b>")
        if found
        else _("There is no other organiser to keep touch with {name}.")
    )
    back = Button(label=p_("button", "Go back"), says=f"kept:{person.id}")
    await context.show(Screen(text=fill(words, name=person.name), buttons=one_a_row(*names, back)))
    await context.answer()


async def pass_to(update: Update, context: Context) -> None:
    """Another organiser keeps touch: `keep:<id>:<organiser>`."""
    assert context.matches
    id, keeper_id = int(context.matches[0][1]), int(context.matches[0][2])
    me = await context.person()
    keeper = await verbs.pass_to(context.db, id, keeper_id, by=me.id, now=context.now)
    await context.answer()
    person = await get_person(context.db, id)
    words = _("{keeper} keeps touch with {name} from now on. I have told them.")
    await context.show(Screen(text=fill(words, keeper=keeper.name, name=person.name)))


async def app_link(update: Update, context: Context) -> None:
    """ "They have the app now": a link for them."""
    me, person = await context.person(), await get_person(context.db, context.subject)
    payload = await verbs.give_app_link(context.db, person.id, by=me.id, now=context.now)
    await context.answer()
    await context.say(
        Screen(
            text=paragraphs(
                fill(_("Send this link to <b>{name}</b> only. It works once, for 7 days."), name=person.name),
                fill("{link}", link=f"https://t.me/{context.bot.username}?start={payload}"),
                _("Whoever opens it has their details and requests."),
            )
        )
    )


async def open_link(context: Context, payload: str) -> None:
    """Somebody opens such a link: whoever hasn't joined agrees first, of the others an organiser hears."""
    person = await verbs.whose(context.db, payload, now=context.now)
    if await people.find_by_account(context.db, context.account_id) is None:
        await conversation.begin_anew(context, ACCOUNT, answers={LINK: payload, NAME: person.name})
        return
    await verbs.is_me_too(context.db, payload, context.account_id, now=context.now)
    await context.say(
        Screen(text=_("Thank you. You had joined before. An organiser will make the two records one."))
    )


async def same_as(update: Update, context: Context) -> None:
    """ "Same as somebody else"."""
    await must_organise(context)
    person = await get_person(context.db, context.subject)
    await conversation.begin_anew(context, SAME_AS, answers={WHICH: person.id})
    await context.answer()


async def look_at_both(update: Update, context: Context) -> None:
    """Two records side by side: `merge:<one>:<other>`."""
    assert context.matches
    me, one, other = await context.person(), int(context.matches[0][1]), int(context.matches[0][2])
    both = await look_up_records(context.db, one, other, by=me.id, now=context.now)
    await context.show(await two_records(context.db, *both))
    await context.answer()


async def ask_once_more(update: Update, context: Context) -> None:
    """Which one stays is chosen: `merge_into:<stays>:<goes>`."""
    await must_organise(context)
    await context.show(last_question(*await _both(context)))
    await context.answer()


async def merge(update: Update, context: Context) -> None:
    """ "Yes, make them one": `merge_now:<stays>:<goes>`, with `:drop` where one of two accounts goes."""
    assert context.matches
    keep, gone, drop = context.matches[0].group(1, 2, 3)
    me = await context.person()
    person = await merging_verbs.merge(
        context.db, int(keep), int(gone), drop_account=bool(drop), by=me.id, now=context.now
    )
    await context.answer()
    await context.show(
        Screen(text=fill(_("The two records of <b>{name}</b> are one now."), name=person.name))
    )


async def _kept(context: Context) -> Person:
    """Somebody without an app with whom whoever speaks keeps touch. Raises NotAnOrganiser or NotHere."""
    await must_organise(context)
    me, person = await context.person(), await get_person(context.db, context.subject)
    if person.id == me.id or not await may_speak_for(context.db, me.id, person.id):
        raise NotHere
    return person


async def _both(context: Context) -> tuple[Person, Person]:
    assert context.matches
    one, other = int(context.matches[0][1]), int(context.matches[0][2])
    return await get_person(context.db, one), await get_person(context.db, other)

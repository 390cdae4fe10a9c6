"""A second organiser is asked: the letter, the two answers to it, and what became of it."""

from telegram import Update

from aid import proposals as verbs
from aid.people import get as get_person
from aid.refusals import NotHere
from aid.role_refusals import ProposalOver
from aid.words import Later, _, later, p_
from handlers.announcement_words import beginning
from handlers.checkin_readback import wanted_words
from handlers.context import Context
from handlers.letters import View
from handlers.organisers import must_organise
from handlers.screens import Button, Rows, Screen, fill, one_a_row, paragraphs
from storage import announcements, organising, proposals
from storage.outbox import Letter
from storage.people import Standing
from storage.proposals import Outcome, Proposal, What
from storage.rows import Source

WISHES: dict[What, Later] = {
    What.ORGANISER: later("{who} wants to make <b>{whom}</b> an organiser."),
    What.SAFEGUARDING: later("{who} wants <b>{whom}</b> to lead on safeguarding."),
    What.UNFREEZE: later("{who} wants to give <b>{whom}</b> their rights back."),
    What.CHANGE_CHECKINS: later("{who} wants to change the good morning call of <b>{whom}</b>."),
    What.ANNOUNCE: later("{who} wants to send this at once, at night too: “{whom}”"),
    What.STOP_CHECKINS: later("{who} wants to stop the good morning call of <b>{whom}</b>."),
}
ENDS: dict[Outcome, Later] = {
    Outcome.AGREED: later("{name} has agreed. It is done."),
    Outcome.REFUSED: later("{name} has said no. It is not done."),
    Outcome.DROPPED: later("It was taken back. It is not done."),
    Outcome.LAPSED: later("Nobody agreed within 7 days. It is not done."),
}


async def see(update: Update, context: Context) -> None:
    """An organiser looks at what is proposed."""
    await must_organise(context)
    me, proposal = await context.person(), await proposals.find(context.db, context.subject)
    if proposal is None:
        raise NotHere
    if proposal.outcome or proposal.until <= context.now:
        raise ProposalOver
    own = me.id == proposal.by_id
    await context.show(
        Screen(
            text=await _words(context.db, proposal), buttons=_drop(proposal) if own else _answers(proposal)
        )
    )
    await context.answer()


async def agree(update: Update, context: Context) -> None:
    """ "Yes, I agree"."""
    me = await context.person()
    proposal = await verbs.agree(context.db, context.subject, by=me.id, now=context.now)
    await _settled(context, proposal.id)


async def refuse(update: Update, context: Context) -> None:
    """ "No, I don't agree", or "Take it back" by whoever proposed it."""
    me = await context.person()
    proposal = await verbs.refuse(context.db, context.subject, by=me.id, now=context.now)
    await _settled(context, proposal.id)


async def proposal(view: View, letter: Letter) -> Screen | None:
    """To the other organisers: do you agree? Once it is over, how it ended."""
    found = await proposals.find(view.db, letter.about)
    if found is None or (found.outcome and not letter.message_id):
        return None
    return await _screen(view.db, found)


async def proposal_over(view: View, letter: Letter) -> Screen | None:
    """To whoever proposed it: how it ended."""
    found = await proposals.find(view.db, letter.about)
    return await _screen(view.db, found) if found and found.outcome else None


async def now_organiser(view: View, letter: Letter) -> Screen | None:
    """To whoever has just become one."""
    person = await get_person(view.db, letter.about)
    if not person.organiser:
        return None
    return Screen(
        text=paragraphs(
            _("You are an organiser now."),
            _("Type /organise to see what there is to do. All organisers see what each of them does."),
        )
    )


async def rights_frozen(view: View, letter: Letter) -> Screen | None:
    """To somebody whose rights were frozen: kindly, and whom to talk to."""
    one = await organising.find(view.db, letter.about)
    if one is None or one.standing is not Standing.FROZEN:
        return None
    names = [other.name for other in await organising.all(view.db) if other.standing is Standing.APPROVED]
    return Screen(
        text=paragraphs(
            _("Your rights as an organiser are frozen for now. You can still ask for help and help others."),
            fill(_("Talk to the other organisers about it: {names}."), names=", ".join(names)),
            _("Two of them together can give your rights back."),
        ),
        buttons=one_a_row(Button(label=p_("button", "Talk to a person"), says="call")),
    )


async def _settled(context: Context, id: int) -> None:
    await context.answer()
    found = await proposals.find(context.db, id)
    if found:
        await context.show(await _screen(context.db, found))


async def _screen(source: Source, found: Proposal) -> Screen:
    words = await _words(source, found)
    if found.outcome is None:
        return Screen(text=words, buttons=_answers(found))
    by = await get_person(source, found.ended_by) if found.ended_by else None
    ended = fill(str(ENDS[found.outcome]), name=by.name if by else "")
    return Screen(text=paragraphs(words, ended))


async def _words(source: Source, found: Proposal) -> str:
    who = await get_person(source, found.by_id)
    wish = fill(str(WISHES[found.what]), who=who.name, whom=await _about(source, found))
    again = _("It takes a second organiser.") if found.outcome is None else None
    return paragraphs(wish, await wanted_words(source, found) if found.outcome is None else None, again)


async def _about(source: Source, found: Proposal) -> str:
    if found.what is What.ANNOUNCE:
        about = await announcements.find(source, found.about)
        return beginning(about) if about else ""
    return (await get_person(source, found.about)).name


def _answers(found: Proposal) -> Rows:
    return one_a_row(
        Button(label=p_("button", "Yes, I agree"), says=f"agree:{found.id}"),
        Button(label=p_("button", "No, I do not"), says=f"refuse:{found.id}"),
    )


def _drop(found: Proposal) -> Rows:
    return one_a_row(Button(label=p_("button", "Take it back"), says=f"refuse:{found.id}"))

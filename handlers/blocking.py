"""Block or report: about somebody one has met over a request; and those one has blocked, to undo it."""

from telegram import Update

from aid import blocking as verbs
from aid.people import get as get_person
from aid.refusals import NotHere
from aid.words import _, p_
from handlers import kinds
from handlers.context import Context
from handlers.letters import View
from handlers.screens import Button, Rows, Screen, fill, one_a_row, paragraphs
from storage import help_requests, messages
from storage.help_requests import HelpRequest, Status
from storage.outbox import Letter
from storage.people import Person

LABEL_LETTERS_MAX = 28
BLOCKED_SHOWN = 18


async def choose(update: Update, context: Context) -> None:
    """ "Block or report", from wherever somebody is seen."""
    assert context.matches
    id, message = context.subject, context.matches[0][2]
    person = await context.person()
    _speaker, others = await verbs.met(context.db, id, person.id)
    if message:
        others = [other for other in others if other.id == await _sender(context, int(message))]
    if not others:
        raise NotHere
    await context.answer()
    if len(others) == 1:
        await context.say(_about_screen(id, others[0], message))
        return
    names = [Button(label=other.name[:LABEL_LETTERS_MAX], says=f"about:{id}:{other.id}") for other in others]
    await context.say(Screen(text=_("<b>Whom is it about?</b>"), buttons=one_a_row(*names, _back(id))))


async def about(update: Update, context: Context) -> None:
    """One of several whom it may be about."""
    id, other = await _met(context)
    await context.show(_about_screen(id, other, None))
    await context.answer()


async def ask_before_blocking(update: Update, context: Context) -> None:
    """ "Never meet again"."""
    id, other = await _met(context)
    await context.show(
        Screen(
            text=paragraphs(
                fill(_("<b>Shall I keep you and {name} apart from now on?</b>"), name=other.name),
                _("You need not say why. I do not tell them. If one of you is helping the other, that ends."),
                _("You can undo it in My details."),
            ),
            buttons=one_a_row(
                Button(label=p_("button", "Yes, keep us apart"), says=f"block:{id}:{other.id}"), _back(id)
            ),
        )
    )
    await context.answer()


async def block(update: Update, context: Context) -> None:
    """ "Yes, keep us apart"."""
    assert context.matches
    person = await context.person()
    other = await verbs.block(
        context.db, context.subject, int(context.matches[0][2]), by=person.id, now=context.now
    )
    await context.answer()
    await context.show(
        Screen(
            text=paragraphs(
                fill(_("All right. I keep you and {name} apart from now on."), name=other.name),
                _("If somebody is still needed, I am asking other neighbours."),
            ),
            buttons=one_a_row(Button(label=p_("button", "Talk to a person"), says="call")),
        )
    )


async def blocked(update: Update, context: Context) -> None:
    """ "People I have blocked"."""
    await context.show(await _blocked_screen(context))
    await context.answer()


async def unblock(update: Update, context: Context) -> None:
    """One of them may come again."""
    person = await context.person()
    await verbs.unblock(context.db, context.subject, by=person.id, now=context.now)
    await context.answer()
    await context.show(await _blocked_screen(context))


async def not_needed_of_you(view: View, letter: Letter) -> Screen | None:
    """To a helper: somebody else sees to it. Nobody is told why."""
    request = await help_requests.find(view.db, letter.about)
    if request is None or letter.person_id in (request.helper_id, request.second_id):
        return None
    return Screen(
        text=paragraphs(
            fill(
                _("You need not do {the_kind} any more. I find another way."),
                the_kind=kinds.the_kind(request.kind),
            )
            + "\n"
            + kinds.when_written(request),
            _("Thank you all the same."),
        )
    )


def trouble_button(request: HelpRequest, message: int | None = None) -> Button:
    """The way to block or report whoever one sees there."""
    says = f"trouble:{request.id}:{message}" if message else f"trouble:{request.id}"
    return Button(label=p_("button", "Block or report"), says=says)


def trouble_buttons(request: HelpRequest) -> list[Button]:
    """The same, where somebody else is, or was, in it."""
    met = request.helper_id is not None and request.status is not Status.OPEN
    return [trouble_button(request)] if met else []


def _about_screen(id: int, other: Person, message: str | None) -> Screen:
    buttons = [
        Button(label=p_("button", "Never meet again"), says=f"keep_apart:{id}:{other.id}"),
        Button(label=p_("button", "Tell the organisers"), says=f"report:{id}:{other.id}"),
    ]
    if message:
        label = p_("button", "Report this message")
        buttons.append(Button(label=label, says=f"report:{id}:{other.id}:{message}"))
    return Screen(
        text=paragraphs(
            fill(_("<b>What is it about {name}?</b>"), name=other.name),
            _("I do not tell them. If someone may be in danger, ring 999 now."),
        ),
        buttons=one_a_row(*buttons, _back(id)),
    )


def _back(id: int) -> Button:
    return Button(label=p_("button", "Go back"), says=f"see:{id}")


async def _sender(context: Context, message: int) -> int | None:
    found = await messages.find(context.db, message)
    return found.from_id if found else None


async def _met(context: Context) -> tuple[int, Person]:
    assert context.matches
    person, other = await context.person(), int(context.matches[0][2])
    await verbs.must_have_met(context.db, context.subject, other, person.id)
    return context.subject, await get_person(context.db, other)


async def _blocked_screen(context: Context) -> Screen:
    person = await context.person()
    found = (await verbs.blocked_by(context.db, person.id))[:BLOCKED_SHOWN]
    back: Rows = one_a_row(Button(label=p_("button", "My details"), says="details"))
    if not found:
        return Screen(text=_("You have blocked nobody."), buttons=back)
    names = [Button(label=other.name[:LABEL_LETTERS_MAX], says=f"unblock:{other.id}") for other in found]
    return Screen(
        text=paragraphs(_("<b>People I have blocked</b>"), _("Tap a name, and you may meet again.")),
        buttons=(*one_a_row(*names), *back),
    )

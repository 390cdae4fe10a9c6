"""The shopping list: what is on it, in the question's own text, and each thing a button that turns."""

from aid.shopping_lists import tidy
from aid.words import _, p_
from handlers.screens import fill, paragraphs, quote
from handlers.steps import FOR, LETTERS_TO_TURN_MAX, Choice, Talk, turning

THINGS_OFFERED_MAX = 14


def listed(talk: Talk) -> list[str]:
    """What is on the list so far."""
    things: list[str] = talk.answers.get("list", [])
    return things


def asks_list(talk: Talk) -> str:
    """The list as it stands, and how more gets on it."""
    things = listed(talk)
    said = talk.answers.get("details")
    return paragraphs(
        _("<b>Your shopping list</b>") + "\n" + (list_words(things) if things else _("Nothing yet.")),
        said and fill(_("You wrote: {details}"), details=said),
        _("Tap a thing to put it on or take it off.\nOr write more, like this: 2 pints of milk, bread.")
        if _offered(talk)
        else _("Write what you need, like this: 2 pints of milk, bread."),
    )


def with_more(talk: Talk, things: list[str]) -> list[str]:
    """The list with these on it too, written as they were on lists before."""
    as_usual = {thing.casefold(): thing for thing in talk.known.usual}
    return tidy([*listed(talk), *(as_usual.get(thing.casefold(), thing) for thing in things)])


def list_words(things: list[str]) -> str:
    """A list, one thing a line."""
    return "\n".join(quote(thing) for thing in things)


def list_choices(talk: Talk) -> list[Choice]:
    """What is on the list and what usually is, to be turned on and off; other ways to say it; done."""
    on = listed(talk)
    things = [turning(thing, thing, on=thing in on) for thing in _offered(talk)]
    if len(on) >= THINGS_OFFERED_MAX:
        things.append(Choice(label=p_("button", "Empty the list"), to="list", gives={"list": []}))
    elif talk.known.usual and FOR not in talk.answers:
        things.append(Choice(label=p_("button", "Take one off for good"), says="usual"))
    return [
        *things,
        Choice(label=p_("button", "Say it in my own words"), to="details"),
        Choice(label=p_("button", "Done")),
    ]


def _offered(talk: Talk) -> list[str]:
    # What is usual stays in its place; what is on the list and isn't usual comes after it.
    on = listed(talk)
    usual = list(talk.known.usual)
    further = [thing for thing in on if thing not in usual]
    room = max(THINGS_OFFERED_MAX - len(further), 0)
    kept = [thing for thing in usual if thing in on][:room]
    kept += [thing for thing in usual if thing not in on][: room - len(kept)]
    return _no_twins([*(thing for thing in usual if thing in kept), *further])[:THINGS_OFFERED_MAX]


def _no_twins(things: list[str]) -> list[str]:
    return list({thing[:LETTERS_TO_TURN_MAX]: thing for thing in things}.values())

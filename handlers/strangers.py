"""What somebody who hasn't joined is told: who we are and the way in, and nothing else."""

from aid.words import _, p_
from handlers.context import Context
from handlers.screens import Button, Rows, Screen, one_a_row, paragraphs
from storage import people


def hello() -> str:
    """Who is speaking."""
    return _("Hello. I am Good Turn. I am a computer, and I help neighbours to help each other.")


def way_in() -> Rows:
    """The button under everything that a stranger reads."""
    return one_a_row(Button(label=p_("button", "Join"), says="again:join"))


async def way_in_for(context: Context) -> Rows:
    """The same, if whoever speaks hasn't joined."""
    return () if await people.find_by_account(context.db, context.account_id) else way_in()


def stranger_screen() -> Screen:
    """What somebody who hasn't joined is told, whatever they write."""
    return Screen(text=paragraphs(hello(), _("To join, tap Join or press Start.")), buttons=way_in())


def stopped_screen(words: str, *, joined: bool) -> Screen:
    """A conversation was put away; a stranger still sees the way in."""
    return Screen(text=words, buttons=() if joined else way_in())

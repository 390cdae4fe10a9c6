"""A neighbour taps "I can help": it is theirs, or somebody was quicker and they may stand by."""

from datetime import datetime

from aid.help_requests import claim
from aid.refusals import AlreadyTaken
from aid.stand_by import offer_to
from aid.verbs import verb
from storage.connection import Transaction


@verb
async def offer_help(tx: Transaction, id: int, *, by: int, now: datetime) -> AlreadyTaken | None:
    """Take it, or give back the refusal of whoever was too late: to raise it would undo their letter.

    Raises the same as `claim`, also AlreadyTaken where no letter is left to write.
    """
    try:
        await claim(tx, id, by=by, now=now)
    except AlreadyTaken as taken:
        if await offer_to(tx, id, by, now):
            return taken
        raise
    return None

"""What we may do in a group: organisers hear which right is gone, what stops working, and when it is back."""

from collections.abc import Iterable
from datetime import datetime

from aid.board import may_pin_now
from aid.organisers import tell_organisers
from aid.verbs import verb
from storage import areas, group_rights
from storage.connection import Transaction
from storage.group_rights import Right


@verb
async def note_rights(tx: Transaction, chat_id: int, has: Iterable[Right], *, now: datetime) -> None:
    """Telegram tells what we may do in a group. Whoever is no admin has none of an admin's rights."""
    held = set(has)
    lacks = [right for right in Right if right not in held]
    before = await group_rights.find(tx, chat_id)
    await group_rights.note(tx, chat_id, lacks, now)
    area = await areas.find_by_chat(tx, chat_id)
    if area is None:
        return
    if Right.PIN in held:
        await may_pin_now(tx, chat_id, now=now)
    if set(lacks) - set(before or ()):
        await tell_organisers(tx, "rights_lost", about=area.id, now=now)
    elif before and not lacks:
        await tell_organisers(tx, "rights_back", about=area.id, now=now)

"""The card of a request in its area's group: shown once it may be, and drawn again at every change."""

from datetime import datetime

from aid import board
from aid.kinds import RULES
from aid.organisers import tell_organisers
from storage import areas, cards, outbox
from storage.connection import Transaction
from storage.help_requests import HelpRequest


async def show(
    tx: Transaction, request: HelpRequest, now: datetime, first_at: datetime | None = None
) -> None:
    """Draw the card anew; a new one (`first_at`) appears then. Without a group, organisers hear so."""
    await board.change(tx, request.area_id, now)
    if RULES[request.kind].introduced:
        return  # nobody is raced for it
    area = await areas.find(tx, request.area_id)
    if area and area.chat_id is not None:
        await cards.refresh(tx, area.chat_id, "request", about=request.id, now=now, due_at=first_at)
    elif first_at:
        await tell_organisers(tx, "no_group", about=request.area_id, now=now, urgency=outbox.URGENT)


async def hurry(tx: Transaction, request: HelpRequest, now: datetime) -> None:
    """The card need wait no longer: others than the one asked first are asked now."""
    area = await areas.find(tx, request.area_id)
    if area and area.chat_id is not None:
        await cards.hurry(tx, area.chat_id, "request", about=request.id, now=now)

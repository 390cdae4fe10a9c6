"""Word back to the trusted person who asked: taken, open again, did it come, and how it ended."""

from datetime import datetime

from aid.permissions import is_main_for
from storage import consents, outbox
from storage.connection import Transaction
from storage.consents import Relation
from storage.help_requests import HelpRequest

TAKEN = ("claim", "introduce")
OPEN_AGAIN = ("hand_back", "remove")


async def tell(tx: Transaction, verb_name: str, request: HelpRequest, by: int | None, now: datetime) -> None:
    """A request has moved: whoever asked for somebody else hears it, unless they moved it themselves."""
    if verb_name == "report_done":
        await _ask_main(tx, request, now)
    asker = request.asked_by
    if asker in (by, request.resident_id):
        return
    trust = await consents.between(tx, asker, request.resident_id)
    if trust is None:
        return
    if request.ended_at:
        await outbox.post(tx, asker, "trusted_ended", about=request.id, now=now)
    elif trust.relation is Relation.REFERRER:
        return
    elif verb_name in TAKEN:
        await outbox.post(tx, asker, "trusted_taken", about=request.id, now=now, urgency=outbox.URGENT)
    elif verb_name in OPEN_AGAIN:
        await outbox.post(tx, asker, "trusted_open_again", about=request.id, now=now)


async def _ask_main(tx: Transaction, request: HelpRequest, now: datetime) -> None:
    # Whoever has no account is asked on the telephone; their main trusted person may know sooner.
    main = await consents.main_of(tx, request.resident_id)
    if main and await is_main_for(tx, main.trusted_id, request):
        await outbox.post(tx, main.trusted_id, "trusted_did_it_come", about=request.id, now=now)

"""What needs a second organiser, where there are two: proposed by one, done when another agrees."""

from datetime import datetime, timedelta

from aid.organisers import must_be_organiser
from aid.role_refusals import ProposedAlready
from storage import history, organising, outbox, people, proposals
from storage.connection import Transaction
from storage.proposals import Outcome, Proposal, What
from storage.rows import Source

OPEN_FOR = timedelta(days=7)


async def others(source: Source, by: int) -> list[int]:
    """Who organises besides this one; the frozen don't."""
    return [organiser.id for organiser in await people.organisers(source) if organiser.id != by]


async def may_at_once(tx: Transaction, what: What, about: int, *, by: int, now: datetime) -> bool:
    """True where nobody else organises. Else it is proposed to all others. Raises ProposedAlready."""
    await must_be_organiser(tx, by)
    await _end_old(tx, what, about, now)
    if await proposals.find_open(tx, what, about):
        raise ProposedAlready
    asked = await others(tx, by)
    if not asked:
        return True
    id = await proposals.add(tx, what, about, by, now + OPEN_FOR, now)
    subject = "announcement" if what is What.ANNOUNCE else "person"
    await history.note(tx, f"propose_{what}", subject, about, by=by, now=now)
    for organiser in asked:
        await outbox.post(tx, organiser, "proposal", about=id, now=now)
    return False


async def end(tx: Transaction, proposal: Proposal, outcome: Outcome, by: int | None, now: datetime) -> None:
    """It has ended: every letter of it says so, and whoever proposed it hears it."""
    await proposals.finish(tx, proposal.id, outcome, by, now)
    await outbox.redraw(tx, "proposal", about=proposal.id, now=now)
    if by != proposal.by_id:
        await outbox.post(tx, proposal.by_id, "proposal_over", about=proposal.id, now=now)


async def drop_all_of(tx: Transaction, person_id: int, by: int, now: datetime) -> None:
    """Whoever may not organise any more proposes nothing, and has given no link that leads anywhere."""
    for proposal in await proposals.open_ones(tx):
        if person_id == proposal.by_id or (proposal.subject, proposal.about) == ("person", person_id):
            await end(tx, proposal, Outcome.DROPPED, by, now)
    await organising.void_links(tx, person_id)


async def _end_old(tx: Transaction, what: What, about: int, now: datetime) -> None:
    proposal = await proposals.find_open(tx, what, about)
    if proposal and proposal.until <= now:
        await end(tx, proposal, Outcome.LAPSED, None, now)

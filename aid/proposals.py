"""A second organiser agrees to what one proposed, or doesn't; after a week it is void."""

from datetime import datetime

from aid import announcing, checkin_organising, seconds
from aid.organiser_roles import ONCE_AGREED as OF_ROLES
from aid.organisers import must_be_organiser
from aid.refusals import NotHere
from aid.role_refusals import OwnProposal, ProposalOver
from aid.verbs import verb
from storage import history, organising, people, proposals
from storage.connection import Transaction
from storage.database import Database
from storage.people import Standing
from storage.proposals import Outcome, Proposal, What

AT_ONCE = 100
ONCE_AGREED = OF_ROLES | checkin_organising.ONCE_AGREED | {What.ANNOUNCE: announcing.once_agreed}


@verb
async def agree(tx: Transaction, id: int, *, by: int, now: datetime) -> Proposal:
    """Another organiser agrees: it is done. Raises NotAnOrganiser, OwnProposal, ProposalOver or NotHere."""
    proposal = await _get_open(tx, id, by, now)
    if by == proposal.by_id:
        raise OwnProposal
    if not await _still_wanted(tx, proposal):
        raise ProposalOver
    await seconds.end(tx, proposal, Outcome.AGREED, by, now)
    await history.note(tx, f"agree_{proposal.what}", proposal.subject, proposal.about, by=by, now=now)
    await ONCE_AGREED[proposal.what](tx, proposal.about, proposal.by_id, now)
    return proposal


@verb
async def refuse(tx: Transaction, id: int, *, by: int, now: datetime) -> Proposal:
    """Another organiser says no, or whoever proposed it takes it back. Raises as `agree`."""
    proposal = await _get_open(tx, id, by, now)
    own = by == proposal.by_id
    await seconds.end(tx, proposal, Outcome.DROPPED if own else Outcome.REFUSED, by, now)
    await history.note(tx, f"refuse_{proposal.what}", proposal.subject, proposal.about, by=by, now=now)
    return proposal


@verb
async def lapse(tx: Transaction, proposal: Proposal, *, now: datetime) -> None:
    """Nobody answered in a week."""
    await seconds.end(tx, proposal, Outcome.LAPSED, None, now)


async def sweep_over(db: Database, now: datetime) -> None:
    """What nobody agreed to in time is void."""
    for proposal in await proposals.over(db, now, AT_ONCE):
        await lapse(db, proposal, now=now)


async def _get_open(tx: Transaction, id: int, by: int, now: datetime) -> Proposal:
    await must_be_organiser(tx, by)
    proposal = await proposals.find(tx, id)
    if proposal is None:
        raise NotHere
    if proposal.outcome or proposal.until <= now:
        raise ProposalOver
    return proposal


async def _still_wanted(tx: Transaction, proposal: Proposal) -> bool:
    proposer, role = await people.find(tx, proposal.by_id), await organising.find(tx, proposal.about)
    if proposer is None or not proposer.organiser:
        return False
    if proposal.what is What.ANNOUNCE:
        return await announcing.still_wanted(tx, proposal.about)
    if proposal.what in checkin_organising.ONCE_AGREED:
        return await checkin_organising.still_wanted(tx, proposal)
    wanted = {What.ORGANISER: None, What.SAFEGUARDING: Standing.APPROVED, What.UNFREEZE: Standing.FROZEN}
    return (role.standing if role else None) is wanted[proposal.what]

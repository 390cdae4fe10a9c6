"""Money on errands: how much may be spent, what was, and whether it has been paid back."""

from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime

from aid.amounts import PENCE, amount
from aid.kinds import RULES
from aid.money_refusals import DoneFirst, NoMoney, NothingSpent, SettledAlready, SpentAlready, TooMuch
from aid.organisers import tell_organisers
from aid.permissions import must_be_helper, must_be_resident
from aid.refusals import Ended, Refusal
from aid.verbs import verb
from storage import drafts, help_requests, history, outbox, request_lists
from storage.connection import Transaction
from storage.database import Database
from storage.help_requests import HelpRequest, Kind, Pay, Status

BUDGET_POUNDS = 30
DONE = (Status.REPORTED, Status.CLOSED)


@dataclass(frozen=True, kw_only=True)
class Terms:
    """What the resident says of the money. `budget` in pence (None: all of `most`, the limit here)."""

    budget: int | None = None
    pay: Pay = Pay.CASH
    most: int = BUDGET_POUNDS * PENCE


def within(budget: int, most: int) -> int:
    """The budget, if it is not over the limit (both in pence). Raises TooMuch."""
    if not 0 < budget <= most:
        raise TooMuch(most=amount(most))
    return budget


def may_report(request: HelpRequest) -> bool:
    """Is there something to say about what was spent?"""
    with suppress(Refusal):
        must_be_reportable(request)
        return True
    return False


def must_be_reportable(request: HelpRequest) -> None:
    """Raise NoMoney, SpentAlready, DoneFirst or Ended where there is nothing to say about what was spent."""
    if not RULES[request.kind].money:
        raise NoMoney
    if request.spent is not None:
        raise SpentAlready
    if request.status in DONE:
        return
    raise Ended(day=request.ended_at) if request.ended_at else DoneFirst


async def agree(tx: Transaction, id: int, kind: Kind, terms: Terms) -> None:
    """A new request's budget and how it is paid, where its kind takes money. Raises TooMuch."""
    if RULES[kind].money:
        budget = terms.most if terms.budget is None else within(terms.budget, terms.most)
        await help_requests.correct(tx, id, budget=budget, pay=terms.pay)


@verb
async def report_spending(
    tx: Transaction,
    id: int,
    *,
    draft_id: int,
    by: int,
    spent: int,
    receipt: str | None,
    settled: bool,
    settle_by: datetime,
    now: datetime,
) -> HelpRequest:
    """The helper says what was spent (pence), with the receipt; the resident sees it.

    Raises NotHere, NoMoney, DoneFirst or SpentAlready.
    """
    await drafts.end(tx, draft_id)
    request = await must_be_helper(tx, id, by)
    must_be_reportable(request)
    due = {"settled_at": now} if settled else {"settle_by": settle_by}
    await help_requests.correct(tx, id, spent=spent, receipt=receipt, **due)
    await history.note(tx, "report_spending", "spending", id, by=by, now=now)
    await outbox.redraw(tx, "did_it_come", about=id, now=now)
    await outbox.post(tx, request.resident_id, "receipt", about=id, now=now)
    if not settled:
        await outbox.post(tx, request.resident_id, "have_you_paid", about=id, now=now)
    if request.budget is not None and spent > request.budget:
        await tell_organisers(tx, "over_budget", about=id, now=now)
    return request


@verb
async def settle(tx: Transaction, id: int, *, by: int, now: datetime) -> HelpRequest:
    """The resident has paid; the helper hears it. Raises NotHere, NothingSpent or SettledAlready."""
    request = await must_be_resident(tx, id, by)
    if request.spent is None or request.helper_id is None:
        raise NothingSpent
    if request.settled_at:
        raise SettledAlready(day=request.settled_at)
    await help_requests.correct(tx, id, settled_at=now, settle_by=None)
    await history.note(tx, "settle", "spending", id, by=by, now=now, on_behalf_of=request.resident_id)
    await outbox.post(tx, request.helper_id, "settled", about=id, now=now)
    return request


@verb
async def leave_unsettled(tx: Transaction, id: int, *, now: datetime) -> None:
    """Nobody has said that it is paid: organisers hear it."""
    request = await help_requests.find(tx, id)
    if request is None or request.settle_by is None:
        return
    await help_requests.correct(tx, id, settle_by=None)
    await history.note(tx, "leave_unsettled", "spending", id, by=None, now=now)
    await tell_organisers(tx, "not_settled", about=id, now=now)


async def sweep_unsettled(db: Database, now: datetime, heard_at: datetime) -> None:
    """Tell organisers of what is not paid in time, as far as we have listened."""
    for request in await request_lists.unsettled(db, min(now, heard_at)):
        await leave_unsettled(db, request.id, now=now)

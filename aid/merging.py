"""Two records of one person: an organiser makes them one. Nobody can take them apart again."""

from datetime import datetime

from aid.organisers import must_be_organiser, tell_organisers
from aid.people import get
from aid.record_refusals import AddressThere, BothHaveAccounts, BusyTogether, OrganisersStay, SameRecord
from aid.refusals import NotAsked
from aid.standings import leads_on, move
from aid.verbs import verb
from storage import history, merging, outbox
from storage.connection import Transaction
from storage.people import Person, Standing


@verb
async def merge(
    tx: Transaction, keep_id: int, gone_id: int, *, drop_account: bool = False, by: int, now: datetime
) -> Person:
    """All that is the other's is the kept one's; what it lacks is filled in. A `merge` stands in history.

    With two Telegram accounts the other's is let go, but only with `drop_account`. Raises NotAnOrganiser,
    NotHere, SameRecord, OrganisersStay, BusyTogether, BothHaveAccounts or AddressThere.
    """
    await must_be_organiser(tx, by)
    keep, gone = await get(tx, keep_id), await get(tx, gone_id)
    await _must_fit(tx, keep, gone, drop_account)
    if keep.account_id is not None and gone.account_id is not None:
        await merging.let_account_go(tx, gone_id)
    await merging.merge(tx, keep_id, gone_id, now)
    await history.note(tx, "merge", "person", gone_id, by=by, now=now, on_behalf_of=keep_id)
    merged = await get(tx, keep_id)
    if merged.account_id is not None:
        await outbox.post(tx, keep_id, "records_joined", about=keep_id, now=now)
    if keep.neighbour is None and gone.area_id != merged.area_id and leads_on(merged, "change_area"):
        # To be let in for one area is not to be let in for another.
        standing = await move(tx, merged, "change_area", NotAsked(), by=by, now=now)
        if standing is Standing.ASKED:
            await tell_organisers(tx, "neighbour_to_approve", about=keep_id, now=now)
    return await get(tx, keep_id)


async def _must_fit(tx: Transaction, keep: Person, gone: Person, drop_account: bool) -> None:
    if keep.id == gone.id:
        raise SameRecord
    if await merging.organises(tx, keep.id, gone.id):
        raise OrganisersStay
    if await merging.have_business(tx, keep.id, gone.id):
        raise BusyTogether
    if keep.account_id is None or gone.account_id is None:
        return
    if not drop_account:
        raise BothHaveAccounts
    if await merging.holds_address(tx, gone.id):
        raise AddressThere

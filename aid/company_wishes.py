"""Who would like regular company: they say so themselves, or it is suggested to who said that it may be."""

from datetime import datetime, timedelta

from aid.company_chances import COUNTED_OVER, Chance, Sign, may_suggest
from aid.organisers import tell_organisers
from aid.people import get as get_person
from aid.verbs import verb
from storage import checkin_plans, company, company_wishes, history, outbox
from storage.company_wishes import CompanyWish
from storage.connection import Transaction
from storage.database import Database
from storage.help_requests import Kind
from storage.rows import Source

SAID_LATELY = timedelta(days=14)


@verb
async def let_suggest(tx: Transaction, *, on: bool, by: int, now: datetime) -> CompanyWish:
    """Company may be suggested to them from now on, or may not."""
    await company_wishes.correct(tx, by, may_suggest=on)
    await history.note(tx, "let_suggest", "person", by, by=by, now=now)
    return await company_wishes.find(tx, by)


@verb
async def want_company(tx: Transaction, *, by: int, now: datetime) -> None:
    """They would like regular company: organisers hear it; said again within two weeks it is known."""
    before = (await company_wishes.find(tx, by)).wished_at
    await company_wishes.correct(tx, by, wished_at=now, declined_at=None)
    await history.note(tx, "want_company", "person", by, by=by, now=now)
    if before is None or now - before > SAID_LATELY:
        await tell_organisers(tx, "company_wished", about=by, now=now)


@verb
async def no_company(tx: Transaction, *, by: int, now: datetime) -> None:
    """They would rather not: it isn't suggested to them for half a year, and nobody looks for anybody."""
    await company_wishes.correct(tx, by, declined_at=now, wished_at=None)
    await history.note(tx, "no_company", "person", by, by=by, now=now)


async def sweep(db: Database, now: datetime) -> None:
    """Suggest company to those who said that one may, and whose requests say that they see few people."""
    for wish in await company_wishes.open_to_it(db):
        if may_suggest(await _chance(db, wish, now), now):
            await suggest_company(db, wish.person_id, now=now)


@verb
async def suggest_company(tx: Transaction, person_id: int, *, now: datetime) -> None:
    """Company is suggested to them, once a month at most."""
    await company_wishes.correct(tx, person_id, suggested_at=now)
    await history.note(tx, "suggest_company", "person", person_id, by=None, now=now)
    await outbox.post(tx, person_id, "company_chance", about=person_id, now=now)


async def _chance(source: Source, wish: CompanyWish, now: datetime) -> Chance:
    id, since = wish.person_id, now - COUNTED_OVER
    person = await get_person(source, id)
    return Chance(
        may_be_told=wish.may_suggest and person.account_id is not None,
        in_pair=wish.wished_at is not None or bool(await company.live_of(source, id)),
        signs={
            Sign.CHECK_INS: int(await checkin_plans.find_of(source, id) is not None),
            Sign.CHECK_IN_REQUESTS: await company_wishes.asked_for(source, id, Kind.CHECK_IN, since),
            Sign.COMPANY_REQUESTS: await company_wishes.asked_for(source, id, Kind.COMPANY, since),
        },
        suggested_at=wish.suggested_at,
        declined_at=wish.declined_at,
    )

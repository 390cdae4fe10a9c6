"""People who are asked each morning, on a database alone: no Telegram, and a postman who is the test's."""

from collections.abc import Callable, Coroutine, Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import datetime, timedelta
from functools import cache
from typing import Any
from zoneinfo import ZoneInfo

import sqlcipher3.dbapi2 as sqlite

from aid import checkin_callers, checkin_days, checkin_pauses, checkin_plans, ladder, people
from aid.checkin_plans import Terms
from aid.checkin_rungs import ALARM, QUESTIONS
from storage import checkins, outbox
from storage import people as stored
from storage.checkin_plans import Pronoun
from storage.connection import EVERY_CONNECTION, Reading, Transaction, drive
from storage.database import Database
from storage.migrate import migrate
from storage.outbox import Letter
from storage.people import Role, Standing

WAITS = ladder.Waits(
    again=timedelta(minutes=15),
    contact=timedelta(minutes=15),
    repeat=timedelta(minutes=15),
    deaf=timedelta(minutes=30),
    late=timedelta(hours=4),
)
CHECK = timedelta(minutes=45)
STALE_WHEN_OVER = (ALARM, *QUESTIONS)


class AtOnce(Database):
    """A database in memory that nobody has to wait for: the same statements, without turns and threads."""

    def __init__(self, connection: Any) -> None:
        self._connection = connection

    async def transaction(self, work: Callable[[Transaction], Coroutine[Any, Any, Any]]) -> Any:
        """All of it, or nothing."""
        self._connection.execute("SAVEPOINT work")
        try:
            outcome = drive(work(Transaction(self._connection)))
        except BaseException:
            self._connection.execute("ROLLBACK TO work")
            raise
        finally:
            self._connection.execute("RELEASE work")
        return outcome

    async def read(self, work: Callable[[Reading], Coroutine[Any, Any, Any]]) -> Any:
        """Several questions in one go."""
        return drive(work(Reading(self._connection)))


class Mornings:
    """The street's records in one zone. `blocked`: to whom Telegram carries nothing."""

    def __init__(self, db: Database, zone: ZoneInfo, accounts: int = 0) -> None:
        self.db = db
        self.zone = zone
        self.blocked: set[int] = set()
        self._accounts = accounts

    async def person(self, name: str, now: datetime, *, organises: bool = False) -> int:
        """Somebody joins."""
        return (await self.account(name, now, organises=organises))[1]

    async def account(self, name: str, now: datetime, *, organises: bool = False) -> tuple[int, int]:
        """Somebody joins: their account, and their record."""
        self._accounts += 1
        account_id = self._accounts

        async def work(tx: Transaction) -> int:
            id = await stored.add(tx, account_id, name, None, "en", now)
            if organises:
                await stored.give_role(tx, id, Role.ORGANISER, Standing.APPROVED, now)
            return id

        return account_id, await self.db.transaction(work)

    async def agrees(
        self,
        person: int,
        *contacts: int,
        now: datetime,
        asks_at: str = "09:00",
        weekdays: str = "1234567",
        wait: int = 30,
        caller: int | None = None,
    ) -> int:
        """They agree to be asked, and whoever is to be told agrees as well."""
        terms = Terms(
            weekdays=weekdays, asks_at=asks_at, wait_minutes=wait, pronoun=Pronoun.THEM,
            contacts=contacts, caller_id=caller, always=True,
        )  # fmt: skip

        async def work(tx: Transaction) -> int:
            plan = await checkin_plans.note_plan(tx, person, terms, by=person, now=now)
            await checkin_plans.agree_to_plan(tx, plan.id, by=person, zone=self.zone, now=now)
            if caller is not None:
                await checkin_callers.answer_caller(tx, plan.id, yes=True, by=caller, now=now)
            for contact in contacts:
                await checkin_plans.answer_contact(tx, plan.id, yes=True, by=contact, now=now)
            return plan.id

        return await self.db.transaction(work)

    async def tick(
        self, now: datetime, heard_at: datetime | None, awake_since: datetime | None = None
    ) -> None:
        """The clock looks what is due, as bot/sweeps.py does."""
        just_awake = awake_since is not None and now - awake_since < WAITS.deaf
        waits = replace(WAITS, deaf=ladder.NEVER) if just_awake else WAITS
        await checkin_pauses.sweep(self.db, now, self.zone)
        await checkin_days.sweep(self.db, now, heard_at, self.zone, waits)
        await ladder.sweep(self.db, now, heard_at, waits)

    async def waiting(self, now: datetime) -> list[Letter]:
        """What the postman has in hand."""
        by_urgency = [await outbox.due(self.db, now, 1000, urgency=urgency) for urgency in (0, 1, 2)]
        return [letter for letters in by_urgency for letter in letters]

    async def carry(self, letter: Letter, now: datetime) -> bool:
        """A letter is carried as the postman would; says whether it arrived."""

        async def work(tx: Transaction) -> bool:
            if letter.person_id in self.blocked:
                await outbox.settle(tx, letter.id, "failed", now, error="unreachable")
                if letter.account_id:
                    await people.lose(tx, letter.account_id, now=now)
                return False
            found = await checkins.find(tx, letter.about) if letter.kind in STALE_WHEN_OVER else None
            if found and found.ending:
                await outbox.settle(tx, letter.id, "stale", now)
                return False
            await outbox.settle(tx, letter.id, "sent", now, message_id=letter.id)
            return True

        return await self.db.transaction(work)


@cache
def nobody_yet() -> Any:
    """A connection to a database without any rows, made once."""
    connection = sqlite.connect(":memory:", isolation_level=None, check_same_thread=False)
    connection.row_factory = sqlite.Row
    for pragma in EVERY_CONNECTION:
        connection.execute(pragma)
    migrate(connection)
    return connection


@contextmanager
def mornings(zone: str) -> Iterator[Mornings]:
    """A street without anybody yet; what happens on it is undone at its end."""
    connection = nobody_yet()
    connection.execute("BEGIN")
    try:
        yield Mornings(AtOnce(connection), ZoneInfo(zone))
    finally:
        connection.execute("ROLLBACK")

"""Writers take turns: all or nothing, on the disk before anyone is told, whoever leaves meanwhile."""

import asyncio
import json
import random
import threading
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from storage import areas, history, inbox, outbox, people
from storage.connection import Transaction
from storage.database import Database, Handling, handling

NOW = datetime(2026, 3, 3, 9, 0, tzinfo=UTC)
PATIENCE = 10.0


class Wrong(Exception):
    """What a verb raises here."""


@pytest.fixture
async def db(tmp_path: Path) -> AsyncIterator[Database]:
    db = await Database.open(tmp_path / "goodturn.db", tmp_path / "key")
    yield db
    await db.close()


@asynccontextmanager
async def busy_writer(db: Database) -> AsyncIterator[None]:
    """The writer is in the middle of somebody's turn."""
    began, may_end = threading.Event(), threading.Event()

    async def linger(tx: Transaction) -> None:
        began.set()
        assert may_end.wait(PATIENCE)

    lingering = asyncio.create_task(db.transaction(linger))
    assert await asyncio.to_thread(began.wait, PATIENCE)
    try:
        yield
    finally:
        may_end.set()
        await lingering


def adding(*names: str, then: Exception | None = None) -> Any:
    async def work(tx: Transaction) -> str:
        for name in names:
            await areas.add(tx, name, NOW)
        if then:
            raise then
        return names[-1]

    return work


async def names(db: Database) -> set[str]:
    return {area.name for area in await areas.all(db)}


async def statements(db: Database) -> list[str]:
    """What the writer is told from now on."""
    told: list[str] = []
    await db.transaction(lambda tx: _listen(tx, told))
    told.clear()
    return told


async def _listen(tx: Transaction, told: list[str]) -> None:
    tx.connection.set_trace_callback(told.append)


async def test_those_who_wait_together_share_one_commit_and_an_error_undoes_one_alone(db):
    told = await statements(db)
    async with busy_writer(db):
        waiting = asyncio.gather(
            db.transaction(adding("Elm Street")),
            db.transaction(adding("Oak Road", "Ash Lane", then=Wrong())),
            db.transaction(adding("Fir Close")),
            return_exceptions=True,
        )
        await asyncio.sleep(0)
    answers = await waiting
    assert [answers[0], type(answers[1]), answers[2]] == ["Elm Street", Wrong, "Fir Close"]
    assert await names(db) == {"Elm Street", "Fir Close"}
    assert told.count("COMMIT") == 2  # the one that lingered, and those who waited for it


async def test_a_verb_that_breaks_a_rule_of_the_tables_undoes_itself_alone(db):
    await db.transaction(adding("Elm Street"))
    with pytest.raises(Exception, match="UNIQUE"):
        await db.transaction(adding("Oak Road", "Elm Street"))
    with pytest.raises(Exception, match="FOREIGN KEY"):
        await db.transaction(lambda tx: areas.link(tx, 1, -100, by=77, now=NOW))
    assert await names(db) == {"Elm Street"}
    assert (await areas.all(db))[0].chat_id is None


async def test_history_cannot_be_replaced_either(db):
    await db.transaction(lambda tx: history.note(tx, "ask", "help_request", 1, by=None, now=NOW))
    replace = "INSERT OR REPLACE INTO history (id, at, verb, subject, subject_id) VALUES (1, '', 'x', 'y', 2)"
    with pytest.raises(Exception, match="history is never deleted"):
        await db.transaction(lambda tx: tx.run(replace))
    assert (await db.one("SELECT verb FROM history"))["verb"] == "ask"


async def test_who_leaves_before_their_turn_has_done_nothing(db):
    async with busy_writer(db):
        leaving = asyncio.create_task(db.transaction(adding("Elm Street")))
        staying = asyncio.create_task(db.transaction(adding("Oak Road")))
        await asyncio.sleep(0)
        leaving.cancel()
    await staying
    assert await names(db) == {"Oak Road"}


async def test_who_leaves_during_their_turn_has_done_it_all(db):
    began, may_end = threading.Event(), threading.Event()

    async def work(tx: Transaction) -> None:
        await areas.add(tx, "Elm Street", NOW)
        began.set()
        assert may_end.wait(PATIENCE)
        await areas.add(tx, "Oak Road", NOW)

    leaving = asyncio.create_task(db.transaction(work))
    await asyncio.to_thread(began.wait, PATIENCE)
    leaving.cancel()
    await asyncio.wait((leaving,))
    may_end.set()
    await db.transaction(adding("Fir Close"))
    assert await names(db) == {"Elm Street", "Oak Road", "Fir Close"}


async def test_of_2000_transactions_with_a_third_cancelled_none_is_half_done(db):
    chance = random.Random(1)

    async def one(number: int) -> None:
        await db.transaction(adding(f"{number}", f"{number} twin"))

    tasks = []
    for number in range(2000):
        tasks.append(asyncio.create_task(one(number)))
        if number % 7 == 0:
            await asyncio.sleep(0)
        if chance.random() < 0.3:
            victim = chance.choice(tasks[-20:])
            asyncio.get_running_loop().call_later(chance.random() / 100, victim.cancel)
    outcomes = await asyncio.gather(*tasks, return_exceptions=True)
    known = await names(db)
    cancelled = [isinstance(outcome, asyncio.CancelledError) for outcome in outcomes]
    assert 100 < sum(cancelled) < 900
    assert not [outcome for outcome in outcomes if isinstance(outcome, Exception)]
    for number, left in enumerate(cancelled):
        assert (str(number) in known) == (f"{number} twin" in known)
        assert left or str(number) in known


async def test_a_verb_that_waits_for_anything_else_is_refused_and_undone(db):
    async def waits(tx: Transaction) -> None:
        await areas.add(tx, "Elm Street", NOW)
        await asyncio.sleep(0)

    with pytest.raises(RuntimeError, match="waited for something"):
        await db.transaction(waits)
    await db.transaction(adding("Oak Road"))
    assert await names(db) == {"Oak Road"}


async def test_a_verb_that_raises_as_if_cancelled_does_not_stop_the_writer(db):
    async def as_if_cancelled(tx: Transaction) -> None:
        await areas.add(tx, "Elm Street", NOW)
        raise asyncio.CancelledError

    with pytest.raises(asyncio.CancelledError):
        await db.transaction(as_if_cancelled)
    await db.transaction(adding("Oak Road"))
    assert await names(db) == {"Oak Road"}


async def test_a_verb_that_ends_the_common_transaction_spoils_it_for_all_and_nobody_is_told_otherwise(db):
    async def ends_it(tx: Transaction) -> None:
        tx.connection.execute("ROLLBACK")

    async def posts(tx: Transaction) -> None:
        await areas.add(tx, "Elm Street", NOW)
        tx.has_mail = True

    async with busy_writer(db):
        waiting = asyncio.gather(
            db.transaction(posts),
            db.transaction(ends_it),
            db.transaction(adding("Oak Road")),
            return_exceptions=True,
        )
        await asyncio.sleep(0)
    assert [type(answer) for answer in await waiting] == [RuntimeError] * 3
    assert not db.mail.is_set()
    await db.transaction(adding("Fir Close"))
    assert await names(db) == {"Fir Close"}


async def test_readers_never_wait_for_the_writer_and_see_only_what_is_kept(db):
    await db.transaction(adding("Elm Street"))
    async with busy_writer(db):
        waiting = asyncio.create_task(db.transaction(adding("Oak Road")))
        async with asyncio.timeout(PATIENCE / 2):
            assert await names(db) == {"Elm Street"}
    await waiting
    assert await names(db) == {"Elm Street", "Oak Road"}


async def test_a_reader_cannot_change_anything(db):
    with pytest.raises(Exception, match="readonly"):
        await db.one("INSERT INTO areas (name, made_at) VALUES ('Elm Street', '2026') RETURNING id")


async def test_closing_finishes_what_waits_and_takes_nothing_more(tmp_path):
    db = await Database.open(tmp_path / "goodturn.db", tmp_path / "key")
    waiting = [asyncio.create_task(db.transaction(adding(f"{number}"))) for number in range(500)]
    await asyncio.sleep(0)
    waiting[-1].cancel()
    await db.close()
    assert all(task.done() for task in waiting)
    with pytest.raises(RuntimeError, match="closed"):
        await db.transaction(adding("too late"))
    with pytest.raises(RuntimeError, match="closed"):
        await names(db)
    db = await Database.open(tmp_path / "goodturn.db", tmp_path / "key")
    assert len(await names(db)) == 499
    await db.close()


async def test_an_update_is_dealt_with_exactly_when_its_verb_is_kept(db):
    body = json.dumps({"update_id": 7})
    await db.transaction(lambda tx: inbox.store(tx, [(7, 1001, body), (8, 1001, body)], NOW))
    for update_id, then in ((7, Wrong()), (8, None)):
        mark = Handling(update_id, NOW)
        handling.set(mark)
        await asyncio.gather(db.transaction(adding(f"{update_id}", then=then)), return_exceptions=True)
        assert mark.done is (then is None)
    handling.set(None)
    assert [arrival.update_id for arrival in await inbox.waiting(db)] == [7]
    assert await names(db) == {"8"}


async def test_an_update_whose_handler_left_before_its_turn_is_not_dealt_with(db):
    await db.transaction(lambda tx: inbox.store(tx, [(7, 1001, "{}")], NOW))
    mark = Handling(7, NOW)
    async with busy_writer(db):
        handling.set(mark)
        leaving = asyncio.create_task(db.transaction(adding("Elm Street")))
        handling.set(None)
        await asyncio.sleep(0)
        leaving.cancel()
    await db.transaction(adding("Oak Road"))
    assert mark.done is False
    assert [arrival.update_id for arrival in await inbox.waiting(db)] == [7]


async def test_the_postman_is_woken_by_letters_that_are_kept_and_by_no_others(db):
    rosa = await db.transaction(lambda tx: people.add(tx, 1001, "Rosa Bell", None, "en", NOW))

    def posting(then: Exception | None = None) -> Any:
        async def work(tx: Transaction) -> None:
            await outbox.post(tx, rosa, "thanked", about=1, now=NOW)
            if then:
                raise then

        return work

    assert not db.mail.is_set()
    with pytest.raises(Wrong):
        await db.transaction(posting(Wrong()))
    assert not db.mail.is_set()
    await db.transaction(posting())
    assert db.mail.is_set()
    assert len(await outbox.due(db, NOW, 10, urgency=outbox.NORMAL)) == 1

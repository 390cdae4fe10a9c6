"""Alarms that Telegram doesn't carry go by e-mail and hook: once by each, never lost, and tried daily."""

from datetime import timedelta

import pytest

from bot.playground.faults import Fault
from bot.second_channel import SecondChannel
from bot.settings import Settings
from storage.audit import other_ways_fail
from storage.dispatches import take_up
from tests.checkin_street import agrees
from tests.conftest import Neighbourhood
from tests.mail_server import board, mailbox
from tests.many import at
from tests.promised import unheard
from tests.restarts import changed


@pytest.fixture
async def both(street: Neighbourhood, tmp_path):
    """A mailbox, a board, and the channel to both; Rosa has been asked this morning, and says nothing."""
    async with mailbox() as box, board() as notes:
        settings = changed(
            street, tmp_path, smtp_host="127.0.0.1", smtp_port=box.port, smtp_from="turn@elm.example",
            alarm_emails="olga@elm.example,pia@elm.example", alarm_url=notes.url,
        )  # fmt: skip
        await agrees(street, street.ben)
        await at(street, 9)
        yield box, notes, channel(street, settings)


def channel(street: Neighbourhood, settings: Settings) -> SecondChannel:
    return SecondChannel(street.app.db, street.clock, settings, "GoodTurnBot")


async def an_alarm_waits(street: Neighbourhood) -> None:
    """Rosa calls for help at the very moment from which Telegram takes no letter of ours."""
    street.emulator.faults.add("sendMessage", Fault.server(), times=None)
    await street.rosa.taps("I need help now")


def alarms(box) -> list[str]:
    return [letter for letter in box.letters if "somebody needs you" in letter]


async def test_an_alarm_telegram_does_not_carry_goes_once_by_each_way_after_2_minutes(street, both):
    box, notes, other = both
    await an_alarm_waits(street)
    await other.round()
    assert (alarms(box), [words for priority, words in notes.notes if priority == "urgent"]) == ([], [])
    await unheard(street, minutes=2)
    for _ in range(3):
        await other.round()
    [letter] = alarms(box)
    assert "Rosa Bell" in letter and "To: olga@elm.example, pia@elm.example" in letter
    assert "Elm Street" not in letter
    [bare] = [words for priority, words in notes.notes if priority == "urgent"]
    assert bare.startswith("Good Turn: an alarm waits.") and "Rosa" not in bare
    street.emulator.faults.clear()
    await unheard(street, minutes=10)
    await other.round()
    assert len(alarms(box)) == 1


async def test_what_telegram_carries_in_time_goes_no_other_way(street, both):
    box, _notes, other = both
    await street.rosa.taps("I need help now")
    await street.hurry(minutes=3)
    await other.round()
    assert alarms(box) == []


async def test_a_way_that_fails_is_tried_again_and_a_crash_between_loses_nothing(street, both):
    box, notes, other = both
    await an_alarm_waits(street)
    box.answers, notes.status = "451 later", 500
    await unheard(street, minutes=2)
    await other.round()
    assert alarms(box) == []
    rows = await street.app.db.all("SELECT state, attempts FROM dispatches WHERE kind <> 'canary'")
    assert [tuple(row) for row in rows] == [("waiting", 1), ("waiting", 1)]
    await street.app.db.transaction(lambda tx: tx.run("UPDATE dispatches SET state = 'sending'"))
    box.answers, notes.status = "250 taken", 200
    await street.app.db.transaction(lambda tx: take_up(tx, street.clock.now()))
    await other.round()
    assert len(alarms(box)) == 1
    assert [priority for priority, _words in notes.notes].count("urgent") == 1


async def test_each_way_is_tried_daily_and_one_that_fails_is_found(street, both):
    box, notes, other = both
    await other.round()
    await other.round()
    assert [letter for letter in box.letters if "a trial" in letter]
    assert box.named == ["olga@elm.example", "pia@elm.example", "turn@elm.example"]
    assert [priority for priority, _words in notes.notes] == ["min"]
    assert await failing(street) is False
    box.refuses.add("pia@elm.example")
    await at(street, 8)
    await at(street, 10)
    await other.round()
    assert len([letter for letter in box.letters if "a trial" in letter]) == 1
    await street.hurry(minutes=6)
    await other.round()
    assert await failing(street) is True


async def failing(street: Neighbourhood) -> bool:
    return await other_ways_fail(street.app.db, street.clock.now() - timedelta(minutes=5))

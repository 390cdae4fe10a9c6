"""Someone notices when we don't: each check finds its planted fault, and organisers hear of it once."""

import asyncio
import socket
from collections.abc import AsyncIterator, Callable
from datetime import timedelta
from pathlib import Path

import pytest
from aiohttp import web

from aid.faults import WORDS
from bot.app import DATABASE
from bot.auditor import NOT_MENDED_BY_A_START, OVER_AFTER
from bot.checks import CHECKS, Sight, found_by
from bot.playground.faults import Fault
from storage.audit import file_damaged
from tests.conftest import Neighbourhood
from tests.restarts import anew, stop_part

BEGINS = "Something has been wrong with me since"
ENDS = "I have been well again since"

# Rows as a fault of ours would leave them. "On its way" and "in an hour" keep the postman's hands off.
OVERDUE = timedelta(minutes=3)
WAITING = {
    "updates_wait": [
        "INSERT INTO inbox (update_id, body, received_at) VALUES (1, '{}', :then)",
        "UPDATE inbox SET state = 'done'",
    ],
    "letters_wait": [
        "INSERT INTO outbox (person_id, kind, about, urgency, state, due_at, posted_at)"
        " VALUES (1, 'thanked', 1, 1, 'sending', :then, :then)",
        "UPDATE outbox SET state = 'sent' WHERE state = 'sending'",
    ],
    "alarms_wait": [
        "INSERT INTO outbox (person_id, kind, about, urgency, due_at, posted_at)"
        " VALUES (1, 'hand_over', 1, 0, :soon, :then)",
        "UPDATE outbox SET state = 'sent' WHERE kind = 'hand_over'",
    ],
    "cards_wait": [
        "INSERT INTO cards (chat_id, kind, about, due_at) VALUES (-5, 'request', 99, :then)",
        "UPDATE cards SET drawn = wanted",
    ],
}


async def run(street: Neighbourhood, sql: str) -> None:
    """Planted straight into the notes, since nobody could do it by acting."""
    now = street.clock.now()
    times = {"then": now - OVERDUE, "soon": now + timedelta(hours=1)}
    await street.app.db.transaction(
        lambda tx: tx.run(sql, **{name: at for name, at in times.items() if f":{name}" in sql})
    )


TAKEN_AWAY = "UPDATE offers SET state = 'removed' WHERE state = 'yes'"
GIVEN_BACK = "UPDATE offers SET state = 'yes' WHERE state = 'removed'"


async def wrong(street: Neighbourhood) -> set[str]:
    """What the auditor finds now, by name. Its first look may only notice that the clock was hurried."""
    await street.app.auditor.audit()
    is_well = await street.app.auditor.audit()
    found = {name for name, words in WORDS.items() if str(words) in street.app.auditor.health().wrong}
    assert is_well == (found == set())
    return found


async def later(street: Neighbourhood, **time: float) -> None:
    """It is that much later, and the bot has heard from somebody since."""
    await street.hurry(**time)
    await street.zed.types("hello")


def told(street: Neighbourhood, beginning: str) -> list[str]:
    """What Olga, who organises, has heard that begins so."""
    return [shown.text for shown in street.olga.chat() if shown.by_bot and shown.text.startswith(beginning)]


async def test_after_the_whole_story_all_is_well(street: Neighbourhood) -> None:
    await street.rosa_asks()
    await street.ben.taps("I can help", chat=street.group)
    assert await wrong(street) == set()
    await later(street, minutes=30)
    assert await wrong(street) == set()
    await later(street, hours=72)
    assert await wrong(street) == set()
    assert told(street, BEGINS) == []


@pytest.mark.parametrize("name", WAITING)
async def test_what_has_waited_too_long_is_found_until_it_waits_no_longer(
    street: Neighbourhood, name: str
) -> None:
    stop_part("postman")
    assert await wrong(street) == set()
    await run(street, WAITING[name][0])
    assert await wrong(street) == {name}
    await run(street, WAITING[name][1])
    assert await wrong(street) == set()


@pytest.mark.parametrize("name", WAITING)
async def test_what_waits_for_a_moment_only_is_fine(street: Neighbourhood, name: str) -> None:
    stop_part("postman")
    await run(street, WAITING[name][0].replace(":then", ":soon"))
    assert await wrong(street) == set()


async def test_a_letter_on_its_way_for_minutes_is_found_if_it_is_an_alarm_by_both(
    street: Neighbourhood,
) -> None:
    await run(street, WAITING["letters_wait"][0].replace("1, 'sending'", "0, 'sending'"))
    assert await wrong(street) == {"letters_wait", "alarms_wait"}


async def test_a_request_that_nobody_closes_in_time_is_found(street: Neighbourhood) -> None:
    await street.rosa_asks()
    await street.ben.taps("I can help", chat=street.group)
    await street.ben.taps("Done")
    await street.ben.taps("45 minutes")
    assert await wrong(street) == set()
    await later(street, minutes=10)
    street.app.rounds.stop()
    street.clock.hurry(timedelta(hours=49))
    await street.zed.types("hello")
    assert await wrong(street) == {"requests_wait"}
    await street.app.hurry()
    assert await wrong(street) == set()


async def test_a_request_whose_resident_has_just_spoken_may_wait(street: Neighbourhood) -> None:
    await street.rosa_asks()
    await street.ben.taps("I can help", chat=street.group)
    await street.ben.taps("Done")
    await street.ben.taps("45 minutes")
    await wrong(street)
    await later(street, minutes=10)
    street.app.rounds.stop()
    street.clock.hurry(timedelta(hours=49))
    await street.zed.types("hello")
    from_rosa = WAITING["updates_wait"][0].replace("(update_id,", "(update_id, account_id,")
    await run(street, from_rosa.replace("(1,", f"(1, {street.rosa.id},"))
    assert await wrong(street) == {"updates_wait"}


async def test_an_open_request_of_a_day_gone_by_is_found(street: Neighbourhood) -> None:
    await street.rosa_asks()
    await later(street, minutes=10)
    assert await wrong(street) == set()
    street.app.rounds.stop()
    street.clock.hurry(timedelta(days=3))
    await street.zed.types("hello")
    assert await wrong(street) == {"agenda_waits", "requests_wait"}
    await street.app.hurry()
    assert await wrong(street) == set()


async def test_a_reminder_that_nobody_sends_is_found(street: Neighbourhood) -> None:
    await street.rosa_asks()
    await street.ben.taps("I can help", chat=street.group)
    await later(street, minutes=10)
    assert await wrong(street) == set()
    street.app.rounds.stop()
    street.clock.hurry(timedelta(hours=9))
    await street.zed.types("hello")
    assert await wrong(street) == {"agenda_waits"}
    await street.app.hurry()
    assert await wrong(street) == set()


async def test_who_may_still_speak_is_not_overdue(street: Neighbourhood) -> None:
    await street.rosa_asks()
    street.app.rounds.stop()
    street.clock.hurry(timedelta(days=3))
    await street.zed.types("hello")
    assert await wrong(street) == set(), "we have only just begun to hear people out"


@pytest.mark.parametrize(
    "planted",
    [
        "UPDATE offers SET state = 'released'",
        "UPDATE offers SET state = CASE state WHEN 'yes' THEN 'released' ELSE 'no_answer' END",
        "UPDATE help_requests SET helper_id = (SELECT id FROM people WHERE name = 'Ayo Mensah')",
        "UPDATE help_requests SET status = 'open', helper_id = NULL, claimed_at = NULL",
    ],
)
async def test_a_request_without_exactly_one_helper_is_found(street: Neighbourhood, planted: str) -> None:
    await street.rosa_asks()
    await street.ben.taps("I can help", chat=street.group)
    assert await wrong(street) == set()
    await run(street, planted)
    assert await wrong(street) == {"helpers_differ"}


async def test_not_to_hear_from_telegram_is_found_and_told_no_later_than_it_is_over(
    street: Neighbourhood,
) -> None:
    faults = street.emulator.faults
    faults.add("getUpdates", Fault.server(500), times=None)
    with pytest.raises(TimeoutError):
        await asyncio.wait_for(street.ben.types("hello"), 0.2)
    await street.emulator.until(lambda: faults.struck)
    street.clock.hurry(timedelta(minutes=2))
    assert await wrong(street) == {"deaf"}
    await street.app.postman.quiet()
    assert len(told(street, BEGINS)) == 1
    faults.clear()
    await street.ben.types("hello again")
    assert await wrong(street) == set()


async def test_deaf_and_unable_to_write_the_organisers_hear_only_of_the_outage(street: Neighbourhood) -> None:
    faults = street.emulator.faults
    deaf = faults.add("getUpdates", Fault.server(500), times=None)
    faults.add("sendMessage", Fault.server(500), times=None)
    with pytest.raises(TimeoutError):
        await asyncio.wait_for(street.ben.types("hello"), 0.2)
    await street.emulator.until(lambda: faults.struck)
    street.clock.hurry(timedelta(minutes=2))
    assert await wrong(street) == {"deaf"}
    faults.planned.remove(deaf)
    await street.ben.types("hello again")
    faults.clear()
    await later(street, minutes=10)
    assert told(street, BEGINS) == []
    await later(street, minutes=11)
    assert await wrong(street) == set()
    await street.settled()
    assert told(street, BEGINS) == told(street, ENDS) == []


async def test_notes_that_cannot_be_read_are_found(street: Neighbourhood) -> None:
    await run(street, "ALTER TABLE cards RENAME TO lost")
    assert await wrong(street) == {"blind"}
    await run(street, "ALTER TABLE lost RENAME TO cards")
    assert await wrong(street) == set()


async def test_a_damaged_file_is_found_within_a_day(street: Neighbourhood, tmp_path: Path) -> None:
    await run(
        street,
        "WITH RECURSIVE many (n) AS (SELECT 1 UNION SELECT n + 1 FROM many LIMIT 5000)"
        " INSERT INTO history (at, verb, subject, subject_id) SELECT 'x', 'verb', 'subject', n FROM many",
    )
    await street.app.stop()
    file = tmp_path / "data" / DATABASE
    with file.open("r+b") as opened:
        opened.seek(file.stat().st_size - 20_000)
        opened.write(b"damage")
    await anew(street, tmp_path)
    await later(street, minutes=9)
    assert await wrong(street) == set()
    await later(street, minutes=2)
    assert await wrong(street) == {"file_damaged"}
    assert await wrong(street) == {"file_damaged"}


async def test_a_file_that_no_longer_opens_is_damaged(street: Neighbourhood, tmp_path: Path) -> None:
    path, key_file = street.app.db.path, street.app.settings.database_key_file
    assert not await file_damaged(path, key_file)
    (tmp_path / "copy.db").write_bytes(b"damage" * 1000)
    assert await file_damaged(tmp_path / "copy.db", key_file)


def test_every_check_has_its_words() -> None:
    names = {name for name, _ in CHECKS}
    assert names | {"file_damaged", "blind", "asleep", "starting"} == set(WORDS)
    assert set(WORDS) >= NOT_MENDED_BY_A_START


async def test_organisers_hear_once_that_something_is_wrong_and_once_that_it_is_over(
    street: Neighbourhood,
) -> None:
    await street.rosa_asks()
    await street.ben.taps("I can help", chat=street.group)
    for _ in range(3):
        await run(street, TAKEN_AWAY)
        assert await wrong(street) == {"helpers_differ"}
        await run(street, GIVEN_BACK)
        assert await wrong(street) == set()
    await street.settled()
    assert len(told(street, BEGINS)) == 1
    assert str(WORDS["helpers_differ"]) in told(street, BEGINS)[0]
    assert told(street, ENDS) == [], "it comes and goes"
    await later(street, minutes=OVER_AFTER / timedelta(minutes=1) + 1)
    assert await wrong(street) == set()
    await street.settled()
    assert len(told(street, ENDS)) == 1
    assert str(WORDS["helpers_differ"]) in told(street, ENDS)[0]
    others = [street.rosa, street.ben, street.ayo, street.zed]
    assert not [shown for phone in others for shown in phone.chat() if "wrong with me" in shown.text]


async def test_a_trouble_that_outlives_a_start_is_not_told_again(
    street: Neighbourhood, tmp_path: Path
) -> None:
    await street.rosa_asks()
    await street.ben.taps("I can help", chat=street.group)
    await run(street, "UPDATE offers SET state = 'released'")
    assert await wrong(street) == {"helpers_differ"}
    await street.settled()
    await anew(street, tmp_path)
    assert await wrong(street) == {"helpers_differ"}
    await street.settled()
    assert len(told(street, BEGINS)) == 1


async def test_what_was_over_before_it_could_be_told_is_not_told(street: Neighbourhood) -> None:
    await street.rosa_asks()
    await street.ben.taps("I can help", chat=street.group)
    street.emulator.faults.add("sendMessage", Fault.server(500), times=None)
    await run(street, TAKEN_AWAY)
    assert await wrong(street) == {"helpers_differ"}
    await street.settled()
    await run(street, GIVEN_BACK)
    await later(street, minutes=11)
    assert await wrong(street) == set()
    await street.settled()
    street.emulator.faults.clear()
    await later(street, minutes=6)
    assert told(street, BEGINS) == told(street, ENDS) == []


async def test_after_the_clock_has_jumped_there_is_a_minute_to_catch_up(street: Neighbourhood) -> None:
    auditor = street.app.auditor
    assert await wrong(street) == set()
    await run(street, WAITING["letters_wait"][0])
    street.clock.hurry(timedelta(hours=1))
    assert await auditor.audit()
    assert not await auditor.audit()


@pytest.fixture
async def outside() -> AsyncIterator[tuple[str, list[str]]]:
    """A keeper of heartbeats: its address, and the beats it has felt."""
    beats: list[str] = []

    async def felt(request: web.Request) -> web.Response:
        beats.append(request.method)
        return web.Response(status=200 if len(beats) % 2 else 500)

    keeper = web.Application()
    keeper.add_routes([web.get("/secret-ping", felt)])
    runner = web.AppRunner(keeper, shutdown_timeout=0.1)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0).start()
    yield f"http://127.0.0.1:{runner.addresses[0][1]}/secret-ping", beats
    await runner.cleanup()


async def until(come_true: Callable[[], object]) -> None:
    async with asyncio.timeout(20):
        while not come_true():
            await asyncio.sleep(0.01)


async def test_the_heart_beats_while_all_is_well_and_only_then(
    empty_street: Neighbourhood, tmp_path: Path, outside: tuple[str, list[str]]
) -> None:
    url, beats = outside
    await anew(empty_street, tmp_path, heartbeat_url=url, wait_audit="PT0.05S")
    await until(lambda: len(beats) >= 3)
    await run(empty_street, WAITING["updates_wait"][0])
    auditor = empty_street.app.auditor
    await until(lambda: not auditor.health().is_well)
    felt, looked_at = len(beats), auditor.health().checked_at
    await until(lambda: auditor.health().checked_at - looked_at > timedelta(seconds=0.3))
    assert len(beats) <= felt + 1
    await run(empty_street, WAITING["updates_wait"][1])
    await until(lambda: len(beats) >= felt + 3)


async def test_without_anybody_to_feel_it_the_heartbeat_harms_nobody(
    empty_street: Neighbourhood, tmp_path: Path
) -> None:
    bot = await anew(empty_street, tmp_path, heartbeat_url="http://127.0.0.1:9/none", wait_audit="PT0.02S")
    await until(lambda: bot.auditor.health().checked_at)
    looked_at = bot.auditor.health().checked_at
    await until(lambda: bot.auditor.health().checked_at - looked_at > timedelta(seconds=0.2))
    assert bot.auditor.health().is_well


@pytest.fixture
def systemd(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> AsyncIterator[Callable[[], list[str]]]:
    """What systemd was told since the last time one asked."""
    listening = socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM)
    listening.bind(str(tmp_path / "notify"))
    listening.setblocking(False)
    monkeypatch.setenv("NOTIFY_SOCKET", str(tmp_path / "notify"))

    def heard() -> list[str]:
        words = []
        while True:
            try:
                words.append(listening.recv(100).decode())
            except BlockingIOError:
                return words

    yield heard
    listening.close()


async def test_systemd_hears_that_we_have_started_are_alive_and_stop(
    empty_street: Neighbourhood, tmp_path: Path, systemd: Callable[[], list[str]]
) -> None:
    bot = await anew(empty_street, tmp_path)
    stop_part("auditor")  # or it might look for itself just now
    assert systemd() == ["STOPPING=1", "READY=1"]
    await bot.auditor.audit()
    assert systemd() == ["WATCHDOG=1"]
    await bot.stop()
    assert systemd() == ["STOPPING=1"]


async def test_while_telegram_cannot_be_reached_at_the_start_systemd_is_asked_for_patience(
    empty_street: Neighbourhood, tmp_path: Path, systemd: Callable[[], list[str]]
) -> None:
    empty_street.emulator.faults.add("getMe", Fault.server(502), times=2)
    await anew(empty_street, tmp_path)
    assert systemd() == ["STOPPING=1", *["EXTEND_TIMEOUT_USEC=120000000"] * 2, "READY=1"]


async def test_the_watchdog_goes_hungry_once_when_a_new_start_may_mend_it(
    empty_street: Neighbourhood, tmp_path: Path, systemd: Callable[[], list[str]]
) -> None:
    street = empty_street
    stop_part("auditor")
    await run(street, WAITING["updates_wait"][0])
    assert not await street.app.auditor.audit()
    assert systemd() == []
    street.emulator.faults.add("getMe", Fault.server(502))
    assert not await street.app.auditor.audit()
    assert systemd() == ["WATCHDOG=1"], "Telegram is away, and would be after a new start"
    await anew(street, tmp_path)
    stop_part("auditor")
    systemd()
    await run(street, WAITING["updates_wait"][0].replace("(1,", "(2,"))
    assert not await street.app.auditor.audit()
    assert systemd() == ["WATCHDOG=1"], "it was tried, and didn't mend it"


async def test_the_watchdog_is_fed_when_no_new_start_would_mend_it(
    street: Neighbourhood, systemd: Callable[[], list[str]]
) -> None:
    await street.rosa_asks()
    await street.ben.taps("I can help", chat=street.group)
    await run(street, "UPDATE offers SET state = 'released'")
    await street.app.auditor.audit()
    stop_part("auditor")
    systemd()
    assert not await street.app.auditor.audit()
    assert systemd() == ["WATCHDOG=1"]


@pytest.mark.parametrize("address", ["@goodturn-nobody", "/nowhere/at/all"])
async def test_a_systemd_that_does_not_listen_is_no_trouble(
    empty_street: Neighbourhood, address: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("NOTIFY_SOCKET", address)
    assert await empty_street.app.auditor.audit()


PLAN = (
    "INSERT INTO checkin_plans (id, person_id, state, weekdays, asks_at, wait_minutes, proposed_by,"
    " proposed_at, agreed_at, next_on, next_at) VALUES (1, 1, 'agreed', '1', '09:00', 30, 1,"
    " {then}, {then}, {on}, {at})"
)
DAY = (
    "INSERT INTO checkins (id, plan_id, person_id, day, due_at, state, climbed_at)"
    " VALUES (1, 1, 1, '2026-03-02', {due}, '{state}', {at})"
)


def at(street: Neighbourhood, minutes: int) -> str:
    """A moment so many minutes ago, as the notes hold it."""
    return f"'{(street.clock.now() - timedelta(minutes=minutes)).isoformat(timespec='microseconds')}'"


@pytest.mark.parametrize(
    ("name", "next_at", "state", "climbed", "due"),
    [
        ("checkins_wait", 10, None, 0, 0),
        ("checkins_wait", None, "asked", 36, 40),
        ("checkins_wait", None, "asked_again", 21, 60),
        ("checkins_wait", None, "contact", 21, 60),
        ("checkins_wait", None, "everybody", 21, 60),
        ("clock_went_back", None, "asked", 0, -30),
        ("", -10, "asked", 20, 20),
        ("", None, "contact", 10, 60),
    ],
)
async def test_a_check_in_that_stands_still_is_found(
    street: Neighbourhood, name: str, next_at: int | None, state: str | None, climbed: int, due: int
) -> None:
    on = ("NULL", "NULL") if next_at is None else ("'2026-03-03'", at(street, next_at))
    then = at(street, 99)
    plan = PLAN.format(then=then, on=on[0], at=on[1])
    street.app.rounds.stop()
    await run(street, plan)
    if state:
        await run(street, DAY.format(due=at(street, due), state=state, at=at(street, climbed)))
    sight = Sight(
        source=street.app.db, now=street.clock.now(), zone=street.app.settings.time_zone, is_deaf=False,
        heard_at=street.clock.now(), rungs={"again": 900, "contact": 900, "repeat": 900},
    )  # fmt: skip
    assert await found_by(CHECKS, sight) == ({name} if name else set())


async def test_an_alarm_that_goes_no_way_at_all_is_found(street: Neighbourhood) -> None:
    await run(
        street,
        "INSERT INTO dispatches (way, kind, about, due_at, noted_at)"
        f" VALUES ('email', 'emergency', 1, :soon, {at(street, 9)})",
    )
    assert "other_ways_fail" in await wrong(street)

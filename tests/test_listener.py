"""Listening: every update is stored before it is acknowledged, and nothing that Telegram says ends it."""

import asyncio
import json
import logging
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta
from time import perf_counter
from typing import Any

import pytest
from telegram import Update
from telegram.ext import MessageHandler, filters

from bot import lanes
from bot.playground.calls import Call
from bot.playground.faults import Fault
from bot.playground.shapes import User
from tests.conftest import Neighbourhood

SECRET = "the chatter of the marigolds"


def asked(street: Neighbourhood) -> list[Call]:
    return [call for call in street.emulator.calls if call.method == "getUpdates"]


def answered_with(*updates: object) -> Fault:
    """An answer to getUpdates that holds these, whatever they are."""
    return Fault(200, json.dumps({"ok": True, "result": list(updates)}).encode())


async def rows(street: Neighbourhood) -> list[dict[str, Any]]:
    return [dict(row) for row in await street.app.db.all("SELECT * FROM inbox ORDER BY update_id")]


def strangers_write(street: Neighbourhood, number: int) -> list[int]:
    """So many people write "/help" at once. Gives the ids of the updates."""
    ids = []
    for account_id in range(5001, 5001 + number):
        phone = street.new_phone(User(account_id, f"Stranger {account_id}"))
        phone.private.started = True
        street.emulator.world.say(phone.private, {"from": phone.user.body()}, _help())
        ids.append(street.emulator.world.updates.queue[-1].id)
    return ids


def _help() -> dict[str, Any]:
    return {"text": "/help", "entities": [{"type": "bot_command", "offset": 0, "length": 5}]}


@contextmanager
def deaf(street: Neighbourhood) -> Iterator[None]:
    """The bot asks in vain."""
    fault = street.emulator.faults.add("getUpdates", Fault.server(), times=None)
    street.emulator.world.updates.end_poll("the line went dead")
    yield
    street.emulator.faults.planned.remove(fault)


def time_passes(street: Neighbourhood, by: timedelta) -> None:
    """As on a clock on the wall; the playground's jumps are no outage, so the listener mustn't see one."""
    street.clock.hurry(by)
    street.app.listener._hurried = street.clock.hurried


async def test_updates_are_fetched_by_the_hundred_and_acknowledged_by_the_next_offset(street):
    with deaf(street):
        ids = strangers_write(street, 250)
    before = len(asked(street))
    await street.settled()
    calls = [call for call in asked(street)[before:] if call.ok]
    batches = [[update["update_id"] for update in call.answer["result"]] for call in calls]
    assert [len(batch) for batch in batches if batch] == [100, 100, 50]
    assert [update_id for batch in batches for update_id in batch] == ids
    for batch, call in zip(batches, calls[1:], strict=False):
        assert call.fields.get("offset") == (batch[-1] + 1 if batch else None)
    assert all(call.fields["limit"] == 100 for call in calls)
    for account_id in (5001, 5250):
        assert len(street.phones[str(account_id)].chat()) == 2


async def test_exactly_what_is_handled_is_asked_for(street):
    await street.rosa.types("/help")
    kinds = {kind for call in asked(street) for kind in call.fields["allowed_updates"]}
    assert kinds == {
        "message", "edited_message", "callback_query", "my_chat_member", "chat_member", "chat_join_request",
    }  # fmt: skip


@pytest.mark.parametrize("empty_street", [{"wait_poll": "PT1S"}], indirect=True, ids=["short polls"])
async def test_numbers_that_start_anew_after_a_week_of_silence_are_heard(street):
    await street.rosa.types("/help")
    street.emulator.world.updates._next_id = 1000
    before = len(street.rosa.chat())
    await street.emulator.until(lambda: asked(street)[-1].fields.get("offset") is None)
    await street.rosa.types("/help")
    assert len(street.rosa.chat()) == before + 2


async def test_what_comes_twice_is_stored_and_answered_once(street):
    before = len(street.rosa.chat())
    street.emulator.faults.add("getUpdates", Fault.closed_after(), times=3)
    await street.rosa.types("/help")
    assert len(street.rosa.chat()) == before + 2
    body = json.loads((await rows(street))[-1]["body"])
    await street.app.listener.store([body, body])
    await street.app.listener.store([body])
    await street.settled()
    assert len(street.rosa.chat()) == before + 2
    assert [row["update_id"] for row in await rows(street)].count(body["update_id"]) == 1


NO_ROOM = "CREATE TEMP TRIGGER no_room BEFORE INSERT ON inbox BEGIN SELECT RAISE(ABORT, 'full'); END"


async def test_nothing_is_acknowledged_before_it_is_on_the_disk(street):
    await street.app.db.transaction(lambda tx: tx.run(NO_ROOM))
    before, settled = len(street.rosa.chat()), street.settled
    street.settled = _at_once
    await street.rosa.types("/help")
    await street.ben.types("/help")
    tries = len(asked(street))
    await street.emulator.until(lambda: len(asked(street)) > tries + 3)
    assert street.emulator.pending == 2
    assert len(street.rosa.chat()) == before + 1
    await street.app.db.transaction(lambda tx: tx.run("DROP TRIGGER no_room"))
    await settled()
    assert street.emulator.pending == 0
    assert len(street.rosa.chat()) == before + 2


async def _at_once() -> None:
    """Nobody waits."""


async def test_group_chatter_is_neither_stored_nor_logged(street, caplog):
    caplog.set_level(logging.DEBUG)
    known = await rows(street)
    await street.ben.types(SECRET, chat=street.group)
    await street.ben.sends_photo(SECRET, chat=street.group)
    await street.ben.sends_voice(chat=street.group)
    await street.ben.forwards(SECRET, "Zed", chat=street.group)
    await street.olga.types(SECRET, chat=street.group, anonymously=True)
    await street.group.posts_from_channel(SECRET)
    await street.group.opens_topic(SECRET)
    assert street.emulator.pending == 0
    assert await rows(street) == known
    assert SECRET not in caplog.text


async def test_what_concerns_us_in_a_group_is_stored(street):
    known = len(await rows(street))
    await street.olga.types("/setup", chat=street.group)
    await street.olga.types("/setup@GoodTurnBot", chat=street.group)
    await street.rosa_asks()
    await street.ben.taps("I can help", chat=street.group)
    await street.ayo.leaves(street.group)
    kinds = [set(json.loads(row["body"])) - {"update_id"} for row in (await rows(street))[known:]]
    assert kinds.count({"chat_member"}) == 1
    assert kinds[:2] == [{"message"}, {"message"}]
    assert {"callback_query"} in kinds


POISON: list[Any] = [
    None,
    7,
    "an update",
    [],
    {},
    {"message": {}},
    {"update_id": None},
    {"update_id": "700"},
    {"update_id": True},
    {"update_id": 2**70},
    {"update_id": 1.5},
]


def _nested(depth: int) -> dict[str, Any]:
    inner: dict[str, Any] = {}
    for _ in range(depth):
        inner = {"reply_to_message": inner}
    return inner


POISON_WITH_ID: list[Any] = [
    {"update_id": 1},
    {"update_id": -5},
    {"update_id": 2, "message": None},
    {"update_id": 3, "message": []},
    {"update_id": 4, "message": {"chat": {"type": []}, "from": {"id": 2**70}}},
    {"update_id": 5, "callback_query": {"from": {"id": True}}},
    {"update_id": 6, "something_new": {"from": {"id": 1001}}},
    {"update_id": 7, "message": {"chat": {"type": "supergroup"}, "text": {"a": []}}},
    {"update_id": 8, "message": {"chat": {"type": "group"}, "migrate_to_chat_id": "x"}},
    {"update_id": 10, "message": {"chat": {"type": "group"}, "migrate_to_chat_id": 1, "text": " "}},
    {"update_id": 11, "message": _nested(900)},
]


async def test_a_poison_update_is_let_go_or_set_aside_and_everybody_else_is_served(street):
    body = {"update_id": 9, "message": _says(street.zed.user.body(), "/start")}
    street.zed.private.started = True
    heard = len(street.zed.chat())
    street.emulator.faults.add("getUpdates", answered_with(*POISON, *POISON_WITH_ID, body))
    await street.rosa.types("/help")
    await street.emulator.until(lambda: len(street.zed.chat()) > heard)
    await street.settled()
    states = {row["update_id"]: row["state"] for row in await rows(street)}
    assert states[9] == states[max(states)] == "done"
    assert all(states[number] != "waiting" for number in (2, 3, 4, 5, 8, 10))
    assert states.keys() & {1, -5, 6, 7} == set()
    assert states.get(11) != "waiting"
    assert street.rosa.last.by_bot


def _says(user: dict[str, Any], text: str) -> dict[str, Any]:
    chat = {"id": user["id"], "type": "private", "first_name": user["first_name"]}
    entities = [{"type": "bot_command", "offset": 0, "length": len(text)}]
    return {"message_id": 1, "date": 1, "chat": chat, "from": user, "text": text, "entities": entities}


NO_LIST = [{}, {"updates": []}, "updates", 7, None, True]


@pytest.mark.parametrize("nonsense", [answered_with(*POISON)] + [
    Fault(200, json.dumps({"ok": True, "result": result}).encode()) for result in NO_LIST
], ids=lambda fault: fault.body[:40].decode())  # fmt: skip
async def test_an_answer_of_nothing_but_nonsense_is_not_asked_for_again_at_once(empty_street, nonsense):
    street = empty_street
    street.emulator.faults.add("getUpdates", nonsense, times=None)
    street.emulator.world.updates.end_poll("now")
    before, began = len(asked(street)), perf_counter()
    await street.emulator.until(lambda: len(asked(street)) - before >= 6)
    assert perf_counter() - began > 0.15
    street.emulator.faults.clear()
    await street.zed.types("/start")
    assert street.zed.last.by_bot


FAULTS = {
    "401": Fault.unauthorized(),
    "404": Fault.not_found(),
    "409": Fault.conflict(),
    "400": Fault.refusal(400, "Bad Request: who knows"),
    "403": Fault.refusal(403, "Forbidden: bot was deleted"),
    "500": Fault.server(),
    "502 in HTML": Fault.html(),
    "200 in HTML": Fault.html(200),
    "garbage": Fault.garbage(),
    "nothing": Fault(200, b""),
    "nested": Fault(200, b"[" * 100_000),
    "late": Fault.slow(0.2),
    "closed before": Fault.closed_before(),
    "closed after": Fault.closed_after(),
}


async def test_whatever_telegram_answers_everybody_is_served_afterwards(street):
    for name, fault in FAULTS.items():
        before = len(street.rosa.chat())
        street.emulator.faults.add("getUpdates", fault, times=3)
        street.emulator.world.updates.end_poll("now")
        await street.rosa.types("/help")
        assert len(street.rosa.chat()) == before + 2, name
        assert street.emulator.faults.struck[-1] == ("getUpdates", fault), name
        street.emulator.faults.clear()


async def test_telegram_is_asked_ever_less_often_and_often_again_once_it_answers(street, caplog):
    caplog.set_level(logging.WARNING)
    for _ in range(2):
        caplog.clear()
        street.emulator.faults.add("getUpdates", Fault.server(), times=6)
        await street.rosa.types("/help")
        pauses = [record.msg["again_in"] for record in caplog.records if "again_in" in record.msg]
        assert pauses == [0.01, 0.02, 0.04, 0.08, 0.1, 0.1]  # the longest is a setting


async def test_a_pause_that_telegram_asks_for_is_kept(street):
    street.emulator.faults.add("getUpdates", Fault.flood(1))
    await street.rosa.types("/help")
    paused = next(i for i, call in enumerate(asked(street)) if call.fault)
    first, second = asked(street)[paused : paused + 2]
    assert second.at - first.at >= timedelta(seconds=1)


async def test_the_first_answer_is_had_at_once_to_know_that_we_hear(street):
    await street.app.listener.answered.wait()
    assert asked(street)[0].fields["timeout"] == 0
    await street.emulator.until(lambda: len(asked(street)) > 1)
    assert asked(street)[-1].fields["timeout"] == 5


async def test_a_webhook_somebody_left_behind_is_taken_away_and_nothing_is_dropped(street):
    settled, street.settled = street.settled, _at_once
    await _set_webhook(street)
    before = len(street.rosa.chat())
    await street.rosa.types("/help")
    await settled()
    assert len(street.rosa.chat()) == before + 2
    [deleted] = [call for call in street.emulator.calls if call.method == "deleteWebhook"]
    assert deleted.fields == {"drop_pending_updates": False}


async def _set_webhook(street: Neighbourhood) -> None:
    from bot.playground.listening import set_webhook

    await set_webhook(street.emulator.world, {"url": "http://127.0.0.1:9/nobody"})


async def test_a_webhook_that_cannot_be_taken_away_yet_is_tried_again(street):
    settled, street.settled = street.settled, _at_once
    street.emulator.faults.add("deleteWebhook", Fault.server(), times=2)
    await _set_webhook(street)
    await street.rosa.types("/help")
    await settled()
    assert street.rosa.last.by_bot
    assert len([call for call in street.emulator.calls if call.method == "deleteWebhook"]) == 3


async def test_what_was_left_when_the_bot_ended_is_handled_at_the_next_start_and_only_that(
    street, monkeypatch
):
    monkeypatch.setattr(lanes, "SECONDS_TO_FINISH", 0.05)

    async def hangs(update: Update, context: Any) -> None:
        await asyncio.Event().wait()

    street.app.application.handlers[0].insert(0, MessageHandler(filters.Text(["/help", "/privacy"]), hangs))
    street.settled = _at_once
    before = [len(phone.chat()) for phone in (street.rosa, street.ben)]
    await street.rosa.types("/help")
    await street.rosa.types("/privacy")
    await street.ben.types("/mine")
    await street.emulator.until(lambda: street.emulator.pending == 0)
    await street.restarts()
    await street.settled()
    assert [len(phone.chat()) for phone in (street.rosa, street.ben)] == [before[0] + 4, before[1] + 2]
    texts = [said.text for said in street.rosa.chat()][-4:]
    assert texts[:2] == ["/help", "/privacy"]
    left = [row["attempts"] for row in await rows(street)]
    assert left[-3:] == [1, 0, 0]  # only the first of each person is counted


def outage_letters(phone: Any) -> list[str]:
    return [said.text for said in phone.chat() if said.text.startswith("I could not listen from")]


async def test_after_ten_deaf_minutes_those_concerned_hear_it_once(street):
    await street.rosa_asks()
    await street.ben.taps("I can help", chat=street.group)
    with deaf(street):
        time_passes(street, timedelta(minutes=25))
    await street.rosa.types("/help")
    for phone, times in (
        (street.rosa, 1),
        (street.ben, 1),
        (street.olga, 1),
        (street.ayo, 0),
        (street.zed, 0),
    ):
        assert len(outage_letters(phone)) == times, phone.name
    outage = await street.app.db.one("SELECT * FROM outages")
    assert outage["ended_at"] > outage["began_at"]
    time_passes(street, timedelta(minutes=5))
    await street.rosa.types("/help")
    assert len(outage_letters(street.rosa)) == 1


async def test_after_a_shorter_time_nobody_hears_of_it(street):
    await street.rosa_asks()
    with deaf(street):
        time_passes(street, timedelta(minutes=8))
    await street.rosa.types("/help")
    assert outage_letters(street.rosa) == outage_letters(street.olga) == []


async def test_when_the_bot_itself_was_gone_for_long_they_hear_it_too(street):
    await street.rosa_asks()
    await street.app.stop()
    street.clock.hurry(timedelta(hours=3))
    for _ in range(2):
        await street.restarts()
        await street.rosa.types("/help")
        assert len(outage_letters(street.rosa)) == len(outage_letters(street.olga)) == 1


async def test_a_jump_of_the_playground_s_clock_is_no_outage(street):
    await street.rosa_asks()
    await street.hurry(hours=5)
    await street.rosa.types("/help")
    assert outage_letters(street.rosa) == outage_letters(street.olga) == []

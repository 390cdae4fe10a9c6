"""No name, address, number or word of anybody's gets into a group or a log, and none stays for long."""

import io
import json
import logging
import re
import traceback
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
import structlog
from telegram import Update
from telegram.error import InvalidToken
from telegram.ext import TypeHandler

from bot.app import GoodTurn
from bot.playground.calls import Call
from bot.playground.emulator import Emulator
from bot.playground.faults import Fault
from handlers import CARDS
from handlers.request_cards import request_card
from storage.people import find
from tests.conftest import TOKEN, Neighbourhood, settings
from tests.marked import (
    CHATTER,
    Marks,
    asks,
    joins,
    live_through_it_all,
    marked_cast,
    say_all_sorts,
    talk_in_the_group,
    told_to_groups,
)
from tests.rows import remembered

ENDINGS = {"closed", "withdrawn", "could_not_fill"}


@pytest.fixture
def marks() -> Marks:
    return Marks()


async def test_a_few_days_leave_no_word_in_a_group_or_a_log(
    empty_street: Neighbourhood, marks: Marks, written: io.StringIO, capfd: pytest.CaptureFixture[str]
) -> None:
    street, db = empty_street, empty_street.app.db
    marked_cast(street, marks)
    await live_through_it_all(street, marks)
    assert {row["status"] for row in await db.all("SELECT status FROM help_requests")} >= ENDINGS
    assert len(marks.given) > 60
    in_groups = told_to_groups(street.emulator.calls)
    assert in_groups.count("I can help") > 5
    assert marks.within(in_groups) == set()
    lines = written.getvalue()
    assert "refusal=AlreadyTaken" in lines
    assert marks.within(lines) == set()
    assert TOKEN.partition(":")[2] not in lines
    assert marks.within(capfd.readouterr()) == set()
    # The marks did get to where they belong, or nothing would be shown by their absence.
    private = json.dumps([call.fields for call in street.emulator.calls], ensure_ascii=False, default=str)
    assert {"address", "name of rosa", "telephone", "details of Shopping", "voice note"} <= marks.within(
        private
    )


async def test_nothing_said_among_neighbours_is_kept(empty_street: Neighbourhood, marks: Marks) -> None:
    street = empty_street
    marked_cast(street, marks)
    await joins(street.olga, marks("name of olga"), "I organise")
    await street.olga.types("/setup", chat=street.group)
    await talk_in_the_group(street, marks)
    await street.olga.types(marks("words in private"))
    kept = marks.within(await remembered(street.app.db, but=()))
    assert "words in private" in kept
    assert kept & set(CHATTER) == set()


async def test_what_waited_from_before_we_asked_for_less_is_not_kept_either(
    empty_street: Neighbourhood, marks: Marks
) -> None:
    street, group = empty_street, empty_street.group
    said = await street.ben.types("hello", chat=group)
    # Telegram hands out what was waiting from before a bot said what it wants.
    street.emulator.world.updates.allow([])
    await street.ben.edits(said, marks("changed chatter"), chat=group)
    assert marks.within(await remembered(street.app.db, but=())) == set()


async def test_what_was_dealt_with_is_forgotten_and_never_lay_open(
    empty_street: Neighbourhood, marks: Marks
) -> None:
    street = empty_street
    marked_cast(street, marks)
    await joins(street.rosa, marks("name of rosa"), "I need help")
    await say_all_sorts(street, marks)
    files = [path for path in Path(street.app.settings.data_dir).rglob("*") if path.is_file()]
    assert files
    for path in files:
        assert marks.within(path.read_bytes().decode("latin-1")) == set(), path
    assert marks.within(await bodies(street))
    await street.hurry(hours=49)
    assert marks.within(await bodies(street)) == set()


async def bodies(street: Neighbourhood) -> str:
    rows = await street.app.db.all("SELECT body, error FROM inbox")
    return "\n".join(f"{row['body']} {row['error']}" for row in rows)


REFUSAL = "Bad Request: can't parse entities: unsupported start tag near {}"


async def test_what_goes_wrong_is_logged_without_a_word_of_anybodys(
    empty_street: Neighbourhood, marks: Marks, written: io.StringIO
) -> None:
    street, faults = empty_street, empty_street.emulator.faults
    marked_cast(street, marks)
    await joins(street.olga, marks("name of olga"), "I organise")
    await street.olga.types("/setup", chat=street.group)
    await joins(street.rosa, marks("name of rosa"), "I need help")
    for method, fault in troubles(marks):
        faults.add(method, fault)
        await street.rosa.types(marks(f"words before {method} went wrong"))
        await street.rosa.taps_data(f"see:{marks('a button before it went wrong')}")
        faults.clear()
    street.app.application.add_handler(TypeHandler(Update, quoting), group=-1)
    await street.rosa.types(marks("words that a broken handler repeats"))
    await street.rosa.taps_data(marks("a button that a broken handler repeats"))
    poison(street, marks("poison"))
    await street.settled()
    lines = written.getvalue()
    assert len(re.findall("event=update_set_aside", lines)) >= 3
    assert "cannot_listen" in lines and "raised=" in lines
    assert marks.within(lines) == set()
    assert TOKEN.partition(":")[2] not in lines


def troubles(marks: Marks) -> Iterator[tuple[str, Fault]]:
    told = Fault.refusal(400, REFUSAL.format(marks("words in Telegram's answer")))
    unclear = (Fault.html(), Fault.garbage(), Fault.closed_after())
    for method in ("sendMessage", "editMessageText", "answerCallbackQuery"):
        for fault in (Fault.flood(0), Fault.server(), told, *unclear):
            yield method, fault
    for fault in (Fault.unauthorized(), Fault.conflict(), *unclear):
        yield "getUpdates", fault


async def quoting(update: Update, context: object) -> None:
    raise RuntimeError(f"{TOKEN} {update.to_json()}")


def poison(street: Neighbourhood, mark: str) -> None:
    """Updates that nobody can read, each in its own way."""
    updates = street.emulator.world.updates
    for body in (mark, [mark], {"from": {"id": 1, "first_name": mark}}, {"chat": mark, "text": mark}):
        updates.add("message", body)
        updates.add("callback_query", body)


async def test_a_token_that_telegram_does_not_know_is_not_told(tmp_path: Path, written: io.StringIO) -> None:
    emulator = Emulator(token=TOKEN)
    await emulator.start()
    emulator.faults.add("*", Fault.unauthorized(), times=None)
    app = GoodTurn(settings(emulator, tmp_path))
    with pytest.raises(InvalidToken) as raised:
        await app.start()
    await app.stop()
    await emulator.stop()
    told = "".join(traceback.format_exception(raised.value)) + written.getvalue()
    assert TOKEN.partition(":")[2] not in told


# The controls: were a word let out, the checks above would see it.


async def test_a_card_that_names_somebody_would_be_found(
    empty_street: Neighbourhood, marks: Marks, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def naming(view, card):
        screen = await request_card(view, card)
        resident = await find(view.db, 2)
        return screen and replace(screen, text=f"{screen.text}\n{resident.address}")

    monkeypatch.setitem(CARDS, "request", naming)
    street = empty_street
    marked_cast(street, marks)
    await joins(street.olga, marks("name of olga"), "I organise")
    await street.olga.types("/setup", chat=street.group)
    await joins(street.rosa, marks("name of rosa"), "I need help")
    await asks(street, marks, "Shopping")
    assert marks.within(told_to_groups(street.emulator.calls)) == {"address"}


@pytest.mark.parametrize(
    "fields",
    [
        {"chat_id": -5, "text": "<b>{}</b>"},
        {"chat_id": "-5", "caption": "{}"},
        {"chat_id": -5, "reply_markup": {"inline_keyboard": [[{"text": "x", "callback_data": "{}"}]]}},
        {"scope": {"type": "chat", "chat_id": -5}, "commands": [{"command": "x", "description": "{}"}]},
        {"chat_id": 7, "from_chat_id": -5, "caption": "{}"},
    ],
)
def test_a_word_anywhere_in_what_goes_to_a_group_would_be_found(marks: Marks, fields: dict) -> None:
    mark = marks("somewhere")
    told = json.loads(json.dumps(fields).replace("{}", mark.upper()))
    assert marks.within(told_to_groups([Call("any", told, None)])) == {"somewhere"}
    assert marks.within(told_to_groups([Call("any", {"chat_id": 7, "text": mark}, None)])) == set()


def test_a_word_in_a_log_line_would_be_found(marks: Marks, written: io.StringIO) -> None:
    structlog.get_logger("aid").debug("said", words=marks("an event's field"))
    logging.getLogger("httpx").warning("%s", marks("another library"))
    logging.getLogger("bot.something").debug("by %s", marks("an argument"))
    assert marks.within(written.getvalue()) == {"an event's field", "another library", "an argument"}

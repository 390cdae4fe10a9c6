"""One update that can't be dealt with: tried a few times, set aside, owned up to; others are served on."""

import asyncio
from collections.abc import Awaitable, Callable
from contextlib import suppress

import pytest
from telegram import Update
from telegram.ext import MessageHandler, filters

from aid import people
from bot.handler import ATTEMPTS_MAX, STARTS_MAX
from bot.playground.faults import Fault
from handlers.context import Context
from tests.conftest import Neighbourhood

SORRY = "I am sorry, something went wrong with me. Nothing of yours is lost. Try once more."
PLANTED = "a planted fault"

impatient = pytest.mark.parametrize(
    "empty_street", [{"wait_handler": "PT0.1S"}], indirect=True, ids=["impatient"]
)


def plant(street: Neighbourhood, does: Callable[[Context], Awaitable[None]]) -> list[int]:
    """Whoever types the words gets `does` for a handler. Gives the updates for which it was called."""
    called: list[int] = []

    async def planted(update: Update, context: Context) -> None:
        called.append(update.update_id)
        await does(context)

    street.app.application.handlers[0].insert(0, MessageHandler(filters.Text([PLANTED]), planted))
    return called


async def states(street: Neighbourhood) -> list[tuple[str, str | None]]:
    rows = await street.app.db.all("SELECT state, error FROM inbox ORDER BY update_id")
    return [(row["state"], row["error"]) for row in rows]


def says_so(street: Neighbourhood) -> list[str]:
    """What organisers have heard about updates that were set aside."""
    return [said.text for said in street.olga.chat() if "Something went wrong inside me" in said.text]


def sorries(phone) -> int:
    return [said.text for said in phone.chat()].count(SORRY)


@impatient
async def test_a_handler_that_hangs_is_ended_tried_again_and_owned_up_to(street):
    called = plant(street, lambda context: asyncio.Event().wait())
    await street.rosa.types(PLANTED)
    assert len(called) == ATTEMPTS_MAX
    assert street.rosa.last.text == SORRY
    assert (await states(street))[-1] == ("set_aside", "TimeoutError")
    assert len(says_so(street)) == 1
    assert str(called[0]) in says_so(street)[0]
    await street.rosa.types("/help")
    assert street.rosa.last.text != SORRY


@pytest.mark.parametrize("fault", [RuntimeError, asyncio.CancelledError, TimeoutError, ExceptionGroup])
async def test_a_handler_that_raises_is_tried_again_and_owned_up_to(street, fault):
    async def raises(context):
        raise fault("several", [ValueError()]) if fault is ExceptionGroup else fault

    called = plant(street, raises)
    await street.rosa.types(PLANTED)
    assert len(called) == ATTEMPTS_MAX
    assert sorries(street.rosa) == 1
    assert (await states(street))[-1] == ("set_aside", fault.__name__)
    assert len(says_so(street)) == 1


async def test_a_fault_that_passes_is_not_noticed(street):
    async def fails_once(context):
        if len(called) == 1:
            raise ConnectionError
        await context.say(_screen("at the second try"))

    called = plant(street, fails_once)
    await street.rosa.types(PLANTED)
    assert street.rosa.last.text == "at the second try"
    assert (await states(street))[-1] == ("done", None)
    assert says_so(street) == []


def _screen(text):
    from handlers.screens import Screen

    return Screen(text=text)


async def test_while_one_hangs_everybody_else_is_served_and_their_own_next_words_wait(street):
    may_end = asyncio.Event()
    plant(street, lambda context: may_end.wait())
    street.settled = _at_once
    await street.rosa.types(PLANTED)
    await street.rosa.types("/help")
    for phone in (street.ben, street.ayo, street.zed):
        heard = len(phone.chat())
        await phone.types("/start")
        await street.emulator.until(lambda phone=phone, heard=heard: len(phone.chat()) > heard + 1)
    assert street.rosa.chat()[-1].text == "/help"
    may_end.set()
    await street.emulator.until(lambda: street.rosa.chat()[-1].by_bot)


async def _at_once() -> None:
    """Nobody waits."""


async def test_what_is_on_the_disk_is_not_done_a_second_time(street):
    async def does_and_breaks(context):
        await people.correct(
            context.db, (await context.person()).id, address="14 Elm Street", now=context.now
        )
        raise RuntimeError

    called = plant(street, does_and_breaks)
    await street.rosa.types(PLANTED)
    assert len(called) == 1
    assert (await states(street))[-1] == ("done", None)
    assert sorries(street.rosa) == 0


async def test_a_no_that_could_not_be_said_is_said_again(street):
    street.emulator.faults.add("sendMessage", Fault.server(), times=4)
    await street.zed.types("/mine")
    assert street.zed.last.by_bot
    assert (await states(street))[-1] == ("done", None)


@pytest.mark.parametrize(
    "fault",
    [Fault.server(502), Fault.html(), Fault.garbage(), Fault.closed_before(), Fault.unauthorized()],
    ids=["502", "html", "garbage", "closed", "401"],
)
async def test_a_reply_that_fails_is_tried_again(street, fault):
    street.emulator.faults.add("sendMessage", fault)
    await street.rosa.taps("I need help")
    assert "Shopping" in street.rosa.last.labels


async def test_a_reply_that_arrived_without_our_knowing_may_come_twice_but_never_more(street):
    street.emulator.faults.add("sendMessage", Fault.closed_after())
    before = len(street.rosa.chat())
    await street.rosa.types("/help")
    assert 1 <= len([said for said in street.rosa.chat()[before:] if said.by_bot]) <= 2


POISON = [
    {},
    {"text": 7},
    {"chat": "Elm Street"},
    {"message_id": None, "date": "today"},
    {"entities": [{"type": {}}]},
    {"reply_to_message": {"reply_to_message": {"reply_to_message": []}}},
]


@pytest.mark.parametrize("rubbish", POISON, ids=str)
async def test_an_update_that_nobody_can_read_is_set_aside_and_its_sender_told(street, rubbish):
    sender = {"from": street.rosa.user.body()}
    street.emulator.world.updates.add("message", {**sender, **rubbish})
    await street.ben.types("/help")
    assert sorries(street.rosa) == 1
    assert [state for state, _ in (await states(street))[-2:]] == ["set_aside", "done"]
    assert len(says_so(street)) == 1


async def test_an_update_that_was_left_over_too_often_may_be_what_ends_us_and_is_set_aside(street):
    async def does(context):
        raise AssertionError("not even tried")

    street.emulator.world.updates.add("message", {"from": street.rosa.user.body()})
    await street.settled()
    await street.app.db.transaction(
        lambda tx: tx.run(
            "UPDATE inbox SET state = 'waiting', attempts = :most WHERE state = 'set_aside'", most=STARTS_MAX
        )
    )
    called = plant(street, does)
    await street.restarts()
    await street.settled()
    assert called == []
    assert (await states(street))[-1] == ("set_aside", "RuntimeError")


NO_ROOM = "CREATE TEMP TRIGGER no_room BEFORE {} BEGIN SELECT RAISE(ABORT, 'database or disk is full'); END"


async def _has_no_room(street, what):
    await street.app.db.transaction(lambda tx: tx.run(NO_ROOM.format(what)))


async def _has_room_again(street):
    await street.app.db.transaction(lambda tx: tx.run("DROP TRIGGER no_room"))


async def test_an_answer_is_given_once_even_if_the_note_of_it_has_to_wait_for_room(street):
    before = len(street.rosa.chat())
    await _has_no_room(street, "UPDATE ON inbox")
    street.settled = _at_once
    await street.rosa.types("/help")
    await street.emulator.until(lambda: len(street.rosa.chat()) > before + 1)
    await asyncio.sleep(0.3)
    assert (await states(street))[-1] == ("waiting", None)
    await _has_room_again(street)
    await street.app.settled()
    assert (await states(street))[-1] == ("done", None)
    assert len(street.rosa.chat()) == before + 2


async def test_an_update_that_failed_while_there_was_no_room_is_owned_up_to_when_there_is(street):
    async def does(context):
        raise RuntimeError

    called = plant(street, does)
    await _has_no_room(street, "INSERT ON outbox")
    street.settled = _at_once
    await street.rosa.types(PLANTED)
    with suppress(TimeoutError):
        await street.emulator.until(lambda: sorries(street.rosa), seconds=0.3)
    assert (await states(street))[-1] == ("waiting", None)
    assert sorries(street.rosa) == 0
    await _has_room_again(street)
    await street.app.settled()
    assert (await states(street))[-1] == ("set_aside", "RuntimeError")
    assert sorries(street.rosa) == len(says_so(street)) == 1
    assert len(called) == ATTEMPTS_MAX

"""Everyone hears once, in good time: letters through crashes, floods, faults and closed doors."""

import asyncio
from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest

from aid.help_requests import hand_back
from bot import postman
from bot.playground.calls import Call
from bot.playground.faults import Fault
from bot.playground.phone import Phone
from handlers import LETTERS
from handlers.letters import LetterKind, View
from handlers.screens import Screen
from storage import outbox
from storage.outbox import NEWS, NORMAL, URGENT, Letter
from tests.conftest import Neighbourhood

IS_YOURS = "Thank you. This one is yours."
IS_COMING = "is coming."


def heard(phone: Phone, words: str) -> int:
    """How often this person was told so."""
    return sum(words in said.text for said in phone.chat() if said.by_bot)


def messages(phone: Phone) -> int:
    return sum(said.by_bot for said in phone.chat())


def sent(street: Neighbourhood, phone: Phone) -> list[Call]:
    return [call for call in street.emulator.calls if call.fields.get("chat_id") == phone.id]


async def letters(street: Neighbourhood, kind: str) -> list[dict[str, Any]]:
    rows = await street.app.db.all("SELECT * FROM outbox WHERE kind = :kind ORDER BY id", kind=kind)
    return [dict(row) for row in rows]


async def ben_claims(street: Neighbourhood) -> None:
    await street.rosa_asks()
    await street.ben.taps("I can help", chat=street.group)


async def ben_has_done_it(street: Neighbourhood) -> None:
    """If Rosa says nothing, the two of them get a letter each in 48 hours that isn't worth sending twice."""
    await ben_claims(street)
    await street.ben.taps("Done")
    await street.ben.taps("45 minutes")


async def write_to(
    street: Neighbourhood, phone: Phone, *, kind="which_area", about=-1, urgency=NORMAL
) -> None:
    """A letter that is always worth telling: which area is some group for?"""
    person = await street.app.db.one("SELECT person_id FROM accounts WHERE id = :id", id=phone.id)
    await street.app.db.transaction(
        lambda tx: outbox.post(
            tx, person["person_id"], kind, about=about, now=street.clock.now(), urgency=urgency
        )
    )


def without_telling(street: Neighbourhood) -> None:
    """What happened is never told to the bot."""
    street.emulator.world.updates.queue.clear()


async def test_a_letter_that_a_crash_caught_on_its_way_is_sent_again_if_it_matters(street):
    await ben_claims(street)
    assert heard(street.ben, IS_YOURS) == heard(street.rosa, IS_COMING) == 1
    await _caught_on_its_way(street, "hand_over")
    assert heard(street.ben, IS_YOURS) == 2
    assert heard(street.rosa, IS_COMING) == 1
    assert [letter["state"] for letter in await letters(street, "hand_over")] == ["sent"]


async def test_one_that_matters_less_is_let_go(street):
    await ben_has_done_it(street)
    before = messages(street.ben)
    await street.hurry(hours=49)
    assert messages(street.ben) == before + 1
    await _caught_on_its_way(street, "thanked")
    assert messages(street.ben) == before + 1
    [letter] = await letters(street, "thanked")
    assert (letter["state"], letter["error"]) == ("sent", "left on its way")


async def test_one_that_is_no_longer_true_is_not_sent_again(street):
    await ben_claims(street)
    await street.rosa.taps("My requests")
    request = (await street.app.db.one("SELECT id FROM help_requests"))["id"]
    await street.rosa.taps_data(f"withdraw:{request}")
    await _caught_on_its_way(street, "hand_over")
    assert heard(street.ben, IS_YOURS) == 1
    assert [letter["state"] for letter in await letters(street, "hand_over")] == ["stale"]


async def _caught_on_its_way(street: Neighbourhood, kind: str) -> None:
    await street.app.db.transaction(
        lambda tx: tx.run("UPDATE outbox SET state = 'sending', settled_at = NULL WHERE kind = :k", k=kind)
    )
    await street.restarts()
    await street.settled()


async def test_what_leaves_while_the_bot_is_stopped_is_finished_and_not_sent_twice(street):
    await street.rosa_asks()
    street.emulator.faults.add("sendMessage", Fault.slow(0.7), times=2)
    street.settled = _at_once
    await street.ben.taps("I can help", chat=street.group)
    await street.emulator.until(lambda: len(street.emulator.faults.struck) == 2)
    await street.restarts()
    await street.settled()
    await street.emulator.until(
        lambda: all(call.answer for call in street.emulator.calls if call.method == "sendMessage")
    )
    assert heard(street.ben, IS_YOURS) == heard(street.rosa, IS_COMING) == 1


async def _at_once() -> None:
    """Nobody waits."""


async def test_a_pause_that_telegram_asks_for_is_that_chat_s_alone_and_keeps_the_order(street):
    street.emulator.faults.add("sendMessage", Fault.flood(2))
    street.settled = _at_once
    for about in (-1, -2, -3):
        await write_to(street, street.olga, about=about)
    await street.emulator.until(lambda: street.emulator.faults.struck)
    await write_to(street, street.ben, about=-7)
    await street.emulator.until(lambda: heard(street.ben, "Which area"))
    assert heard(street.olga, "Which area") == 0
    await street.emulator.until(lambda: heard(street.olga, "Which area") == 3)
    refused, *later = sent(street, street.olga)[-4:]
    assert refused.fault and not any(call.fault for call in later)
    assert later[0].at - refused.at >= timedelta(seconds=1)
    assert [call.fields["reply_markup"]["inline_keyboard"][-1][0]["callback_data"] for call in later] == [
        "link:0:-1",
        "link:0:-2",
        "link:0:-3",
    ]


PASSING = {
    "500": Fault.server(),
    "502": Fault.html(),
    "401": Fault.unauthorized(),
    "404": Fault.not_found(),
    "409": Fault.conflict(),
    "garbage": Fault.garbage(),
    "no id": Fault(200, b'{"ok":true,"result":true}'),
    "closed": Fault.closed_before(),
}


async def test_a_passing_error_puts_a_letter_off_for_ever_longer_and_it_arrives_once(street):
    for number, (name, fault) in enumerate(PASSING.items()):
        await write_to(street, street.ben, about=-1)
        await street.settled()
        before = heard(street.ben, "Which area")
        street.emulator.faults.add("sendMessage", fault, times=3)
        await write_to(street, street.ben, about=-2)
        for seconds in (1, 2, 4):
            await street.settled()
            letter = (await letters(street, "which_area"))[-1]
            assert letter["state"] == "waiting", name
            assert heard(street.ben, "Which area") == before, name
            await street.hurry(seconds=seconds)
        assert heard(street.ben, "Which area") == before + 1, name
        assert (await letters(street, "which_area"))[-1]["state"] == "sent", name
        assert number == 0 or street.emulator.faults.planned == [], name


async def test_a_letter_that_may_have_arrived_comes_again_only_if_it_matters(street):
    street.emulator.faults.add("sendMessage", Fault.closed_after())
    await write_to(street, street.ben)
    await street.settled()
    await street.hurry(seconds=2)
    assert heard(street.ben, "Which area") == 2
    await ben_has_done_it(street)
    before = messages(street.ben), messages(street.rosa)
    street.emulator.faults.add("sendMessage", Fault.closed_after(), times=2)
    await street.hurry(hours=49)
    await street.hurry(minutes=10)
    assert (messages(street.ben), messages(street.rosa)) == (before[0] + 1, before[1] + 1)


async def test_when_telegram_cannot_be_reached_at_all_nothing_counts_as_sent(street):
    await ben_has_done_it(street)
    before = messages(street.ben), messages(street.rosa)
    port = int(street.emulator.url.rpartition(":")[2])
    await street.emulator.stop()
    await street.hurry(hours=49)
    assert (messages(street.ben), messages(street.rosa)) == before
    for _ in range(12):
        await street.hurry(minutes=6)
    await street.emulator.start(port=port)
    await street.hurry(minutes=6)
    assert (messages(street.ben), messages(street.rosa)) == (before[0] + 1, before[1] + 1)


async def test_who_has_closed_their_door_gets_no_more_and_organisers_hear_it_once(street):
    street.ben.private.blocked = True  # and the bot wasn't told
    for about in (-1, -2, -3):
        await write_to(street, street.ben, about=about)
    await street.settled()
    assert [letter["state"] for letter in await letters(street, "which_area")] == ["failed"] * 3
    account = await street.app.db.one("SELECT * FROM accounts WHERE id = :id", id=street.ben.id)
    assert account["unreachable_at"]
    assert heard(street.olga, "Ben Okoro") == 2  # when he joined, and now
    street.ben.private.blocked = False
    await write_to(street, street.ben)
    await street.settled()
    account = await street.app.db.one("SELECT * FROM accounts WHERE id = :id", id=street.ben.id)
    assert account["unreachable_at"] is None


@pytest.mark.parametrize(
    ("code", "words", "is_lost"),
    [
        (403, "Forbidden: user is deactivated", True),
        (403, "Forbidden: bot can't initiate conversation with a user", True),
        (400, "Bad Request: chat not found", True),
        (400, "Bad Request: message is too long", False),
    ],
)
async def test_what_telegram_will_never_take_ends_there(street, code, words, is_lost):
    street.emulator.faults.add("sendMessage", Fault.refusal(code, words))
    await write_to(street, street.ben)
    await street.settled()
    await street.hurry(hours=1)
    [letter] = await letters(street, "which_area")
    assert letter["state"] == "failed"
    assert heard(street.ben, "Which area") == 0
    account = await street.app.db.one("SELECT * FROM accounts WHERE id = :id", id=street.ben.id)
    assert bool(account["unreachable_at"]) is is_lost


async def test_markup_that_telegram_cannot_read_arrives_as_plain_text(street):
    street.emulator.faults.add("sendMessage", Fault.refusal(400, "Bad Request: can't parse entities: x"))
    await write_to(street, street.ben)
    await street.settled()
    ugly, plain = sent(street, street.ben)[-2:]
    assert ugly.fields["parse_mode"] == "HTML" and "<b>" in ugly.fields["text"]
    assert "parse_mode" not in plain.fields and "<" not in plain.fields["text"]
    assert plain.fields["reply_markup"] == ugly.fields["reply_markup"]
    assert heard(street.ben, "Which area") == 1


async def test_a_slow_chat_holds_up_nobody(street):
    street.settled = _at_once
    street.emulator.faults.add("sendMessage", Fault.slow(3))
    await write_to(street, street.olga)
    await street.emulator.until(lambda: street.emulator.faults.struck)
    for phone in (street.ben, street.ayo, street.rosa):
        await write_to(street, phone)
    await street.emulator.until(
        lambda: all(heard(phone, "Which area") for phone in (street.ben, street.ayo, street.rosa))
    )
    assert heard(street.olga, "Which area") == 0


async def test_somebody_with_a_heap_of_letters_holds_up_nobody(street, monkeypatch):
    monkeypatch.setattr(postman, "AT_HAND_MAX", 20)
    street.settled = _at_once
    street.emulator.faults.add("sendMessage", Fault.slow(3))
    for about in range(-30, 0):
        await write_to(street, street.olga, about=about, urgency=URGENT)
    await write_to(street, street.ben, urgency=URGENT)
    await street.emulator.until(lambda: heard(street.ben, "Which area"))
    assert heard(street.olga, "Which area") == 0
    await street.emulator.until(lambda: heard(street.olga, "Which area") == 30)


async def test_within_a_chat_the_urgent_comes_first(street):
    street.emulator.faults.add("sendMessage", Fault.server(), times=None)
    for about, urgency in ((-1, NEWS), (-2, NORMAL), (-3, URGENT)):
        await write_to(street, street.ben, about=about, urgency=urgency)
    await street.settled()
    street.emulator.faults.clear()
    await street.hurry(minutes=1)
    said = [call.fields["reply_markup"]["inline_keyboard"][-1][0] for call in sent(street, street.ben)[-3:]]
    assert [button["callback_data"][-2:] for button in said] == ["-3", "-2", "-1"]


async def test_late_letters_never_lie(street):
    await street.rosa_asks()
    street.emulator.faults.add("sendMessage", Fault.server(), times=2)
    await street.ben.taps("I can help", chat=street.group)
    request = (await street.app.db.one("SELECT id FROM help_requests"))["id"]
    await street.ben.taps_data(f"hand_back:{request}")
    await street.hurry(minutes=5)
    assert heard(street.ben, IS_YOURS) == heard(street.rosa, IS_COMING) == 0
    assert heard(street.rosa, "Your helper can't come after all") == 1
    for kind in ("hand_over", "helper_found"):
        assert [letter["state"] for letter in await letters(street, kind)] == ["stale"]


async def test_a_letter_that_cannot_be_drawn_is_tried_later_and_holds_up_no_other(street, monkeypatch):
    right = LETTERS["which_area"]

    async def wrong(view: Any, letter: Any) -> Any:
        raise KeyError("a bug of ours")

    monkeypatch.setitem(LETTERS, "which_area", LetterKind(draw=wrong))
    await write_to(street, street.ben)
    await write_to(street, street.ben, kind="neighbour_approved", about=3)
    await street.settled()
    assert heard(street.ben, "Which area") == 0
    assert (await letters(street, "neighbour_approved"))[-1]["state"] in ("sent", "stale")
    monkeypatch.setitem(LETTERS, "which_area", right)
    await street.hurry(minutes=1)
    assert heard(street.ben, "Which area") == 1


async def test_a_letter_of_a_kind_nobody_knows_any_more_is_let_go(street):
    await write_to(street, street.ben, kind="telegram_of_1999")
    await street.settled()
    assert [(row["state"], row["error"]) for row in await letters(street, "telegram_of_1999")] == [
        ("failed", "no such kind")
    ]


async def test_a_letter_to_somebody_without_telegram_goes_to_the_organisers(street):
    db = street.app.db
    pia = await db.transaction(
        lambda tx: tx.add(
            "INSERT INTO people (name, language, agreed_at, joined_at) VALUES ('Pia', 'en', '', '')"
        )
    )
    rosa = (await db.one("SELECT id FROM people WHERE name = 'Rosa Bell'"))["id"]
    calls = len(street.emulator.calls)
    await db.transaction(lambda tx: outbox.post(tx, pia, "unreachable", about=rosa, now=street.clock.now()))
    await street.settled()
    assert [row["error"] for row in await letters(street, "unreachable")] == ["no account", None]
    sent = [call for call in street.emulator.calls[calls:] if call.method.startswith("send")]
    assert [call.fields["chat_id"] for call in sent] == [street.olga.id]
    assert street.olga.last.text.startswith("For Pia, who has no phone app.")


NO_ROOM = (
    "CREATE TEMP TRIGGER no_room BEFORE UPDATE ON outbox WHEN new.state = 'sent'"
    " BEGIN SELECT RAISE(ABORT, 'database or disk is full'); END"
)


async def test_what_is_sent_while_the_disk_is_full_is_noted_later_and_not_sent_twice(street):
    await street.app.db.transaction(lambda tx: tx.run(NO_ROOM))
    await write_to(street, street.ben)
    await street.emulator.until(lambda: heard(street.ben, "Which area"))
    await asyncio.sleep(0.3)
    await street.app.db.transaction(lambda tx: tx.run("DROP TRIGGER no_room"))
    await street.settled()
    assert heard(street.ben, "Which area") == 1
    assert [row["state"] for row in await letters(street, "which_area")] == ["sent"]


async def test_quiet_means_that_all_that_was_posted_has_left(street):
    for number in range(60):
        await write_to(street, street.ben, about=-number)
        await asyncio.sleep(number % 7 / 1000)
        await street.app.postman.quiet()
        assert heard(street.ben, "Which area") == number + 1


async def test_what_is_true_no_longer_between_the_drawing_and_the_leaving_is_drawn_anew(street, monkeypatch):
    await street.rosa_asks()
    hand_over = LETTERS["hand_over"]

    async def as_ben_gives_it_back(view: View, letter: Letter) -> Screen | None:
        drawn = await hand_over.draw(view, letter)
        if drawn:
            await hand_back(street.app.db, letter.about, by=letter.person_id, now=street.clock.now())
        return drawn

    monkeypatch.setitem(LETTERS, "hand_over", replace(hand_over, draw=as_ben_gives_it_back))
    await street.ben.taps("I can help", chat=street.group)
    await street.settled()
    assert heard(street.ben, IS_YOURS) == 0
    assert [letter["state"] for letter in await letters(street, "hand_over")] == ["stale"]


async def test_what_was_on_its_way_when_it_became_untrue_is_edited_where_it_arrives(street):
    await street.rosa_asks()
    street.settled = _at_once
    street.emulator.faults.add("sendMessage", Fault.slow(0.5), times=None)
    await street.ben.taps("I can help", chat=street.group)
    await street.emulator.until(
        lambda: any(IS_YOURS in call.fields["text"] for call in sent(street, street.ben))
    )
    [letter] = await letters(street, "hand_over")
    assert letter["state"] == "sending"
    await hand_back(street.app.db, letter["about"], by=letter["person_id"], now=street.clock.now())
    await street.emulator.until(lambda: heard(street.ben, "I have taken the address away"))
    assert heard(street.ben, IS_YOURS) == 0

"""How much anybody may ask and say: a flooder hears so once, and whoever needs a person always gets one."""

from datetime import timedelta
from typing import Any

import pytest

from aid import limits
from bot import flood
from bot.flood import Floods, Verdict, always_heard
from tests.conftest import STARTS_AT, Neighbourhood

TOO_FAST = "That is more than I can read. Wait a minute, then go on. What you said before is not lost."
ENOUGH = "Nobody has taken your 3 open requests yet."


@pytest.fixture
def soon_enough(monkeypatch: pytest.MonkeyPatch) -> int:
    """Twenty at once are a flood already."""
    monkeypatch.setattr(flood, "AT_ONCE_MAX", 20)
    monkeypatch.setattr(flood, "A_MINUTE_MAX", 5)
    return 20


async def writes(street: Neighbourhood, phone: Any, times: int, text: str = "/help") -> list[str]:
    """Somebody writes so often, all at once. Gives what they are told."""
    before = len(phone.chat())
    for _ in range(times):
        street.emulator.world.say(phone.private, {"from": phone.user.body()}, said(text))
    await street.settled()
    return [message.text for message in phone.chat()[before:] if message.by_bot]


def said(text: str) -> dict[str, Any]:
    command = {"type": "bot_command", "offset": 0, "length": len(text)}
    return {"text": text, "entities": [command] if text.startswith("/") else []}


async def test_a_flooder_hears_so_once_then_nothing_until_it_is_calm(street, soon_enough):
    told = await writes(street, street.ben, 200)
    assert told.count(TOO_FAST) == 1 and told[-1] == TOO_FAST
    assert len(told) <= soon_enough + 5
    assert await writes(street, street.ben, 50) == []
    await street.hurry(seconds=30)
    assert await writes(street, street.ben, 1) == []
    await street.hurry(seconds=61)
    assert len(await writes(street, street.ben, 1)) == 1


async def test_what_was_taken_in_is_dealt_with_and_the_rest_is_not_stored(street, soon_enough):
    await writes(street, street.ben, 200)
    rows = await street.app.db.all("SELECT state, body FROM inbox WHERE account_id = :id", id=street.ben.id)
    assert {row["state"] for row in rows} == {"done"}
    assert len(rows) < 100


async def test_a_flood_of_taps_is_one_too(street, soon_enough):
    for _ in range(60):
        await street.ben.taps_data("requests")
    assert [message.text for message in street.ben.chat()].count(TOO_FAST) == 1


async def test_others_are_served_while_somebody_floods(street, soon_enough):
    await writes(street, street.ben, 200)
    await street.rosa_asks()
    assert len(await street.app.db.all("SELECT 1 FROM help_requests")) == 1


async def test_who_floods_still_gets_a_person(street, soon_enough):
    await writes(street, street.rosa, 200)
    told = await writes(street, street.rosa, 1, "Talk to a person")
    assert "An organiser will ring you." in told[-1]
    assert "would like to talk to a person" in street.olga.last.text
    await street.rosa.taps_data("call")
    assert "call" in street.rosa.alerts[-1].lower() or "ring" in street.rosa.alerts[-1].lower()


async def test_a_stranger_floods_in_vain_too(street, soon_enough):
    street.zed.private.started = True
    told = await writes(street, street.zed, 100)
    assert told.count(TOO_FAST) == 1
    assert await writes(street, street.zed, 100) == []


async def test_nobody_makes_the_bot_talk_in_a_group(street):
    group = street.group
    await street.zed.joins(group)
    shown = [message.text for message in street.ben.chat(group) if message.by_bot]
    for text in (
        "/board",
        "/start",
        "/help",
        "/too_fast",
        "/setup",
        "Talk to a person",
        "@GoodTurnBot hello",
    ):
        for phone in (street.zed, street.ben, street.zed):
            await phone.types(text, chat=group)
            await phone.taps_data("call")
    assert [message.text for message in street.ben.chat(group) if message.by_bot] == shown


UPDATE = {"update_id": 1, "message": {"text": "hello"}}
CALL = {"update_id": 1, "callback_query": {"data": "call"}}


def test_what_people_said_while_we_were_away_is_no_flood():
    floods = Floods()
    assert {floods.judge(1, UPDATE, STARTS_AT) for _ in range(600)} == {Verdict.KEEP}
    assert [floods.judge(1, UPDATE, STARTS_AT) for _ in range(3)] == [
        Verdict.TELL,
        Verdict.DROP,
        Verdict.DROP,
    ]


def test_one_a_second_goes_on_for_ever():
    floods, now = Floods(), STARTS_AT
    for number in range(5000):
        now += timedelta(seconds=1)
        assert floods.judge(1, UPDATE, now) is Verdict.KEEP, number


def test_a_cry_for_help_is_heard_after_any_flood_and_never_answered_with_a_no():
    floods = Floods()
    for _ in range(10_000):
        floods.judge(1, UPDATE, STARTS_AT)
    assert floods.judge(1, CALL, STARTS_AT) is Verdict.KEEP
    assert Verdict.TELL not in {floods.judge(1, CALL, STARTS_AT) for _ in range(10_000)}


def test_a_clock_that_is_put_back_keeps_nobody_out():
    floods = Floods()
    floods.judge(1, UPDATE, STARTS_AT)
    assert floods.judge(1, UPDATE, STARTS_AT - timedelta(hours=1)) is Verdict.KEEP


def test_those_who_were_quiet_for_long_are_forgotten(monkeypatch):
    monkeypatch.setattr(flood, "ACCOUNTS_MAX", 100)
    floods = Floods()
    for account in range(100):
        floods.judge(account, UPDATE, STARTS_AT)
    floods.judge(1, UPDATE, STARTS_AT + timedelta(minutes=11))
    assert len(floods._buckets) == 1


@pytest.mark.parametrize("text", ["Talk to a person", "talk to a person!", "Ring me", " RING ME. "])
def test_who_wants_a_person_is_known_by_what_they_say(text):
    assert always_heard({"message": {"text": text}})


@pytest.mark.parametrize(
    "raw", [UPDATE, {}, {"message": None}, {"message": {"text": 5}}, {"callback_query": 1}]
)
def test_everything_else_is_not(raw):
    assert not always_heard(raw)


@pytest.fixture
async def three_open(resting_street: Neighbourhood) -> Neighbourhood:
    """Rosa has asked for three things, and nobody has taken one."""
    for kind in ("Shopping", "Gardening", "A check-in"):
        await resting_street.rosa_asks(kind)
    return resting_street


async def test_a_fourth_open_request_is_refused_kindly_before_anything_is_asked(three_open):
    await three_open.rosa.taps("I need help")
    assert three_open.rosa.last.text.startswith(ENOUGH)
    assert "Talk to a person" in three_open.rosa.last.text


async def test_once_one_is_taken_the_fourth_is_fine(three_open):
    await three_open.ben.taps("I can help", chat=three_open.group)
    await three_open.rosa_asks("Shopping", "Tomorrow afternoon")
    assert len(await three_open.app.db.all("SELECT 1 FROM help_requests")) == 4


async def test_what_was_half_asked_before_is_refused_at_the_end_and_not_lost(resting_street):
    street = resting_street
    for kind in ("Shopping", "Gardening"):
        await street.rosa_asks(kind)
    await street.rosa.taps("I need help")
    await street.rosa.taps("A check-in")
    await street.rosa.taps("Tomorrow morning")
    draft = await street.app.db.one("SELECT id FROM drafts")
    await street.app.db.transaction(third)
    await street.rosa.taps("Send")
    assert street.rosa.alerts[-1].startswith(ENOUGH)
    assert await street.app.db.one("SELECT id FROM drafts") == draft


async def third(tx) -> None:
    columns = [row["name"] for row in await tx.all("SELECT name FROM pragma_table_info('help_requests')")]
    kept = ", ".join(one for one in columns if one not in ("id", "draft_id"))
    first = f"SELECT 9999, {kept} FROM help_requests ORDER BY id LIMIT 1"
    await tx.run(f"INSERT INTO help_requests (draft_id, {kept}) {first}")


async def test_an_organiser_who_phones_in_may_go_beyond(three_open):
    olga = three_open.olga
    await olga.taps_data("phone_in")
    await olga.types("Rosa")
    await olga.taps("Rosa Bell")
    for label in ("Phone in a request", "Shopping", "Tomorrow afternoon"):
        if label in olga.last.labels:
            await olga.taps(label)
    await olga.taps("Send")
    assert len(await three_open.app.db.all("SELECT 1 FROM help_requests")) == 4


async def test_asking_and_taking_back_all_day_long_ends_too(resting_street, monkeypatch):
    monkeypatch.setattr(limits, "ASKED_A_DAY_MAX", 3)
    rosa, db = resting_street.rosa, resting_street.app.db
    for number in range(3):
        await resting_street.rosa_asks()
        await rosa.taps_data(f"withdraw:{number + 1}")
    for label in ("I need help", "Shopping", "Another day"):
        await rosa.taps(label)
    await rosa.taps(rosa.last.labels[3])
    await rosa.taps("Send")
    assert rosa.alerts[-1].startswith("You have asked for a lot today.")
    await resting_street.hurry(hours=24)
    await rosa.taps("Send")
    assert len(await db.all("SELECT 1 FROM help_requests")) == 4

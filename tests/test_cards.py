"""Cards: one living message each, drawn again in its place, made anew when somebody deletes it."""

from typing import Any

from bot.playground.calls import Call
from bot.playground.faults import Fault
from bot.playground.shapes import Member
from bot.playground.shown import Shown
from handlers import CARDS
from storage import cards
from tests.conftest import Neighbourhood


def shown(street: Neighbourhood) -> list[Shown]:
    """The requests' cards in the group."""
    return [said for said in street.ben.chat(street.group) if said.by_bot and "Shopping" in said.text]


def calls(street: Neighbourhood, method: str, chat_id: int | None = None) -> list[Call]:
    return [
        call
        for call in street.emulator.calls
        if call.method == method
        and call.fields["chat_id"] == (chat_id or street.group.id)
        and call.fields.get("message_id") not in street.group.chat.pinned  # the board is another matter
    ]


async def the_card(street: Neighbourhood) -> dict[str, Any]:
    return dict(
        await street.app.db.one("SELECT * FROM cards WHERE kind = 'request' ORDER BY id DESC LIMIT 1")
    )


async def the_request(street: Neighbourhood) -> int:
    return (await street.app.db.one("SELECT id FROM help_requests"))["id"]


async def wanted_anew(street: Neighbourhood) -> None:
    """Somebody marks the card stale."""
    about = await the_request(street)
    await street.app.db.transaction(
        lambda tx: cards.refresh(tx, street.group.id, "request", about=about, now=street.clock.now())
    )
    await street.settled()


async def looks_different(street: Neighbourhood) -> None:
    """As after midnight, when "Tomorrow" is "Today"."""
    await street.app.db.transaction(lambda tx: tx.run("UPDATE cards SET fingerprint = 'as it was'"))
    await wanted_anew(street)


async def test_a_card_is_one_message_whatever_becomes_of_it(street):
    await street.rosa_asks()
    await street.ben.taps("I can help", chat=street.group)
    await street.ben.taps_data(f"hand_back:{await the_request(street)}")
    await street.ayo.taps("I can help", chat=street.group)
    assert len(shown(street)) == 1
    assert shown(street)[0].labels == []
    assert len(calls(street, "editMessageText")) == 3
    assert not any(call.fault for call in street.emulator.calls)


async def test_changes_that_come_while_a_group_must_be_left_alone_are_shown_in_one(resting_street):
    street = resting_street
    await street.rosa_asks()
    street.emulator.faults.add("editMessageText", Fault.flood(1))
    await street.ben.taps("I can help", chat=street.group)
    request = await the_request(street)
    await street.ben.taps_data(f"hand_back:{request}")
    await street.ayo.taps("I can help", chat=street.group)
    await street.emulator.until(lambda: shown(street)[0].labels == [])
    await street.settled()
    assert [bool(call.fault) for call in calls(street, "editMessageText")] == [True, False]


async def test_a_card_that_looks_the_same_is_not_sent(street):
    await street.rosa_asks()
    before = len(street.emulator.calls)
    await wanted_anew(street)
    assert [call.method for call in street.emulator.calls[before:] if call.method != "getUpdates"] == []
    card = await the_card(street)
    assert card["drawn"] == card["wanted"] == 2


async def test_telegram_s_not_modified_is_no_trouble(street):
    await street.rosa_asks()
    await looks_different(street)
    [edit] = calls(street, "editMessageText")
    assert "message is not modified" in edit.answer["description"]
    card = await the_card(street)
    assert card["drawn"] == card["wanted"]
    assert card["error"] is None
    await street.hurry(hours=1)
    assert len(calls(street, "editMessageText")) == 1


async def test_a_card_with_buttons_that_somebody_deleted_is_made_anew(street):
    await street.rosa_asks()
    [old] = shown(street)
    del street.group.chat.messages[old.id]
    await looks_different(street)
    [new] = shown(street)
    assert new.id != old.id
    assert new.labels == ["I can help"]
    await street.ben.taps("I can help", chat=street.group)
    assert shown(street)[0].labels == []


async def test_a_card_without_buttons_that_somebody_deleted_stays_deleted(street):
    await street.rosa_asks()
    del street.group.chat.messages[shown(street)[0].id]
    await street.ben.taps_data(f"claim:{await the_request(street)}")
    await street.hurry(hours=1)
    assert shown(street) == []
    card = await the_card(street)
    assert card["drawn"] == card["wanted"]
    await street.ben.taps_data(f"hand_back:{await the_request(street)}")
    assert shown(street)[0].labels == ["I can help"]  # it is open again, and must be seen


async def test_a_passing_error_puts_a_card_off_and_it_appears_once(resting_street):
    street = resting_street
    await street.rosa.taps("I need help")
    await street.rosa.taps("Shopping")
    await street.rosa.taps("Tomorrow morning")
    await street.rosa.types("12 Elm Street, blue door")
    await street.rosa.taps("Send")
    for method, labels in (("sendMessage", ["I can help"]), ("editMessageText", [])):
        street.emulator.faults.add(method, Fault.server(), times=None)
        if method == "editMessageText":
            await street.ben.taps("I can help", chat=street.group)
        tries = []
        for seconds in (60, 2, 4):
            await street.hurry(seconds=seconds)
            card = await the_card(street)
            assert card["drawn"] < card["wanted"]
            tries.append(card["attempts"])
        assert 0 < tries[0] < tries[1] < tries[2]
        street.emulator.faults.clear()
        await street.hurry(minutes=5)
        assert [said.labels for said in shown(street)] == [labels]
        assert (await the_card(street))["attempts"] == 0


async def test_a_change_does_not_hurry_a_card_that_was_put_off(street):
    await street.rosa_asks()
    street.emulator.faults.add("editMessageText", Fault.server(), times=None)
    await street.ben.taps("I can help", chat=street.group)
    await wanted_anew(street)
    await wanted_anew(street)
    assert len(calls(street, "editMessageText")) == 1
    street.emulator.faults.clear()
    await street.hurry(seconds=2)
    assert shown(street)[0].labels == []


async def test_markup_that_telegram_cannot_read_appears_as_plain_text_also_in_an_edit(resting_street):
    street = resting_street
    unreadable = Fault.refusal(400, "Bad Request: can't parse entities: x")
    await street.rosa_asks()
    street.emulator.faults.add("editMessageText", unreadable)
    await street.ben.taps("I can help", chat=street.group)
    ugly, plain = calls(street, "editMessageText")
    assert ugly.fields["parse_mode"] == "HTML" and "parse_mode" not in plain.fields
    assert len(shown(street)) == 1
    assert shown(street)[0].labels == []


async def test_a_group_that_moved_without_our_hearing_is_followed_by_every_row(street):
    await street.rosa_asks()
    old = street.group.id
    settled, street.settled = street.settled, _at_once
    street.emulator.world.updates.allow(["callback_query"])
    new = await street.group.migrates()
    street.settled = settled
    await street.ben.taps_data(f"claim:{await the_request(street)}")
    await street.ben.taps_data(f"hand_back:{await the_request(street)}")
    db = street.app.db
    assert (await db.one("SELECT chat_id FROM areas"))["chat_id"] == new
    assert await db.all("SELECT 1 FROM cards WHERE chat_id = :old", old=old) == []
    assert [said.labels for said in shown(street)] == [["I can help"]]
    await street.ayo.taps("I can help", chat=street.group)
    assert shown(street)[-1].labels == []


async def _at_once() -> None:
    """Nobody waits."""


async def test_a_group_that_threw_us_out_without_our_hearing_is_lost_and_organisers_hear_it_once(street):
    await street.rosa_asks()
    street.group.chat.members[street.emulator.world.bot.id] = Member("kicked")
    await street.ben.taps_data(f"claim:{await the_request(street)}")
    await street.ben.taps_data(f"hand_back:{await the_request(street)}")
    await street.hurry(hours=1)
    assert (await street.app.db.one("SELECT chat_id FROM areas"))["chat_id"] is None
    told = [said for said in street.olga.chat() if "I was removed from the group" in said.text]
    assert len(told) == 1
    card = await the_card(street)
    assert card["drawn"] == card["wanted"]


async def test_a_card_that_cannot_be_drawn_is_tried_later_and_holds_up_no_other(street, monkeypatch):
    await street.rosa_asks()
    right = CARDS["request"]

    async def wrong(view: Any, card: Any) -> Any:
        raise KeyError("a bug of ours")

    monkeypatch.setitem(CARDS, "request", wrong)
    await street.ben.taps("I can help", chat=street.group)
    assert shown(street)[0].labels == ["I can help"]
    monkeypatch.setitem(CARDS, "request", right)
    await street.hurry(minutes=1)
    assert shown(street)[0].labels == []


async def test_a_card_of_a_kind_nobody_knows_any_more_holds_up_nobody(street):
    await street.app.db.transaction(
        lambda tx: cards.refresh(tx, street.group.id, "a map of 1999", about=1, now=street.clock.now())
    )
    await street.rosa_asks()
    assert len(shown(street)) == 1


async def test_what_is_shown_is_what_is_true_when_it_leaves(street):
    await street.rosa_asks()
    street.app.pace._chats.__dict__.update(_per_minute=1, _minute=0.5)
    settled, street.settled = street.settled, lambda: _handled(street)
    await street.ben.taps("I can help", chat=street.group)
    await street.ben.taps_data(f"hand_back:{await the_request(street)}")
    await settled()
    assert shown(street)[0].labels == ["I can help"]
    assert calls(street, "editMessageText") == []


async def _handled(street: Neighbourhood) -> None:
    await street.emulator.until(lambda: street.emulator.pending == 0)
    await street.app.lanes.at_most(0)

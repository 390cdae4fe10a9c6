"""Taps on old, foreign, forged and garbled buttons: a true answer, and nothing changes.

GOODTURN_TAPS=100000 throws in so many garbled ones, and not a few hundred; and then all of them are tapped
(10 minutes and more: pytest -o faulthandler_timeout=0).
Else, of those that lead nowhere, which are all met by the same last handler, only every twentieth is.
"""

import itertools
import logging
import os
import re
from collections import Counter
from collections.abc import Iterable, Iterator
from datetime import timedelta

import pytest

from aid.moments import weekday_date
from bot.playground.calls import Call
from bot.playground.phone import Phone
from handlers.flows import FLOWS
from storage.help_requests import Status
from tests.conftest import Neighbourhood
from tests.forged import ANYBODYS, FORMS, ONES_OWN, about, altered, leads_somewhere, shapes
from tests.rows import changed, remembered
from tests.scenes import ONE_OF_EACH, SCENES
from tests.telephones import at_once, connected, taps_in
from tests.village import ACCOUNTS, NEVER_JOINED, Village

ON_REQUESTS = (
    "claim", "done", "longer", "spent", "cant", "hand_back", "came", "drop", "withdraw", "undo", "see",
    "introduce",
    "arrived", "left", "stay", "another_day", "put_off", "visited", "ask_again", "ring_about", "leave_it",
    "note", "thanks", "change", "same", "weekly",
)  # fmt: skip
SAID_AFTERWARDS = ("note:", "thanks:", "receipt:", "weekly:")  # what is over is what they are for
SAID = ("sendMessage", "sendVoice", "sendPhoto", "editMessageText")
GARBLED_TAPS = int(os.environ.get("GOODTURN_TAPS", "400"))
EVERY_SO_MANY = 1 if "GOODTURN_TAPS" in os.environ else 20
TAPS_AT_LEAST = max(GARBLED_TAPS, 1000)
FOREIGN_TAPS_AT_LEAST = 600
# Who may take a request on, the two whose own it is first; and of those what is not theirs.
MAY_TAKE = ("resident", "helper", "neighbour", "former helper")
THEIRS = {
    "resident": ("hand_back:", "spent:", "done:", "cant:", "arrived:", "left:", "stay:", "put_off:"),
    "helper": (
        "came:", "withdraw:", "drop:", "visited:", "ask_again:", "ring_about:", "leave_it:", "thanks:",
        "change:", "same:", "weekly:",
    ),
}  # fmt: skip
# What only some may read of what happens here: an address, a request, a telephone number, an alarm, a case.
SECRETS = ("12 Elm", "3 Elm", "Milk", "0201", "Percy", "have fallen", "My neighbour", "Thin")
TAPS_AT_ONCE = 250
A_WHILE = timedelta(minutes=1)  # or it would be a flood
ALERT_MAX = 200


@pytest.fixture
async def village(empty_street: Neighbourhood) -> Village:
    return await connected(empty_street)


@pytest.fixture(autouse=True)
def no_fault_of_ours(caplog: pytest.LogCaptureFixture) -> Iterator[None]:
    yield
    assert [record for record in caplog.records if record.levelno >= logging.ERROR] == []


def test_every_button_has_its_form_here() -> None:
    meant = {form.replace("#", "12") for form in FORMS}
    for shape in shapes():
        assert any(re.fullmatch(shape, data) for data in meant), f"no form for {shape}"
    for data in meant:
        assert any(re.fullmatch(shape, data) for shape in shapes()), f"{data} leads nowhere"


@pytest.mark.parametrize("empty_street", [{"wait_tick": "PT10M"}], indirect=True)  # nothing but taps
async def test_what_is_no_button_gets_an_answer_and_changes_nothing(
    empty_street: Neighbourhood, village: Village
) -> None:
    street = empty_street
    await village.request(Status.CLAIMED)
    await village.call("waiting")
    await street.settled()
    data = [one for number, one in enumerate(altered(GARBLED_TAPS))
            if number % EVERY_SO_MANY == 0 or leads_somewhere(one)]  # fmt: skip
    many = list(zip(itertools.cycle(ACCOUNTS), data, strict=False))
    assert len(many) >= TAPS_AT_LEAST
    await nothing_comes_of(street, many)


@pytest.mark.parametrize("empty_street", [{"wait_tick": "PT10M"}], indirect=True)  # nothing but taps
async def test_other_peoples_buttons_are_no_use(empty_street: Neighbourhood, village: Village) -> None:
    ids, call = [await village.request(status) for status in Status], await village.call("waiting")
    outsiders = [actor for actor in ACCOUNTS if actor not in MAY_TAKE]
    others = itertools.cycle([*MAY_TAKE[2:], *outsiders])
    foreign: list[tuple[str, str]] = []
    for id in ids:
        written = in_figures(id) if id == ids[1] else (str(id),)
        for data in (data for one in written for data in about(one, *ON_REQUESTS)):
            foreign += [(actor, data) for actor in itertools.islice(others, 5)]
            foreign += [(actor, data) for actor in MAY_TAKE[:2] if data.startswith(THEIRS[actor])]
    foreign = [(actor, data) for actor, data in foreign if actor in outsiders or "claim" not in data]
    for actor in set(ACCOUNTS) - {"organiser", "other organiser"}:
        for id in (await village.id("asked"), await village.id("not now")):
            foreign += [(actor, data) for data in about(id, "consider", "approve", "decline")]
        foreign += [(actor, data) for data in about(call, "ring", "rung")]
        foreign += [(actor, f"link:{area}:{village.new_group}") for area in (0, village.elm)]
    assert len(foreign) > FOREIGN_TAPS_AT_LEAST
    await nothing_comes_of(empty_street, sorted(foreign))


def in_figures(id: int) -> tuple[str, ...]:
    """A number as 7, as full-width, Arabic and Devanagari figures write it."""
    return tuple(
        str(id).translate({48 + n: zero + n for n in range(10)}) for zero in (48, 0xFF10, 0x660, 0x966)
    )


# Who was let in once, and may do nothing of it any more; and some who may do as little.
NO_LONGER = ("frozen organiser", "blocked neighbour", "out of group", "left")
NEVER = (
    "other resident", "neighbour elsewhere", "asked", "not now", "trusted not confirmed", "referrer",
    *NEVER_JOINED,
)  # fmt: skip


@pytest.mark.parametrize("empty_street", [{"wait_tick": "PT10M"}], indirect=True)  # nothing but taps
async def test_whoever_may_no_longer_taps_in_vain(empty_street: Neighbourhood, village: Village) -> None:
    street = empty_street
    for verb, state in ONE_OF_EACH.items():
        await SCENES[verb](village, verb, state)
    await street.settled()
    kept = (await village.db.one("SELECT MAX(id) AS id FROM people"))["id"]
    others = itertools.cycle(NEVER)
    forms = [form for form in FORMS if not form.startswith((*ONES_OWN, *ANYBODYS))]
    taps: list[tuple[str, str]] = []
    for data in dict.fromkeys(form.replace("#", str(id)) for form in forms for id in (1, kept)):
        taps += [(actor, data) for actor in (*NO_LONGER, *itertools.islice(others, 2))]
    assert len(taps) > FOREIGN_TAPS_AT_LEAST
    await nothing_comes_of(street, taps)


@pytest.mark.parametrize("empty_street", [{"wait_tick": "PT10M"}], indirect=True)  # nothing but taps
async def test_no_group_reads_what_somebody_taps_there(empty_street: Neighbourhood, village: Village) -> None:
    street = empty_street
    for verb, state in ONE_OF_EACH.items():
        await SCENES[verb](village, verb, state)
    await street.settled()
    said = len(street.emulator.calls)
    async with at_once(street):
        for data in dict.fromkeys(form.replace("#", "1") for form in FORMS):
            for actor in ("resident", "helper", "trusted", "organiser"):
                await taps_in(street.phones[actor], data, street.group.id)
    told = [(call.fields["chat_id"], words(call)) for call in street.emulator.calls[said:]
            if call.method in SAID]  # fmt: skip
    assert any(secret in text for chat, text in told if chat > 0 for secret in SECRETS)
    assert not [text for chat, text in told if chat < 0 for secret in SECRETS if secret in text]


async def test_other_peoples_conversations_are_closed_to_us(
    empty_street: Neighbourhood, village: Village
) -> None:
    street, rosa = empty_street, empty_street.phones["resident"]
    await rosa.taps_data("again:ask")
    shown = [button.data for row in rosa.last.buttons for button in row if button.data != "call"]
    assert len(shown) > 5
    await nothing_comes_of(street, [(a, str(d)) for a in ACCOUNTS if a != "resident" for d in shown])
    await rosa.taps("Shopping")
    assert "When?" in rosa.last.text


async def test_an_organiser_cannot_link_what_is_no_group_of_ours(
    empty_street: Neighbourhood, village: Village
) -> None:
    street = empty_street
    places = (-1, -999, -(10**17), -ACCOUNTS["resident"])
    wishes = [("organiser", f"link:{area}:{place}") for area in (0, village.elm, 999) for place in places]
    await nothing_comes_of(street, [*wishes, ("organiser", "itsme")])


@pytest.mark.parametrize("who", ["resident", "helper", "organiser", "outsider"])
async def test_wherever_a_conversation_is_begun_one_gets_out_again(
    empty_street: Neighbourhood, village: Village, who: str
) -> None:
    street, phone = empty_street, empty_street.phones[who]
    before = await remembered(village.db, but=("inbox", "listening", "drafts"))
    # Who may begin what differs; once it is begun, its steps are the same to all.
    asked = FLOWS if who in ("resident", "organiser") else ()
    beginnings = [f"again:{flow}.{step}" for flow in asked for step in FLOWS[flow].by_name]
    for data in (*beginnings, *(f"again:{flow}" for flow in FLOWS), "again:x", "again:ask.x"):
        said = len(street.emulator.calls)
        street.clock.hurry(timedelta(minutes=1))  # or it would be a flood
        await phone.taps_data(data)
        assert phone.waiting == 0
        assert phone.alerts or any(call.method in SAID for call in street.emulator.calls[said:]), data
        await phone.types("Hello")
        for label in phone.last.labels:
            if label != "Talk to a person" and label in phone.last.labels:
                await phone.taps(label)
                assert phone.waiting == 0
        await phone.types("/stop")
        assert not await village.db.all("SELECT 1 FROM drafts WHERE account_id = :id", id=phone.id)
    await nothing_was_set_aside(street)
    assert set(changed(before, await remembered(village.db, but=("inbox", "listening", "drafts")))) <= {
        "people", "roles", "history", "outbox", "accounts", "wishes", "activity", "checkin_plans",
    }  # fmt: skip


async def test_a_tap_that_waited_too_long_for_its_alert_is_answered_in_private(
    street: Neighbourhood,
) -> None:
    await street.rosa_asks()
    await street.ben.taps("I can help", chat=street.group)
    street.emulator.world.queries.answered_within = timedelta(seconds=-1)
    await taps_in(street.ayo, "claim:1", street.group.id)
    assert "Ben Okoro was just before you" in street.ayo.last.text
    await street.zed.presses_start()
    await street.zed.taps_data("claim:1")
    assert "join" in street.zed.last.text


ENDINGS = {"met": "Yes, it came", "silence": None, "withdrawn": None, "could_not_fill": None}


@pytest.mark.parametrize("ending", ENDINGS)
async def test_every_button_ever_shown_says_when_it_was_finished(street: Neighbourhood, ending: str) -> None:
    await live_to(street, ending)
    row = await street.app.db.one("SELECT * FROM help_requests")
    assert row["ended_at"]
    day = weekday_date(street.clock.now().date())
    shown = set(buttons(street.emulator.calls))
    assert len(shown) > 15
    wrong = []
    for phone, data, in_group in sorted(pressed(street, shown), key=lambda one: (one[0].id, one[1])):
        before = await remembered(street.app.db)
        alerts, said = len(phone.alerts), len(street.emulator.calls)
        await taps_in(phone, data, street.group.id if in_group else phone.id)
        told = [*phone.alerts[alerts:], *(words(call) for call in street.emulator.calls[said:])]
        heard = " ".join(filter(None, told))
        if changed(before, await remembered(street.app.db)) or not true_of_the_past(data, heard, day):
            wrong.append((phone.name, data, heard))
    assert wrong == []


async def live_to(street: Neighbourhood, ending: str) -> None:
    """A request with all its detours, to this end."""
    await street.rosa_asks()
    if ending == "could_not_fill":
        await street.hurry(hours=60)
        return
    await street.ben.taps("I can help", chat=street.group)
    await street.ben.taps("I can't after all")
    await street.ben.taps("Yes, find somebody else")
    await street.ayo.taps("I can help", chat=street.group)
    await street.rosa.taps("My requests")
    await street.rosa.taps(street.rosa.last.labels[0])
    await street.rosa.taps("I don't need it now")
    if ending == "withdrawn":
        await street.rosa.taps("Yes, take it back")
        return
    await street.ayo.taps("Done")
    await street.ayo.taps("45 minutes")
    if ending == "met":
        await street.rosa.taps("Yes, it came")
    else:
        await street.hurry(hours=49)


def buttons(calls: Iterable[Call]) -> Iterator[tuple[int, str]]:
    """(chat, data) of every button that was ever under a message of ours."""
    for call in calls:
        for row in (call.fields.get("reply_markup") or {}).get("inline_keyboard", []):
            yield from (
                (call.fields["chat_id"], key["callback_data"]) for key in row if "callback_data" in key
            )


def pressed(street: Neighbourhood, shown: set[tuple[int, str]]) -> Iterator[tuple[Phone, str, bool]]:
    """Everybody presses what they were shown; in the group both neighbours do."""
    phones = {phone.id: phone for phone in street.phones.values()}
    for chat, data in shown:
        if data.startswith(("again:", "detail:", "optin", "optout", "call", "link", "approve", "decline")):
            continue
        if data.startswith("elsewhere:") and chat == street.olga.id:
            continue  # what nobody came to may still be met elsewhere
        if data.startswith(SAID_AFTERWARDS):
            continue
        if chat > 0:
            yield phones[chat], data, False
        else:
            yield from ((phone, data, True) for phone in (street.ben, street.ayo))


def true_of_the_past(data: str, heard: str, day: str) -> bool:
    """What one hears of a thing that is over."""
    if data.startswith(("step:", "back:", "stop:", "carry:")):
        return "That was sent on " in heard or "That question is over" in heard
    if data.startswith(ON_REQUESTS):
        return f"finished on {day}" in heard or "may be finished" in heard
    return bool(heard)


def words(call: Call) -> str:
    return str(call.fields.get("text", "")) if call.method in SAID else ""


async def nothing_comes_of(street: Neighbourhood, taps: list[tuple[str, str]]) -> None:
    """All of these taps are answered, truly and in private, and no row is different afterwards."""
    db = street.app.db
    await street.hurry(seconds=10)  # the boards are brought up to date
    before, asked = await remembered(db), len(street.emulator.calls)
    answered = len(street.emulator.world.queries.all)
    in_group = dict(street.group.chat.messages)
    for begin in range(0, len(taps), TAPS_AT_ONCE):
        street.clock.hurry(A_WHILE)
        async with at_once(street):
            for number, (actor, data) in enumerate(taps[begin : begin + TAPS_AT_ONCE]):
                phone = street.phones[actor]
                await taps_in(phone, data, street.group.id if number % 3 == 0 else phone.id)
    assert changed(before, await remembered(db)) == []
    assert street.group.chat.messages == in_group
    await nothing_was_set_aside(street)
    queries = list(street.emulator.world.queries.all.values())[answered:]
    assert len(queries) == len(taps)
    assert all(query.answered and len(query.text) <= ALERT_MAX and "{" not in query.text for query in queries)
    said = [call.fields["chat_id"] for call in street.emulator.calls[asked:] if call.method in SAID]
    assert not [chat for chat in said if chat < 0]
    told = [words(call) for call in street.emulator.calls[asked:]] + [query.text for query in queries]
    assert not [text for text in told for secret in SECRETS if secret in text]
    unsaid = Counter(query.user_id for query in queries if not query.text) - Counter(said)
    assert not unsaid, "a tap was left without a word"


async def nothing_was_set_aside(street: Neighbourhood) -> None:
    left = "SELECT update_id, error FROM inbox WHERE state <> 'done'"
    assert [tuple(row) for row in await street.app.db.all(left)] == []


async def test_strangers_learn_nothing_but_the_way_in(empty_street: Neighbourhood, village: Village) -> None:
    street = empty_street
    await village.request(Status.CLAIMED)
    for actor in NEVER_JOINED:
        for data in {*about(1), "requests", "details", "more", "optin", "optout", "for_another", "call"}:
            await street.phones[actor].taps_data(data)
        heard = " ".join(call.fields.get("text") or "" for call in street.emulator.calls
                         if call.fields.get("chat_id") == ACCOUNTS[actor])  # fmt: skip
        heard += " ".join(street.phones[actor].alerts)
        for secret in ("Resident", "Helper", "12 Elm", "Milk", "hopping"):
            assert secret not in heard, (actor, heard)

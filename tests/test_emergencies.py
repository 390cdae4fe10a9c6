"""Words of danger: answered before everything else, an organiser rings, and the way back is short."""

import asyncio
from datetime import UTC, datetime
from pathlib import Path
from time import thread_time

import pytest

import storage.drafts
from aid import drafts
from aid.dangers import Danger, danger_in
from aid.emergency_numbers import EMERGENCY_NUMBERS
from bot.lanes import Lanes
from bot.playground.faults import Fault
from handlers.flows import FLOWS
from storage.inbox import Arrival
from tests.conftest import Neighbourhood
from tests.many import at
from tests.reading import letter, told
from tests.telephones import at_once

RING = "If someone may be in danger, ring 999 now. I am a computer and can't ring for you."
LISTS = Path(__file__).parent / "alarms"


def lines(name: str) -> list[str]:
    return (LISTS / f"{name}.txt").read_text().splitlines()


def missed(name: str) -> list[str]:
    return [line for line in lines(name) if danger_in(line) is None]


def mistaken(name: str) -> list[str]:
    return [line for line in lines(name) if danger_in(line) is not None]


# Knowing the words


def test_every_cry_on_the_list_is_caught_however_it_is_typed() -> None:
    assert len(lines("caught")) >= 150
    assert missed("caught") == []
    for shape in (str.upper, str.title, "  {} !!!".format, "oh dear. {}. hurry".format):
        assert [line for line in lines("caught") if danger_in(shape(line)) is None] == []


def test_of_cries_written_before_the_words_were_chosen_hardly_any_is_missed(capsys) -> None:
    found, total = missed("held_out"), len(lines("held_out"))
    with capsys.disabled():
        print(f"\nheld-out cries: {total - len(found)} of {total} caught; missed: {found}")
    assert total >= 60
    assert len(found) <= total * 0.05


def test_everyday_requests_are_hardly_ever_taken_for_a_cry(capsys) -> None:
    known, fresh = mistaken("everyday"), mistaken("everyday_held_out")
    with capsys.disabled():
        print(f"\nfalse alarms: {len(known)} of {len(lines('everyday'))} everyday requests {known},"
              f" {len(fresh)} of {len(lines('everyday_held_out'))} not looked at before {fresh}")  # fmt: skip
    assert len(lines("everyday")) >= 500
    assert len(known) <= 5
    assert len(fresh) <= 5


@pytest.mark.parametrize(
    ("words", "danger"),
    [
        ("I can smell gas", Danger.GAS),
        ("the kitchen is on fire", Danger.FIRE),
        ("I want to die", Danger.DESPAIR),
        ("he hit me", Danger.VIOLENCE),
        ("chest pain", Danger.ILL),
        ("help", Danger.HELP),
        ("I have not fallen", None),
        ("there is no smell of gas", None),
        ("I don't want to live", Danger.DESPAIR),
        ("H E L P", None),
        ("/help", None),
        ("/help I have fallen", Danger.ILL),
        ("", None),
        ("😀", None),
    ],
)
def test_the_danger_says_whom_to_ring(words: str, danger: Danger | None) -> None:
    cry = danger_in(words)
    assert (cry and cry.danger) == danger


def test_what_is_kept_of_a_cry_is_known_again() -> None:
    for name in ("caught", "held_out"):
        for line in lines(name):
            cry = danger_in(line)
            assert cry is None or danger_in(cry.words), (line, cry)


@pytest.mark.parametrize(
    "part", ["can not ", "a ", "not ", "😀", "fell ", "someone is in ", "'", "9", "pain chest "]
)
def test_no_text_takes_long_to_read(part: str) -> None:
    before = thread_time()
    danger_in(part * 4096)
    assert thread_time() - before < 0.5


def test_the_numbers_have_a_date_and_every_danger_has_some() -> None:
    for numbers in EMERGENCY_NUMBERS.values():
        assert numbers.checked.year >= 2026
        assert set(numbers.for_danger) == set(Danger)
        assert all("999" in numbers.for_danger[danger] for danger in Danger)
        assert {number for each in numbers.for_danger.values() for number in each} == set(numbers.lines)


# In chat


async def test_the_numbers_come_at_once_and_an_organiser_rings(street: Neighbourhood) -> None:
    rosa, olga = street.rosa, street.olga
    await rosa.types("I've fallen and can't get up")
    assert rosa.last.text.startswith(RING)
    assert "111" in rosa.last.text and "I am telling the organisers now." in rosa.last.text
    assert rosa.last.labels == ["It's not an emergency"]
    assert "Rosa Bell may be in danger." in olga.last.text
    assert "I've fallen and can't get up" in olga.last.text and olga.last.protected
    await olga.taps("I'll ring them")
    assert "Olga Novak is ringing them." in olga.last.text
    await olga.taps("It is seen to")
    assert olga.last.text == "Olga Novak has seen to Rosa Bell."
    assert "fallen" not in "".join(told(olga))


async def test_anybody_may_cry_for_help_in_any_question_and_is_led_back_to_it(street: Neighbourhood) -> None:
    rosa, db = street.rosa, street.app.db
    answers = {"kind": "other", "when": "another", "day": "2026-03-05", "details": "milk", "voice": "file",
               "name": "Rosa", "area": "1"}  # fmt: skip
    for flow in FLOWS.values():
        for step in flow.steps:
            draft = await drafts.begin(
                db, rosa.id, flow.name, step.name, now=street.clock.now(), answers=answers
            )
            await rosa.types("chest pain")
            assert rosa.last.text.startswith(RING), (flow.name, step.name)
            assert await storage.drafts.find(db, rosa.id) == draft, "it is untouched"
            await rosa.taps("It's not an emergency")
            assert rosa.last.text.startswith("Good. I have let the organisers know."), (flow.name, step.name)
            assert rosa.last.labels[-2:] == ["Go back", "Stop"]
    assert "Rosa Bell says that it is not an emergency." in street.olga.last.text


async def test_somebody_in_the_middle_of_asking_uses_the_words_as_the_request(street: Neighbourhood) -> None:
    rosa = street.rosa
    await rosa.taps("I need help")
    await rosa.taps("Gardening")
    await rosa.types("Nettles, where I have fallen")
    await rosa.taps("It's not an emergency")
    assert "When?" in rosa.last.text
    await rosa.taps("Use this as your request")
    assert "When?" in rosa.last.text
    await rosa.taps("Today")
    await rosa.types("12 Elm Street")
    assert "You wrote: Nettles, where I have fallen" in rosa.last.text


async def test_somebody_at_home_uses_the_words_as_a_request(street: Neighbourhood) -> None:
    rosa = street.rosa
    await rosa.types("The step where I have fallen wants mending")
    await rosa.taps("It's not an emergency")
    await rosa.taps("Use this as your request")
    assert "The step where I have fallen wants mending" in rosa.last.text
    await rosa.taps("Use this as your request")
    assert "What do you need?" in rosa.last.text


async def test_words_meant_as_an_answer_become_the_answer(street: Neighbourhood) -> None:
    await street.rosa_asks()
    await street.ben.taps("I can help", street.group)
    await street.ben.taps("Send a message")
    await street.ben.types("A branch is on fire, ha ha")
    await street.ben.taps("It's not an emergency")
    await street.ben.taps("Use what I wrote")
    assert "A branch is on fire, ha ha" in letter(street.rosa, "A message from Ben Okoro").text


async def test_a_flurry_is_one_alarm_and_a_later_cry_rings_again(street: Neighbourhood) -> None:
    async with at_once(street):
        for words in ("help", "ive fallen", "cant breathe", "HELP ME", "cant get up") * 4:
            await street.rosa.types(words)
    letters = [text for text in told(street.olga) if "Rosa Bell may be in danger" in text]
    assert len(letters) == 1
    assert "help\nive fallen\ncant breathe" in letters[0]
    assert sum(text.startswith(RING) for text in told(street.rosa)) == 20, "each is answered"
    await street.hurry(minutes=11)
    await street.rosa.types("help")
    letters = [text for text in told(street.olga) if "Rosa Bell may be in danger" in text]
    assert len(letters) == 1 and "See the newer letter." in letter(street.olga, "newer").text


async def test_at_night_organisers_are_rung_all_the_same(street: Neighbourhood) -> None:
    await at(street, 3)
    await street.rosa.types("I smell gas")
    assert "0800 111 999" in street.rosa.last.text
    assert "Rosa Bell may be in danger." in street.olga.last.text and not street.olga.last.silent


async def test_somebody_who_never_joined_is_answered_and_organisers_hear_it(street: Neighbourhood) -> None:
    await street.zed.presses_start()
    await street.zed.types("my wife is not breathing")
    assert street.zed.last.text.startswith(RING)
    assert "They have not joined, so I have no phone number." in street.olga.last.text
    await street.zed.taps("It's not an emergency")
    assert street.zed.last.text.startswith("Good.")


async def test_a_caption_and_an_edited_message_count_and_a_secret_in_it_is_not_kept(
    street: Neighbourhood,
) -> None:
    await street.rosa.sends_photo(caption="he hit me")
    assert street.rosa.last.text.startswith(RING)
    id = await street.ben.types("All is well here")
    await street.ben.edits(id, "All is well here, no, I cant breathe")
    assert street.ben.last.text.startswith(RING)
    await street.ben.edits(id, "All is really well here")
    assert sum(text.startswith(RING) for text in told(street.ben)) == 1, "other edits count for nothing"
    await street.ayo.types("Help! My PIN is 4829")
    assert street.ayo.last.text.startswith(RING)
    rows = [dict(row) for row in await street.app.db.all("SELECT * FROM emergencies")]
    rows += [dict(row) for row in await street.app.db.all("SELECT * FROM inbox")]
    kept = [value for row in rows for name, value in row.items() if not name.endswith("_at")]
    assert not any("4829" in str(value) for value in kept)


async def test_in_the_group_it_is_answered_in_private_and_nothing_is_said_there(
    street: Neighbourhood,
) -> None:
    before = len(street.olga.chat(street.group))
    await street.ben.types("Somebody quick, I have fallen off the ladder at number 7", chat=street.group)
    assert street.ben.last.text.startswith(RING)
    assert "They wrote in the group." in street.olga.last.text
    assert len(street.olga.chat(street.group)) == before + 1, "only what Ben wrote"
    rows = [dict(row) for row in await street.app.db.all("SELECT * FROM inbox")]
    assert "number 7" not in str(rows), "what else was said there is not kept"
    await street.zed.joins(street.group)
    await street.zed.types("I cant breathe", chat=street.group)
    assert "Zed" in street.olga.last.text
    await street.ben.types("See you on Friday", chat=street.group)
    assert street.emulator.refused == []


async def test_whoever_is_said_to_hit_somebody_does_not_read_it(street: Neighbourhood) -> None:
    await street.rosa.types("Olga hit me")
    assert "I can't reach an organiser just now." in street.rosa.last.text
    assert "danger" not in "".join(told(street.olga))


async def test_only_those_who_were_told_may_take_it_and_only_one_does(street: Neighbourhood) -> None:
    await street.rosa.types("I want to die")
    assert "116 123" in street.rosa.last.text
    for phone in (street.ben, street.zed, street.rosa):
        await phone.taps_data("ring_them:1")
        await phone.taps_data("seen_to:1")
    await street.ben.taps_data("no_danger")
    await street.zed.taps_data("use_words")
    assert "Rosa Bell may be in danger." in street.olga.last.text
    await street.restarts()
    await street.olga.taps("I'll ring them")
    await street.olga.taps_data("ring_them:1")
    await street.olga.taps_data("seen_to:99")
    assert "cannot find that" in street.olga.alerts[-1]
    await street.rosa.taps("It's not an emergency")
    await street.olga.taps_data("ring_them:1")
    assert "That one is over" in street.olga.alerts[-1]


async def test_what_was_written_is_forgotten_after_a_day(street: Neighbourhood) -> None:
    await street.rosa.types("I have fallen")
    await street.hurry(hours=25)
    row = await street.app.db.one("SELECT words FROM emergencies")
    assert row["words"] is None
    await street.rosa.taps_data("use_words")
    assert "cannot find that" in street.rosa.alerts[-1]


async def test_the_numbers_come_even_where_nothing_can_be_kept(street: Neighbourhood) -> None:
    await street.app.db.transaction(lambda tx: tx.run("DROP TABLE emergencies"))
    await street.rosa.types("chest pain")
    assert any(text.startswith(RING) for text in told(street.rosa))


@pytest.mark.parametrize("empty_street", [{"country": "IE"}], indirect=True)
async def test_the_numbers_are_those_of_the_country(street: Neighbourhood) -> None:
    await street.rosa.types("I smell gas")
    assert "Gardaí" in street.rosa.last.text and "0800" not in street.rosa.last.text


async def test_whoever_was_heard_but_not_answered_when_the_bot_died_is_answered_after_it(
    street: Neighbourhood,
) -> None:
    street.emulator.faults.add("sendMessage", Fault(seconds=5, closes=True), times=None)
    settled, street.settled = street.settled, lambda: asyncio.sleep(0)
    await street.rosa.types("I have fallen")
    await street.emulator.until(lambda: street.emulator.faults.struck)
    await street.app.stop()
    street.emulator.faults.clear()
    assert not any(text.startswith(RING) for text in told(street.rosa)), "nothing has reached her"
    street.settled = settled
    await street.restarts()
    await street.settled()
    assert sum(text.startswith(RING) for text in told(street.rosa)) == 1
    assert sum("Rosa Bell may be in danger." in text for text in told(street.olga)) == 1


async def test_a_cry_waits_for_nothing_that_the_same_person_wrote_before() -> None:
    taken: list[int] = []
    slow = asyncio.Event()

    async def take(arrival: Arrival) -> None:
        if arrival.update_id == 1:
            await slow.wait()
        taken.append(arrival.update_id)

    lanes = Lanes(take)
    for number in (1, 2, 3):
        arrival = Arrival(
            update_id=number, account_id=7, body="{}", attempts=0, received_at=datetime.now(UTC)
        )
        lanes.add(arrival, at_once=number == 3)
    await asyncio.sleep(0)
    await asyncio.sleep(0)
    assert taken == [3]
    slow.set()
    await lanes.at_most(0)
    assert taken == [3, 1, 2]

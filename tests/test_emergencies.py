"""Words of danger: answered before everything else, an organiser rings, and the way back is short."""

import asyncio
from pathlib import Path
from time import perf_counter

import pytest

from aid.dangers import Danger, danger_in
from aid.emergency_numbers import EMERGENCY_NUMBERS
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


@pytest.mark.parametrize("part", ["can not ", "a ", "not ", "😀", "fell ", "someone is in ", "'", "9", "pain chest "])
def test_no_text_takes_long_to_read(part: str) -> None:
    before = perf_counter()
    danger_in(part * 4096)
    assert perf_counter() - before < 0.5


def test_the_numbers_have_a_date_and_every_danger_has_some() -> None:
    for numbers in EMERGENCY_NUMBERS.values():
        assert numbers.checked.year >= 2026
        assert set(numbers.for_danger) == set(Danger)
        assert all("999" in numbers.for_danger[danger] for danger in Danger)
        assert {number for each in numbers.for_danger.values() for number in each} == set(numbers.lines)


# In chat


async def test_the_numbers_come_at_once_and_an_organiser_rings(street: Neighbourhood) -> None:
    rosa, olga = street.rosa, street.olga
    before = perf_counter()
    await rosa.types("I've fallen and can't get up")
    assert perf_counter() - before < 1
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

"""/find and the contact log: an organiser finds somebody, notes a talk, and comes back to it on its day."""

import pytest

from aid.finding import found
from storage.finding import Findable
from tests.conftest import Neighbourhood
from tests.reading import told

PEOPLE = [
    Findable(id=1, name="Rosa Bell", address="12 Elm Street", phone="+44 20 7946 0002"),
    Findable(id=2, name="José O'Neill", address="3 Oak Lane", phone=None),
    Findable(id=3, name="Rosalind Percy", address=None, phone="020 7946 0077"),
    Findable(id=4, name="100% Anna_B", address="7 Mühlenweg", phone=None),
    Findable(id=5, name="Анна Петрова", address=None, phone=None),
]


@pytest.mark.parametrize(
    ("sought", "ids"),
    [
        ("rosa", [1, 3]), ("ROSA BELL", [1]), ("bell rosa", [1]), ("roza", [1]), ("jose", [2]),
        ("O'Neill", [2]), ("oneill", [2]), ("lind", [3]), ("020 7946 0002", [1]), ("79460077", [3]),
        ("0077", [3]), ("elm", [1]), ("muhlenweg", [4]), ("%", []), ("100%", [4]), ("anna_b", [4]),
        ("анна", [5]), ("r", []), ("", []), ("nobody", []), ("🌷", []),
    ],
)  # fmt: skip
def test_people_are_found_by_part_of_a_name_a_street_or_a_number(sought: str, ids: list[int]) -> None:
    assert [one.id for one in found(sought, PEOPLE)] == ids


async def test_find_shows_where_things_stand_and_no_more(street: Neighbourhood) -> None:
    await street.rosa_asks()
    await street.olga.types("/find rosa")
    assert street.olga.last.text == "Is it one of these?"
    await street.olga.taps("Rosa Bell")
    shown = street.olga.last
    assert shown.protected and shown.text.startswith("Rosa Bell\nElm Street")
    assert "12 Elm Street" not in shown.text and "No talk is noted yet." in shown.text
    assert shown.labels[0].startswith("Shopping")
    await street.olga.taps("How to reach them")
    assert "12 Elm Street" in street.olga.last.text and street.olga.last.protected
    noted = await street.app.db.all("SELECT verb FROM history WHERE verb = 'look_up'")
    assert len(noted) >= 1


async def test_find_asks_whom_and_says_what_to_do_when_there_is_nobody(street: Neighbourhood) -> None:
    await street.olga.types("/organise")
    await street.olga.taps("Find somebody")
    assert "Whom do you look for?" in street.olga.last.text
    await street.restarts()
    await street.olga.types("Zebedee")
    assert "I find nobody like “Zebedee”." in street.olga.last.text
    await street.olga.taps("Find somebody else")
    await street.olga.types("Ben")
    await street.olga.taps("Ben Okoro")
    assert "They help, or would like to." in street.olga.last.text
    assert {"See them as a neighbour", "Write to Ben Okoro"} <= set(street.olga.last.labels)


async def test_nobody_else_finds_anybody(street: Neighbourhood) -> None:
    await street.ben.types("/find rosa")
    assert "Rosa" not in street.ben.last.text
    await street.ben.taps_data("person:2")
    assert "Rosa" not in "".join(street.ben.alerts)


async def notes(street: Neighbourhood, *, again: str) -> None:
    """Olga notes a talk with Rosa."""
    await street.olga.types("/find rosa")
    await street.olga.taps("Rosa Bell")
    await street.olga.taps("Note a talk")
    await street.olga.types("Would like company on Fridays")
    await (street.olga.taps(again) if again[0].isupper() else street.olga.types(again))


async def test_a_talk_is_noted_comes_back_on_its_day_and_is_done_or_put_off(street: Neighbourhood) -> None:
    await notes(street, again="Tomorrow")
    assert "Rosa Bell can read it if they ask what I know." in street.olga.last.text
    await street.olga.taps("See them")
    assert "Olga Novak: Would like company on Fridays" in street.olga.last.text
    await street.olga.taps_data("needs")
    assert "Rosa Bell" not in street.olga.last.text
    await street.hurry(days=1)
    await street.olga.taps_data("needs")
    assert "Rosa Bell: you wanted to get in touch again." in street.olga.last.text
    await street.olga.taps("Rosa Bell")
    await street.olga.taps("A week later")
    assert "Come back to it: Wednesday 11 March." in street.olga.last.text
    await street.hurry(days=7)
    await street.olga.taps_data("needs")
    await street.olga.taps("Rosa Bell")
    await street.olga.taps("I have come back to it")
    assert "Come back" not in street.olga.last.text
    await street.olga.taps_data("needs")
    assert "Rosa Bell" not in street.olga.last.text


async def test_a_date_is_written_a_note_is_taken_out_and_a_secret_is_refused(street: Neighbourhood) -> None:
    await notes(street, again="on 20 March")
    await street.olga.taps("See them")
    assert "Come back to it: Friday 20 March." in street.olga.last.text
    await notes(street, again="No need")
    await street.olga.taps("Take it out again")
    assert street.olga.last.text.count("Would like company") == 1
    await street.olga.taps("Note a talk")
    await street.olga.types("Her card is 4111 1111 1111 1111")
    assert "I do not keep it." in street.olga.last.text


async def test_whom_it_is_about_can_read_it_and_takes_it_along(street: Neighbourhood) -> None:
    await notes(street, again="Tomorrow")
    rows = await street.app.db.all("SELECT words FROM contact_log")
    assert len(rows) == 1 and not any("company on Fridays" in text for text in told(street.rosa))
    await street.rosa.types("/forget")
    await street.rosa.taps("Yes, forget me")
    await street.rosa.taps("Yes, I am sure")
    await street.olga.taps_data("person:2")
    assert "I cannot find that." in street.olga.alerts[-1]
    await street.hurry(days=2)
    assert await street.app.db.all("SELECT words FROM contact_log") == []

"""What can be asked for beyond the first four kinds."""

import pytest

from aid.kinds import RULES
from handlers import kinds
from storage.help_requests import Kind
from tests.conftest import Neighbourhood
from tests.reading import card


async def asks_for(street: Neighbourhood, *labels: str) -> None:
    """Rosa asks for something else, and the card is in the group."""
    await street.rosa.taps("I need help")
    await street.rosa.taps("Something else")
    for label in labels:
        await street.rosa.taps(label)
    await street.rosa.taps("Tomorrow morning")
    await street.rosa.types("12 Elm Street, blue door")
    await street.rosa.taps("Send")
    await street.hurry(minutes=1)


async def test_something_else_offers_what_people_often_need(street: Neighbourhood) -> None:
    await asks_for(street, "A small repair")
    assert card(street).text.startswith("A neighbour needs help: A small repair\n")
    assert (await street.app.db.one("SELECT kind, details FROM help_requests"))["kind"] == "repair"


async def test_words_are_as_good_as_a_button(street: Neighbourhood) -> None:
    await street.rosa.taps("I need help")
    await street.rosa.taps("Something else")
    await street.rosa.types("Change the bulb on the landing")
    await street.rosa.taps("Tomorrow morning")
    await street.rosa.types("12 Elm Street, blue door")
    assert "You wrote: Change the bulb on the landing" in street.rosa.last.text
    await street.rosa.taps("Send")
    row = await street.app.db.one("SELECT kind, details FROM help_requests")
    assert tuple(row) == ("other", "Change the bulb on the landing")


async def test_another_kind_chosen_later_is_the_one_that_counts(street: Neighbourhood) -> None:
    await street.rosa.taps("I need help")
    await street.rosa.taps("Something else")
    await street.rosa.taps("A lift")
    await street.rosa.taps("Tomorrow morning")
    await street.rosa.types("12 Elm Street, blue door")
    for label in ("Change", "What I need", "Gardening"):
        await street.rosa.taps(label)
    assert "Gardening" in street.rosa.last.text and "A lift" not in street.rosa.last.text
    await street.rosa.taps("Send")
    assert (await street.app.db.one("SELECT kind FROM help_requests"))["kind"] == "gardening"


@pytest.mark.parametrize("kind", Kind)
def test_every_kind_has_its_rules_and_its_words(kind: Kind) -> None:
    assert RULES[kind].minutes % 15 == 0 and RULES[kind].helpers in (1, 2)
    assert all(str(table[kind]) for table in (kinds.LABELS, kinds.WITHIN_A_SENTENCE, kinds.WITH_AN_ARTICLE))
    assert len(f"{kinds.IN_A_LIST[kind]}, Wed 24: asking") <= 28
    assert (kind in kinds.FIRST) is not (kind in kinds.FURTHER)

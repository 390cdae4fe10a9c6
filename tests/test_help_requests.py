"""The life of a request, from "I need help" to "Yes, it came"."""

from tests.conftest import Neighbourhood


async def test_the_whole_story(street: Neighbourhood) -> None:
    rosa, ben = street.rosa, street.ben
    await street.rosa_asks("Shopping", "Tomorrow morning")
    await ben.taps("I can help", chat=street.group)
    await ben.taps("Done")
    await ben.taps("45 minutes")
    await rosa.taps("Yes, it came")
    assert rosa.last.text == "I am glad. I will pass on your thanks."

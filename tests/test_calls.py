"""Talk to a person: asked for anywhere, taken by one organiser, done."""

import pytest

from tests.conftest import Neighbourhood
from tests.reading import letter, told

TWO_ORGANISERS = pytest.mark.parametrize("empty_street", [{"organiser_ids": "1005,1002"}], indirect=True)


async def pia_organises_too(street: Neighbourhood) -> None:
    """A second organiser joins."""
    await street.pia.presses_start()
    for label in ("I agree", "Pia", "Elm Street", "I organise"):
        await street.pia.taps(label)


async def test_ring_me_takes_two_taps(street: Neighbourhood) -> None:
    await street.rosa.taps("More")
    await street.rosa.taps("Ring me")
    assert street.rosa.last.text.startswith("An organiser will ring you. I have told them just now.")
    assert letter(street.olga, "Rosa Bell would like to talk to a person.").labels == ["I'll ring"]


async def test_who_gave_a_number_reads_it_and_the_organiser_gets_it(street: Neighbourhood) -> None:
    await street.rosa.types("/settings")
    await street.rosa.taps("Change my phone number")
    await street.rosa.types("020 7946 0000")
    await street.rosa.types("Ring me")
    assert "They have your number: 020 7946 0000" in street.rosa.last.text
    assert "7946" not in letter(street.olga, "Rosa Bell would like to talk").text
    await street.olga.taps("I'll ring")
    assert "Phone: 020 7946 0000" in street.olga.last.text
    assert street.olga.last.protected


async def test_who_gave_none_can_add_it_there(street: Neighbourhood) -> None:
    await street.rosa.types("Talk to a person")
    assert "I do not have your number yet." in street.rosa.last.text
    await street.rosa.taps("Add my number")
    await street.rosa.types("020 7946 0000")
    await street.olga.taps("I'll ring")
    assert "Phone: 020 7946 0000" in street.olga.last.text


async def test_one_organiser_takes_the_call_and_the_caller_hears_who(street: Neighbourhood) -> None:
    await street.rosa.types("Ring me")
    await street.olga.taps("I'll ring")
    assert street.olga.last.text.startswith("Thank you. Rosa Bell knows that you will ring.")
    assert street.rosa.last.text == "Olga Novak will ring you. Olga Novak is one of the organisers."
    await street.olga.taps("We have talked")
    assert street.olga.last.text == "Thank you. I have noted that you talked."


@TWO_ORGANISERS
async def test_the_second_organiser_hears_that_it_is_taken(street: Neighbourhood) -> None:
    await pia_organises_too(street)
    await street.rosa.types("Ring me")
    await street.olga.taps("I'll ring")
    await street.pia.taps("I'll ring")
    assert street.pia.alerts[-1] == "Olga Novak is ringing already. Thank you."
    await street.olga.taps("We have talked")
    await street.pia.taps("I'll ring")
    assert street.pia.alerts[-1] == "That call is done. Thank you."
    assert sum("will ring you" in text for text in told(street.rosa)) == 2, "what I did, and who it will be"


async def test_asking_again_while_waiting_says_so_and_rings_nobody_twice(street: Neighbourhood) -> None:
    await street.rosa.types("Ring me")
    await street.rosa.types("/stop")
    await street.rosa.taps("Talk to a person")
    assert street.rosa.alerts[-1] == "An organiser knows that you want a call. They will ring you."
    await street.rosa.types("Ring me")
    assert street.rosa.last.text == "An organiser knows that you want a call. They will ring you."
    assert sum("would like to talk" in text for text in told(street.olga)) == 1


async def test_after_the_call_one_may_ask_for_another(street: Neighbourhood) -> None:
    await street.rosa.types("Ring me")
    await street.olga.taps("I'll ring")
    await street.olga.taps("We have talked")
    await street.rosa.types("Ring me")
    assert street.olga.last.text.startswith("Rosa Bell would like to talk to a person.")


async def test_a_second_tap_of_the_same_organiser_changes_nothing(street: Neighbourhood) -> None:
    await street.rosa.types("Ring me")
    offer = street.olga.last
    await street.olga.taps("I'll ring")
    await street.olga.taps_data(offer.buttons[0][0].data, offer)
    assert sum("Olga Novak will ring you" in text for text in told(street.rosa)) == 1
    await street.olga.taps("We have talked")
    await street.olga.taps_data(offer.buttons[0][0].data, offer)
    assert street.olga.alerts[-1] == "That call is done. Thank you."


async def test_a_person_is_one_tap_away_in_the_middle_of_asking_and_nothing_is_lost(
    street: Neighbourhood,
) -> None:
    await street.rosa.taps("I need help")
    await street.rosa.taps("Shopping")
    await street.rosa.taps("Talk to a person")
    assert "An organiser will ring you." in street.rosa.last.text
    await street.rosa.taps("Today")
    assert "Where do you live?" in letter(street.rosa, "Where do you live?").text


async def test_only_an_organiser_takes_or_ends_a_call(street: Neighbourhood) -> None:
    await street.rosa.types("Ring me")
    for phone in (street.ben, street.rosa):
        for data in ("ring:1", "rung:1"):
            await phone.taps_data(data)
            assert phone.alerts[-1].startswith("Only an organiser can do that.")
    await street.olga.taps_data("ring:99")
    assert street.olga.alerts[-1].startswith("I cannot find that.")


async def test_nobody_to_ring_without_a_number_has_the_address_instead(street: Neighbourhood) -> None:
    await street.rosa.types("Ring me")
    await street.olga.taps("I'll ring")
    assert "I have no phone number and no address." in street.olga.last.text
    await street.olga.taps("We have talked")
    await street.rosa_asks()
    await street.rosa.types("Ring me")
    await street.olga.taps("I'll ring")
    assert "I have no phone number. Address: 12 Elm Street, blue door" in street.olga.last.text

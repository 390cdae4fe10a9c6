"""Organisers: making another, agreeing, freezing, giving rights back, leaving, what was done."""

import re

import pytest

from bot.app import GoodTurn
from bot.playground.phone import Phone
from bot.playground.story import joins
from tests.conftest import Neighbourhood
from tests.reading import letter, told

SPENT = "That link does not work any more. Ask for a new one."
ONLY = "Only an organiser can do that."


async def opens(phone: Phone, *labels: str) -> None:
    """/organise, and on from there."""
    await phone.types("/organise")
    for label in labels:
        await phone.taps(label)


async def link_of(phone: Phone) -> str:
    """What follows /start in a link that this organiser has just made."""
    await opens(phone, "Organisers", "Make an organiser")
    found = re.search(r"start=(organise-[\w-]+)", phone.last.text)
    assert found
    return found[1]


async def made_by_olga(street: Neighbourhood, phone: Phone) -> None:
    """Olga alone makes somebody an organiser."""
    await phone.presses_start(await link_of(street.olga))
    assert phone.last.text.startswith("You are an organiser now.")


async def three(street: Neighbourhood) -> None:
    """Ben and Ayo organise beside Olga."""
    await made_by_olga(street, street.ben)
    await street.ayo.presses_start(await link_of(street.olga))
    await street.ben.taps("Yes, I agree")


async def organises(phone: Phone) -> bool:
    await phone.types("/organise")
    return not phone.last.text.startswith(ONLY)


# Making another


async def test_the_only_organiser_makes_another_by_a_link_that_works_once(street: Neighbourhood) -> None:
    payload = await link_of(street.olga)
    assert "It works once, for 30 minutes." in street.olga.last.text
    await street.ben.presses_start(payload)
    assert street.ben.last.text.startswith("You are an organiser now.")
    await street.ayo.presses_start(payload)
    assert street.ayo.last.text == SPENT
    assert await organises(street.ben) and not await organises(street.ayo)


async def test_where_there_are_two_a_second_must_agree(street: Neighbourhood) -> None:
    await made_by_olga(street, street.ben)
    payload = await link_of(street.olga)
    assert "a second organiser has to agree" in street.olga.last.text
    await street.ayo.presses_start(payload)
    assert street.ayo.last.text.startswith("Thank you. A second organiser has to agree.")
    assert not await organises(street.ayo)
    asked = letter(street.ben, "wants to make Ayo Mensah an organiser")
    await street.olga.taps_data(asked.buttons[0][0].data, asked)
    assert street.olga.alerts[-1].startswith("This was your wish.")
    await street.rosa.taps_data(asked.buttons[0][0].data, asked)
    assert street.rosa.alerts[-1].startswith(ONLY)
    assert not await organises(street.ayo)
    await street.ben.taps("Yes, I agree")
    assert "Ben Okoro has agreed. It is done." in letter(street.olga, "wants to make Ayo").text
    assert letter(street.ayo, "You are an organiser now.")
    assert await organises(street.ayo)
    await street.ben.taps_data(asked.buttons[1][0].data, asked)
    assert street.ben.alerts[-1].startswith("That is settled")
    assert await organises(street.ayo)


async def test_the_second_may_say_no_and_the_first_take_it_back(street: Neighbourhood) -> None:
    await made_by_olga(street, street.ben)
    await street.ayo.presses_start(await link_of(street.olga))
    await street.ben.taps("No, I do not")
    assert "Ben Okoro has said no." in letter(street.olga, "wants to make Ayo").text
    assert not await organises(street.ayo)
    await street.ayo.presses_start(await link_of(street.olga))
    await opens(street.olga, "Organisers", "wanted: Ayo Mensah", "Take it back")
    assert "It was taken back." in street.olga.last.text
    assert "It was taken back." in letter(street.ben, "wants to make Ayo").text


async def test_after_a_week_it_is_void(street: Neighbourhood) -> None:
    await made_by_olga(street, street.ben)
    await street.ayo.presses_start(await link_of(street.olga))
    asked = letter(street.ben, "wants to make Ayo")
    await street.hurry(days=7, minutes=1)
    assert "Nobody agreed within 7 days." in letter(street.olga, "wants to make Ayo").text
    await street.ben.taps_data(asked.buttons[0][0].data, asked)
    assert street.ben.alerts[-1].startswith("That is settled")
    assert not await organises(street.ayo)


async def test_a_link_is_for_somebody_who_has_joined_and_lives_half_an_hour(street: Neighbourhood) -> None:
    payload = await link_of(street.olga)
    await street.zed.presses_start(payload)
    assert street.zed.last.text.startswith("Join first.")
    await joins(street.zed, "Zed", "I need help")
    await street.zed.presses_start(payload)
    assert street.zed.last.text.startswith("You are an organiser now.")
    late = await link_of(street.olga)
    await street.hurry(minutes=31)
    await street.ben.presses_start(late)
    assert street.ben.last.text == SPENT


async def test_whoever_organises_already_leaves_the_link_for_another(street: Neighbourhood) -> None:
    payload = await link_of(street.olga)
    await street.olga.presses_start(payload)
    assert street.olga.last.text == "Olga Novak is an organiser already."
    await street.ben.presses_start(payload)
    assert await organises(street.ben)


# Freezing


async def test_any_organiser_freezes_another_at_once_and_all_hear_it(street: Neighbourhood) -> None:
    await three(street)
    pending = await link_of(street.ben)
    await opens(street.ayo, "Organisers", "Ben Okoro", "Freeze their rights", "Yes, freeze them")
    assert "Ayo Mensah froze the rights of Ben Okoro." in street.olga.last.text
    assert street.ben.last.text.startswith("Your rights as an organiser are frozen for now.")
    assert "Talk to the other organisers about it: Olga Novak, Ayo Mensah." in street.ben.last.text
    assert not await organises(street.ben)
    for data in ("organisers", "freeze_now:1", "invite_organiser", "acts", "areas", "under_way", "kept"):
        await street.ben.taps_data(data)
        assert street.ben.alerts[-1].startswith(ONLY), data
    await street.rosa.presses_start(pending)
    assert street.rosa.last.text == SPENT
    await street.ben.presses_start(await link_of(street.olga))
    assert street.ben.last.text.startswith("Your rights as an organiser are frozen.")


async def test_to_give_rights_back_takes_two_and_not_the_frozen_one(street: Neighbourhood) -> None:
    await three(street)
    await opens(street.ayo, "Organisers", "Ben Okoro", "Freeze their rights", "Yes, freeze them")
    await opens(street.olga, "Organisers", "frozen: Ben Okoro", "Give the rights back")
    assert street.olga.last.text.startswith("A second organiser has to agree.")
    asked = letter(street.ayo, "wants to give Ben Okoro their rights back")
    await street.ben.taps_data(asked.buttons[0][0].data, asked)
    assert street.ben.alerts[-1].startswith(ONLY)
    assert not await organises(street.ben)
    await street.ayo.taps("Yes, I agree")
    assert await organises(street.ben)
    assert "Olga Novak gave Ben Okoro their rights back." in letter(street.ben, "their rights back").text


async def test_of_two_the_other_one_alone_may_after_a_day(street: Neighbourhood) -> None:
    await made_by_olga(street, street.ben)
    await opens(street.olga, "Organisers", "Ben Okoro", "Freeze their rights", "Yes, freeze them")
    await opens(street.olga, "Organisers", "frozen: Ben Okoro")
    await street.olga.taps("Give the rights back")
    assert "24 hours after the freeze" in street.olga.alerts[-1]
    assert not await organises(street.ben)
    await street.hurry(hours=24)
    await opens(street.olga, "Organisers", "frozen: Ben Okoro", "Give the rights back")
    assert await organises(street.ben)


async def test_nobody_freezes_themselves_and_a_frozen_one_is_frozen_once(street: Neighbourhood) -> None:
    await made_by_olga(street, street.ben)
    await opens(street.olga, "Organisers", "Ben Okoro", "Freeze their rights", "Yes, freeze them")
    frozen = (await street.app.db.one("SELECT person_id FROM roles WHERE standing = 'frozen'"))["person_id"]
    await street.olga.taps_data(f"freeze_now:{frozen}")
    assert street.olga.alerts[-1] == "Ben Okoro is no organiser just now."
    me = (await street.app.db.one("SELECT person_id FROM accounts WHERE id = 1005"))["person_id"]
    await street.olga.taps_data(f"freeze_now:{me}")
    assert street.olga.alerts[-1].startswith("You can't do that to yourself.")
    assert sum("froze the rights" in text for text in told(street.ben)) == 0


async def test_a_restart_gives_nobody_their_rights_back(street: Neighbourhood) -> None:
    await made_by_olga(street, street.ben)
    await opens(street.ben, "Organisers", "Olga Novak", "Freeze their rights", "Yes, freeze them")
    assert street.app.settings.organiser_ids == (street.olga.id,)
    await street.restarts()
    assert not await organises(street.olga)
    assert isinstance(street.app, GoodTurn) and await organises(street.ben)


async def test_what_a_frozen_organiser_proposed_is_taken_back(street: Neighbourhood) -> None:
    await made_by_olga(street, street.ben)
    await street.ayo.presses_start(await link_of(street.olga))
    asked = letter(street.ben, "wants to make Ayo")
    await opens(street.ben, "Organisers", "Olga Novak", "Freeze their rights", "Yes, freeze them")
    await street.ben.taps_data(asked.buttons[0][0].data, asked)
    assert street.ben.alerts[-1].startswith("That is settled")
    assert not await organises(street.ayo)


# Leaving, and leading on safeguarding


async def test_an_organiser_leaves_but_not_the_last_one(street: Neighbourhood) -> None:
    await opens(street.olga, "Organisers", "I want to stop organising", "Yes, I stop organising")
    assert street.olga.alerts[-1].startswith("Nobody else runs this.")
    await made_by_olga(street, street.ben)
    await opens(street.olga, "Organisers", "I want to stop organising", "Yes, I stop organising")
    assert street.olga.last.text.startswith("You are no organiser any more.")
    assert "Olga Novak no longer organises." in street.ben.last.text
    await street.restarts()
    assert not await organises(street.olga)


async def test_a_safeguarding_lead_takes_two_and_ends_by_one(street: Neighbourhood) -> None:
    await opens(street.olga, "Organisers", "Olga Novak", "Make safeguarding lead")
    assert street.olga.last.text == "Olga Novak is a safeguarding lead now."
    await made_by_olga(street, street.ben)
    await opens(street.olga, "Organisers", "Ben Okoro", "Make safeguarding lead")
    assert street.olga.last.text.startswith("A second organiser has to agree.")
    assert "Olga Novak wants Ben Okoro to lead on safeguarding." in street.ben.last.text
    await street.ben.taps("Yes, I agree")
    await opens(street.olga, "Organisers", "Ben Okoro")
    assert "Organises, and leads on safeguarding." in street.olga.last.text
    await street.olga.taps("End safeguarding lead")
    assert street.olga.last.text == "Ben Okoro is no safeguarding lead any more."
    assert "Olga Novak ended the safeguarding lead of Ben Okoro." in street.ben.last.text


async def test_what_was_done_is_told_in_words_to_all_organisers(street: Neighbourhood) -> None:
    await three(street)
    await opens(street.ben, "Organisers", "What was done")
    lines = street.ben.last.text
    assert "Tuesday 3 March: Ben Okoro agreed to make Ayo Mensah an organiser." in lines
    assert "Olga Novak put Ben Okoro on the list." in lines
    assert street.ben.last.protected


@pytest.mark.parametrize(
    "data", ["organisers", "organiser:1", "invite_organiser", "freeze:1", "freeze_now:1", "unfreeze:1",
             "name_lead:1", "end_lead:1", "leave_organising", "leave_organising_now", "acts", "areas"]
)  # fmt: skip
async def test_whoever_is_no_organiser_does_none_of_it(street: Neighbourhood, data: str) -> None:
    await street.ben.taps_data(data)
    assert street.ben.alerts[-1].startswith(ONLY)
    await street.zed.taps_data(data)
    assert street.zed.alerts[-1].startswith("This is for neighbours who have joined.")

"""Blocks: anybody may keep apart from somebody they met, without a reason, and nobody is told."""

import pytest

from tests.conftest import Neighbourhood
from tests.many import at, nudges
from tests.reading import card, letter, told


@pytest.fixture
async def claimed(street: Neighbourhood) -> Neighbourhood:
    """Ben does Rosa's shopping."""
    await street.rosa_asks()
    await street.ben.taps("I can help", street.group)
    return street


async def test_a_resident_blocks_who_comes_and_somebody_else_is_sought(claimed: Neighbourhood) -> None:
    rosa, ben = claimed.rosa, claimed.ben
    assert "Block or report" in letter(rosa, "Ben Okoro is coming").labels
    await rosa.taps("Block or report")
    assert "What is it about Ben Okoro?" in rosa.last.text
    await rosa.taps("Never meet again")
    assert "You need not say why. I do not tell them." in rosa.last.text
    await rosa.taps("Yes, keep us apart")
    assert card(claimed).labels == ["I can help"]
    assert "You need not do" in ben.last.text and "Thank you all the same." in ben.last.text
    assert "block" not in "".join(told(ben)).casefold().replace("block or report", "")
    await ben.taps("I can help", claimed.group)
    assert "I cannot find that." in ben.alerts[-1]
    await claimed.ayo.taps("I can help", claimed.group)
    assert "Ayo Mensah is coming" in rosa.last.text


async def test_a_helper_blocks_a_resident_and_it_looks_like_giving_back(claimed: Neighbourhood) -> None:
    ben = claimed.ben
    assert "Block or report" in letter(ben, "This one is yours").labels
    for label in ("Block or report", "Never meet again", "Yes, keep us apart"):
        await ben.taps(label)
    assert "Your helper can't come after all." in claimed.rosa.last.text
    await claimed.rosa_asks("Gardening")
    await at(claimed, 12)
    assert nudges(claimed.ayo) and not any("Gardening" in text for text in nudges(ben))
    await ben.taps("I can help")
    assert ben.last.text.startswith("Nobody needs help just now.")


async def test_it_is_undone_in_my_details(claimed: Neighbourhood) -> None:
    rosa = claimed.rosa
    for label in ("Block or report", "Never meet again", "Yes, keep us apart"):
        await rosa.taps(label)
    for label in ("More", "My details", "People I have blocked"):
        await rosa.taps(label)
    await rosa.taps("Ben Okoro")
    assert rosa.last.text == "You have blocked nobody."
    await rosa.taps_data("unblock:3")
    assert "You have not blocked them." in rosa.alerts[-1]
    await claimed.rosa_asks("Gardening")
    await claimed.ben.taps_data("claim:2")
    assert "This one is yours" in claimed.ben.last.text


async def test_words_between_them_stop_and_a_message_can_be_reported(claimed: Neighbourhood) -> None:
    rosa, ben = claimed.rosa, claimed.ben
    await ben.taps("Send a message")
    await ben.types("Give me your purse")
    assert "Block or report" in rosa.last.labels
    await rosa.taps("Block or report")
    await rosa.taps("Report this message")
    await rosa.taps("About money")
    await rosa.taps("No, send it")
    assert "Ben Okoro does not see it" in rosa.last.text
    assert "Rosa Bell reports Ben Okoro." in claimed.olga.last.text
    assert "The message: Give me your purse" in claimed.olga.last.text
    await claimed.olga.taps("I'll look into it")
    assert "Olga Novak has read what you told me" in rosa.last.text
    await claimed.olga.taps("Close it")
    assert "Give me your purse" not in "".join(told(claimed.olga))
    assert "report" not in "".join(told(ben)).casefold().replace("block or report", "")


async def test_nobody_is_blocked_whom_one_has_not_met(claimed: Neighbourhood) -> None:
    people = {row["name"]: row["id"] for row in await claimed.app.db.all("SELECT id, name FROM people")}
    for phone in (claimed.ayo, claimed.zed, claimed.rosa):
        for data in ("trouble:1", "keep_apart:1:{id}", "block:1:{id}", "report:1:{id}", "about:1:{id}"):
            if phone is not claimed.rosa or "{id}" in data:
                await phone.taps_data(data.format(id=people["Ayo Mensah"]))
    assert await claimed.app.db.one("SELECT 1 FROM blocks") is None
    assert "Ayo Mensah" not in "".join(told(claimed.rosa))


async def test_after_it_ended_a_block_still_holds_for_what_comes_next(claimed: Neighbourhood) -> None:
    rosa, ben = claimed.rosa, claimed.ben
    await ben.taps("Done")
    await ben.taps("30 minutes")
    await rosa.taps("Yes, it came")
    await rosa.taps("My requests")
    await rosa.taps(rosa.last.labels[0])
    for label in ("Block or report", "Never meet again", "Yes, keep us apart"):
        await rosa.taps(label)
    await claimed.restarts()
    await claimed.rosa_asks("Gardening")
    await at(claimed, 12)
    assert not any("Gardening" in text for text in nudges(ben))

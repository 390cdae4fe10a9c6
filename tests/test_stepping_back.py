"""A trusted person no longer asks, and the one it was for hears so; how much may wait for a yes."""

import pytest

from tests.conftest import Neighbourhood
from tests.reading import letter, told
from tests.test_trusted import (
    asks_before_the_yes,
    asks_for_rosa,
    gets_link,
    percy_agrees,
    rosa_agrees,
    state,
)


async def steps_back(street: Neighbourhood, name: str = "Rosa Bell") -> None:
    for label in (
        "More", "Ask for someone else", "I no longer ask for someone", name, "Yes, I no longer ask",
    ):  # fmt: skip
        await street.pia.taps(label)


async def test_pia_no_longer_asks_and_rosa_hears_it_and_keeps_what_was_asked_for(
    street: Neighbourhood,
) -> None:
    rosa, pia, ben = street.rosa, street.pia, street.ben
    await rosa_agrees(street)
    await asks_for_rosa(pia)
    await steps_back(street)
    assert "You no longer ask for Rosa Bell." in pia.last.text
    await street.hurry(hours=14)
    news = letter(rosa, "Pia Bell, your daughter, no longer asks for help for you.")
    assert news.labels == ["My requests", "Talk to a person"]
    assert await state(street) == ["ended"]
    said = told(pia)
    await ben.taps("I can help", chat=street.group)
    assert "Ben Okoro is coming" in letter(rosa, "is coming").text
    for data in ("see:1", "withdraw:1", "step_back_now:1", "step_back:1", "main_trusted:1"):
        await pia.taps_data(data)
        assert pia.alerts[-1]
    assert told(pia) == said, "she hears no more of it"
    await street.zed.taps_data("step_back_now:1")
    await pia.taps("More")
    await pia.taps("Ask for someone else")
    assert "I no longer ask for someone" not in pia.last.labels
    assert sum("no longer asks" in text for text in told(rosa)) == 1


async def test_whoever_never_said_yes_hears_nothing_and_what_waited_is_let_go(street: Neighbourhood) -> None:
    link = await gets_link(street)
    await asks_before_the_yes(street.pia)
    said = told(street.rosa)
    await steps_back(street)
    await street.hurry(days=2)
    await street.rosa.presses_start(link)
    assert "no longer" not in " ".join(told(street.rosa)[len(said) :])
    assert "I did not send" not in " ".join(told(street.pia))
    row = await street.app.db.one("SELECT ended_at, details, address, help_request_id FROM held_asks")
    assert row["ended_at"] and tuple(row)[1:] == (None, None, None)


async def test_who_keeps_touch_with_somebody_without_the_app_hears_it(street: Neighbourhood) -> None:
    await percy_agrees(street)
    await steps_back(street, "Percy Ash")
    await street.hurry(hours=14)
    assert "For Percy Ash" in letter(street.olga, "Pia Bell, your carer, no longer asks").text


async def test_only_so_much_waits_for_a_yes(street: Neighbourhood) -> None:
    pia = street.pia
    await gets_link(street)
    await asks_before_the_yes(pia)
    db = street.app.db
    await db.transaction(
        lambda tx: tx.run(
            "INSERT INTO held_asks (consent_id, kind, wanted_on, part, asked_at) SELECT consent_id, kind,"
            " wanted_on, part, asked_at FROM held_asks, (VALUES (1), (2), (3), (4))"
        )
    )
    await asks_before_the_yes(pia)
    assert "5 things wait for a yes already." in pia.alerts[-1]
    assert len(await db.all("SELECT 1 FROM held_asks")) == 5
    await street.hurry(days=2)  # they are over; the question is still there
    await pia.taps("Send")
    assert "5 things" not in pia.alerts[-1]


@pytest.mark.parametrize("empty_street", [{"wait_consent": "P10D"}], indirect=True)
async def test_when_it_is_looked_at_again_is_a_setting(street: Neighbourhood) -> None:
    await rosa_agrees(street)
    for _ in range(2):
        await street.hurry(days=9)
        assert "Is that still all right?" not in " ".join(told(street.rosa))
        await street.hurry(days=2)
        assert "Is that still all right?" in letter(street.rosa, "still all right").text
        await street.rosa.taps("Yes, still so")

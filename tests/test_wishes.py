"""When may I ask you: what a neighbour says in taps, how it reads, and that it is kept to."""

from datetime import datetime, timedelta

import pytest

from aid import routing
from bot.playground.faults import Fault
from storage import help_requests
from storage.wishes import get
from tests.conftest import Neighbourhood
from tests.many import at, nudges
from tests.village import beyond_limits


@pytest.fixture
async def morning(street: Neighbourhood) -> Neighbourhood:
    """Elm Street at 10 on a Wednesday morning, with Ben at what he wishes."""
    await at(street, 10)
    await street.ben.types("/settings")
    await street.ben.taps("When may I ask you")
    return street


async def fits(street, phone, moment=None) -> bool:
    """Would this neighbour be asked for Rosa's latest request?"""
    row = await street.app.db.one("SELECT MAX(id) AS id FROM help_requests")
    request = await help_requests.find(street.app.db, row["id"])
    id = (await street.app.db.one("SELECT person_id FROM accounts WHERE id = :id", id=phone.id))["person_id"]
    zone = street.app.settings.time_zone
    await street.app.db.transaction(lambda tx: tx.run("DELETE FROM offers"))
    matches = await routing.match(street.app.db, request, moment or street.clock.now(), zone)
    return id in {match.person_id for match in matches}


async def wished(street, phone):
    row = await street.app.db.one("SELECT person_id FROM accounts WHERE id = :id", id=phone.id)
    return await get(street.app.db, row["person_id"])


async def test_what_stands_is_said_in_words(morning):
    assert morning.ben.last.text == (
        "When may I ask you?\n\n"
        "All kinds of help. Any day. Any time of day. 3 times a week at most. Within your area."
    )


async def test_kinds_are_chosen_one_by_one_in_the_same_message(morning):
    id = morning.ben.last.id
    await morning.ben.taps("What I help with")
    await morning.ben.taps("Shopping: yes")
    assert "Shopping: no" in morning.ben.last.labels
    await morning.ben.taps("Dog walking: yes")
    await morning.ben.taps("Dog walking: no")
    await morning.ben.taps("Go back")
    assert morning.ben.last.id == id
    assert "Gardening, a check-in, " in morning.ben.last.text
    assert "dog walking" in morning.ben.last.text and "hopping" not in morning.ben.last.text
    assert morning.ben.waiting == 0
    await morning.rosa_asks()
    assert (nudges(morning.ben), len(nudges(morning.ayo))) == ([], 1)
    await morning.rosa_asks("Gardening")
    assert len(nudges(morning.ben)) == 1


async def test_two_kinds_alone_read_as_in_speech(morning):
    await morning.ben.taps("What I help with")
    for label in [label for label in morning.ben.last.labels if label.endswith(": yes")]:
        if label not in ("Shopping: yes", "Gardening: yes"):
            await morning.ben.taps(label)
    await morning.ben.taps("Go back")
    assert "\n\nShopping and gardening. Any day." in morning.ben.last.text
    await morning.ben.taps("What I help with")
    await morning.ben.taps("All kinds of help")
    assert not [label for label in morning.ben.last.labels if label.endswith(": no")]
    assert (await wished(morning, morning.ben)).kinds is None


async def test_whoever_helps_with_nothing_reads_that_nobody_asks_them(morning):
    await morning.ben.taps("What I help with")
    for label in [label for label in morning.ben.last.labels if label.endswith(": yes")]:
        await morning.ben.taps(label)
    await morning.ben.taps("Go back")
    assert "I do not ask you now. You can still take requests in the group." in morning.ben.last.text
    await morning.rosa_asks()
    assert nudges(morning.ben) == []


async def test_days_are_kept_to_and_one_must_stay(morning):
    await morning.ben.taps("On which days")
    for day in ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday"):
        await morning.ben.taps(f"{day}: yes")
    await morning.ben.taps("Sunday: yes")
    assert morning.ben.alerts[-1] == "One day must stay. For a rest, go back and tap Pause me."
    await morning.ben.taps("Go back")
    assert "On Sunday." in morning.ben.last.text
    await morning.rosa_asks()
    assert nudges(morning.ben) == []
    await morning.hurry(days=4)
    await morning.rosa_asks()
    assert len(nudges(morning.ben)) == 1


@pytest.mark.parametrize(
    ("label", "hours"),
    [
        ("Any time of day", {8, 11, 12, 17, 18, 20}),
        ("Before midday", {8, 11}),
        ("From midday to 6pm", {12, 17}),
        ("After 6pm", {18, 20}),
        ("Before 6pm", {8, 11, 12, 17}),
        ("After midday", {12, 17, 18, 20}),
    ],
)
async def test_hours_are_kept_to(morning, label, hours):
    await morning.ben.taps("At what time")
    await morning.ben.taps(label)
    assert f"{label}." in morning.ben.last.text
    await morning.rosa_asks()
    today = morning.clock.now().replace(minute=0)
    assert {hour for hour in (8, 11, 12, 17, 18, 20)
            if await fits(morning, morning.ben, today.replace(hour=hour))} == hours  # fmt: skip


@pytest.mark.parametrize(("label", "times"), [("Once a week", 1), ("Twice a week", 2), ("Not at all", 0)])
async def test_nobody_is_asked_more_often_than_they_said(morning, label, times):
    await morning.ben.taps("How often")
    await morning.ben.taps(label if not times else f"{label} at most")
    if times:
        assert f"{label} at most." in morning.ben.last.text
    with beyond_limits():
        for _ in range(4):
            await morning.rosa_asks(when="Tomorrow afternoon")
            await morning.hurry(minutes=2)
    row = await morning.app.db.one(
        "SELECT COUNT(*) AS count FROM outbox JOIN accounts USING (person_id)"
        " WHERE kind = 'nudge' AND state = 'sent' AND accounts.id = :id",
        id=morning.ben.id,
    )
    assert row["count"] == times


async def test_the_cap_ends_a_week_after_the_oldest_nudge_has_arrived(
    morning,
):
    with beyond_limits():
        for _ in range(3):
            await morning.rosa_asks(when="Tomorrow afternoon")
        await morning.rosa_asks("Gardening", "Tomorrow afternoon")
    rows = await morning.app.db.all(
        "SELECT asked_at FROM offers JOIN accounts USING (person_id) WHERE accounts.id = :id"
        " ORDER BY asked_at",
        id=morning.ben.id,
    )
    assert len(rows) == 3
    first = datetime.fromisoformat(rows[0]["asked_at"])
    request = await help_requests.find(morning.app.db, 4)
    zone = morning.app.settings.time_zone
    for moment, count in (
        (first + routing.WEEK - timedelta(microseconds=1), 0),
        (first + routing.WEEK, 2),
    ):
        assert len(await routing.match(morning.app.db, request, moment, zone)) == count


async def test_how_far_needs_a_place_and_says_how_to_share_it(morning):
    await morning.ben.taps("How far I go")
    assert "send me your location" in morning.ben.last.text
    assert morning.ben.last.labels == ["Go back"]
    await morning.ben.shares_location(51.5, -0.12)
    await morning.ben.taps("1 km")
    await morning.ben.types("/settings")
    await morning.ben.taps("When may I ask you")
    assert "Up to 1 km away." in morning.ben.last.text
    await morning.ben.taps("How far I go")
    assert morning.ben.last.labels == [
        "500 m", "1 km", "2 km", "5 km", "Only my area", "Forget my place", "Go back",
    ]  # fmt: skip


async def test_a_rest_stands_there_too_and_its_end(morning):
    await morning.ben.taps("Pause me")
    await morning.ben.taps("A week")
    await morning.ben.types("/settings")
    await morning.ben.taps("When may I ask you")
    assert "You have a rest until " in morning.ben.last.text
    await morning.ben.taps("Pause me")
    await morning.ben.taps("For good")
    await morning.ben.types("/settings")
    await morning.ben.taps("When may I ask you")
    assert "I do not ask you now." in morning.ben.last.text


async def test_a_second_tap_on_an_old_screen_sets_the_same_again(morning):
    await morning.ben.taps("What I help with")
    old = next(b.data for row in morning.ben.last.buttons for b in row if b.label == "Shopping: yes")
    await morning.ben.taps_data(old)
    await morning.ben.taps_data(old)
    assert "shopping" not in (await wished(morning, morning.ben)).kinds
    await morning.restarts()
    await morning.ben.taps_data("like:shopping:yes")
    assert (await wished(morning, morning.ben)).kinds is None


async def test_only_who_offers_to_help_sees_it(morning):
    await morning.rosa.types("/settings")
    assert "When may I ask you" not in morning.rosa.last.labels
    for data in ("wishes", "wishes:days", "like:shopping:no", "weekday:1:no", "hours:any", "often:0"):
        await morning.rosa.taps_data(data)
        assert morning.rosa.alerts[-1].startswith("This is for neighbours on our list.")
        await morning.zed.taps_data(data)
        assert morning.zed.alerts[-1].startswith("This is for neighbours who have joined.")
    rows = await morning.app.db.all("SELECT 1 FROM wishes")
    assert rows == []


@pytest.mark.parametrize("data", ["like:gold:no", "hours:never", "like:shopping:maybe", "weekday:8:no"])
async def test_what_no_button_says_changes_nothing(morning, data):
    await morning.ben.taps_data(data)
    assert morning.ben.waiting == 0
    assert await morning.app.db.all("SELECT 1 FROM wishes") == []


async def test_whoever_says_not_at_all_while_a_nudge_waits_does_not_get_it(morning):
    await morning.rosa.taps("I need help")
    await morning.rosa.taps("Shopping")
    await morning.rosa.taps("Tomorrow morning")
    await morning.rosa.types("12 Elm Street")
    await morning.rosa.taps("Send")
    morning.emulator.faults.add("sendMessage", Fault.conflict(), times=None)
    await morning.hurry(minutes=1)
    await morning.ben.taps("How often")
    await morning.ben.taps("Not at all")
    morning.emulator.faults.clear()
    await morning.hurry(minutes=10)
    assert (nudges(morning.ben), len(nudges(morning.ayo))) == ([], 1)


async def test_organisers_read_who_wished_to_be_left_alone_and_why(morning):
    await morning.ben.taps("What I help with")
    await morning.ben.taps("Shopping: yes")
    await morning.ayo.taps_data("pause:week")
    await morning.rosa_asks()
    await morning.hurry(seconds=10)
    assert nudges(morning.ben) == nudges(morning.ayo) == []
    assert "Nobody has taken this yet" in morning.olga.last.text
    assert "1 does not do this." in morning.olga.last.text
    assert "1 takes a rest." in morning.olga.last.text

"""Every Tuesday until: begun, asked for date by date, the same neighbour first; skipped, paused, stopped."""

import asyncio
from datetime import timedelta
from zoneinfo import ZoneInfo

import pytest

from aid import series_rounds
from tests.conftest import Neighbourhood
from tests.many import nudges
from tests.reading import card, cards, letter, told

ZONE = ZoneInfo("Europe/London")
AHEAD, WAIT = timedelta(days=5), timedelta(hours=24)


async def every_week(street: Neighbourhood, often: str = "Every week", until: str = "For 8 weeks") -> None:
    """Rosa wants the same again, from the screen that follows "Send"."""
    await street.rosa.taps("Every week")
    await street.rosa.taps(often)
    await street.rosa.taps("Go on")
    await street.rosa.taps(until)
    await street.rosa.taps("Start")


async def wanted_on(street: Neighbourhood) -> list[str]:
    """The dates of all requests there are."""
    rows = await street.app.db.all("SELECT wanted_on FROM help_requests ORDER BY wanted_on")
    return [row["wanted_on"] for row in rows]


async def done(street: Neighbourhood, helper) -> None:
    """This helper has done it, and Rosa says so."""
    await helper.taps("Done")
    await helper.taps("30 minutes")
    await street.rosa.taps("Yes, it came")


async def to(street: Neighbourhood, day: int, hour: int = 8) -> None:
    """Wait until then, in March (or on into April)."""
    there = street.clock.now().astimezone(ZONE).replace(month=3, day=1, hour=hour, minute=1, second=0)
    there = (there.replace(tzinfo=None) + timedelta(days=day - 1)).replace(tzinfo=ZONE)
    await street.hurry(seconds=(there - street.clock.now()).total_seconds())


@pytest.fixture
async def weekly(resting_street: Neighbourhood) -> Neighbourhood:
    """Rosa asked for shopping tomorrow, Wednesday 4 March, in the morning, every week for 8 weeks."""
    await resting_street.rosa_asks()
    await every_week(resting_street)
    return resting_street


@pytest.fixture
async def by_ben(street: Neighbourhood) -> Neighbourhood:
    """The same, and Ben did the first."""
    await street.rosa_asks()
    await every_week(street)
    await street.ben.taps("I can help", chat=street.group)
    await done(street, street.ben)
    return street


async def test_to_undo_the_first_at_once_ends_what_was_to_come_again(resting_street: Neighbourhood) -> None:
    street = resting_street
    for label in ("I need help", "Shopping", "Tomorrow morning"):
        await street.rosa.taps(label)
    await street.rosa.types("12 Elm Street")
    await street.rosa.taps("Send")
    await every_week(street)
    await street.zed.taps_data("undo:1")
    await street.rosa.taps_data("undo:1")
    assert street.rosa.last.text.startswith("All right, I have taken it back.")
    assert (await street.app.db.one("SELECT stopped_at FROM series"))["stopped_at"]
    await street.hurry(days=15)
    rows = await street.app.db.all("SELECT status FROM help_requests")
    assert {row["status"] for row in rows} == {"withdrawn"}


async def test_it_is_read_back_before_it_starts(street: Neighbourhood) -> None:
    await street.rosa_asks()
    await street.rosa.taps("Every week")
    assert "How often?" in street.rosa.last.text
    await street.rosa.taps("Every second week")
    assert "✓ Wednesday" in street.rosa.last.labels
    await street.rosa.taps("Friday")
    assert {"✓ Wednesday", "✓ Friday", "Monday"} <= set(street.rosa.last.labels)
    await street.rosa.taps("✓ Wednesday")
    await street.rosa.taps("Go on")
    await street.rosa.types("30 April")
    text = street.rosa.last.text
    assert "Is this right?\nShopping, in the morning\nEvery second week: Friday" in text
    assert "The last day is Thursday 30 April." in text
    assert "Friday 6 March\nFriday 20 March\nFriday 3 April\nFriday 17 April" in text
    await street.rosa.taps("Start")
    assert street.rosa.last.text.startswith("Started.\nEvery second week: Friday")
    await street.hurry(minutes=1)
    assert await wanted_on(street) == ["2026-03-04", "2026-03-06"]


async def test_each_date_is_asked_for_5_days_ahead_at_8_in_the_morning(weekly: Neighbourhood) -> None:
    await to(weekly, 6, 7)
    assert await wanted_on(weekly) == ["2026-03-04"]
    await to(weekly, 6, 8)
    assert await wanted_on(weekly) == ["2026-03-04", "2026-03-11"]
    await weekly.hurry(days=6)
    assert await wanted_on(weekly) == ["2026-03-04", "2026-03-11"]
    await weekly.hurry(days=1)
    assert await wanted_on(weekly) == ["2026-03-04", "2026-03-11", "2026-03-18"]
    assert "Shopping\nWednesday 18 March, in the morning" in card(weekly).text


async def test_it_is_the_same_in_all_that_was_said(street: Neighbourhood) -> None:
    await street.rosa.taps("I need help")
    await street.rosa.taps("Gardening")
    await street.rosa.taps("Tomorrow afternoon")
    if "Where do you live?" in street.rosa.last.text:
        await street.rosa.types("12 Elm Street")
    await street.rosa.taps("Add details")
    await street.rosa.types("The hedge at the back")
    await street.rosa.taps("Send")
    await every_week(street)
    await to(street, 6)
    rows = await street.app.db.all("SELECT kind, part, details, resident_id, area_id FROM help_requests")
    assert len(rows) == 2
    assert tuple(rows[0]) == tuple(rows[1])


async def test_whoever_came_last_is_asked_first_and_alone(by_ben: Neighbourhood) -> None:
    before = len(cards(by_ben))
    await to(by_ben, 6)
    asked = letter(by_ben.ben, "again?")
    assert asked.text.startswith("Can you do the shopping for Rosa Bell again?\nWednesday 11 March")
    assert "On Saturday 7 March at 8:" in asked.text
    assert asked.labels == ["I can help", "Not this time", "Not any more"]
    assert nudges(by_ben.ayo) == []
    assert len(cards(by_ben)) == before
    await by_ben.ben.taps("I can help")
    assert "Good news. Ben Okoro is coming.\nShopping: Wednesday 11 March" in by_ben.rosa.last.text
    await by_ben.hurry(days=2)
    assert nudges(by_ben.ayo) == []
    assert len(cards(by_ben)) == before
    assert "Shopping: this one is yours. Thank you." in told(by_ben.ben)


async def test_at_a_no_the_others_are_asked_at_once(by_ben: Neighbourhood) -> None:
    before = len(cards(by_ben))
    await to(by_ben, 6)
    await by_ben.ben.taps("Not this time")
    await by_ben.hurry(minutes=1)
    assert "Shopping: not this time. Thank you for telling me." in told(by_ben.ben)
    assert len(nudges(by_ben.ayo)) == 1
    assert len(cards(by_ben)) == before + 1
    await by_ben.ayo.taps("I can help")
    assert "Ayo" in by_ben.rosa.last.text


async def test_at_silence_the_others_are_asked_a_day_later_and_they_may_still_say_yes(
    by_ben: Neighbourhood,
) -> None:
    await to(by_ben, 6)
    await by_ben.hurry(hours=23)
    assert nudges(by_ben.ayo) == []
    await by_ben.hurry(hours=2)
    assert len(nudges(by_ben.ayo)) == 1
    await by_ben.ben.taps("I can help")
    await by_ben.hurry(minutes=1)
    assert nudges(by_ben.ayo) == []
    assert "Ben Okoro is coming" in letter(by_ben.rosa, "Good news").text


async def test_a_change_of_mind_brings_the_others_in_at_once(by_ben: Neighbourhood) -> None:
    before = len(cards(by_ben))
    await to(by_ben, 6)
    await by_ben.ben.taps("I can help")
    await by_ben.ben.taps("I can't after all")
    await by_ben.ben.taps("Yes, find somebody else")
    await by_ben.hurry(minutes=1)
    assert len(nudges(by_ben.ayo)) == 1
    assert len(cards(by_ben)) == before + 1


async def test_not_any_more_is_heard(by_ben: Neighbourhood) -> None:
    await to(by_ben, 6)
    await by_ben.ben.taps("Not any more")
    assert by_ben.ben.last.text.startswith("All right. I will not ask you first for this any more.")
    await by_ben.hurry(minutes=1)
    assert len(nudges(by_ben.ayo)) == 1
    await by_ben.hurry(days=7)
    assert not [text for text in told(by_ben.ben) if "again?" in text]


async def test_whoever_rests_is_not_asked_first(by_ben: Neighbourhood) -> None:
    await by_ben.ben.taps_data("pause:for_good")
    await to(by_ben, 6)
    assert not [text for text in told(by_ben.ben) if "again?" in text]
    assert len(nudges(by_ben.ayo)) == 1


async def test_whoever_did_not_come_is_not_asked_first(street: Neighbourhood) -> None:
    await street.rosa_asks()
    await every_week(street)
    await street.ben.taps("I can help", chat=street.group)
    await street.ben.taps("Done")
    await street.ben.taps("30 minutes")
    await street.rosa.taps("No, it didn't")
    await to(street, 6)
    assert not [text for text in told(street.ben) if "again?" in text]


async def test_one_date_is_left_out_before_it_is_asked_for(weekly: Neighbourhood) -> None:
    await weekly.rosa.taps_data("series:1")
    text = weekly.rosa.last.text
    assert "Shopping, in the morning\nEvery week: Wednesday" in text
    assert (
        "Wednesday 4 March: I am asking\nWednesday 11 March\nWednesday 18 March\nWednesday 25 March" in text
    )
    await weekly.rosa.taps("Skip Wednesday 11 March")
    assert weekly.rosa.last.text == "Shall I leave out Wednesday 11 March?"
    await weekly.rosa.taps("Yes, leave it out")
    assert "Wednesday 11 March" not in weekly.rosa.last.text
    assert "Wednesday 1 April" in weekly.rosa.last.text
    await weekly.hurry(days=14)
    assert await wanted_on(weekly) == ["2026-03-04", "2026-03-18"]


async def test_a_date_that_is_taken_is_taken_back_and_the_helper_hears(by_ben: Neighbourhood) -> None:
    await to(by_ben, 6)
    await by_ben.ben.taps("I can help")
    await by_ben.rosa.taps_data("series:1")
    assert "Wednesday 11 March: Ben Okoro is coming" in by_ben.rosa.last.text
    await by_ben.rosa.taps("Skip Wednesday 11 March")
    assert "Ben Okoro was to come on Wednesday 11 March. I tell Ben Okoro." in by_ben.rosa.last.text
    await by_ben.rosa.taps("Yes, leave it out")
    assert "Rosa Bell does not need the shopping any more." in by_ben.ben.last.text
    await by_ben.hurry(days=7)
    assert (await wanted_on(by_ben))[:3] == ["2026-03-04", "2026-03-11", "2026-03-18"]
    await by_ben.rosa.taps_data("skip_it:1:20260311")
    assert by_ben.rosa.alerts[-1] == "Nothing is planned for that day."


async def test_a_pause_has_an_end(by_ben: Neighbourhood) -> None:
    await to(by_ben, 6)
    await by_ben.ben.taps("I can help")
    await by_ben.rosa.taps_data("series:1")
    await by_ben.rosa.taps("Pause")
    await by_ben.rosa.taps("For 2 weeks")
    assert "Shall I ask for nothing before Friday 20 March?" in by_ben.rosa.last.text
    await by_ben.rosa.taps("Pause")
    assert "Paused until Friday 20 March." in by_ben.rosa.last.text
    assert "Rosa Bell does not need the shopping any more." in by_ben.ben.last.text
    await by_ben.hurry(days=19)
    assert await wanted_on(by_ben) == ["2026-03-04", "2026-03-11", "2026-03-25"]


async def test_a_pause_may_be_until_a_typed_day_but_not_past_the_end(weekly: Neighbourhood) -> None:
    await weekly.rosa.taps_data("pause_series:1")
    await weekly.rosa.types("10 May")
    await weekly.rosa.taps("Pause")
    assert "Your requests end before that day." in (weekly.rosa.alerts or [""])[-1] + weekly.rosa.last.text
    await weekly.rosa.taps_data("pause_series:1")
    await weekly.rosa.types("20 March")
    await weekly.rosa.taps("Pause")
    assert "Paused until Friday 20 March." in weekly.rosa.last.text


async def test_stopped_means_stopped(by_ben: Neighbourhood) -> None:
    await to(by_ben, 6)
    await by_ben.rosa.taps_data("series:1")
    await by_ben.rosa.taps("Stop these requests")
    assert "I asked your neighbours for Wednesday 11 March. I take that back." in by_ben.rosa.last.text
    await by_ben.rosa.taps("Yes, stop them")
    assert by_ben.rosa.last.text == "All right, I have stopped these requests."
    await by_ben.hurry(minutes=1)
    assert "Shopping: not needed any more. Thank you." in told(by_ben.ben)
    await by_ben.hurry(days=30)
    assert len(await wanted_on(by_ben)) == 2
    for data in ("series:1", "skip:1:20260318", "end_series:1", "pause_series:1", "go_on:1"):
        await by_ben.rosa.taps_data(data)
        assert by_ben.rosa.alerts[-1] == "These requests have ended. You can ask anew any time."


async def test_its_end_is_told_a_week_before_and_one_tap_goes_on(weekly: Neighbourhood) -> None:
    # 8 weeks from Wednesday 4 March: the last date is Wednesday 29 April, its end is told on 22 April.
    await to(weekly, 31 + 21, 12)
    assert not [text for text in told(weekly.rosa) if "end on" in text]
    await to(weekly, 31 + 22, 9)
    ending = letter(weekly.rosa, "end on")
    assert ending.text.startswith("Your requests for shopping end on Wednesday 29 April.")
    await weekly.rosa.taps("Go on for 8 weeks")
    assert "The last day is Wednesday 24 June." in letter(weekly.rosa, "The last day is").text
    await weekly.rosa.taps_data("go_on:1")
    assert weekly.rosa.alerts[-1] == "These requests go on already. See My requests."
    await weekly.hurry(days=14)
    assert "2026-05-06" in await wanted_on(weekly)


async def test_without_a_word_it_ends(weekly: Neighbourhood) -> None:
    await weekly.hurry(days=120)
    assert (await wanted_on(weekly))[-1] <= "2026-04-29"
    await weekly.rosa.types("My requests")
    assert not [label for label in weekly.rosa.last.labels if "every" in label]


async def test_it_stands_in_my_requests(weekly: Neighbourhood) -> None:
    await weekly.rosa.types("My requests")
    assert "Shopping, every Wed" in weekly.rosa.last.labels
    await weekly.rosa.taps("Shopping, every Wed")
    assert "Every week: Wednesday" in weekly.rosa.last.text


async def test_what_comes_again_already_shows_how(weekly: Neighbourhood) -> None:
    await weekly.rosa.taps_data("see:1")
    await weekly.rosa.taps("Every week")
    assert "The next dates:" in weekly.rosa.last.text


async def test_two_dates_without_anybody_are_told_to_organisers(weekly: Neighbourhood) -> None:
    for _ in range(8):
        await weekly.hurry(days=1)
    assert not [text for text in told(weekly.olga) if "twice in a row" in text]
    for _ in range(2):
        await weekly.hurry(days=1)
    assert "Nobody could come to Rosa Bell twice in a row: shopping." in letter(weekly.olga, "twice").text
    for _ in range(7):
        await weekly.hurry(days=1)
    assert len([text for text in told(weekly.olga) if "twice in a row" in text]) == 1


async def test_nobody_else_may_touch_it(weekly: Neighbourhood) -> None:
    for phone in (weekly.ben, weekly.zed):
        for data in (
            "series:1",
            "skip_it:1:20260311",
            "end_series:1",
            "pause_series:1",
            "go_on:1",
            "weekly:1",
        ):
            before = len(phone.alerts)
            await phone.taps_data(data)
            assert len(phone.alerts) == before + 1
    row = await weekly.app.db.one("SELECT stopped_at, paused_until FROM series")
    assert tuple(row) == (None, None)
    assert len(await weekly.app.db.all("SELECT 1 FROM series_dates")) == 1


async def test_a_restart_in_the_middle_changes_nothing(by_ben: Neighbourhood) -> None:
    await to(by_ben, 6)
    await by_ben.restarts()
    await by_ben.hurry(hours=1)
    await by_ben.ben.taps("I can help")
    await by_ben.restarts()
    await by_ben.hurry(days=7)
    await by_ben.restarts()
    await by_ben.hurry(minutes=5)
    assert await wanted_on(by_ben) == ["2026-03-04", "2026-03-11", "2026-03-18"]


async def test_after_weeks_away_the_days_that_are_past_are_not_asked_for(weekly: Neighbourhood) -> None:
    await weekly.app.stop()
    weekly.clock.hurry(timedelta(days=18))
    await weekly.restarts()
    await weekly.hurry(minutes=5)
    assert await wanted_on(weekly) == ["2026-03-04", "2026-03-25"]


async def test_however_often_a_sweep_is_killed_each_date_happens_once(weekly: Neighbourhood) -> None:
    db, now = weekly.app.db, weekly.clock.now()
    for day in range(60):
        for steps in range(6):
            sweep = series_rounds.sweep(db, now + timedelta(days=day), ZONE, ahead=AHEAD, wait=WAIT)
            task = asyncio.create_task(sweep)
            for _ in range(steps):
                await asyncio.sleep(0)
            task.cancel()
            await asyncio.gather(task, return_exceptions=True)
        now_there = now + timedelta(days=day)
        await asyncio.gather(
            *(series_rounds.sweep(db, now_there, ZONE, ahead=AHEAD, wait=WAIT) for _ in range(2))
        )
    dates = await wanted_on(weekly)
    assert len(dates) == len(set(dates)) == 9
    assert dates[-1] == "2026-04-29"
    searches = await db.all("SELECT help_request_id FROM searches")
    assert len(searches) == 9

"""Reminders, each once and in good time; arrived, left, and an alarm when somebody isn't heard of."""

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from aid.day_parts import after_by_day, ends, evening_before, next_possible, soon, starts
from bot.playground.faults import Fault
from storage.help_requests import Part
from tests.conftest import Neighbourhood
from tests.many import at
from tests.promised import at_once, count, dies_and_comes_back, goes_deaf, promises, said, unheard
from tests.reading import letter
from tests.test_planning import a_request

LONDON = ZoneInfo("Europe/London")


async def test_the_evening_before_the_helper_and_the_resident_are_reminded_once(
    street: Neighbourhood,
) -> None:
    await promises(street)
    await at(street, 17)
    assert count(street.ben, "You promised to help.") == 0
    await at(street, 18)
    reminder = letter(street.ben, "You promised to help.")
    assert "Shopping for Rosa Bell\nTomorrow, Wednesday 4 March, in the morning" in reminder.text
    assert "I write again at 7am, with the address." in reminder.text
    assert reminder.labels == ["I can't after all"]
    news = letter(street.rosa, "comes to help you.")
    assert news.text.startswith("Ben Okoro comes to help you.\nShopping: Tomorrow, Wednesday 4 March")
    assert "who says the word" in news.text and news.protected
    await street.hurry(minutes=10)
    await dies_and_comes_back(street)
    await street.hurry(hours=2)
    assert count(street.ben, "You promised to help.") == count(street.rosa, "comes to help you.") == 1
    assert count(street.ayo, "You promised to help.") == 0


async def test_two_hours_before_the_helper_gets_the_address_once_more(street: Neighbourhood) -> None:
    await promises(street, "Tomorrow afternoon")
    await at(street, 10)
    assert count(street.ben, "Your visit is soon.") == 0
    await at(street, 11)
    reminder = letter(street.ben, "Your visit is soon.")
    assert "Shopping for Rosa Bell\nToday, Wednesday 4 March, in the afternoon" in reminder.text
    assert "Address: 12 Elm Street, blue door" in reminder.text and reminder.protected
    assert reminder.labels == ["I've arrived", "Done", "I can't after all"]
    await dies_and_comes_back(street)
    await street.hurry(hours=1)
    assert count(street.ben, "Your visit is soon.") == 1


async def test_a_visit_in_the_morning_is_spoken_of_at_7_though_it_is_quiet(street: Neighbourhood) -> None:
    await promises(street)
    await at(street, 6)
    assert count(street.ben, "Your visit is soon.") == 0
    await at(street, 7)
    assert count(street.ben, "Your visit is soon.") == 1


async def test_nobody_is_reminded_of_what_they_took_on_after_the_hour_of_it(street: Neighbourhood) -> None:
    await at(street, 19)
    await promises(street)
    await street.hurry(hours=1)
    assert count(street.ben, "You promised to help.") == 0
    await at(street, 7)
    assert count(street.ben, "Your visit is soon.") == 1


async def test_who_gave_it_back_is_not_reminded_but_the_next_one_is(street: Neighbourhood) -> None:
    await promises(street)
    await street.ben.taps("I can't after all")
    await street.ben.taps("Yes, find somebody else")
    await street.ayo.taps("I can help", chat=street.group)
    await at(street, 18)
    assert count(street.ben, "You promised to help.") == 0
    assert count(street.ayo, "You promised to help.") == 1
    assert letter(street.rosa, "comes to help you.").text.startswith("Ayo Mensah comes")


async def test_a_reminder_whose_visit_was_taken_back_says_so_silently(street: Neighbourhood) -> None:
    await promises(street)
    await at(street, 18)
    await street.rosa.taps("I don't need it now")
    await street.rosa.taps("Yes, take it back")
    await street.hurry(seconds=10)
    assert count(street.ben, "Shopping for Rosa Bell: not needed any more. Thank you.") == 1
    assert count(street.ben, "You promised to help.") == 0
    assert count(street.rosa, "Shopping: you took it back. Nobody will come.") == 1
    await at(street, 7)
    assert count(street.ben, "Your visit is soon.") == 0


async def test_a_reminder_given_back_is_with_the_helper_no_longer(street: Neighbourhood) -> None:
    await promises(street)
    await at(street, 18)
    await street.ben.taps("I can't after all")
    await street.ben.taps("Yes, find somebody else")
    await street.hurry(seconds=10)
    assert count(street.ben, "Shopping for Rosa Bell: this is with you no longer.") == 1
    assert count(street.rosa, "your helper can't come after all. I am asking the others.") == 1


async def test_a_bot_that_slept_over_the_evening_reminds_in_the_morning_and_only_of_what_is_soon(
    street: Neighbourhood,
) -> None:
    await promises(street)
    await street.app.stop()
    street.clock.hurry(timedelta(hours=21, minutes=30))
    await dies_and_comes_back(street)
    await street.hurry(minutes=2)
    assert count(street.ben, "Your visit is soon.") == 1
    await at(street, 8)
    assert count(street.ben, "You promised to help.") == 0


async def test_inside_24_hours_organisers_hear_who_dropped_out_and_what_to_do(street: Neighbourhood) -> None:
    await promises(street)
    await street.ben.taps("I can't after all")
    await street.ben.taps("Yes, find somebody else")
    await street.hurry(seconds=10)
    alarm = letter(street.olga, "after all, and it is soon.")
    assert alarm.text.startswith(
        "Ben Okoro can't help Rosa Bell after all, and it is soon.\nShopping: Tomorrow"
    )
    assert "Can you find somebody too?" in alarm.text and alarm.protected
    assert len([shown for shown in street.ayo.chat() if "Not this time" in shown.labels]) == 1
    await street.ayo.taps("I can help", chat=street.group)
    await street.hurry(seconds=10)
    assert count(street.olga, "Rosa Bell has help again, or needs none.") == 1
    await street.hurry(hours=3)
    assert count(street.olga, "after all, and it is soon.") == 0


async def test_days_before_organisers_are_left_in_peace(street: Neighbourhood) -> None:
    await street.rosa.taps("I need help")
    await street.rosa.taps("Shopping")
    await street.rosa.taps("Another day")
    await street.rosa.taps("Friday 6 March")
    await street.rosa.types("12 Elm Street")
    await street.rosa.taps("Send")
    await street.hurry(minutes=1)
    await street.ben.taps("I can help", chat=street.group)
    await street.ben.taps("I can't after all")
    await street.ben.taps("Yes, find somebody else")
    await street.hurry(minutes=5)
    assert count(street.olga, "and it is soon") == 0
    assert "can't come after all" in street.rosa.last.text


async def arrives(street: Neighbourhood) -> None:
    await promises(street)
    await at(street, 7)
    await at(street, 9)
    await street.ben.taps("I've arrived")
    await street.hurry(seconds=10)


async def test_who_arrived_and_left_is_thanked_and_asked_if_it_is_done(street: Neighbourhood) -> None:
    before = len(street.rosa.chat())
    await arrives(street)
    shown = letter(street.ben, "you arrived at 9am to help Rosa Bell.")
    assert "If I hear nothing by 11am, I ask if you are all right." in shown.text
    assert len(said(street.ben, "you arrived at 9am")) == 1
    assert not [text for text in street.rosa.chat()[before:] if "arrived" in text.text]
    await street.hurry(minutes=40)
    await street.ben.taps("I've left")
    await street.hurry(seconds=10)
    assert said(street.ben, "I have noted that you left.")[0].labels == ["Done", "Not yet: another day"]
    await street.ben.taps("Done")
    await street.ben.taps("45 minutes")
    await street.hurry(hours=3)
    assert count(street.ben, "Are you all right?") == 0
    assert count(street.olga, "may need help") == 0


async def test_who_is_not_heard_of_is_asked_and_then_organisers_are_alarmed(street: Neighbourhood) -> None:
    await arrives(street)
    await street.hurry(minutes=119)
    assert count(street.ben, "Are you all right?") == 0
    await street.hurry(minutes=1)
    asked = letter(street.ben, "Are you all right?")
    assert asked.labels == ["I've left", "All is well, I stay longer"]
    assert "If I hear nothing by 11:15am, I tell the organisers." in asked.text
    await street.hurry(minutes=14)
    assert count(street.olga, "may need help") == 0
    await street.hurry(minutes=2)
    alarm = letter(street.olga, "Ben Okoro may need help.")
    for words in (
        "arrived at 9am to help Rosa Bell",
        "Ben Okoro: no phone",
        "12 Elm Street, blue door",
        "999",
    ):
        assert words in alarm.text
    assert alarm.protected and not alarm.silent
    await street.hurry(hours=1)
    assert count(street.olga, "may need help") == 1
    await street.ben.taps("I've left")
    await street.hurry(seconds=10)
    assert count(street.olga, "may need help") == 0
    assert count(street.olga, "All is well. The helper has been heard of.") == 1


async def test_who_stays_longer_is_asked_again_an_hour_later_and_alarmed_for_again(
    street: Neighbourhood,
) -> None:
    await arrives(street)
    await street.hurry(hours=2)
    await street.ben.taps("All is well, I stay longer")
    await street.hurry(minutes=30)
    assert count(street.olga, "may need help") == 0
    await dies_and_comes_back(street)
    await street.hurry(minutes=31)
    assert count(street.ben, "Are you all right?") == 1
    await street.hurry(minutes=16)
    assert count(street.olga, "may need help") == 1


async def test_whoever_reports_it_done_is_not_worried_about(street: Neighbourhood) -> None:
    await arrives(street)
    await street.ben.taps("Done")
    await street.ben.taps("1 hour")
    await street.hurry(hours=5)
    assert count(street.ben, "Are you all right?") == 0


async def test_a_bot_that_is_deaf_alarms_nobody_until_it_has_heard(street: Neighbourhood) -> None:
    await arrives(street)
    await street.hurry(hours=2)
    assert count(street.ben, "Are you all right?") == 1
    await goes_deaf(street)
    await unheard(street, minutes=30)
    assert count(street.olga, "may need help") == 0
    settled, street.settled = street.settled, at_once
    await street.ben.taps("I've left")
    street.settled = settled
    street.emulator.faults.clear()
    await street.settled()
    await street.hurry(minutes=20)
    assert count(street.olga, "may need help") == 0


async def test_what_was_heard_and_is_not_dealt_with_is_not_silence(street: Neighbourhood) -> None:
    await arrives(street)
    await street.hurry(hours=2)
    await run(
        street,
        "INSERT INTO inbox (update_id, account_id, body, received_at) VALUES (1, :ben, '{}', :now)",
        ben=street.ben.id,
        now=street.clock.now(),
    )
    await street.hurry(minutes=30)
    assert count(street.olga, "may need help") == 0
    await run(street, "UPDATE inbox SET state = 'done' WHERE update_id = 1")
    await street.hurry(seconds=10)
    assert count(street.olga, "may need help") == 1


async def run(street: Neighbourhood, sql: str, **values: object) -> None:
    await street.app.db.transaction(lambda tx: tx.run(sql, **values))


async def test_the_time_to_answer_begins_when_the_question_arrives(street: Neighbourhood) -> None:
    await arrives(street)
    street.emulator.faults.add("sendMessage", Fault.flood(retry_after=1200), times=1)
    await street.hurry(hours=2)
    assert count(street.ben, "Are you all right?") == 0
    await street.hurry(minutes=16)
    assert count(street.olga, "may need help") == 0


async def test_arriving_twice_changes_nothing_and_nobody_else_can(street: Neighbourhood) -> None:
    await arrives(street)
    await street.hurry(minutes=20)
    await street.ben.taps_data("arrived:1")
    assert "you arrived at 9am" in street.ben.last.text or count(street.ben, "you arrived at 9am") >= 1
    for phone in (street.ayo, street.rosa, street.olga):
        for data in ("arrived:1", "left:1", "stay:1", "another_day:1", "put_off:1:2026-03-05"):
            await phone.taps_data(data)
            assert phone.alerts[-1].startswith("I cannot find that.")
    row = await street.app.db.one("SELECT COUNT(*) AS visits FROM visits WHERE arrived_at IS NOT NULL")
    assert row["visits"] == 1


async def test_the_request_itself_offers_arriving_on_its_day_and_then_leaving(street: Neighbourhood) -> None:
    await promises(street)
    await street.ben.taps_data("see:1")
    assert "I've arrived" not in street.ben.last.labels
    await at(street, 7)
    await street.ben.taps_data("see:1")
    assert "I've arrived" in street.ben.last.labels
    await street.ben.taps_data("arrived:1")
    await street.ben.taps_data("see:1")
    assert "I've left" in street.ben.last.labels and "I've arrived" not in street.ben.last.labels


@pytest.mark.parametrize(
    "day", [date(2026, 3, 29), date(2026, 3, 30), date(2026, 10, 25), date(2026, 10, 26)]
)
@pytest.mark.parametrize("part", Part)
def test_on_the_days_the_clocks_change_everything_is_at_its_hour_on_the_wall(day: date, part: Part) -> None:
    request = a_request(wanted_on=day, part=part)
    before, start = evening_before(request, LONDON).astimezone(LONDON), starts(request, LONDON)
    assert (before.date(), before.hour) == (day - timedelta(days=1), 18)
    wall = [
        moment.astimezone(LONDON).hour for moment in (start, ends(request, LONDON), soon(request, LONDON))
    ]
    assert wall == {Part.MORNING: [9, 12, 7], Part.AFTERNOON: [13, 18, 11], Part.DAY: [9, 18, 7]}[part]
    assert start - soon(request, LONDON) == timedelta(hours=2)


def test_hours_by_day_leave_out_the_night_however_long_it_is() -> None:
    for night in (datetime(2026, 3, 28, 20, 30, tzinfo=UTC), datetime(2026, 10, 24, 19, 30, tzinfo=UTC)):
        there = after_by_day(night, timedelta(hours=2), LONDON).astimezone(LONDON)
        assert (there.hour, there.minute) == (9, 30)
    noon = datetime(2026, 3, 3, 12, 0, tzinfo=UTC)
    assert after_by_day(noon, timedelta(hours=2), LONDON) == noon + timedelta(hours=2)
    assert after_by_day(noon, timedelta(0), LONDON) == noon


def test_the_same_is_asked_for_again_on_the_next_day_that_has_time_for_it() -> None:
    request = a_request(wanted_on=date(2026, 3, 3), part=Part.MORNING)
    for hour, day in ((9, 3), (10, 3), (11, 4), (20, 4)):
        now = datetime(2026, 3, 3, hour, 0, tzinfo=UTC)
        assert next_possible(request, now, LONDON) == date(2026, 3, day)
    assert next_possible(a_request(wanted_on=date(2026, 3, 9)), now, LONDON) == date(2026, 3, 9)

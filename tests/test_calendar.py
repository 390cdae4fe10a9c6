"""The calendar file: a helper's visits ahead, without any address, read back as calendars do."""

from datetime import UTC, datetime

import pytest
from icalendar import Calendar

from tests.conftest import Neighbourhood
from tests.many import at


def entries(street: Neighbourhood, phone) -> list:
    """What stands in the file that came last."""
    assert phone.last.kind == "document"
    file = street.emulator.world.files.by_id[phone.last.file_id]
    assert file.name == "my-visits.ics"
    assert file.mime == "text/calendar"
    return list(Calendar.from_ical(file.content).walk("VEVENT"))


@pytest.fixture
async def taken(resting_street: Neighbourhood) -> Neighbourhood:
    """Ben comes tomorrow, on Wednesday 4 March, in the morning."""
    await resting_street.rosa_asks()
    await resting_street.ben.taps("I can help", chat=resting_street.group)
    return resting_street


async def test_it_holds_what_for_whom_and_when(taken: Neighbourhood) -> None:
    await taken.ben.taps_data("promises")
    await taken.ben.taps("Calendar file")
    (entry,) = entries(taken, taken.ben)
    assert str(entry["summary"]) == "Shopping for Rosa Bell"
    assert entry.decoded("dtstart") == datetime(2026, 3, 4, 9, tzinfo=UTC)
    assert entry.decoded("dtend") == datetime(2026, 3, 4, 12, tzinfo=UTC)
    assert str(entry["status"]) == "CONFIRMED"
    assert str(entry["uid"]) == "visit-1@goodturn"
    assert entry.decoded("dtstamp") <= taken.clock.now()


async def test_it_holds_no_address_and_no_number(taken: Neighbourhood) -> None:
    await taken.rosa.taps_data("detail:phone")
    await taken.rosa.types("020 7946 0001")
    await taken.ben.taps_data("calendar")
    content = taken.emulator.world.files.by_id[taken.ben.last.file_id].content.decode()
    for secret in ("12 Elm", "blue door", "7946", "LOCATION"):
        assert secret not in content


async def test_the_same_visit_keeps_its_name_in_the_calendar(taken: Neighbourhood) -> None:
    await taken.ben.taps_data("calendar")
    before = [str(entry["uid"]) for entry in entries(taken, taken.ben)]
    await taken.rosa_asks("Gardening", "Tomorrow afternoon")
    await taken.ben.taps("I can help", chat=taken.group)
    await taken.ben.taps_data("calendar")
    after = [str(entry["uid"]) for entry in entries(taken, taken.ben)]
    assert len(set(after)) == 2
    assert before[0] in after


async def test_in_summer_9_there_is_8_in_utc(resting_street: Neighbourhood) -> None:
    await resting_street.hurry(days=40)
    await at(resting_street, 10)
    await resting_street.rosa_asks()
    await resting_street.ben.taps("I can help", chat=resting_street.group)
    await resting_street.ben.taps_data("calendar")
    (entry,) = entries(resting_street, resting_street.ben)
    assert entry.decoded("dtstart").hour == 8


async def test_with_nothing_ahead_there_is_no_file(street: Neighbourhood) -> None:
    await street.ben.taps_data("calendar")
    assert street.ben.last.text == "You have promised nothing just now. I ask you when somebody needs help."


async def test_it_is_sent_to_nobody_else(taken: Neighbourhood) -> None:
    await taken.ayo.taps_data("calendar")
    assert taken.ayo.last.kind == "text"

"""Announcements: who may, what takes a second organiser, and whom they are for."""

import pytest

from aid.announcement_corrections import change_announcement
from aid.announcement_refusals import NotSending
from aid.announcing import Message
from storage import announcements, audiences
from storage.announcements import Sort, State
from storage.audiences import Audience
from tests.announced import WORDS, copies, progress, sends, writes
from tests.checkin_street import person_of
from tests.conftest import Neighbourhood
from tests.many import at
from tests.reading import letter, told
from tests.test_organisers import made_by_olga


async def urgently(street: Neighbourhood) -> None:
    """Olga wants it to go out at once, at night too."""
    await writes(street)
    for label in ("To each person", "Everyone", "Now", "It is urgent", "Send to 3 people"):
        await street.olga.taps(label)


async def test_what_is_urgent_goes_out_at_night_once_a_second_organiser_agrees(street: Neighbourhood):
    await made_by_olga(street, street.ben)
    await urgently(street)
    assert "A second organiser has to agree first." in street.olga.last.text
    assert not copies(street.rosa)
    await at(street, 10)
    assert WORDS in letter(street.ben, "at night too").text
    await at(street, 23)
    await street.ben.taps("Yes, I agree")
    assert [len(copies(phone)) for phone in (street.rosa, street.ben, street.ayo)] == [1, 1, 1]
    assert copies(street.rosa)[0].date.hour == 23


async def test_what_was_agreed_to_stays_as_it_is_while_it_goes_out_and_can_be_taken_back(
    street: Neighbourhood,
):
    await made_by_olga(street, street.ben)
    await urgently(street)
    await street.ben.taps("Yes, I agree")
    db = street.app.db
    await db.transaction(lambda tx: announcements.correct(tx, 1, state=State.PAUSED))  # not all have it
    other = Message(chat_id=1, id=1, sort=Sort.WORDS, html="No tea")
    olga, now = await person_of(street, street.olga), street.clock.now()
    with pytest.raises(NotSending):
        await change_announcement(db, 1, other, by=olga, draft_id=0, now=now)
    await street.olga.taps_data("take_back_now:1")
    await street.settled()
    assert not copies(street.rosa) and letter(street.rosa, "An organiser took this back.")


async def test_what_is_urgent_and_refused_goes_to_nobody(street: Neighbourhood):
    await made_by_olga(street, street.ben)
    await urgently(street)
    await street.ben.taps("No, I do not")
    await street.hurry(minutes=1)
    assert not copies(street.rosa)
    assert "Ben Okoro has said no. It is not done." in letter(street.olga, "at night too").text
    await street.olga.types("/organise")
    await street.olga.taps("Announcements")
    await street.olga.taps(WORDS[:28])
    assert "It was stopped." in street.olga.last.text


async def test_the_only_organiser_may_send_what_is_urgent(street: Neighbourhood):
    await at(street, 23)
    await urgently(street)
    assert len(copies(street.rosa)) == 1


async def test_another_organiser_stops_it_and_all_hear(street: Neighbourhood):
    await made_by_olga(street, street.ben)
    await at(street, 23)
    await sends(street)
    await street.ben.types("/organise")
    await street.ben.taps("Announcements")
    await street.ben.taps(WORDS[:28])
    await street.ben.taps("Stop it")
    await at(street, 10)
    assert "Ben Okoro stopped an announcement." in letter(street.olga, "stopped").text
    assert "It was stopped." in progress(street.olga).text
    assert not copies(street.rosa)


async def test_what_a_frozen_organiser_sent_ends_there(street: Neighbourhood):
    await made_by_olga(street, street.ben)
    await at(street, 23)
    await sends(street)
    await street.ben.taps_data(f"freeze_now:{await id_of(street, 'Olga Novak')}")
    await at(street, 10)
    assert not copies(street.rosa)
    assert "Somebody stopped an announcement." in letter(street.ben, "stopped").text
    await street.olga.taps_data("send_news")
    assert street.olga.alerts[-1].startswith("Only an organiser can do that.")


async def id_of(street: Neighbourhood, name: str) -> int:
    row = await street.app.db.one(f"SELECT id FROM people WHERE name = '{name}'")
    assert row
    return row["id"]


async def test_nobody_else_reaches_any_of_it(street: Neighbourhood):
    await sends(street, answers="I can drive")
    buttons = ("announcements", "send_news", "announcement:1", "answers:1", "write_news:1:0",
               "ring_instead:1", "change_news:1", "take_back:1", "take_back_now:1", "stop_news:1",
               "pause_news:1")  # fmt: skip
    for phone in (street.rosa, street.ben):
        before = told(phone)
        for button in buttons:
            await phone.taps_data(button)
            assert phone.alerts[-1].startswith("Only an organiser can do that."), button
        assert told(phone) == before
    await street.zed.taps_data("reply:1:0")
    assert street.zed.alerts and not street.zed.alerts[-1].startswith("I have noted")


@pytest.mark.parametrize(
    ("whom", "names"),
    [
        (Audience(), ["Ayo Mensah", "Ben Okoro", "Rosa Bell"]),
        (Audience(roles=("neighbour",)), ["Ayo Mensah", "Ben Okoro"]),
        (Audience(roles=("resident",)), ["Rosa Bell"]),
        (Audience(kinds=("shopping",)), ["Ayo Mensah", "Ben Okoro"]),
        (Audience(areas=(2,)), []),
        (Audience(languages=("cy",)), []),
        (Audience(quiet=True), []),
    ],
    ids=str,
)
async def test_an_audience_is_who_fits_all_that_was_chosen(street: Neighbourhood, whom, names):
    olga = await id_of(street, "Olga Novak")
    fits = []
    for name in ("Ayo Mensah", "Ben Okoro", "Olga Novak", "Rosa Bell"):
        id = await id_of(street, name)
        if await audiences.includes(street.app.db, whom, id, by=olga, now=street.clock.now()):
            fits.append(name)
    assert fits == names
    counted = await audiences.count(street.app.db, whom, by=olga, now=street.clock.now())
    assert sum(counted.values()) == len(names)


async def test_who_was_not_here_for_a_month_can_be_written_to(street: Neighbourhood):
    await street.hurry(days=31)
    await at(street, 10)
    await street.ben.types("/help")
    await writes(street)
    for label in ("To each person", "Not heard from lately", "Go on", "Now"):
        await street.olga.taps(label)
    assert "For: not heard from for a month.\n2 people get it." in street.olga.last.text
    await street.olga.taps("Send to 2 people")
    assert [len(copies(phone)) for phone in (street.rosa, street.ben, street.ayo)] == [1, 0, 1]


async def test_who_helps_with_a_kind_can_be_written_to(street: Neighbourhood):
    await street.ayo.taps_data("like:gardening:no")
    await writes(street)
    for label in ("To each person", "Neighbours who help", "Go on", "Gardening", "Go on", "Now"):
        await street.olga.taps(label)
    assert "1 person gets it." in street.olga.last.text
    await street.olga.taps("Send to 1 person")
    assert [len(copies(phone)) for phone in (street.rosa, street.ben, street.ayo)] == [0, 1, 0]


async def test_where_nobody_would_get_it_nothing_is_sent(street: Neighbourhood):
    await writes(street)
    for label in ("To each person", "Who asks for others", "Go on", "Now", "Send to 0 people"):
        await street.olga.taps(label)
    assert "Nobody would get this." in street.olga.alerts[-1]

"""Quiet hours, 9pm to 8am: what can wait does, what can't doesn't, and the morning brings no burst."""

from datetime import UTC, datetime, timedelta
from itertools import pairwise
from zoneinfo import ZoneInfo

import pytest

from aid.nights import held, is_night
from bot.pace import Limits as OurLimits
from bot.playground.faults import Fault
from bot.playground.flood import Limits
from handlers import LETTERS
from storage import audit, outbox
from tests.conftest import Neighbourhood
from tests.many import at, neighbours, nudges
from tests.reading import card, letter, told

LONDON = ZoneInfo("Europe/London")
THANKS = "They were lovely tomatoes"
AT_ANY_HOUR = {
    # who comes, and what somebody has just done
    "hand_over", "hand_over_voice", "helper_found", "handed_back", "did_it_come", "not_needed",
    "will_be_rung", "area_linked", "which_area",
    # alarms
    "nobody_yet", "not_all_well", "call_wanted", "group_lost", "no_group", "set_aside", "not_well",
}  # fmt: skip


async def moment(street: Neighbourhood, local: datetime) -> None:
    """Wait until it is that time where the street is."""
    street.clock.hurry(local.astimezone(UTC) - street.clock.now())
    await street.hurry()


async def thanked_at(street: Neighbourhood, local: datetime) -> None:
    """Ben has done it, and Rosa says at that time that it came, and thanks him in her own words."""
    await street.rosa_asks()
    await street.ben.taps("I can help", chat=street.group)
    await street.ben.taps_data("spent:1:30")
    await moment(street, local)
    await street.rosa.taps_data("came:1:met")
    await street.rosa.taps("Say thank you")
    await street.rosa.types(THANKS)


async def thanks(street: Neighbourhood) -> dict:
    return dict(await street.app.db.one("SELECT * FROM outbox WHERE kind = 'thanks_passed'"))


def test_what_can_not_wait_leaves_at_any_hour():
    assert [kind for kind in sorted(AT_ANY_HOUR) if LETTERS[kind].by_day] == []


@pytest.mark.parametrize(
    "kind",
    ["nudge", "thanks_passed", "closed_silently", "nobody_found", "cannot_pin", "rights_lost", "unreachable",
     "was_away", "well_again"],
)  # fmt: skip
def test_what_can_wait_waits_for_the_morning(kind):
    assert LETTERS[kind].by_day


async def test_thanks_at_night_arrive_at_8_to_the_second_and_once(street):
    await thanked_at(street, datetime(2026, 3, 3, 22, 30, tzinfo=LONDON))
    assert THANKS not in "".join(told(street.ben))
    held_back = await thanks(street)
    assert (held_back["attempts"], held_back["state"]) == (0, "waiting")
    assert datetime.fromisoformat(held_back["due_at"]) == datetime(2026, 3, 4, 8, tzinfo=LONDON)
    await moment(street, datetime(2026, 3, 4, 7, 59, 30, tzinfo=LONDON))
    assert THANKS not in "".join(told(street.ben))
    await moment(street, datetime(2026, 3, 4, 8, tzinfo=LONDON))
    assert sum(THANKS in text for text in told(street.ben)) == 1


async def test_what_somebody_has_just_said_arrives_at_night_without_a_sound(street):
    await thanked_at(street, datetime(2026, 3, 3, 22, 30, tzinfo=LONDON))
    assert letter(street.ben, "thanks you for your help").silent


async def test_who_thanks_at_night_has_their_own_answer_at_once(street):
    await thanked_at(street, datetime(2026, 3, 3, 23, 0, tzinfo=LONDON))
    assert street.rosa.last.text.startswith("Thank you. I am passing it on")


async def test_at_night_one_may_ask_and_take_and_both_hear_at_once(street):
    await at(street, 23)
    await street.rosa_asks()
    assert card(street).silent
    assert nudges(street.ben) == []
    await street.ben.taps("I can help", chat=street.group)
    assert "12 Elm Street" in street.ben.last.text
    assert "will say the word" in street.rosa.last.text


async def test_a_restart_at_night_neither_loses_nor_repeats_what_waits(street):
    await thanked_at(street, datetime(2026, 3, 3, 23, 0, tzinfo=LONDON))
    await street.restarts()
    await street.hurry(hours=3)
    assert THANKS not in "".join(told(street.ben))
    await moment(street, datetime(2026, 3, 4, 8, 0, 1, tzinfo=LONDON))
    await street.restarts()
    assert sum(THANKS in text for text in told(street.ben)) == 1


async def test_what_is_held_is_not_late_and_what_is_not_sent_in_the_morning_is(street):
    await thanked_at(street, datetime(2026, 3, 3, 22, 0, tzinfo=LONDON))
    for hours in (0, 5, 4):
        await street.hurry(hours=hours)
        late = street.clock.now() - timedelta(minutes=2)
        assert not await audit.alarms_wait(street.app.db, late)
        assert not await audit.letters_wait(street.app.db, late)
    street.emulator.faults.add("sendMessage", Fault.conflict(), times=None)
    await moment(street, datetime(2026, 3, 4, 8, 3, tzinfo=LONDON))
    assert await audit.alarms_wait(street.app.db, street.clock.now() - timedelta(minutes=2))
    street.emulator.faults.clear()


@pytest.mark.parametrize(
    ("evening", "morning"),
    [
        (datetime(2026, 3, 28, 22), datetime(2026, 3, 29, 7, tzinfo=UTC)),  # an hour shorter
        (datetime(2026, 10, 24, 22), datetime(2026, 10, 25, 8, tzinfo=UTC)),  # an hour longer
    ],
)
async def test_in_the_nights_when_the_clocks_change_8_is_8_on_the_wall(street, evening, morning):
    await moment(street, evening.replace(tzinfo=LONDON))
    await _news(street, street.ben.id)
    await street.settled()
    await moment(street, morning - timedelta(seconds=30))
    assert await street.app.db.one("SELECT 1 FROM outbox WHERE state = 'waiting' AND held_until IS NOT NULL")
    await moment(street, morning)
    assert not await street.app.db.one("SELECT 1 FROM outbox WHERE state = 'waiting'")


@pytest.mark.parametrize(
    ("local", "quiet"),
    [
        ((20, 59, 59, 999999), False),
        ((21, 0, 0, 0), True),
        ((0, 0, 0, 0), True),
        ((7, 59, 59, 999999), True),
        ((8, 0, 0, 0), False),
    ],
)
def test_the_night_begins_at_9_and_ends_at_8_to_the_microsecond(local, quiet):
    moment = datetime(2026, 7, 1, *local, tzinfo=LONDON).astimezone(UTC)
    assert is_night(moment, LONDON) is quiet
    assert held(held(moment, LONDON), LONDON) == held(moment, LONDON)


async def test_what_waited_for_8_leaves_at_the_usual_pace(street):
    phones = await neighbours(street, 10)
    await at(street, 23)
    await street.restarts(OurLimits())
    street.emulator.limits = Limits()
    for phone in phones:
        for _ in range(3):
            await _news(street, phone.id)
    await street.settled()
    before = {phone.id: len(phone.chat()) for phone in phones}
    await at(street, 8)
    await street.settled()
    moments = []
    for phone in phones:
        new = list(phone.private.messages.values())[before[phone.id] :]
        assert len(new) == 3
        assert all((later.at - earlier.at).total_seconds() > 0.9 for earlier, later in pairwise(new))
        moments += [message.at for message in new]
    moments.sort()
    for number, first in enumerate(moments):
        assert sum(first <= other < first + timedelta(seconds=1) for other in moments[number:]) <= 30
    assert not [
        call for call in street.emulator.calls if call.answer and call.answer.get("error_code") == 429
    ]


async def _news(street: Neighbourhood, account_id: int) -> None:
    """A letter that can wait."""
    row = await street.app.db.one("SELECT person_id FROM accounts WHERE id = :id", id=account_id)
    id = row["person_id"]
    await street.app.db.transaction(
        lambda tx: outbox.post(tx, id, "rights_lost", about=1, now=street.clock.now())
    )


async def test_a_card_that_could_not_be_said_aloud_by_day_is_not_loud_at_night(street):
    await at(street, 20)
    await street.hurry(minutes=50)
    await street.rosa_asks()
    street.emulator.faults.add("deleteMessage", Fault.conflict(), times=None)
    await street.ben.taps("Not this time")
    await street.ayo.taps("Not this time")
    await street.hurry(seconds=10)
    row = await street.app.db.one("SELECT aloud_at FROM searches")
    assert row["aloud_at"]
    await street.hurry(minutes=30)
    street.emulator.faults.clear()
    await street.hurry(minutes=10)
    assert len([one for one in street.ben.chat(street.group) if "needs help" in one.text]) == 1
    assert card(street).silent


async def test_no_wave_goes_out_between_9_and_8(street):
    await at(street, 20)
    await street.hurry(minutes=30)
    await street.rosa_asks("A check-in", "Tomorrow morning")
    await street.hurry(minutes=29)
    asked = len(nudges(street.ben)) + len(nudges(street.ayo))
    for _ in range(11):
        row = await street.app.db.one("SELECT wave, aloud_at FROM searches")
        await street.hurry(hours=1)
        if is_night(street.clock.now(), LONDON):
            after = await street.app.db.one("SELECT wave, aloud_at FROM searches")
            assert tuple(after) == tuple(row)
            assert len(nudges(street.ben)) + len(nudges(street.ayo)) == asked
    assert not is_night(street.clock.now(), LONDON)
    after = await street.app.db.one("SELECT wave FROM searches")
    assert after["wave"] > row["wave"]

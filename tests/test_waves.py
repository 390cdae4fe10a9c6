"""The search for a helper: who is asked when, and that it stops at the first yes."""

from datetime import timedelta

import pytest

from bot.playground.faults import Fault
from tests.conftest import Neighbourhood
from tests.many import at, neighbours, nudged, nudges, states
from tests.village import beyond_limits


@pytest.fixture
async def morning(street: Neighbourhood) -> Neighbourhood:
    """Elm Street at 10 in the morning."""
    await at(street, 10)
    return street


async def passes(street, **time):
    """So much time goes by, and the bot has listened until now."""
    await street.hurry(**time)
    await street.rosa.types("/help")
    await street.hurry()


def cards(street):
    return [shown for shown in street.olga.chat(street.group) if "needs help" in shown.text]


async def test_the_card_is_silent_then_3_then_5_then_everyone_and_aloud_then_the_organisers(morning):
    phones = await neighbours(morning, 12)
    await morning.rosa_asks()
    assert [card.silent for card in cards(morning)] == [True]
    assert len(nudged(phones)) == 3
    await morning.hurry(minutes=19)
    assert len(nudged(phones)) == 3
    await morning.hurry(minutes=2)
    assert len(nudged(phones)) == 8
    assert cards(morning)[0].silent
    await morning.hurry(minutes=41)
    assert len(nudged(phones)) == 12
    assert [card.silent for card in cards(morning)] == [False]
    assert "Nobody has taken this yet" not in morning.olga.last.text
    await morning.hurry(minutes=41)
    assert "Nobody has taken this yet: shopping for Rosa Bell." in morning.olga.last.text
    assert "12 have been asked." in morning.olga.last.text
    await morning.hurry(minutes=41)
    assert sum("Nobody has taken" in shown.text for shown in morning.olga.chat()) == 1
    assert all(len(nudges(phone)) == 1 for phone in phones)


async def test_the_first_yes_ends_it_and_the_others_read_that_it_is_sorted(morning):
    phones = await neighbours(morning, 6)
    await morning.rosa_asks()
    first, *others = nudged(phones)
    await first.taps("I can help")
    assert nudged(phones) == []
    assert all(other.last.text == "Shopping: Sorted, thank you." for other in others)
    assert all(not other.last.buttons for other in others)
    assert await states(morning) == ["released", "released", "yes"]
    assert [shown.text for shown in first.chat() if "this one is yours. Thank you" in shown.text]
    await morning.hurry(hours=3)
    assert nudged(phones) == []
    assert await states(morning) == ["released", "released", "yes"]


async def send_with_nudges_held_up(street):
    """Rosa asks; from the first nudge and card on Telegram takes no message until the faults are cleared."""
    await street.rosa.taps("I need help")
    await street.rosa.taps("Shopping")
    await street.rosa.taps("Tomorrow morning")
    await street.rosa.types("12 Elm Street, blue door")
    await street.rosa.taps("Send")
    street.emulator.faults.add("sendMessage", Fault.conflict(), times=None)
    await street.hurry(minutes=1)


async def test_a_nudge_that_is_late_is_not_sent_after_the_first_yes(morning):
    await send_with_nudges_held_up(morning)
    assert nudged([morning.ben, morning.ayo]) == []
    await morning.ben.taps_data("claim:1")
    morning.emulator.faults.clear()
    await morning.hurry(minutes=10)
    assert nudged([morning.ben, morning.ayo]) == []
    rows = await morning.app.db.all("SELECT state FROM outbox WHERE kind = 'nudge'")
    assert [row["state"] for row in rows] == ["stale", "stale"]


async def test_at_night_nobody_is_asked_until_8(street):
    await at(street, 22)
    await street.rosa_asks()
    await street.hurry(hours=2)
    assert len(cards(street)) == 1
    assert nudged([street.ben, street.ayo]) == []
    await at(street, 8)
    assert nudged([street.ben, street.ayo]) == [street.ben, street.ayo]


async def test_a_nudge_that_could_not_leave_by_day_waits_for_the_morning(street):
    await at(street, 20)
    await street.hurry(minutes=58)
    await send_with_nudges_held_up(street)
    await street.hurry(minutes=10)
    street.emulator.faults.clear()
    await street.hurry(minutes=10)
    assert nudged([street.ben, street.ayo]) == []
    await at(street, 8)
    assert len(nudged([street.ben, street.ayo])) == 2


async def test_when_all_say_no_the_group_and_the_organisers_hear_at_once(morning):
    await morning.rosa_asks()
    await morning.ben.taps("Not this time")
    assert morning.ben.last.text == "Shopping: not this time. Thank you for telling me."
    assert cards(morning)[0].silent
    await morning.ayo.taps("Not this time")
    await morning.hurry(seconds=10)
    assert not cards(morning)[0].silent
    assert "2 have been asked." in morning.olga.last.text
    assert await states(morning) == ["not_this_time", "not_this_time"]


async def test_a_late_no_from_somebody_else_changes_nothing(morning):
    await morning.rosa_asks()
    nudge = next(shown for shown in morning.ayo.chat() if "Not this time" in shown.labels)
    no = next(button.data for row in nudge.buttons for button in row if button.label == "Not this time")
    await morning.ben.taps("I can help", chat=morning.group)
    await morning.ayo.taps_data(no, nudge)
    assert await states(morning) == ["released", "yes"]
    row = await morning.app.db.one("SELECT status FROM help_requests")
    assert row["status"] == "claimed"


async def test_who_was_never_asked_can_not_say_no(morning):
    await morning.rosa_asks()
    await morning.zed.taps_data("not_now:1")
    await morning.olga.taps_data("not_now:1")
    assert morning.olga.alerts[-1].startswith("I cannot find that.")
    assert await states(morning) == ["asked", "asked"]


async def test_silence_is_not_a_no_and_a_yes_may_still_come(morning):
    await morning.rosa_asks()
    await passes(morning, hours=2)
    assert await states(morning) == ["no_answer", "no_answer"]
    await morning.ben.taps("I can help", chat=morning.group)
    assert await states(morning) == ["no_answer", "yes"]
    assert morning.ayo.last.text == "Shopping: Sorted, thank you."


async def test_after_it_was_given_back_whoever_was_released_is_asked_again(morning):
    await morning.rosa_asks()
    await morning.ben.taps("I can help", chat=morning.group)
    await morning.ben.taps("I can't after all")
    await morning.ben.taps("Yes, find somebody else")
    await morning.hurry(seconds=10)
    assert nudged([morning.ben, morning.ayo]) == [morning.ayo]
    await morning.ayo.taps("I can help")
    assert await states(morning) == ["released", "yes"]


async def test_nobody_is_nudged_more_than_3_times_a_week(morning):
    with beyond_limits():
        for number in range(5):
            await morning.rosa_asks(when="Tomorrow afternoon")
            await morning.hurry(minutes=1 + number)
    assert len(nudges(morning.ben)) == 3
    row = await morning.app.db.one("SELECT COUNT(*) AS count FROM offers")
    assert row["count"] == 6
    await passes(morning, days=3)
    assert nudges(morning.ben) == []
    await morning.hurry(days=4, minutes=5)
    await morning.rosa_asks(when="Tomorrow afternoon")
    assert len(nudges(morning.ben)) == 1


async def test_the_group_is_spared_a_loud_card_that_would_be_somebodys_fourth_message(morning):
    for _ in range(3):
        await morning.rosa_asks(when="Tomorrow afternoon")
    await morning.hurry(hours=3)
    assert all(card.silent for card in cards(morning))


async def test_what_can_not_wait_is_asked_faster(morning):
    phones = await neighbours(morning, 10)
    await morning.rosa_asks("A check-in", "Today")
    first = len(nudged(phones))
    assert first > 3
    await morning.hurry(minutes=6)
    assert len(nudged(phones)) > first


async def test_who_is_withdrawn_from_reads_so(morning):
    await morning.rosa_asks()
    await morning.rosa.taps("My requests")
    await morning.rosa.taps(morning.rosa.last.labels[0])
    await morning.rosa.taps("I don't need it now")
    await morning.rosa.taps("Yes, take it back")
    assert morning.ben.last.text == "Shopping: not needed any more. Thank you."
    await morning.hurry(hours=1)
    assert await states(morning) == ["released", "released"]


async def test_waves_due_while_we_were_away_go_out_once(morning):
    phones = await neighbours(morning, 12)
    await morning.rosa_asks()
    morning.clock.hurry(timedelta(hours=4))
    await morning.hurry()
    assert len(nudged(phones)) == 8

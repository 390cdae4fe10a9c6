"""Phone in: an organiser asks for whoever rings, and keeps touch with those who have no phone app."""

import pytest

from bot.playground.phone import Phone
from bot.playground.shapes import User
from bot.playground.story import joins
from tests.conftest import Neighbourhood
from tests.reading import card, letter, told

PERCY = "For Percy Ash, who has no phone app. Ring 020 7946 0011."


async def takes_in(phone: Phone, name: str = "Percy Ash") -> None:
    """The organiser writes down somebody new who has rung."""
    await phone.types("/organise")
    await phone.taps("Phone in")
    await phone.taps("Somebody new")
    for words in (name, "020 7946 0011", "3 Elm Street"):
        await phone.types(words)
    await phone.taps("Elm Street")
    await phone.taps("Yes, they agree")


async def phones_in(street: Neighbourhood) -> None:
    """Olga phones in shopping for Percy, and its card is in the group."""
    await takes_in(street.olga)
    for label in ("Phone in a request", "Shopping", "Tomorrow morning"):
        await street.olga.taps(label)
    await street.olga.taps("Send")
    await street.hurry(minutes=1)


async def history(street: Neighbourhood, verb: str) -> list[tuple[int, int]]:
    rows = await street.app.db.all("SELECT actor_id, for_id FROM history WHERE verb = :verb", verb=verb)
    return [tuple(row) for row in rows]


async def id_of(street: Neighbourhood, name: str) -> int:
    row = await street.app.db.one("SELECT id FROM people WHERE name = :name", name=name)
    return int(row["id"])


# The story


async def test_somebody_without_a_smartphone_is_helped_from_the_call_to_the_end(
    street: Neighbourhood,
) -> None:
    olga, ben = street.olga, street.ben
    await takes_in(olga)
    assert olga.last.protected
    assert "Percy Ash\n\nPhone: 020 7946 0011\nAddress: 3 Elm Street\nArea: Elm Street" in olga.last.text
    for label in ("Phone in a request", "Shopping", "Tomorrow morning"):
        await olga.taps(label)
    assert "Read this aloud" in olga.last.text
    assert "I read back: shopping for Percy Ash, Tomorrow, " in olga.last.text
    assert "The address is 3 Elm Street." in olga.last.text
    assert "Money: up to £30, in cash when it comes." in olga.last.text
    assert "Is that right?" in olga.last.text
    await olga.taps("Send")
    assert "Sent for Percy Ash: Shopping." in olga.last.text
    assert "I tell you who comes. Then ring Percy Ash." in olga.last.text
    await street.hurry(minutes=1)
    assert "Percy" not in card(street).text
    await ben.taps("I can help", chat=street.group)
    assert "Shopping for Percy Ash" in letter(ben, "This one is yours").text
    found = letter(olga, "is coming")
    assert found.text.startswith(f"{PERCY}\nGood news. Ben Okoro is coming.")
    assert found.protected
    assert "Talk to a person" not in found.labels
    await ben.taps("Done")
    await ben.taps("45 minutes")
    assert letter(olga, "Did it come?").text.startswith(PERCY)
    await olga.taps("Yes, it came")
    assert "Percy Ash says that all is well" in ben.last.text
    percy, keeper = await id_of(street, "Percy Ash"), await id_of(street, "Olga Novak")
    for verb in ("take_in", "ask", "confirm"):
        assert await history(street, verb) == [(keeper, percy)]
    row = await street.app.db.one("SELECT asked_by, resident_id, status FROM help_requests")
    assert tuple(row) == (keeper, percy, "closed")


async def test_whoever_asked_for_a_call_is_phoned_in_from_the_call(street: Neighbourhood) -> None:
    await street.rosa.taps_data("detail:phone")
    await street.rosa.types("020 7946 0000")
    await street.rosa.types("Ring me")
    await street.olga.taps("I'll ring")
    assert "Phone: 020 7946 0000" in street.olga.last.text
    assert street.olga.last.labels == [
        "We have talked",
        "Phone in a request",
        "A good morning call",
        "Regular company",
    ]
    await street.olga.taps("We have talked")
    for label in ("Phone in a request", "Gardening", "Today"):
        await street.olga.taps(label)
    assert "Where do you live?" in street.olga.last.text
    await street.olga.types("12 Elm Street")
    assert "gardening for Rosa Bell" in street.olga.last.text
    await street.olga.taps("Send")
    assert "Rosa Bell hears it from me, and who comes." in street.olga.last.text
    assert "Undo" not in street.olga.last.labels
    asked = letter(street.rosa, "an organiser, has asked for gardening for you")
    assert asked.labels == ["I don't need it now", "Talk to a person"]
    await street.hurry(minutes=1)
    await street.ben.taps("I can help", chat=street.group)
    assert "Ben Okoro is coming" in street.rosa.last.text
    assert not [words for words in told(street.olga) if "Ben Okoro is coming" in words]


async def test_a_caller_is_found_among_recent_calls_or_by_a_part_of_the_name(street: Neighbourhood) -> None:
    olga = street.olga
    await street.rosa.types("Ring me")
    await olga.types("/organise")
    await olga.taps("Phone in")
    assert olga.last.labels[:2] == ["Rosa Bell", "Somebody new"]
    await olga.types("okor")
    assert "Is it one of these?" in olga.last.text
    assert olga.last.labels[:2] == ["Ben Okoro", "Somebody new"]
    await olga.types("nobody at all")
    assert "I know nobody of that name." in olga.last.text
    await olga.types("ROSA")
    await olga.taps("Rosa Bell")
    assert "Phone in a request" in olga.last.labels


async def test_two_of_the_same_name_are_told_apart(street: Neighbourhood) -> None:
    for _ in range(2):
        await takes_in(street.olga)
    await street.olga.taps_data("phone_in")
    await street.olga.types("percy")
    assert street.olga.last.labels[:2] == ["Percy Ash", "Percy Ash (2)"]


# What the keeper does counts as the resident's


async def test_the_keeper_sees_undoes_and_takes_back(street: Neighbourhood) -> None:
    olga = street.olga
    await phones_in(street)
    await olga.taps("Undo")
    assert olga.last.text == "All right, I have taken it back. Nobody will come."
    await olga.types("/organise")
    await olga.taps("People I keep touch with")
    await olga.taps("Percy Ash")
    assert "Phone: 020 7946 0011" in olga.last.text and olga.last.protected
    assert len(olga.last.labels) == 10 and "cancelled" in olga.last.labels[0]
    for label in ("Phone in a request", "Gardening", "Today", "Send"):
        await olga.taps(label)
    await street.hurry(minutes=1)
    await street.ben.taps("I can help", chat=street.group)
    await olga.taps_data("see:2")
    assert "Ben Okoro is coming and will say the word" in olga.last.text
    await olga.taps("I don't need it now")
    await olga.taps("Yes, take it back")
    assert "Percy Ash does not need the gardening any more." in street.ben.last.text


async def test_the_keeper_changes_it_and_asks_for_the_same_again(street: Neighbourhood) -> None:
    olga = street.olga
    await phones_in(street)
    await olga.taps_data("change:1")
    await olga.taps("When")
    await olga.taps("Tomorrow afternoon")
    await olga.taps("Yes, change it")
    assert "afternoon" in card(street).text
    await olga.taps_data("withdraw:1")
    await olga.taps_data("same:1")
    assert "I read back: shopping for Percy Ash" in olga.last.text
    await olga.taps("Send")
    keeper, percy = await id_of(street, "Olga Novak"), await id_of(street, "Percy Ash")
    rows = await street.app.db.all("SELECT asked_by, resident_id, budget FROM help_requests")
    assert [tuple(row) for row in rows] == [(keeper, percy, 3000)] * 2
    assert (await history(street, "change"))[0] == (keeper, percy)


async def test_a_likely_double_is_said_before_the_read_back(street: Neighbourhood) -> None:
    await phones_in(street)
    for label in ("Phone in another", "Percy", "Percy Ash", "Phone in a request", "Shopping", "Today"):
        await (street.olga.types(label) if label == "Percy" else street.olga.taps(label))
    assert "open request for shopping" in street.olga.last.text
    assert "Read this aloud" in street.olga.last.text


async def test_what_is_half_finished_is_not_dropped_by_phoning_in(street: Neighbourhood) -> None:
    olga = street.olga
    await takes_in(olga)
    shown = olga.last
    await olga.types("I need help")
    await olga.taps("Gardening")
    await olga.taps_data(f"phone_in:{await id_of(street, 'Percy Ash')}", shown)
    assert letter(olga, "Carry on?").text == "You were asking for gardening. Carry on?"
    await olga.taps("No, leave it")
    await olga.taps("Shopping")
    await olga.types("Today")
    assert letter(olga, "I read back: shopping for Percy Ash")


async def test_others_are_not_the_keeper(street: Neighbourhood) -> None:
    await phones_in(street)
    percy = await id_of(street, "Percy Ash")
    for phone in (street.rosa, street.ayo):
        for data in ("see:1", "undo:1", "withdraw:1", "drop:1", "came:1:met", "same:1", f"kept:{percy}"):
            alerts = len(phone.alerts)
            await phone.taps_data(data)
            assert "I cannot find that" in phone.alerts[alerts], data
        for data in ("phone_in", f"phone_in:{percy}", "kept", "again:phone_in"):
            alerts = len(phone.alerts)
            await phone.taps_data(data)
            assert "Only an organiser can do that" in phone.alerts[alerts], data
    row = await street.app.db.one("SELECT status FROM help_requests")
    assert row["status"] == "open"


async def test_nobody_speaks_for_whoever_has_an_account_of_their_own(street: Neighbourhood) -> None:
    await street.rosa_asks()
    rosa = await id_of(street, "Rosa Bell")
    for data in ("see:1", "withdraw:1", f"kept:{rosa}"):
        await street.olga.taps_data(data)
        assert "I cannot find that" in street.olga.alerts[-1]


# Letters always reach somebody


async def another_organiser(street: Neighbourhood) -> Phone:
    await street.app.db.transaction(
        lambda tx: tx.run("INSERT INTO appointments (account_id, appointed_at) VALUES (7777, '2026-01-01')")
    )
    phone = street.new_phone(User(7777, "Omar"))
    await joins(phone, "Omar Reed", "I organise")
    return phone


@pytest.mark.parametrize("why", ["blocked us", "blocked us unknown to us", "organises no more"])
async def test_if_the_keeper_cannot_be_reached_every_organiser_hears(street: Neighbourhood, why: str) -> None:
    omar = await another_organiser(street)
    await phones_in(street)
    if why == "organises no more":
        sql = "DELETE FROM roles WHERE role = 'organiser' AND person_id = :id"
        id = await id_of(street, "Olga Novak")
        await street.app.db.transaction(lambda tx: tx.run(sql, id=id))
    else:
        await street.olga.blocks_bot()
    if why == "blocked us unknown to us":
        sql = "UPDATE accounts SET unreachable_at = NULL"
        await street.app.db.transaction(lambda tx: tx.run(sql))
    await street.ben.taps("I can help", chat=street.group)
    assert letter(omar, "Ben Okoro is coming").text.startswith(PERCY)
    assert len([words for words in told(omar) if "Ben Okoro is coming" in words]) == 1
    await street.ben.taps("Done")
    await street.ben.taps("45 minutes")
    await omar.taps("Yes, it came")
    assert "says that all is well" in street.ben.last.text
    assert (await history(street, "confirm"))[0][0] == await id_of(street, "Omar Reed")


async def test_another_organiser_does_not_speak_for_them_while_the_keeper_can(street: Neighbourhood) -> None:
    omar = await another_organiser(street)
    await phones_in(street)
    await omar.taps_data("withdraw:1")
    assert "I cannot find that" in omar.alerts[-1]


async def test_a_letter_to_somebody_whom_nobody_keeps_reaches_the_organisers(street: Neighbourhood) -> None:
    await phones_in(street)
    await street.app.db.transaction(lambda tx: tx.run("UPDATE people SET keeper_id = NULL"))
    await street.ben.taps("I can help", chat=street.group)
    assert letter(street.olga, "Ben Okoro is coming").text.startswith(PERCY)


async def test_silence_of_the_keeper_closes_it_as_any_silence_does(street: Neighbourhood) -> None:
    await phones_in(street)
    await street.ben.taps("I can help", chat=street.group)
    await street.ben.taps("Done")
    await street.ben.taps("45 minutes")
    await street.hurry(hours=49)
    assert letter(street.olga, "so I have closed it").text.startswith(PERCY)


# Beginnings, breaks and ends


async def test_a_half_finished_call_survives_a_restart_and_is_named(street: Neighbourhood) -> None:
    olga = street.olga
    await takes_in(olga)
    await olga.taps("Phone in a request")
    await olga.taps("Shopping")
    await street.restarts()
    await olga.types("I need help")
    assert olga.last.text == "You were asking for shopping for Percy Ash. Carry on?"
    await olga.taps("Carry on")
    await olga.taps("Today")
    assert "for Percy Ash" in olga.last.text


async def test_what_is_stopped_leaves_nobody_behind(street: Neighbourhood) -> None:
    await street.olga.taps_data("phone_in")
    await street.olga.taps("Somebody new")
    await street.olga.types("Percy Ash")
    await street.olga.taps("Stop")
    assert await street.app.db.all("SELECT 1 FROM people WHERE name = 'Percy Ash'") == []


async def test_a_second_send_makes_no_second_request(street: Neighbourhood) -> None:
    await takes_in(street.olga)
    for label in ("Phone in a request", "Shopping", "Today"):
        await street.olga.taps(label)
    shown = street.olga.last
    data = next(one.data for row in shown.buttons for one in row if one.label == "Send") or ""
    await street.olga.taps_data(data, shown)
    await street.olga.taps_data(data, shown)
    assert "That was sent on" in street.olga.alerts[-1]
    assert len(await street.app.db.all("SELECT 1 FROM help_requests")) == 1


async def test_whoever_organises_no_more_sends_nothing_for_others(street: Neighbourhood) -> None:
    await takes_in(street.olga)
    for label in ("Phone in a request", "Shopping", "Today"):
        await street.olga.taps(label)
    await street.app.db.transaction(lambda tx: tx.run("DELETE FROM roles WHERE role = 'organiser'"))
    await street.olga.taps("Send")
    assert "Only an organiser can do that" in street.olga.alerts[-1]
    assert await street.app.db.all("SELECT 1 FROM help_requests") == []


async def test_a_letter_that_has_left_is_redrawn_where_it_was_read(street: Neighbourhood) -> None:
    omar = await another_organiser(street)
    await phones_in(street)
    await street.ben.taps("I can help", chat=street.group)
    await street.ben.taps("Done")
    await street.ben.taps("45 minutes")
    id = await id_of(street, "Omar Reed")
    await street.app.db.transaction(lambda tx: tx.run("UPDATE people SET keeper_id = :id WHERE"
                                                      " keeper_id IS NOT NULL", id=id))  # fmt: skip
    await street.ben.taps("Add the receipt")
    await street.ben.taps("I have no receipt")
    await street.ben.types("£12.40")
    await street.ben.taps("Paid already")
    asked = letter(street.olga, "Did it come?")
    assert asked.text.startswith(PERCY) and "It cost £12.40." in asked.text
    assert letter(omar, "spent £12.40").text.startswith(PERCY)


async def test_what_goes_with_a_request_is_read_back_and_pointed_out(street: Neighbourhood) -> None:
    olga = street.olga
    await phones_in(street)
    await olga.types("/organise")
    await olga.taps("Phone in")
    await olga.types("Percy")
    for label in ("Percy Ash", "Phone in a request", "Shopping", "Today"):
        await olga.taps(label)
    assert "Percy Ash already has an open request for shopping, for Wednesday 4 March." in olga.last.text
    assert "See the other one" not in olga.last.labels
    await olga.taps("Add details")
    await olga.types("Milk, bread")
    assert "Take one off for good" not in olga.last.labels
    await olga.taps("Done")
    for label in ("Change", "For the door", "Knock loudly", "Done"):
        await olga.taps(label)
    assert "At the door: knock loudly\nThe list: Milk, Bread" in olga.last.text
    await olga.taps("Send")
    await street.hurry(minutes=1)
    rows = await street.app.db.all("SELECT person_id FROM usual_items")
    assert {row["person_id"] for row in rows} == {await id_of(street, "Percy Ash")}
    await street.ben.taps_data("claim:2")
    assert "At the door: knock loudly" in letter(street.ben, "This one is yours.").text


async def test_who_keeps_touch_changes_it_and_asks_for_the_same_again(street: Neighbourhood) -> None:
    olga, ben = street.olga, street.ben
    await phones_in(street)
    await ben.taps_data("claim:1")
    await olga.taps_data("change:1")
    for label in ("When", "Tomorrow afternoon", "Yes, change it"):
        await olga.taps(label)
    assert "Percy Ash has changed the shopping." in letter(ben, "It is now:").text
    await ben.taps_data("spent:1:45")
    await olga.taps("Yes, it came")
    await olga.taps_data("same:1")
    assert (
        "I read back: shopping for Percy Ash, Tomorrow, Wednesday 4 March, in the afternoon."
        in olga.last.text
    )
    await olga.taps("Send")
    assert "Sent for Percy Ash: Shopping." in olga.last.text
    percy = await id_of(street, "Percy Ash")
    rows = await street.app.db.all("SELECT resident_id, asked_by, budget FROM help_requests")
    assert {tuple(row) for row in rows} == {(percy, await id_of(street, "Olga Novak"), 3000)}

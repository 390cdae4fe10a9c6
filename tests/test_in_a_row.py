"""Neighbours who would like to help, approved one after another, one tap each, with undo of the last."""

from zoneinfo import ZoneInfo

from aid.neighbour_refusals import CheckOver
from aid.vettings import attest
from storage.vettings import Sort
from tests.conftest import Neighbourhood
from tests.reading import letter, told
from tests.test_neighbours import offers_help

ZONE = ZoneInfo("Europe/London")


async def asks_anew(street):
    """Ben, Ayo and Zed wait for an organiser's word."""
    await street.app.db.transaction(
        lambda tx: tx.run("UPDATE roles SET standing = 'asked' WHERE role = 'neighbour'")
    )
    await offers_help(street.zed)
    await street.zed.taps("I promise")


async def standings(street):
    rows = await street.app.db.all(
        "SELECT name, standing FROM people JOIN roles ON person_id = people.id WHERE role = 'neighbour'"
        " ORDER BY people.id"
    )
    return {row["name"].split()[0]: row["standing"] for row in rows}


async def test_after_each_tap_the_next_is_shown_and_the_last_can_be_undone(street: Neighbourhood):
    await asks_anew(street)
    olga = street.olga
    await olga.types("/organise")
    await olga.taps("One after another")
    row = olga.last
    assert "1 of 3\n\nBen Okoro would like to help" in row.text
    assert row.labels == ["Approve", "Not now", "Skip", "Go back"]
    await olga.taps("Approve")
    assert olga.last.id == row.id, "in the same message"
    assert olga.last.text.startswith(
        "Ben Okoro is on the list now. I have told them.\n\n2 of 3\n\nAyo Mensah"
    )
    assert letter(street.ben, "You are on the list, Ben Okoro.")
    await street.restarts()
    await olga.taps("Undo")
    assert olga.last.text.startswith("1 of 3\n\nBen Okoro")
    assert street.ben.last.text == (
        "An organiser looks at your offer once more. I will tell you what they say."
    )
    await olga.taps("Not now")
    assert street.ben.last.text.startswith("Thank you for your offer, Ben Okoro.")
    await olga.taps("Skip")
    assert olga.last.text.startswith("Ayo Mensah still waits.\n\n3 of 3\n\nZed")
    assert "Undo" not in olga.last.labels
    shown = olga.last
    await olga.taps("Approve")
    assert olga.last.text == "Zed is on the list now. I have told them.\n\nThat was the last one."
    await olga.taps_data(shown.buttons[0][0].data, shown)
    assert olga.alerts[-1] == "That is settled. Zed has had an answer already."
    assert await standings(street) == {"Ben": "not_now", "Ayo": "asked", "Zed": "approved"}


async def test_undo_is_for_ten_minutes_and_not_once_they_have_taken_something(street: Neighbourhood):
    await asks_anew(street)
    olga = street.olga
    await olga.taps_data("row")
    await olga.taps("Approve")
    undo = next(b.data for r in olga.last.buttons for b in r if b.label == "Undo")
    await street.rosa_asks()
    await street.ben.taps("I can help", chat=street.group)
    await olga.taps_data(undo)
    assert olga.alerts[-1] == "That can't be undone any more. Look for Ben Okoro under Neighbours."
    await olga.taps("Approve")
    undo = next(b.data for r in olga.last.buttons for b in r if b.label == "Undo")
    await street.hurry(minutes=11)
    await olga.taps_data(undo)
    assert olga.alerts[-1].startswith("That can't be undone any more.")
    assert (await standings(street))["Ayo"] == "approved"


async def test_who_opened_no_promise_or_was_answered_meanwhile_can_be_skipped(street: Neighbourhood):
    await offers_help(street.zed)
    olga = street.olga
    await olga.taps_data("row")
    assert "1 of 1" in olga.last.text
    await olga.taps("Approve")
    assert olga.alerts[-1].startswith("Zed has not agreed to our promise yet.")
    await olga.taps("Skip")
    assert olga.last.text == "Zed still waits.\n\nThat was the last one."
    await olga.taps("Go back")
    assert "Neighbours" in olga.last.text


async def test_nobody_but_an_organiser(street: Neighbourhood):
    await asks_anew(street)
    for phone in (street.rosa, street.ben):
        for data in ("row", "row:3:0:yes", "row:3:0:skip", "undo_row:3:0"):
            await phone.taps_data(data)
            assert phone.alerts[-1].startswith("Only an organiser can do that."), data
    assert set((await standings(street)).values()) == {"asked"}
    assert not [text for text in told(street.rosa) if "would like to help" in text]


async def newly_seen(street):
    rows = await street.app.db.all(
        "SELECT person_id FROM vettings WHERE ended_at IS NULL AND at > '2027' ORDER BY id"
    )
    return [row["person_id"] for row in rows]


async def test_checks_that_end_are_seen_again_one_after_another(street: Neighbourhood):
    olga, db = street.olga, street.app.db
    rows = await db.all("SELECT name, id FROM people")
    who = {row["name"].split()[0]: row["id"] for row in rows}
    told = {"seen": "A passport", "years": 1, "by": who["Olga"], "draft_id": None}
    for name in ("Ben", "Ayo"):
        await attest(db, who[name], Sort.IDENTITY, now=street.clock.now(), **told)
    await street.hurry(days=350)
    await olga.taps_data("neighbours:checks")
    await olga.taps("One after another")
    row = olga.last
    assert row.text.startswith("1 of 2\n\nBen Okoro\n") and row.protected
    assert row.labels == ["Seen again, for 1 year", "End it", "Skip", "Go back"]
    await olga.taps("Seen again, for 1 year")
    assert olga.last.id == row.id
    assert olga.last.text.startswith("Thank you. I have noted it for Ben Okoro.\n\n2 of 2\n\nAyo Mensah\n")
    await olga.taps("Undo")
    assert olga.last.text.startswith("1 of 2\n\nBen Okoro\n") and await newly_seen(street) == []
    await olga.taps("Seen again, for 1 year")
    await olga.taps_data(row.buttons[0][0].data, row)
    assert olga.alerts[-1] == CheckOver().words(ZONE)
    await olga.taps("Skip")
    assert olga.last.text == "That was the last one."
    await street.rosa.taps_data("check_row:2:0:again")
    assert street.rosa.alerts[-1].startswith("Only an organiser can do that.")
    standing = await db.all(
        "SELECT person_id FROM vettings WHERE ended_at IS NULL AND at > '2027' ORDER BY id"
    )
    assert [row["person_id"] for row in standing] == [who["Ben"]]

"""Being forgotten: asked twice, at once, a day to come back, then for good; also in a restored copy."""

import json
import shutil
from pathlib import Path

from bot.playground.phone import Phone
from storage.forgotten import FILE, read
from tests.conftest import Neighbourhood
from tests.many import nudges
from tests.reading import card, letter, told


async def goes(phone: Phone) -> None:
    """Somebody asks to be forgotten, and means it."""
    await phone.types("/forget")
    await phone.taps("Yes, forget me")
    await phone.taps("Yes, I am sure")


async def names(street: Neighbourhood) -> list[str]:
    return [row["name"] for row in await street.app.db.all("SELECT name FROM people ORDER BY id")]


async def test_it_is_said_what_goes_and_what_stays_and_asked_twice(street: Neighbourhood) -> None:
    await street.rosa.types("/forget")
    assert "Your name, address, number, words and messages go." in street.rosa.last.text
    assert "without a name" in street.rosa.last.text
    await street.rosa.taps("Yes, forget me")
    assert "You can come back within 24 hours." in street.rosa.last.text
    await street.rosa.taps("No, keep me")
    assert "Rosa Bell" in await names(street)


async def test_an_open_request_is_taken_back_at_once_and_nobody_is_asked_any_more(
    resting_street: Neighbourhood,
) -> None:
    street = resting_street
    await street.rosa_asks()
    await goes(street.rosa)
    assert "I have forgotten you." in street.rosa.last.text
    assert card(street).text == "Shopping: not needed any more."
    assert "Rosa Bell" not in await names(street)
    before = len(told(street.rosa))
    await street.hurry(hours=23)
    assert len(told(street.rosa)) == before


async def test_whoever_had_taken_it_hears_and_loses_address_and_name(street: Neighbourhood) -> None:
    await street.rosa_asks()
    await street.ben.taps("I can help", chat=street.group)
    await street.rosa.taps_data("write:1")
    await street.rosa.types("The side door please, love Rosa Bell")
    await goes(street.rosa)
    await street.hurry(seconds=10)
    assert letter(street.ben, "does not need the shopping any more")
    assert not [
        text for text in told(street.ben) if "12 Elm" in text or "Rosa" in text or "side door" in text
    ]
    assert letter(street.ben, "This was about somebody who has left.")


async def test_what_was_said_to_be_done_counts_as_done(street: Neighbourhood) -> None:
    await street.rosa_asks("Shopping", "Today")
    await street.ben.taps("I can help", chat=street.group)
    await street.ben.taps("Done")
    await street.ben.taps("45 minutes")
    await goes(street.rosa)
    row = await street.app.db.one("SELECT status, minutes, silent FROM help_requests")
    assert tuple(row) == ("closed", 45, 1)


async def test_a_helpers_promise_goes_back_and_the_next_are_asked(street: Neighbourhood) -> None:
    await street.rosa_asks()
    await street.ben.taps("I can help", chat=street.group)
    await goes(street.ben)
    assert letter(street.rosa, "can't come after all")
    assert "I can help" in card(street).labels
    await street.ayo.taps("I can help", chat=street.group)
    assert letter(street.rosa, "Ayo")
    assert nudges(street.ben) == []


async def test_a_helper_who_goes_takes_no_address_along(street: Neighbourhood) -> None:
    await street.rosa_asks("Shopping", "Today")
    await street.ben.taps("I can help", chat=street.group)
    await street.ben.taps("Done")
    await street.ben.taps("45 minutes")
    await goes(street.ben)
    await street.hurry(seconds=10)
    assert not [text for text in told(street.ben) if "12 Elm" in text]
    await street.rosa.taps("Yes, it came")
    assert not [text for text in told(street.ben) if "thanks you" in text]


async def test_whoever_is_gone_is_a_stranger_who_can_do_nothing(street: Neighbourhood) -> None:
    await street.rosa_asks()
    await goes(street.ben)
    await street.ben.taps_data("claim:1")
    await street.ben.types("/mine")
    row = await street.app.db.one("SELECT helper_id FROM help_requests")
    assert row["helper_id"] is None
    assert "Join" in street.ben.last.labels


async def test_within_the_day_one_comes_back_as_one_was(street: Neighbourhood) -> None:
    await street.ben.taps_data("detail:phone")
    await street.ben.types("020 7946 0002")
    await goes(street.ben)
    await street.hurry(hours=23)
    await street.restarts()
    await street.ben.taps("Undo: I want to stay")
    assert "Welcome back, Ben" in street.ben.last.text
    await street.ben.taps_data("details")
    assert "020 7946 0002" in street.ben.last.text
    await street.rosa_asks()
    await street.ben.taps("I can help", chat=street.group)
    assert letter(street.rosa, "Ben")
    await street.hurry(hours=48)
    assert any("Ben" in name for name in await names(street))


async def test_after_the_day_it_is_too_late_and_joining_is_a_fresh_start(street: Neighbourhood) -> None:
    await street.rosa_asks()
    await goes(street.rosa)
    await street.hurry(hours=25)
    await street.rosa.taps("Undo: I want to stay")
    assert "There is nothing left to bring back." in street.rosa.alerts[-1]
    await street.rosa.types("/forget")
    assert "Join" in street.rosa.last.labels
    await street.rosa.presses_start()
    await street.rosa.taps("I agree")
    await street.rosa.types("Rosa Anew")
    await street.rosa.taps("Elm Street")
    await street.rosa.taps("I need help")
    await street.rosa.types("/mine")
    assert "Shopping" not in street.rosa.last.text + "".join(street.rosa.last.labels)


async def test_joining_anew_within_the_day_is_no_way_back(street: Neighbourhood) -> None:
    await goes(street.rosa)
    gone = street.rosa.last
    await street.rosa.presses_start()
    await street.rosa.taps("I agree")
    await street.rosa.types("Rosa Anew")
    await street.rosa.taps("Elm Street")
    await street.rosa.taps("I need help")
    await street.rosa.taps_data("come_back", gone)
    assert "You have joined already." in street.rosa.alerts[-1]
    await street.hurry(hours=25)
    assert "Rosa Anew" in await names(street)


async def test_twice_at_once_is_once(street: Neighbourhood) -> None:
    await goes(street.rosa)
    await street.rosa.taps_data("forget_me:now")
    rows = await street.app.db.all("SELECT verb FROM history WHERE verb = 'forget'")
    assert len(rows) == 1
    await street.rosa.types("/forget")
    assert "Undo: I want to stay" in street.rosa.last.labels


async def test_the_only_organiser_stays(street: Neighbourhood) -> None:
    await goes(street.olga)
    assert "You are the only organiser." in street.olga.alerts[-1]
    await street.olga.types("/organise")
    assert "Nobody is waiting" in street.olga.last.text


async def phone_in(street: Neighbourhood) -> None:
    await street.olga.taps_data("phone_in")
    await street.olga.taps("Somebody new")
    for words in ("Edith Marsh", "020 7946 0009", "7 Oak Road"):
        await street.olga.types(words)
    await street.olga.taps("Elm Street")
    await street.olga.taps("Yes, they agree")


async def test_one_without_an_account_is_forgotten_by_the_organiser_who_keeps_touch(
    street: Neighbourhood,
) -> None:
    await phone_in(street)
    for label in ("Phone in a request", "Shopping", "Tomorrow morning", "Send"):
        await street.olga.taps(label)
    await street.hurry(minutes=1)
    await street.olga.taps_data("kept:5")
    await street.olga.taps("Forget this person")
    await street.ben.taps_data("forget:5:now")
    assert "Edith Marsh" in await names(street)
    await street.olga.taps("Yes, forget them")
    assert "Edith Marsh" not in await names(street)
    assert card(street).text == "Shopping: not needed any more."
    await street.ben.taps_data("bring_back:5")
    assert "Edith Marsh" not in await names(street)
    await street.olga.taps("Undo")
    assert street.olga.last.text == "I know Edith Marsh again."
    await street.olga.taps_data("forget:5:now")
    await street.hurry(hours=25)
    await street.olga.taps_data("bring_back:5")
    assert "Edith Marsh" not in json.dumps(await names(street))
    await street.olga.taps_data("kept")
    assert "Edith Marsh" not in street.olga.last.labels


async def test_a_restored_copy_forgets_again_what_was_forgotten(
    street: Neighbourhood, tmp_path: Path
) -> None:
    folder = Path(street.app.settings.data_dir)
    await street.app.stop()
    shutil.copytree(folder, tmp_path / "copy")
    await street.app.start()
    await street.hurry(hours=1)
    await goes(street.rosa)
    await street.hurry(seconds=10)
    assert [(told.person_id, told.what) for told in read(folder / FILE)] == [(2, "forget")]
    await street.hurry(hours=25)
    await street.app.stop()
    for path in (tmp_path / "copy").glob("goodturn.db*"):
        shutil.copy(path, folder / path.name)
    await street.app.start()
    assert "Rosa Bell" not in await names(street)
    assert await street.app.db.all("SELECT 1 FROM leaving") == []


async def test_whoever_came_back_is_not_forgotten_by_a_restored_copy(street: Neighbourhood) -> None:
    await goes(street.rosa)
    await street.hurry(seconds=10)
    await street.rosa.taps("Undo: I want to stay")
    await street.hurry(seconds=10)
    await street.restarts()
    assert "Rosa Bell" in await names(street)


async def test_the_file_holds_numbers_and_hours_and_a_torn_line_does_no_harm(
    street: Neighbourhood,
) -> None:
    await goes(street.rosa)
    await street.hurry(seconds=10)
    path = Path(street.app.settings.data_dir) / FILE
    assert path.stat().st_mode & 0o077 == 0
    assert "Rosa" not in path.read_text()
    with path.open("a") as file:
        file.write("3 forg")
    await street.restarts()
    assert any("Ben" in name for name in await names(street))


async def test_a_later_person_of_the_same_number_is_somebody_else(street: Neighbourhood) -> None:
    folder = Path(street.app.settings.data_dir)
    (folder / FILE).write_text("2 forget 2020-01-01T00:00:00+00:00\n")
    await street.restarts()
    assert "Rosa Bell" in await names(street)

"""What is kept no longer is nowhere: not in a row, a free page, the log beside the database or a log line."""

import io
import shutil
from pathlib import Path

import pytest

from aid.kept import KEPT
from aid.retention import RULES
from storage.personal_rest import PERSONAL
from tests.conftest import Neighbourhood
from tests.marked import Marks, asks, joins, latest, marked_cast
from tests.pages import decrypted
from tests.reading import letter


@pytest.fixture
def marks() -> Marks:
    return Marks()


def in_the_pages(street: Neighbourhood, marks: Marks) -> set[str]:
    """The places whose marks are anywhere in the file or its log."""
    settings = street.app.settings
    return marks.within(
        decrypted(Path(settings.data_dir), Path(settings.database_key_file)).decode("latin-1")
    )


async def rosa_tells_everything(street: Neighbourhood, marks: Marks) -> None:
    """Each class of what somebody may tell us, with a mark in it."""
    marked_cast(street, marks)
    rosa, ben, olga = street.rosa, street.ben, street.olga
    await joins(olga, marks("name of olga"), "I organise")
    await olga.types("/setup", chat=street.group)
    await joins(rosa, marks("name of rosa"), "I need help")
    await joins(ben, marks(f"name of {ben.id}"), "I can help")
    await olga.taps("Approve")
    await rosa.taps_data("detail:phone")
    await rosa.types(marks.number("telephone"))
    await rosa.taps_data("detail:door")
    await rosa.types(marks("note for the door"))
    await rosa.taps("Done")
    await rosa.shares_location(51.987654, -0.123456)
    marks.remember("51.98765", "location")
    await rosa.taps("I need help")
    for label in ("Shopping", "Today"):
        await rosa.taps(label)
    await rosa.types(f"77 {marks('address')} Street")
    await rosa.taps("Add details")
    await rosa.types(marks("thing on the list"))
    await rosa.sends_photo(marks("caption"))
    marks.remember(next(shown.file_id for shown in reversed(rosa.chat()) if shown.kind == "photo"), "picture")
    await rosa.taps("Send")
    await street.hurry(minutes=1)
    await ben.taps("I can help", chat=street.group)
    id = await latest(street)
    await rosa.taps_data(f"write:{id}")
    await rosa.types(marks("message passed on"))
    await ben.taps_data(f"spent:{id}:45")
    await rosa.taps("Yes, it came")
    await rosa.taps_data(f"thanks:{id}")
    await rosa.types(marks("thanks"))
    await rosa.taps_data(f"note:{id}")
    await rosa.types(marks("note for organisers"))
    await asks(street, marks, "Gardening", voice=True)
    await rosa.taps_data(f"withdraw:{await latest(street)}")
    await rosa.taps("I need help")
    await rosa.taps("Something else")
    await rosa.types(marks("half-finished"))


ROSAS = {
    "name of rosa", "telephone", "note for the door", "address", "thing on the list", "picture",
    "thanks", "note for organisers", "voice note", "half-finished",
}  # fmt: skip


async def test_the_marks_are_seen_while_they_are_kept(
    empty_street: Neighbourhood, marks: Marks, written: io.StringIO
) -> None:
    await rosa_tells_everything(empty_street, marks)
    assert in_the_pages(empty_street, marks) >= ROSAS


async def test_each_class_is_gone_after_its_time(
    empty_street: Neighbourhood, marks: Marks, written: io.StringIO
) -> None:
    street = empty_street
    await rosa_tells_everything(street, marks)
    await street.hurry(hours=26)
    await street.hurry(hours=1)
    left = in_the_pages(street, marks)
    gone = {"message passed on", "location", "first name of rosa", "last name of rosa"}
    assert left & gone == set()
    await street.hurry(days=15)
    assert "half-finished" not in in_the_pages(street, marks)
    assert "thing on the list" in in_the_pages(street, marks)
    await street.hurry(days=76)
    left = in_the_pages(street, marks)
    assert left & {"picture", "caption", "voice note", "thanks", "note for organisers"} == set()
    assert "name of rosa" in left
    await street.hurry(days=280)  # now a year has gone by
    assert "thing on the list" not in in_the_pages(street, marks)
    assert letter(street.rosa, "I have not heard from you for long.")
    assert letter(street.olga, "If nobody answers, I forget them on")
    await street.hurry(days=31)
    await street.hurry(hours=26)
    await street.hurry(hours=26)
    assert in_the_pages(street, marks) & ROSAS == set()
    assert marks.within(written.getvalue()) == set()


async def test_after_forgetting_and_in_a_restored_copy_nothing_is_left(
    empty_street: Neighbourhood, marks: Marks, written: io.StringIO, tmp_path: Path
) -> None:
    street, folder = empty_street, Path(empty_street.app.settings.data_dir)
    await rosa_tells_everything(street, marks)
    await street.hurry(hours=1)
    await street.app.stop()
    shutil.copytree(folder, tmp_path / "copy")
    await street.restarts()
    await street.rosa.types("/forget")
    await street.rosa.taps("Yes, forget me")
    await street.rosa.taps("Yes, I am sure")
    await street.hurry(hours=25)
    await street.hurry(hours=1)
    rosas = ROSAS | {"first name of rosa", "last name of rosa", "user name of rosa", "caption", "location"}
    assert in_the_pages(street, marks) & rosas == set()
    await street.app.stop()
    for path in (tmp_path / "copy").glob("goodturn.db*"):
        shutil.copy(path, folder / path.name)
    assert in_the_pages(street, marks) & ROSAS
    await street.restarts()
    await street.hurry(hours=26)
    assert in_the_pages(street, marks) & rosas == set()
    assert marks.within(written.getvalue()) == set()


async def test_whoever_answers_is_kept(street: Neighbourhood) -> None:
    await street.hurry(minutes=2)
    await street.hurry(days=366)
    await street.rosa.taps("Yes, keep it")
    await street.hurry(days=40)
    rows = await street.app.db.all("SELECT name FROM people")
    assert "Rosa Bell" in {row["name"] for row in rows}


def test_every_table_about_people_has_its_time_or_says_why_not() -> None:
    tables = {part.table for part in PERSONAL}
    timed = {table for rule in RULES for table in rule.tables}
    assert timed | set(KEPT) == tables
    assert timed & set(KEPT) == set()
    assert all(KEPT.values())


async def test_how_long_is_said_as_the_sweeps_have_it(street: Neighbourhood) -> None:
    await street.zed.types("/privacy")
    await street.zed.taps("How long I keep it")
    said = street.zed.last.text
    times = dict(line.split(": ", 1) for line in said.splitlines() if ": " in line)
    assert times["14 days"] == "what you have not finished."
    assert "your words" in times["90 days"] and "all about you, if I hear nothing" in times["1 year"]
    assert times["2 years"] == "reports and worries, how you are."
    assert all(str(rule.what) in said for rule in RULES)


@pytest.mark.parametrize("empty_street", [{"wait_drafts": "P3D"}], indirect=True)
async def test_another_time_is_said_and_kept_to(street: Neighbourhood) -> None:
    await street.rosa.types("/privacy")
    await street.rosa.taps("How long I keep it")
    assert "3 days: what you have not finished." in street.rosa.last.text
    await street.rosa.taps("I need help")
    await street.rosa.taps("Shopping")
    await street.hurry(days=3, minutes=1)
    assert await street.app.db.all("SELECT 1 FROM drafts") == []


async def test_what_goes_on_keeps_its_words(street: Neighbourhood) -> None:
    await street.rosa_asks()
    before = await street.app.db.one("SELECT word, asked_at, budget FROM help_requests")
    await street.app.db.transaction(
        lambda tx: tx.run(
            "UPDATE help_requests SET details = 'Blue bag', asked_at = '2025-01-01T00:00:00+00:00'"
        )
    )
    await street.hurry(hours=2)
    row = await street.app.db.one("SELECT details, word, budget FROM help_requests")
    assert (row["details"], row["word"], row["budget"]) == ("Blue bag", before["word"], before["budget"])

"""My data: a page and a file, of everything about oneself and nothing about others; and who looked one up."""

import hashlib
import html
import json
import re
from html.parser import HTMLParser
from typing import Any

import pytest

from aid import agreements, cases
from aid.own_copy_lines import LINES
from aid.own_copy_words import TITLES
from bot.playground.phone import Phone
from handlers.policy import summary
from storage.personal_rest import PERSONAL
from tests.conftest import Neighbourhood
from tests.reading import letter, told

MARKUP = '<b>Rosa</b> & "Co" </dd><script>alert(1)</script>'
SUMMARIES = {1: "9aafbba21d12"}


def copies(street: Neighbourhood, phone: Phone) -> tuple[str, dict[str, Any]]:
    """The page and the file that came last."""
    files = [
        street.emulator.world.files.by_id[shown.file_id] for shown in phone.chat() if shown.kind == "document"
    ]
    page, file = files[-2:]
    assert (page.name, file.name) == ("my-data.html", "my-data.json")
    return page.content.decode(), json.loads(file.content)


class Tags(HTMLParser):
    """Which tags stand in a page."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.found: set[str] = set()
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: object) -> None:
        self.found.add(tag)


async def test_it_holds_what_one_told_and_was_told(street: Neighbourhood) -> None:
    await street.rosa_asks()
    await street.ben.taps("I can help", chat=street.group)
    await street.ben.taps_data("write:1")
    await street.ben.types("I come at 10")
    await street.rosa.types("/mydata")
    page, data = copies(street, street.rosa)
    assert data["you"][0]["address"] == "12 Elm Street, blue door"
    assert data["you"][0]["area_id"] == "Elm Street"
    assert data["requests"][0]["helper_id"] == "Ben Okoro"
    assert data["messages"][0]["text"] == "I come at 10"
    assert data["agreements"][0]["version"] == agreements.VERSION
    assert data["account"][0]["id"] == street.rosa.id
    for words in ("12 Elm Street, blue door", "Ben Okoro", "I come at 10", "Tuesday 3 March 2026"):
        assert words in page


async def test_it_holds_nothing_of_the_others(street: Neighbourhood) -> None:
    for phone, number in ((street.ben, "020 7946 0002"), (street.ayo, "020 7946 0003")):
        await phone.taps_data("detail:phone")
        await phone.types(number)
    await street.rosa.taps_data("detail:phone")
    await street.rosa.types("020 7946 0001")
    await street.rosa_asks()
    await street.ben.taps("I can help", chat=street.group)
    for phone, own in ((street.rosa, "0001"), (street.ben, "0002")):
        await phone.taps_data("mydata")
        page, data = copies(street, phone)
        both = page + json.dumps(data)
        others = {"0001", "0002", "0003"} - {own}
        assert not [end for end in others if f"7946 {end}" in both]
        assert "Ayo" not in both
        numbers = {int(number) for number in re.findall(r"\d+", both)}
        assert {other.id for other in street.phones.values() if other is not phone} & numbers == set()
    assert "12 Elm" not in both, "where Rosa lives is Rosa's"
    assert data["helped"][0]["resident_id"] == "Rosa Bell"


async def test_what_an_organiser_writes_down_for_a_caller_is_the_callers(street: Neighbourhood) -> None:
    await street.olga.taps_data("phone_in")
    await street.olga.taps("Somebody new")
    await street.olga.types("Edith Marsh")
    await street.hurry(hours=26)
    await street.olga.types("/mydata")
    _, data = copies(street, street.olga)
    assert "Edith" not in json.dumps(data["drafts"])


async def test_markup_in_a_name_stays_words(street: Neighbourhood) -> None:
    await street.rosa.taps_data("detail:name")
    await street.rosa.types(MARKUP)
    await street.rosa.taps_data("mydata")
    page, data = copies(street, street.rosa)
    assert "script" not in Tags(page).found
    assert html.escape(MARKUP) in page
    assert data["you"][0]["name"] == MARKUP


async def test_a_stranger_gets_none_and_twice_is_two_of_the_same(street: Neighbourhood) -> None:
    await street.zed.types("/mydata")
    assert not [shown for shown in street.zed.chat() if shown.kind == "document"]
    await street.rosa.taps_data("mydata")
    await street.rosa.taps_data("mydata")
    assert len([shown for shown in street.rosa.chat() if shown.kind == "document"]) == 4


def test_every_part_and_line_has_words() -> None:
    assert {part.title for part in PERSONAL if part.title} == set(TITLES)
    assert {name for part in PERSONAL for name in part.shown} == set(LINES)


# Looked up


async def looked_up(street: Neighbourhood) -> list[dict[str, Any]]:
    await street.rosa.types("/mydata")
    found: list[dict[str, Any]] = copies(street, street.rosa)[1].get("looked_up", [])
    return found


async def test_who_rings_is_noted_and_who_only_hears_of_it_sees_no_number(street: Neighbourhood) -> None:
    await street.rosa.taps_data("detail:phone")
    await street.rosa.types("020 7946 0001")
    await street.rosa.types("Ring me")
    assert not [text for text in told(street.olga) if "7946" in text]
    assert await looked_up(street) == []
    await street.olga.taps("I'll ring")
    assert [row["actor_id"] for row in await looked_up(street)] == ["Olga Novak"]


async def test_a_request_shows_no_address_until_an_organiser_taps_for_it(street: Neighbourhood) -> None:
    await street.rosa_asks()
    await street.olga.taps_data("oversee:1")
    assert "12 Elm" not in street.olga.last.text
    await street.ben.taps_data("how_to_reach:1")
    assert street.ben.alerts[-1].startswith("Only an organiser can do that.")
    assert await looked_up(street) == []
    await street.olga.taps("How to reach them")
    assert "12 Elm" in street.olga.last.text and street.olga.last.protected
    assert len(await looked_up(street)) == 1
    await street.rosa.taps_data("withdraw:1")
    await street.olga.taps_data("how_to_reach:1")
    assert "That was" in street.olga.alerts[-1] or "over" in street.olga.alerts[-1]
    assert len(await looked_up(street)) == 1


async def test_a_letter_that_shows_it_is_noted_too(street: Neighbourhood) -> None:
    await street.rosa_asks("Shopping", "Today")
    await street.ben.taps("I can help", chat=street.group)
    await street.ben.taps("Done")
    await street.ben.taps("45 minutes")
    await street.rosa.taps("No, it didn't")
    assert "12 Elm" in letter(street.olga, "it did not come").text
    assert [row["actor_id"] for row in await looked_up(street)] == ["Olga Novak"]


# What was agreed to


def test_words_that_change_get_another_version() -> None:
    mark = hashlib.sha256(summary().encode()).hexdigest()[:12]
    assert {agreements.VERSION: mark} == SUMMARIES, "raise agreements.VERSION when the summary changes"


async def test_what_was_agreed_to_in_which_language_is_kept(street: Neighbourhood) -> None:
    rows = await street.app.db.all("SELECT person_id, version, language FROM agreements")
    assert {tuple(row) for row in rows} == {(id, agreements.VERSION, "en") for id in (1, 2, 3, 4)}


async def test_changed_words_are_asked_about_once_at_the_next_use(
    street: Neighbourhood, monkeypatch: pytest.MonkeyPatch
) -> None:
    await street.hurry(days=2)
    monkeypatch.setattr(agreements, "VERSION", 2)
    await street.hurry(minutes=1)
    assert not [text for text in told(street.rosa) if "has changed" in text]
    await street.rosa.types("/mine")
    await street.hurry(minutes=1)
    asked = letter(street.rosa, "What I say about privacy has changed.")
    assert summary().split(".")[0] in asked.text
    assert not [text for text in told(street.ben) if "has changed" in text]
    await street.rosa.taps("I agree")
    await street.rosa.types("/mine")
    await street.hurry(hours=3)
    assert sum("has changed" in text for text in told(street.rosa)) <= 1
    rows = await street.app.db.all("SELECT version FROM agreements WHERE person_id = 2 ORDER BY version")
    assert [row["version"] for row in rows] == [1, 2]


@pytest.mark.parametrize("tap", ["neighbour:3", "merge:3:4"])
async def test_an_organiser_who_sees_a_number_is_noted_wherever_it_is_shown(
    street: Neighbourhood, tap: str
) -> None:
    await street.ben.taps_data("detail:phone")
    await street.ben.types("020 7946 0002")
    await street.olga.taps_data(tap)
    assert "020 7946 0002" in street.olga.last.text
    await street.ben.types("/mydata")
    seen = copies(street, street.ben)[1]["looked_up"]
    assert [row["actor_id"] for row in seen] == ["Olga Novak"]
    await street.zed.taps_data(tap)
    rows = await street.app.db.all("SELECT 1 FROM history WHERE verb = 'look_up' AND subject_id = 3")
    assert len(rows) == 1


async def test_whoever_tells_of_a_worry_finds_who_saw_their_number(street: Neighbourhood) -> None:
    await street.rosa.taps_data("detail:phone")
    await street.rosa.types("020 7946 0001")
    told = {"about": "My neighbour", "about_id": None, "words": "Thin", "voice": None}
    await cases.worry(street.app.db, by=2, now=street.clock.now(), **told)
    await street.hurry(seconds=1)
    assert "020 7946 0001" in letter(street.olga, "is worried about").text
    assert len(await looked_up(street)) == 1
    await street.olga.taps_data("case:1")
    assert len(await looked_up(street)) == 2
    await street.olga.taps("I'll look into it")
    await street.olga.taps_data("case:1")
    assert len(await looked_up(street)) == 2, "it shows no number any more"

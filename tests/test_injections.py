"""Whatever is written, at whatever door: Telegram can read every screen, and groups read none of it."""

import ast
import itertools
import json
import logging
import os
import re
import unicodedata
from collections import Counter
from collections.abc import Iterator
from datetime import timedelta
from html.parser import HTMLParser
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from icalendar import Calendar

import aid
from aid.calendars import Visit, calendar_file
from aid.own_copy import Data, as_html, as_json
from aid.own_copy_lines import LINES
from aid.own_copy_words import TITLES
from aid.refusals import Refusal
from aid.texts import UNSEEN, clean, clean_name
from bot.playground.entities import parse_html
from bot.playground.phone import Phone
from handlers import CARDS, LETTERS
from handlers.screens import Screen
from storage import weekly_pictures
from storage.cards import Card
from storage.help_requests import Status
from storage.personal_own import PERSON
from tests.conftest import Neighbourhood
from tests.forged import FORMS
from tests.injections import INJECTIONS
from tests.more_subjects import MORE_SUBJECTS
from tests.rows import remembered
from tests.scenes import ONE_OF_EACH, SCENES
from tests.spoilt import WORDS_IN, spoil, where_words_can_stand
from tests.telephones import at_once, connected, taps_in
from tests.test_drawable import HOURS_LATER, SUBJECTS_OF, a_request, view
from tests.village import NOW, Village

ZONE = ZoneInfo("Europe/London")
TEXT_MOST, CAPTION_MOST, LABEL_MOST, DATA_MOST = 4096, 1024, 64, 64
AT_ONCE = 16
SCREENS_AT_LEAST = 100
LONGEST = 100  # so many at once stand in my data
CALENDAR_LINE_MOST = 75
# These need more of a story than a subject: test_records, test_trusted and test_visits tell it.
NOT_HERE = {"checkin_voice", "may_be_deaf", "same_person", "trusted_did_it_come", "visit_overdue"}
LATER = {**HOURS_LATER, "still_so": 190 * 24}
SPOILS_MORE = {"lost", "over"}  # what takes groups away from under the other letters


def test_the_corpus_is_large_enough():
    assert len(set(INJECTIONS)) >= 200


@pytest.mark.parametrize("cleaned", [clean_name, lambda text: clean(text, 1000)], ids=["name", "text"])
def test_what_is_kept_is_one_line_in_which_all_can_be_seen(cleaned):
    kept = []
    for text in INJECTIONS:
        try:
            kept.append(cleaned(text))
        except Refusal:
            continue
    assert len(kept) > 180
    for text in kept:
        assert text == text.strip() and "\n" not in text, ascii(text)
        assert not any(unicodedata.category(sign) in UNSEEN for sign in text), ascii(text)


async def test_every_letter_and_card_can_be_read_and_looks_as_it_was_meant(empty_street):
    """Texts are spoilt in the database itself: even what was never cleaned breaks nothing."""
    village = await connected(empty_street)
    spoilt = {f"{table}.{column}" for table in WORDS_IN for column in WORDS_IN[table]}
    assert await where_words_can_stand(village.db) == spoilt
    untold = {*LETTERS, *CARDS} - NOT_HERE
    subjects = [subject async for subject in every_subject(village)]
    while untold & (told := await are_read(village, subjects)):
        untold -= told
        subjects = [subject async for subject in once_more(village, untold)]
    assert sorted(untold) == []


async def are_read(village: Village, subjects: list[tuple[str, str, str, int]]) -> set[str]:
    """All that is told of these can be read, whatever the words in it. The kinds of it."""
    await village.db.transaction(lambda tx: spoil(tx, tuple(f"Rosa {n}" for n in range(AT_ONCE))))
    meant, elm_as_meant = await drawn(village, subjects), await area_name(village)
    subjects = [subject for subject in subjects if subject[:2] in meant]
    for begin in range(0, len(INJECTIONS), AT_ONCE):
        texts = INJECTIONS[begin : begin + AT_ONCE]
        await village.db.transaction(lambda tx, texts=texts: spoil(tx, texts))
        elm = await area_name(village)
        for name, screen in (await drawn(village, subjects)).items():
            must_be_read(name, screen)
            assert len(entities_of(screen)) <= len(entities_of(meant[name])), (name, screen.text)
            if name[0] in CARDS or name[0] == "nudge":
                assert words_but(screen, elm) == words_but(meant[name], elm_as_meant), "not for a group"
    return {kind for kind, _ in meant}


async def every_subject(village: Village):
    """What there is to write about, and whom: kind, state, reader and id."""
    for kinds, states, a_subject in (*MORE_SUBJECTS, *SUBJECTS_OF):
        for state in states:
            if state not in SPOILS_MORE:
                for subject in await about(village, kinds, state, a_subject):
                    yield subject
    for kind in CARDS:
        yield kind, "", "", await on_card(village, kind)


async def on_card(village: Village, kind: str) -> int:
    """What a card is about; thanks in somebody's own words below a picture are theirs to show."""
    if kind == "weekly_picture":
        await village.request(Status.CLOSED)
        day = village.now.date()
        return await village.db.transaction(lambda tx: weekly_pictures.add(tx, village.elm, day, None))
    return await village.asked() if kind == "request" else village.elm


async def once_more(village: Village, untold: set[str]):
    """What was spoilt by what came after it, or would have spoilt that: one of a sort at a time."""
    for kinds, states, a_subject in (*MORE_SUBJECTS, *SUBJECTS_OF):
        left = [state for state in states if any(state in kinds[kind][1] for kind in untold & kinds.keys())]
        for state in left[:1]:
            for subject in await about(village, kinds, state, a_subject):
                yield subject


async def about(village: Village, kinds, state: str, a_subject) -> list[tuple[str, str, str, int]]:
    files = {"voice": "a voice", "photo": "a photo"} if a_subject is a_request else {}
    id = await a_subject(village, state, **files)
    return [(kind, state, reader, id) for kind, (reader, tells) in kinds.items() if state in tells]


async def drawn(village: Village, subjects: list[tuple[str, str, str, int]]) -> dict[tuple[str, str], Screen]:
    """Every letter and card that has something to tell, as it looks now."""
    screens = {}
    for kind, state, reader, about in subjects:
        if kind in CARDS:
            card = Card(id=1, chat_id=village.group, kind=kind, about=about, message_id=1, wanted=1,
                        fingerprint=None, attempts=0, replaces=None)  # fmt: skip
            screen = await CARDS[kind](view(village), card)
        else:
            letter = await village.letter(kind, reader, about)
            screen = await LETTERS[kind].draw(view(village, LATER.get(kind, 0)), letter)
        if screen:
            screens[kind, state] = screen
    return screens


def words_of(screen: Screen) -> str:
    fields = screen.fields()
    return fields.get("text", fields.get("caption", ""))


async def area_name(village: Village) -> str:
    return str((await village.db.one("SELECT name FROM areas WHERE id = :id", id=village.elm))["name"])


def words_but(screen: Screen, area: str) -> str:
    """Its words without the name of the area, which an organiser gave it for all to read."""
    return parse_html(words_of(screen))[0].replace(area, "")


def entities_of(screen: Screen) -> list[Any]:
    return parse_html(words_of(screen))[1]


def must_be_read(name: object, screen: Screen) -> None:
    text, _ = parse_html(words_of(screen))
    least = 0 if screen.copies or screen.as_it_is else 1  # only the buttons are ours
    most = CAPTION_MOST if screen.has_file else TEXT_MOST
    assert least <= len(text.encode("utf-16-le")) // 2 <= most, name
    for button in (button for row in screen.buttons for button in row):
        assert 0 < len(button.label) <= LABEL_MOST, (name, button)
        assert len((button.says or "").encode()) <= DATA_MOST, (name, button)


@pytest.fixture
def faults_of_ours(caplog: pytest.LogCaptureFixture) -> Iterator[list[str]]:
    found: list[str] = []
    yield found
    found += [str(record.msg) for record in caplog.records if record.levelno >= logging.ERROR]
    assert found == []


# What leads to each question. Half of the texts are tried at the near doors, some at all the others.
NEAR = ("no question", "name", "address", "phone", "door")
DOORS: dict[str, list[str]] = {
    "no question": [],
    "name": ["detail:name"],
    "address": ["detail:address"],
    "phone": ["detail:phone"],
    "door": ["detail:door"],
    "details": ["again:ask", "A check-in", "Today", "Add details"],
    "list": ["again:ask", "Shopping", "Today", "Add details"],
    "task": ["again:ask", "Something else"],
    "date": ["again:ask", "Gardening", "Another day"],
}


@pytest.mark.parametrize("door", DOORS)
async def test_whatever_comes_in_by_any_door_is_answered_and_no_group_hears_of_it(
    street, door, faults_of_ours
):
    rosa, calls = street.rosa, street.emulator.calls
    begin, step = (NEAR.index(door), 2 * len(NEAR)) if door in NEAR else (len(DOORS[door]) + len(door), 50)
    shown = len(street.ben.chat(street.group))
    for text in INJECTIONS[begin::step]:
        await to_the_door(rosa, DOORS[door])
        before = len(calls)
        await rosa.types(text)
        answers = [call for call in calls[before:] if call.method in ("sendMessage", "editMessageText")]
        assert answers and all(call.ok for call in answers), ascii(text)
    assert len(street.ben.chat(street.group)) == shown
    assert not [call for call in calls if not call.ok and "parse" in str(call.answer)]
    assert await words_that_are_not_clean(street) == []


async def words_that_are_not_clean(street: Neighbourhood) -> list[str]:
    """Whatever is remembered, but for the updates as they came, in which something can't be seen."""
    rows = await remembered(street.app.db, but=("inbox",))
    cells = [cell for table in rows.values() for row in table for cell in row if isinstance(cell, str)]
    for row in await street.app.db.all("SELECT answers FROM drafts"):
        cells.append(json.dumps(json.loads(row["answers"]), ensure_ascii=False))
    return [ascii(cell) for cell in cells if any(unseen(sign) for sign in cell)]


def unseen(sign: str) -> bool:
    return sign != "\n" and unicodedata.category(sign) in UNSEEN


async def to_the_door(rosa: Phone, way: list[str]) -> None:
    await rosa.types("/stop")
    for step in way:
        await (rosa.taps_data(step) if ":" in step else rosa.taps(step))
        if "Where do you live?" in rosa.last.text and step != "detail:address":
            await rosa.types("12 Elm Street")


async def test_taps_links_and_messages_carry_it_no_further_either(street: Neighbourhood, faults_of_ours):
    await street.rosa_asks()
    await street.ben.taps("I can help", chat=street.group)
    refused = len([call for call in street.emulator.calls if not call.ok])
    for number, text in enumerate(INJECTIONS):
        if number % 6 == 0:
            await street.zed.types(f"/start {text}")
        elif number % 6 == 1:
            await street.zed.taps_data(text[:64])
        elif number % 24 == 2:
            await street.ben.taps_data("write:1")
            await street.ben.types(text)
    assert len([call for call in street.emulator.calls if not call.ok]) == refused
    assert await words_that_are_not_clean(street) == []


# After these taps there is less to tap on.
LAST = (
    "withdraw:", "drop:", "unlink:", "end_", "check_ended:", "merge_now:", "leave_organising_now", "freeze",
    "forget", "come_back", "stop", "take_off:", "hand_back:", "remove:", "signpost:",
)  # fmt: skip
# Letters are drawn with every text, and screens with a few of each kind; GOODTURN_INJECTIONS=1: with all.
A_FEW = tuple(f"<&{text}" for text in INJECTIONS[:: len(INJECTIONS) // AT_ONCE])  # all of them break a screen
SEVERAL = [
    INJECTIONS[begin : begin + AT_ONCE]
    for begin in range(0, len(INJECTIONS) if "GOODTURN_INJECTIONS" in os.environ else 0, AT_ONCE)
] or [A_FEW]


@pytest.mark.parametrize("empty_street", [{"wait_tick": "PT10M"}], indirect=True)  # nothing but taps
@pytest.mark.parametrize("texts", SEVERAL, ids=lambda texts: ascii(texts[0]))
async def test_every_screen_can_be_read_whatever_was_written(empty_street, texts, faults_of_ours):
    street, village = empty_street, await connected(empty_street)
    for verb, state in ONE_OF_EACH.items():
        await SCENES[verb](village, verb, state)
    await street.settled()
    await village.db.transaction(lambda tx: spoil(tx, texts))
    kept = (await village.db.one("SELECT MAX(id) AS id FROM people"))["id"]
    forms = dict.fromkeys(form.replace("#", str(id)) for form in FORMS for id in (1, kept))
    shown, refused = len(street.emulator.calls), len(street.emulator.refused)
    for data in sorted(forms, key=lambda data: data.startswith(LAST)):
        street.clock.hurry(timedelta(minutes=1))  # or it would be a flood
        async with at_once(street):
            for actor in ("resident", "helper", "trusted", "organiser"):
                await taps_in(street.phones[actor], data, street.phones[actor].id)
    assert street.emulator.refused[refused:] == []
    said = [
        call for call in street.emulator.calls[shown:] if call.method in ("sendMessage", "editMessageText")
    ]
    assert len({call.fields["text"] for call in said}) > SCREENS_AT_LEAST


def tags_and_words(page: bytes) -> tuple[Counter[str], str]:
    """How often each tag stands in a page, and all that one reads there."""
    tags, read = Counter[str](), list[str]()
    parser = HTMLParser(convert_charrefs=True)
    parser.handle_starttag = lambda tag, attributes: tags.update([tag, *(name for name, _ in attributes)])
    parser.handle_comment = parser.handle_decl = parser.handle_pi = lambda words: tags.update(["?"])
    parser.handle_data = read.append
    parser.feed(page.decode())
    parser.close()
    return tags, "".join(read)


def all_of_mine(texts: tuple[str, ...]) -> Data:
    """My data with these words in each line of each part."""
    line = itertools.count()
    mine = {title: [{name: texts[next(line) % len(texts)] for name in LINES}] for title in TITLES}
    return {PERSON.title: [{"name": texts[0]}], **mine}


def test_my_data_shows_every_text_as_it_was_written():
    meant, _ = tags_and_words(as_html(all_of_mine(("Rosa",)), NOW, ZONE))
    assert meant.total() > 1000
    for first in range(0, len(INJECTIONS), LONGEST):
        mine = all_of_mine(INJECTIONS[first : first + LONGEST])
        tags, words = tags_and_words(as_html(mine, NOW, ZONE))
        assert tags == meant
        assert all(text in words for text in INJECTIONS[first : first + LONGEST])
        read = json.loads(as_json(mine, NOW))
        assert {part: read[part] for part in mine} == mine


def test_a_calendar_holds_the_visits_and_nothing_else():
    visits = [Visit(id=number, summary=text, starts=NOW, ends=NOW) for number, text in enumerate(INJECTIONS)]
    file = calendar_file(visits, NOW)
    assert all(len(line) <= CALENDAR_LINE_MOST for line in file.split(b"\r\n"))
    assert not re.search(rb"[^\r]\n", file) and b"\r\r" not in file
    read = Calendar.from_ical(file)
    assert sorted(read.keys()) == ["METHOD", "PRODID", "VERSION"]
    for visit, event in zip(visits, read.subcomponents, strict=True):
        assert sorted(event.keys()) == ["DTEND", "DTSTAMP", "DTSTART", "STATUS", "SUMMARY", "UID"]
        assert event["UID"] == f"visit-{visit.id}@goodturn" and event.subcomponents == []


# What a verb calls the words that somebody wrote, and what cleans them.
WORDS = {"name", "address", "phone", "details", "text", "words", "title", "items", "notes", "door", "reason"}
CLEANERS = {"clean", "clean_name", "tidy", "begin_for"}  # the last one is a verb that does


@pytest.mark.parametrize("path", sorted(Path(aid.__file__).parent.glob("*.py")), ids=lambda path: path.stem)
def test_a_verb_that_takes_words_cleans_them(path):
    tree = ast.parse(path.read_text())
    calls = {getattr(node.func, "id", getattr(node.func, "attr", "")) for node in ast.walk(tree)
             if isinstance(node, ast.Call)}  # fmt: skip
    taking = [
        verb.name for verb in ast.walk(tree) if isinstance(verb, ast.AsyncFunctionDef) and takes_words(verb)
    ]
    assert not taking or calls & CLEANERS, taking


def takes_words(function: ast.AsyncFunctionDef) -> bool:
    is_verb = any(getattr(one, "id", "") == "verb" for one in function.decorator_list)
    arguments = [*function.args.args, *function.args.kwonlyargs]
    return is_verb and any(
        one.arg in WORDS and one.annotation and "str" in ast.unparse(one.annotation) for one in arguments
    )

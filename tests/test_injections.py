"""Whatever is written, at whatever door: Telegram can read every screen, and groups read none of it."""

import ast
import json
import logging
import unicodedata
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

import aid
from aid.refusals import Refusal
from aid.texts import UNSEEN, clean, clean_name
from bot.playground.entities import parse_html
from bot.playground.phone import Phone
from handlers import CARDS, LETTERS
from handlers.screens import Screen
from storage.cards import Card
from storage.connection import Transaction
from tests.conftest import Neighbourhood
from tests.injections import INJECTIONS
from tests.rows import remembered
from tests.telephones import connected
from tests.test_drawable import HOURS_LATER, SUBJECTS_OF, view
from tests.village import Village

TEXT_MOST, CAPTION_MOST, LABEL_MOST, DATA_MOST = 4096, 1024, 64, 64
AT_ONCE = 16
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
    subjects = [subject async for subject in every_subject(village)]
    await village.db.transaction(lambda tx: spoil(tx, ("Rosa Bell",) * AT_ONCE))
    meant = await drawn(village, subjects)
    assert len(meant) > 60
    for begin in range(0, len(INJECTIONS), AT_ONCE):
        await village.db.transaction(lambda tx, begin=begin: spoil(tx, INJECTIONS[begin : begin + AT_ONCE]))
        for name, screen in (await drawn(village, subjects)).items():
            must_be_read(name, screen)
            assert len(entities_of(screen)) <= len(entities_of(meant[name])), (name, screen.text)
            if name[0] in CARDS or name[0] == "nudge":
                assert screen.text == meant[name].text, (
                    "nothing of it is for a group, or for whoever is asked"
                )


async def every_subject(village: Village):
    """What there is to write about, and whom: kind, state, reader and id."""
    for kinds, states, a_subject in SUBJECTS_OF:
        for state in states:
            if state in SPOILS_MORE:
                continue
            about = await a_subject(village, state)
            for kind, (reader, tells) in kinds.items():
                if state in tells:
                    yield kind, state, reader, about
    for kind in CARDS:
        about = await village.asked() if kind == "request" else village.elm
        yield kind, "", "", about


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
            screen = await LETTERS[kind].draw(view(village, HOURS_LATER.get(kind, 0)), letter)
        if screen:
            screens[kind, state] = screen
    return screens


async def spoil(tx: Transaction, texts: tuple[str, ...]) -> None:
    """These stand wherever somebody's words can stand."""
    together = " ".join(texts)
    for (id,) in await tx.all("SELECT id FROM people"):
        await tx.run(
            "UPDATE people SET name = :name, address = :address, phone = :phone, door = :door WHERE id = :id",
            id=id,
            name=texts[id % len(texts)][:60],
            address=together[:300],
            phone=texts[(id + 1) % len(texts)][:40],
            door=texts[(id + 2) % len(texts)][:60] or "x",
        )
    await tx.run(
        "UPDATE help_requests SET details = :details, items = :items,"
        " signpost = CASE WHEN signpost IS NOT NULL THEN :signpost END",
        details=together[:600],
        items="\n".join(text.replace("\n", " ")[:30] for text in texts[:6]),
        signpost=together[:300],
    )
    await tx.run("UPDATE messages SET text = :text WHERE withdrawn_at IS NULL", text=together[:700])
    await tx.run("UPDATE notes SET words = :words", words=together[:700])


def words_of(screen: Screen) -> str:
    fields = screen.fields()
    return fields.get("text", fields.get("caption", ""))


def entities_of(screen: Screen) -> list[Any]:
    return parse_html(words_of(screen))[1]


def must_be_read(name: object, screen: Screen) -> None:
    text, _ = parse_html(words_of(screen))
    assert 0 < len(text.encode("utf-16-le")) // 2 <= (CAPTION_MOST if screen.has_file else TEXT_MOST), name
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

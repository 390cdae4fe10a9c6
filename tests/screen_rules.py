"""What words.md asks of every screen, as rules over the fields that go to Telegram."""

import re
from collections.abc import Iterator
from typing import Any

LABEL_LETTERS_MAX = {1: 28, 2: 14, 3: 8}
BUTTONS_MAX = 8
LIST_MAX = 20
LETTERS_MAX = 500
PARAGRAPHS_MAX = 3
DATA_BYTES_MAX = 64
WAYS_OUT = ["Go back", "Stop"]
HOME = [["I need help", "I can help"], ["My requests", "More"]]
UNFILLED = re.compile(r"\{\w*\}|\bNone\b|%\(|<(?!/?b>)")
PROGRESS = re.compile(r"Step \d+ of \d+")

Fields = dict[str, Any]


def rows(fields: Fields) -> list[list[str]]:
    """The labels under a message, in their rows."""
    markup = fields.get("reply_markup") or {}
    shown = markup.get("inline_keyboard") or markup.get("keyboard") or []
    return [[key["text"] for key in row] for row in shown]


def buttons_data(fields: Fields) -> list[str]:
    """What the buttons under a message say when tapped."""
    shown = (fields.get("reply_markup") or {}).get("inline_keyboard") or []
    return [key.get("callback_data", "") for row in shown for key in row if "url" not in key]


def words(fields: Fields) -> str:
    """What is read, as it was sent."""
    return str(fields.get("text", fields.get("caption", "")))


def has_words(fields: Fields) -> bool:
    return any(letter.isalpha() for letter in words(fields))


def is_short(fields: Fields) -> bool:
    return len(re.sub("</?b>", "", words(fields))) <= LETTERS_MAX


def has_few_paragraphs(fields: Fields) -> bool:
    parts = [part for part in words(fields).split("\n\n") if not PROGRESS.fullmatch(part)]
    return len(parts) <= PARAGRAPHS_MAX


def is_filled_in(fields: Fields) -> bool:
    return not UNFILLED.search(words(fields)) and not UNFILLED.search(str(rows(fields)))


def has_labels_that_fit(fields: Fields) -> bool:
    return all(
        len(row) in LABEL_LETTERS_MAX
        and all(len(label.strip()) > 0 and len(label) <= LABEL_LETTERS_MAX[len(row)] for label in row)
        for row in rows(fields)
    )


def has_few_buttons(fields: Fields) -> bool:
    shown = rows(fields)
    number = sum(len(row) for row in shown)
    is_a_list = all(len(row) == 1 or row == WAYS_OUT for row in shown)
    return number <= (LIST_MAX if is_a_list else BUTTONS_MAX)


def has_no_twins(fields: Fields) -> bool:
    labels = [label for row in rows(fields) for label in row]
    return len(labels) == len(set(labels))


def has_ways_out(fields: Fields) -> bool:
    in_a_conversation = any(data.startswith(("step:", "back:")) for data in buttons_data(fields))
    shown = rows(fields)
    return not in_a_conversation or (shown[-1] == WAYS_OUT and ["Talk to a person"] in shown)


def has_data_that_fits(fields: Fields) -> bool:
    return all(0 < len(data.encode()) <= DATA_BYTES_MAX for data in buttons_data(fields))


def is_home_if_below(fields: Fields) -> bool:
    return "keyboard" not in (fields.get("reply_markup") or {}) or rows(fields) == HOME


RULES = (
    has_words, is_short, has_few_paragraphs, is_filled_in, has_labels_that_fit, has_few_buttons, has_no_twins,
    has_ways_out, has_data_that_fits, is_home_if_below,
)  # fmt: skip


def faults(fields: Fields, *, but: tuple[Any, ...] = ()) -> list[str]:
    """The names of the rules that a screen breaks."""
    return [rule.__name__ for rule in RULES if rule not in but and not rule(fields)]


def screens(calls: list[Any]) -> Iterator[Fields]:
    """Every screen among what the bot asked of Telegram."""
    for call in calls:
        if call.method in ("sendMessage", "sendVoice", "sendPhoto", "editMessageText"):
            yield call.fields

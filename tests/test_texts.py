"""What people write, made safe to keep and to show."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as any_

from aid.refusals import NothingThere, Refusal, TooLong
from aid.texts import NAME_LETTERS_MAX, UNSEEN, clean, clean_name


@pytest.mark.parametrize(
    "name",
    ["Rosa", "Rosa Bell", "Zoë O'Hara-Smith", "Дмитро", "张伟", "محمد", "Nguyễn Thị Ánh", "R2", "José"],
)
def test_names_stay_exactly_as_given(name: str) -> None:
    assert clean_name(name) == name


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("  two   blanks  ", "two blanks"),
        ("a\nb\r\nc\td", "a b c d"),
        ("a\u2028b\u2029c", "a b c"),
        ("e\u0301t\u00e9", "été"),
        ("Ro\u200bsa\u200d\ufeff", "Rosa"),
        ("\u202easoR", "asoR"),
        ("\u2066Rosa\u2069", "Rosa"),
        ("Rosa\x00\x07\x1b[31m", "Rosa[31m"),
        ("Rosa\ue000\U000e0041", "Rosa"),
        ("<b>Rosa</b> & {name} %s", "<b>Rosa</b> & {name} %s"),
        ("Z" + "\u0336" * 50 + "ed", "Z\u0336\u0336ed"),
        ("milk \U0001f95b", "milk \U0001f95b"),
    ],
)
def test_what_cannot_be_seen_is_left_out_and_the_rest_stays(text: str, kept: str) -> None:
    assert clean(text, 100) == kept


@pytest.mark.parametrize(
    "text",
    ["", "   ", "\n\n", "...", "\U0001f44d\U0001f44d", "\u200b\u200b", "\u202e", "!?", "\u3164", "\u2800"],
)
def test_a_text_without_a_letter_or_digit_is_refused(text: str) -> None:
    for cleaning in (clean_name, lambda words: clean(words, 100)):
        with pytest.raises(NothingThere):
            cleaning(text)


def test_a_text_that_is_too_long_is_refused_and_says_how_long_it_may_be() -> None:
    assert clean("a" * 10, 10) == "a" * 10
    with pytest.raises(TooLong) as refused:
        clean("a" * 11, 10)
    assert refused.value.facts == {"most": 10}


def test_blanks_that_are_left_out_do_not_count() -> None:
    assert clean("a" + " " * 5000 + "b", 3) == "a b"


def test_a_very_long_name_is_cut_and_not_refused() -> None:
    assert clean_name("Rosa " * 1000) == ("Rosa " * 12).strip()
    assert clean_name("x" * 5000) == "x" * NAME_LETTERS_MAX


@given(any_.text(max_size=200))
def test_whatever_is_written_comes_out_safe_or_is_refused(text: str) -> None:
    try:
        kept = clean(text, 100)
    except Refusal:
        return
    assert 0 < len(kept) <= 100
    assert kept == kept.strip() and "\n" not in kept and "  " not in kept
    assert not any(unicodedata.category(character) in UNSEEN for character in kept)


@given(any_.text(max_size=200))
def test_to_clean_a_name_twice_changes_nothing_more(text: str) -> None:
    try:
        once = clean_name(text)
    except NothingThere:
        return
    assert len(once) <= NAME_LETTERS_MAX
    assert clean_name(once) == once

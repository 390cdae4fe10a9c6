"""Figures as people write them: in any script, in words, one by one; and which of them are telephones."""

import re
import unicodedata

TELEPHONE_DIGITS_MIN = 9

_FIGURES = ("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine")
_SPOKEN = {**{word: str(digit) for digit, word in enumerate(_FIGURES)}, "oh": "0", "nought": "0"}
_SPOKEN_RUN = re.compile(rf"\b(?:{'|'.join(_SPOKEN)})(?:[\s,-]+(?:{'|'.join(_SPOKEN)}))+\b")
_ONE_BY_ONE = re.compile(r"(?<!\d)\d(?:[ ,.-]{1,3}\d){3,}(?!\d)")
_DASHES = re.compile("[\u2010-\u2015\u2212_\u00b7]")
_NUMBER = re.compile(r"\+?\d+(?:[\s().-]{1,2}\d+)*")
_AMOUNT = re.compile(
    r"£\s?\d[\d,.]*|\b\d[\d,.]*\s?(?:pounds?|pence|p|kg|g|grams?|ml|l|litres?|mm|cm|m|miles?|metres?|watts?|w"
    r"|am|pm|o'clock|hours|minutes|mins|calories|kcal|pieces|steps|times|people|sheets)\b"
)


def in_figures(text: str) -> str:
    """The text in small letters, every number in plain figures, and with one kind of dash and apostrophe."""
    seen = "".join(_figure(letter) for letter in text).casefold().replace("\u2019", "'")
    said = _SPOKEN_RUN.sub(
        lambda run: "".join(_SPOKEN[word] for word in re.findall(r"[a-z]+", run[0])), _DASHES.sub("-", seen)
    )
    return _ONE_BY_ONE.sub(lambda run: re.sub(r"\D", "", run[0]), said)


def without_amounts(plain: str) -> str:
    """The same without prices, weights and times, and without numbers so long that they are telephones."""
    return _NUMBER.sub(
        lambda run: " , " if _digits(run[0]) >= TELEPHONE_DIGITS_MIN else run[0], _AMOUNT.sub(" , ", plain)
    )


def _figure(letter: str) -> str:
    return str(unicodedata.digit(letter)) if letter.isdecimal() else letter


def _digits(text: str) -> int:
    return sum(letter.isdigit() for letter in text)

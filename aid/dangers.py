"""Does somebody write of a danger? Words compared with tables, one for each language; tuned to miss nothing."""

import re
import unicodedata
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from types import ModuleType

from aid import danger_words

# Every language's words are looked for in whatever anybody writes.
LANGUAGES: tuple[ModuleType, ...] = (danger_words,)
LETTERS_READ_MAX = 2000
LETTERS_TO_SLIP_MIN = 5
LETTERS_FOR_TWO_SLIPS = 9


class Danger(StrEnum):
    """What sort of danger, which says whom to ring."""

    ILL = "ill"
    GAS = "gas"
    FIRE = "fire"
    DESPAIR = "despair"
    VIOLENCE = "violence"
    HELP = "help"


@dataclass(frozen=True, kw_only=True)
class Cry:
    """A danger, and the words that told of it, put right."""

    danger: Danger
    words: str


def danger_in(text: str | None) -> Cry | None:
    """The danger that somebody writes of, if it sounds like one."""
    if not text:
        return None
    for language in LANGUAGES:
        said = _plain(text, language)
        for everyday in _everyday(language):
            said = everyday.sub(" , ", said)
        for danger, pattern, not_so in _phrases(language):
            for found in pattern.finditer(said):
                if not_so is None or not not_so.search(said[: found.start() + 1]):
                    return Cry(danger=danger, words=found[0].strip(" ."))
    return None


def _plain(text: str, language: ModuleType) -> str:
    """Words with a blank on each side, a full stop where a sentence ends, short forms written out."""
    text = unicodedata.normalize("NFKC", text[:LETTERS_READ_MAX]).casefold()
    text = re.sub(r"['’‘`´]", "", text)
    text = re.sub(r"([^\W\d_])\1{2,}", r"\1\1", text)  # heeeelp
    text = re.sub(r"[.!?;\n]+", " . ", text)
    words = re.sub(r"[^\w.]+", " ", text).split()
    said = f" {' '.join(_put_right(word, language) for word in words)} ".replace(" ", "  ")
    for short, whole in _short(language):
        said = short.sub(f" {whole} ", said)
    return " ".join(("", *said.split(), ""))


@cache
def _short(language: ModuleType) -> list[tuple[re.Pattern[str], str]]:
    return [
        (re.compile(rf" {short.replace(' ', '  ')} "), whole.replace(" ", "  "))
        for short, whole in language.SHORT.items()
    ]


@cache
def _phrases(language: ModuleType) -> list[tuple[Danger, re.Pattern[str], re.Pattern[str] | None]]:
    not_so = re.compile(rf" (?:{'|'.join(language.NOT)})(?: [^ .]+)? $| no $")
    order = (Danger.DESPAIR, Danger.GAS, Danger.FIRE, Danger.VIOLENCE, Danger.ILL, Danger.HELP)
    return [
        (danger, _one_of(language.PHRASES[danger], language), None if danger in language.STILL_MEANT else not_so)
        for danger in order
    ]


@cache
def _everyday(language: ModuleType) -> list[re.Pattern[str]]:
    return [_one_of(language.EVERYDAY, language)]


def _one_of(phrases: tuple[str, ...], language: ModuleType) -> re.Pattern[str]:
    return re.compile("|".join(_pattern(phrase, language) for phrase in phrases))


def _pattern(phrase: str, language: ModuleType) -> str:
    parts = [_part(part, language) for part in phrase.split()]
    return "".join(parts) + r"(?= |\Z)"


def _part(part: str, language: ModuleType) -> str:
    if part == "...":
        return r"(?: [^ .,]+){0,4}?"
    if part in ("^", "$"):
        return {"^": r"(?:\A|(?<= \.))", "$": r"(?= (?:\.|\Z))"}[part]
    words = [word for one in part.split("|") for word in _words(one, language)]
    return f" (?:{'|'.join(words)})(?= )"


def _words(one: str, language: ModuleType) -> list[str]:
    if one in language.GROUPS:
        return [word.replace("*", r"[^ ]*") for word in language.GROUPS[one].split("|")]
    return [re.escape(one).replace(r"\*", r"[^ ]*").replace("_", " ")]


def _put_right(word: str, language: ModuleType) -> str:
    if len(word) < LETTERS_TO_SLIP_MIN or word.isdigit() or word in language.SHORT:
        return word
    return _slips(word, language)


@cache
def _known(language: ModuleType) -> frozenset[str]:
    told = " ".join((*language.GROUPS.values(), *language.EVERYDAY, *sum(language.PHRASES.values(), ())))
    return frozenset((*re.findall(r"\w+", told), *language.NO_SLIPS))


def _slips(word: str, language: ModuleType) -> str:
    if word in _known(language):
        return word
    return next((true for true in language.WORTH if _is_slip(word, true)), word)


def _is_slip(word: str, true: str) -> bool:
    """Is it that word with one letter wrong, two in a long one? The first letter is nearly always right."""
    most = 2 if len(true) >= LETTERS_FOR_TWO_SLIPS else 1
    return word[0] == true[0] and abs(len(word) - len(true)) <= most and _apart(word, true) <= most


def _apart(one: str, other: str) -> int:
    """How many letters are wrong, missing, too many or swapped with their neighbour."""
    before: list[int] = []
    row = list(range(len(other) + 1))
    for i, letter in enumerate(one, 1):
        earlier, before, row = before, row, [i]
        for j, wanted in enumerate(other, 1):
            cost = min(before[j] + 1, row[j - 1] + 1, before[j - 1] + (letter != wanted))
            if i > 1 and j > 1 and letter == other[j - 2] and one[i - 2] == wanted:
                cost = min(cost, earlier[j - 2] + 1)
            row.append(cost)
    return row[-1]

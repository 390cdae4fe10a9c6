"""Does somebody write of a danger? Words compared with tables for each language, to miss nothing."""

import re
import unicodedata
from dataclasses import dataclass
from enum import StrEnum

from aid.danger_everyday import EVERYDAY, NOT
from aid.danger_phrases import GROUPS, PHRASES
from aid.danger_spelling import NO_SLIPS, SHORT, WORTH

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
class Language:
    """A language's tables, made ready: patterns of what is meant, and of what only sounds so."""

    groups: dict[str, list[str]]
    phrases: list[tuple[Danger, re.Pattern[str], re.Pattern[str] | None]]
    everyday: re.Pattern[str]
    short: list[tuple[re.Pattern[str], str]]
    worth: list[str]
    known: frozenset[str]


@dataclass(frozen=True, kw_only=True)
class Cry:
    """A danger, and the words that told of it, put right."""

    danger: Danger
    words: str


def danger_in(text: str | None) -> Cry | None:
    """The danger that somebody writes of, if it sounds like one, in whatever language."""
    if not text:
        return None
    for language in LANGUAGES:
        said = language.everyday.sub(" , ", _plain(text, language))
        for danger, pattern, not_so in language.phrases:
            for found in pattern.finditer(said):
                if not_so is None or not not_so.search(said[: found.start() + 1]):
                    return Cry(danger=danger, words=found[0].strip(" ."))
    return None


def language_of(
    *,
    groups: dict[str, str],
    phrases: dict[str, str],
    everyday: str,
    denying: tuple[str, ...],
    short: str,
    worth: str,
    no_slips: str,
) -> Language:
    """A language from its tables."""
    named = {name: _split(words, ",") for name, words in groups.items()}
    told = " ".join((*groups.values(), *phrases.values(), everyday, no_slips))
    pairs = [entry.split(": ") for entry in _split(short, ";")]
    not_so = re.compile(rf" (?:{'|'.join(denying)})(?: [^ .]+)? $| no $")
    return Language(
        groups=named,
        phrases=[
            (danger, _one_of(phrases[danger], named), None if danger is Danger.DESPAIR else not_so)
            for danger in LOOKED_FOR
        ],
        everyday=_one_of(everyday, named),
        short=[(re.compile(f" {_apart_twice(form)} "), f" {_apart_twice(whole)} ") for form, whole in pairs],
        worth=worth.split(),
        known=frozenset((*re.findall(r"\w+", told), *(form for form, _ in pairs))),
    )


def _plain(text: str, language: Language) -> str:
    """Words with a blank on each side, a full stop where a sentence ends, short forms written out."""
    text = unicodedata.normalize("NFKC", text[:LETTERS_READ_MAX]).casefold()
    # To ask for /help is no cry for help, nor is to press a link of ours.
    text = re.sub(r"\A\s*/(?:start(?:@\w+)?\s+\w+-\S*\s*\Z|\w+(?:@\w+)?)", "", text)
    text = re.sub(r"['’‘`´]", "", text)
    text = re.sub(r"([^\W\d_])\1{2,}", r"\1\1", text)  # heeeelp
    text = re.sub(r"[.!?;\n]+", " . ", text)
    words = re.sub(r"[^\w.]+", " ", text).split()
    said = f" {_apart_twice(' '.join(_put_right(word, language) for word in words))} "
    for form, whole in language.short:
        said = form.sub(whole, said)
    return " ".join(("", *said.split(), ""))


def _apart_twice(words: str) -> str:
    # So that one pattern's last blank isn't the next one's first.
    return words.replace(" ", "  ")


def _one_of(phrases: str, groups: dict[str, list[str]]) -> re.Pattern[str]:
    return re.compile("|".join(_pattern(phrase, groups) for phrase in _split(phrases, ";")))


def _pattern(phrase: str, groups: dict[str, list[str]]) -> str:
    return "".join(_part(part, groups) for part in phrase.split()) + r"(?= |\Z)"


def _part(part: str, groups: dict[str, list[str]]) -> str:
    if part == "...":
        return r"(?: [^ .,]+){0,4}?"
    if part in ("^", "$"):
        return {"^": r"(?:\A|(?<= \.))", "$": r"(?= (?:\.|\Z))"}[part]
    words = [word for one in part.split("|") for word in groups.get(one, [one.replace("_", " ")])]
    either = "|".join(re.escape(word).replace(r"\*", "[^ ]*") for word in words)
    return f" (?:{either})(?= )"


def _split(words: str, sign: str) -> list[str]:
    return [" ".join(one.split()) for one in words.split(sign)]


def _put_right(word: str, language: Language) -> str:
    if len(word) < LETTERS_TO_SLIP_MIN or word.isdigit():
        return word
    return _without_slip(word, language)


def _without_slip(word: str, language: Language) -> str:
    if word in language.known:
        return word
    return next((true for true in language.worth if _is_slip(word, true)), word)


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


# Where words tell of two dangers, the first of them counts.
LOOKED_FOR = (Danger.DESPAIR, Danger.GAS, Danger.FIRE, Danger.VIOLENCE, Danger.ILL, Danger.HELP)
LANGUAGES = (
    language_of(
        groups=GROUPS,
        phrases=PHRASES,
        everyday=EVERYDAY,
        denying=NOT,
        short=SHORT,
        worth=WORTH,
        no_slips=NO_SLIPS,
    ),
)

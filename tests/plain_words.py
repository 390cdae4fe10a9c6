"""The gates that every text must pass before an 85-year-old reads it: words.md, measured."""

import re
from dataclasses import dataclass
from string import Formatter

import textstat

SENTENCE_WORDS_MAX = 20
CHARACTERS_MAX = 500
PARAGRAPHS_MAX = 3
GRADE_MAX = 6
GRADE_LEGAL_MAX = 7
GRADE_AVERAGE_MAX = 5
GRADED_FROM_WORDS = 8  # the formula says nothing true about fewer
LABEL_CHARACTERS_MAX = {"three a row": 8, "two a row": 14, "": 28}

FORBIDDEN = re.compile(
    r"\b(elderly|seniors?|prox(y|ies)|users?|submit(s|ted|ting)?|invalid|errors?|please|oops|"
    r"should(n't)?|click(s|ed|ing)?)\b",
    re.IGNORECASE,
)
AGREED = {"Please ring me"}  # the label of an answer, which the one who taps it says
PICTURE = (
    "[\U0001f000-\U0001f3fa\U0001f400-\U0001faff\u2600-\u27bf\u2b00-\u2bff\u231a-\u23ff]"
    "[\ufe0f\U0001f3fb-\U0001f3ff]*"
)
EMOJI = re.compile(f"{PICTURE}(\u200d{PICTURE})*")
DASH = "[-\u2010-\u2015]"
DASHED_TIMES = re.compile(
    rf"\d\s?([ap]m)?\s?{DASH}\s?\d|(midday|midnight|[ap]m)\s?{DASH}|{DASH}\s?(midday|midnight)|"
    rf"\}}\s?{DASH}\s?\{{"
)
LINK = re.compile(r"https?:|www\.|\bt\.me\b|href|\b[a-z0-9-]+\.(com|org|net|uk|example)\b", re.I)
TAG = re.compile(r"</?[a-z][^>]*>")
PERCENT = re.compile(r"%(\(\w+\))?[sdrif]\b")
SAMPLES = {
    "day": "Tuesday 3 March",
    "date": "Tuesday 3 March",
    "when": "tomorrow morning",
    "time": "2pm",
    "word": "robin",
    "kind": "shopping",
    "area": "Elm Street",
    "address": "3 Elm Street",
    "details": "bread and milk",
    "count": "9",
    "most": "60",
    "step": "2",
    "steps": "4",
}


@dataclass(frozen=True)
class Said:
    """A message of the catalogue, in one of its forms."""

    text: str
    context: str = ""

    @property
    def is_label(self) -> bool:
        return self.context.startswith("button")

    @property
    def seen(self) -> str:
        """As somebody reads it: with names in place, without tags."""
        return TAG.sub("", re.sub(r"\{(\w*)\}", lambda m: SAMPLES.get(m[1], "Rosa"), self.text))

    @property
    def words(self) -> list[str]:
        return EMOJI.sub("", self.seen).split()

    @property
    def grade(self) -> float | None:
        """The school year it takes to read it, unless it is too short to tell."""
        if self.is_label or len(self.words) < GRADED_FROM_WORDS:
            return None
        return textstat.flesch_kincaid_grade(EMOJI.sub("", self.seen))


def no_forbidden_word(said: Said) -> bool:
    return said.text in AGREED or not FORBIDDEN.search(said.text)


def short_sentences(said: Said) -> bool:
    sentences = re.split(r"[.!?:]\s|\n", said.seen)
    return all(len(sentence.split()) <= SENTENCE_WORDS_MAX for sentence in sentences)


def short_enough(said: Said) -> bool:
    return len(said.seen) <= CHARACTERS_MAX


def few_paragraphs(said: Said) -> bool:
    return len(re.findall(r"\n\s*\n", said.seen.strip())) < PARAGRAPHS_MAX


def easy_to_read(said: Said) -> bool:
    most = GRADE_LEGAL_MAX if said.context == "legal" else GRADE_MAX
    return said.grade is None or said.grade <= most


def short_label(said: Said) -> bool:
    most = next(most for row, most in LABEL_CHARACTERS_MAX.items() if row in said.context)
    return not said.is_label or len(said.seen) <= most


def one_emoji_at_the_end(said: Said) -> bool:
    found = list(EMOJI.finditer(said.text))
    return not found or (len(found) == 1 and found[0].end() == len(said.text.rstrip()))


def no_dash_between_times(said: Said) -> bool:
    return not DASHED_TIMES.search(said.text)


def no_link(said: Said) -> bool:
    return not LINK.search(said.text)


def named_placeholders(said: Said) -> bool:
    if PERCENT.search(said.text):
        return False
    try:
        parts = list(Formatter().parse(said.text))
    except ValueError:
        return False
    return all(
        name is None or (name.isidentifier() and not form and not conversion)
        for _, name, form, conversion in parts
    )


GATES = (
    no_forbidden_word,
    short_sentences,
    short_enough,
    few_paragraphs,
    easy_to_read,
    short_label,
    one_emoji_at_the_end,
    no_dash_between_times,
    no_link,
    named_placeholders,
)


def faults(said: Said) -> list[str]:
    """The names of the gates that it does not pass."""
    return [gate.__name__ for gate in GATES if not gate(said)]


def average_grade(messages: list[Said]) -> float:
    """The school year the messages take on average."""
    grades = [said.grade for said in messages if said.grade is not None]
    return sum(grades) / max(len(grades), 1)

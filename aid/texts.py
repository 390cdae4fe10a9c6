"""What people write, made safe to keep and to show: the one place where names and texts are cleaned."""

import re
import unicodedata

from aid.refusals import NothingThere, TooLong
from aid.secrets import Secret, refuse_secrets

NAME_LETTERS_MAX = 60
ADDRESS_LETTERS_MAX = 300
DETAILS_LETTERS_MAX = 1000
PHONE_LETTERS_MAX = 40
UNSEEN = {"Cc", "Cf", "Cs", "Co", "Cn"}  # controls, bidi and zero-width marks, no characters
BLANK_LETTERS = "\u115f\u1160\u3164\uffa0\u2800"  # letters to Unicode, and nothing to the eye
MARKS = ("Mn", "Me")
MARKS_ON_A_LETTER_MAX = 2


def clean(text: str, most: int) -> str:
    """One safe paragraph: normalised, nothing unseen, no runs of blanks, at most `most` letters.

    Raises TooLong, NothingThere when no letter or digit is left, or the Secret that it holds.
    """
    kept = _readable(text)
    if len(kept) > most:
        raise TooLong(most=most)
    return kept


def clean_name(text: str) -> str:
    """A name exactly as given, but safe to show; a very long one is cut, not refused."""
    return _readable(_readable(text)[:NAME_LETTERS_MAX])


def secret_in(text: str) -> Secret | None:
    """What `clean` would refuse to keep of this text, if anything."""
    try:
        _readable(text)
    except NothingThere:
        return None
    except Secret as secret:
        return secret
    return None


def _readable(text: str) -> str:
    kept = re.sub(r"\s+", " ", _seen(unicodedata.normalize("NFC", text))).strip()
    if not any(character.isalnum() for character in kept):
        raise NothingThere
    refuse_secrets(kept)
    return kept


def _seen(text: str) -> str:
    kept: list[str] = []
    marks = 0
    for character in text:
        category = unicodedata.category(character)
        if character in "\n\t\r" or category in ("Zl", "Zp"):
            kept.append(" ")
        elif category not in UNSEEN and character not in BLANK_LETTERS:
            marks = marks + 1 if category in MARKS else 0
            if marks <= MARKS_ON_A_LETTER_MAX:
                kept.append(character)
    return "".join(kept)

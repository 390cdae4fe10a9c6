"""Every word that people read goes through here, in the language of the one who reads it."""

import gettext
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from functools import cache
from pathlib import Path

DOMAIN = "goodturn"
LOCALES = Path(__file__).parent / "locales"
WRITTEN_IN = "en"  # the words in the code themselves, which need no catalogue

_reader: ContextVar[gettext.NullTranslations] = ContextVar("reader")
_OURS = gettext.NullTranslations()


def languages() -> tuple[str, ...]:
    """The languages Good Turn can speak: its own, and each with a catalogue."""
    return _found(LOCALES)


@contextmanager
def speaking(language: str) -> Iterator[None]:
    """Within this block every word is in that language."""
    token = _reader.set(_catalogue(language))
    try:
        yield
    finally:
        _reader.reset(token)


def _(message: str) -> str:
    """What is said, in the reader's language."""
    return _reader.get(_OURS).gettext(message)


def n_(one: str, many: str, count: int) -> str:
    """What is said of so many: `n_("{count} neighbour", "{count} neighbours", 9)`."""
    return _reader.get(_OURS).ngettext(one, many, count)


def p_(context: str, message: str) -> str:
    """What is said in one place: `p_("button", "Send")`, or `p_("legal", …)` in a notice."""
    return _reader.get(_OURS).pgettext(context, message)


@dataclass(frozen=True, slots=True)
class Later:
    """Words in a table, read out by `str()` once it is known who reads them."""

    message: str
    context: str | None = None

    def __str__(self) -> str:
        return _(self.message) if self.context is None else p_(self.context, self.message)


def later(message: str) -> Later:
    """Words for a table: `later("What do you need?")`."""
    return Later(message)


def later_p(context: str, message: str) -> Later:
    """Words for one place in a table: `later_p("button", "Shopping")`."""
    return Later(message, context)


@cache
def _found(folder: Path) -> tuple[str, ...]:
    catalogues = folder.glob(f"*/LC_MESSAGES/{DOMAIN}.mo")
    return (WRITTEN_IN, *sorted(path.parts[-3] for path in catalogues))


@cache
def _catalogue(language: str) -> gettext.NullTranslations:
    if language == WRITTEN_IN:
        return _OURS
    return gettext.translation(DOMAIN, LOCALES, [language])

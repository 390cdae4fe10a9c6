"""Takes secrets out of what is logged, and out of what was raised all but the place."""

import logging
import re
import traceback
from collections.abc import Sequence
from pathlib import Path
from typing import Any

TOKENS = r"\d+(?::|%3A)[A-Za-z0-9_-]{30,}"
HIDDEN = "[hidden]"
PLACES_MAX = 12


class Redacting(logging.Filter):
    """No record passes with a known secret in it, or with anything of a token's form."""

    def __init__(self, secrets: Sequence[str] = ()) -> None:
        super().__init__()
        known = [re.escape(secret) for secret in secrets if secret]
        self._secret = re.compile("|".join([*known, TOKENS]), re.IGNORECASE)

    def filter(self, record: logging.LogRecord) -> bool:
        if isinstance(record.msg, dict):
            record.msg = {key: self.hide(value) for key, value in record.msg.items()}
        else:
            record.msg, record.args = self.hide(_message(record)), ()
        if record.exc_info and record.exc_info[1]:
            record.exc_text = places(record.exc_info[1])
        if record.exc_text:
            record.exc_text = self.hide(record.exc_text)
        record.exc_info = record.stack_info = None
        return True

    def hide(self, told: Any) -> Any:
        """The same, without secrets."""
        if told is None or isinstance(told, bool | int | float):
            return told
        return self._secret.sub(HIDDEN, str(told))


def places(error: BaseException) -> str:
    """What was raised and where. Its text is left out: it may hold what people wrote."""
    trace = traceback.StackSummary.extract(
        traceback.walk_tb(error.__traceback__), limit=-PLACES_MAX, lookup_lines=False
    )
    where = [f"{'/'.join(Path(at.filename).parts[-2:])}:{at.lineno} {at.name}" for at in trace]
    told = [" > ".join([*where, type(error).__name__])]
    if isinstance(error, BaseExceptionGroup):
        told += [places(inner) for inner in error.exceptions]
    before = error.__cause__ or (None if error.__suppress_context__ else error.__context__)
    if before:
        told.append(f"after {places(before)}")
    return "; ".join(told)


def _message(record: logging.LogRecord) -> str:
    try:
        return record.getMessage()
    except Exception:  # a wrong format in somebody else's call is no reason to lose the line
        return str(record.msg)

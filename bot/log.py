"""What is logged: key=value lines on stderr with ids, never a name, a word or the token."""

import asyncio
import logging
import sys
import threading
from collections.abc import Sequence
from datetime import UTC, datetime
from types import TracebackType
from typing import Any

import structlog

from bot.redacting import Redacting, places

# At their own levels these write addresses that hold the token, or what people wrote.
QUIET = (
    "aiohttp",
    "aiosqlite",
    "apscheduler",
    "asyncio",
    "fontTools",
    "fpdf",
    "httpcore",
    "httpx",
    "telegram",
    "uvicorn.access",
)
_line = structlog.processors.LogfmtRenderer(key_order=["at", "level", "logger", "event"], bool_as_flag=False)


class Line(logging.Formatter):
    """One record as one line: `at=… level=info logger=bot.listener event=stored update=7`."""

    def format(self, record: logging.LogRecord) -> str:
        told = record.msg if isinstance(record.msg, dict) else {"event": record.getMessage()}
        if record.exc_text:
            told = {**told, "raised": record.exc_text}
        at = datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds")
        head = {"at": at, "level": record.levelname.lower(), "logger": record.name}
        return str(_line(None, "", {**told, **head}))


def start(level: str, secrets: Sequence[str] = ()) -> None:
    """From here on all is logged to stderr, from `level` up, and without `secrets`."""
    ours = logging.StreamHandler(sys.stderr)
    ours.setFormatter(Line())
    logging.root.handlers = [ours]
    logging.root.setLevel(level)
    # A record that can't be written would be printed whole, with what it was about.
    logging.raiseExceptions = False
    for name in QUIET:
        logging.getLogger(name).setLevel(logging.WARNING)
    redacting = Redacting(secrets)
    for handler in _handlers():
        handler.addFilter(redacting)
    structlog.configure(
        processors=[structlog.contextvars.merge_contextvars, _raised, _as_record],
        logger_factory=structlog.stdlib.LoggerFactory(),
        wrapper_class=structlog.make_filtering_bound_logger(logging.getLevelName(level)),
    )
    sys.excepthook = uncaught
    sys.unraisablehook = lambda it: uncaught(it.exc_type, it.exc_value, it.exc_traceback)
    threading.excepthook = lambda it: uncaught(it.exc_type, it.exc_value, it.exc_traceback)


def uncaught(kind: type[BaseException], error: BaseException | None, _trace: TracebackType | None) -> None:
    """What nobody caught, for `sys.excepthook` and its kin."""
    if not issubclass(kind, KeyboardInterrupt):
        logging.getLogger("bot").critical("uncaught: %s", kind.__name__, exc_info=error)


def loop_trouble(_loop: asyncio.AbstractEventLoop, context: dict[str, Any]) -> None:
    """What went wrong in a task nobody waits for, for `loop.set_exception_handler`."""
    # asyncio's own words go on with the callback and its arguments, which may be personal.
    what = str(context.get("message", "")).partition("<")[0].partition("(")[0].strip()
    logging.getLogger("bot").error("loop: %s", what, exc_info=context.get("exception"))


def _handlers() -> set[logging.Handler]:
    named = (logging.getLogger(name) for name in list(logging.root.manager.loggerDict))
    found = {handler for logger in (logging.root, *named) for handler in logger.handlers}
    return found | ({logging.lastResort} if logging.lastResort else set())


def _raised(_logger: object, _method: str, event: Any) -> Any:
    raised = event.pop("exc_info", None)
    if raised is True:
        raised = sys.exception()
    elif isinstance(raised, tuple):
        raised = raised[1]
    if raised:
        event["raised"] = places(raised)
    return event


def _as_record(_logger: object, _method: str, event: Any) -> Any:
    return (event,), {}

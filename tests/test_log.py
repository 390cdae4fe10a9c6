"""The log tells what happened, and never the token or what people wrote."""

import asyncio
import gc
import io
import logging
import os
import re
import subprocess
import sys
import threading
from pathlib import Path

import pytest
import structlog

from bot import log
from bot.redacting import Redacting, places

ROOT = Path(__file__).parent.parent
TOKEN = "1:test"
REAL = "123456789:AAHdqTcvCH1vGWJxfSeofSAs0K5PALDsaw_"


@pytest.fixture(autouse=True)
def logging_as_it_was():
    """Leaves the logging of whoever runs the tests alone."""
    handlers, level = list(logging.root.handlers), logging.root.level
    hooks = sys.excepthook, sys.unraisablehook, threading.excepthook
    levels = {name: logging.getLogger(name).level for name in log.QUIET}
    yield
    for handler in {*handlers, *logging.root.handlers, logging.lastResort}:
        for found in [it for it in handler.filters if isinstance(it, Redacting)]:
            handler.removeFilter(found)
    logging.root.handlers, logging.raiseExceptions = handlers, True
    logging.root.setLevel(level)
    for name, before in levels.items():
        logging.getLogger(name).setLevel(before)
    sys.excepthook, sys.unraisablehook, threading.excepthook = hooks
    structlog.reset_defaults()


@pytest.fixture
def told(monkeypatch):
    """What stands in the log by now."""
    stream = io.StringIO()
    monkeypatch.setattr(sys, "stderr", stream)
    log.start("DEBUG", [TOKEN])
    return stream.getvalue


def test_a_line_tells_when_who_what_and_the_ids(told):
    structlog.get_logger("bot.listener").info("stored", update=7, late=None, many=True)
    assert re.fullmatch(
        r"at=\d{4}-\d\d-\d\dT[\d:.]+\+00:00 level=info logger=bot.listener "
        r"event=stored update=7 late= many=true\n",
        told(),
    )


def test_everything_is_one_line(told):
    structlog.get_logger("bot").info('two\nlines "said"', reason="a=b c\nd")
    assert told().count("\n") == 1


@pytest.mark.parametrize("secret", [TOKEN, REAL, REAL.replace(":", "%3A")])
def test_the_token_is_hidden_wherever_it_stands(told, secret):
    url = f"http://x/bot{secret}/getMe"
    structlog.get_logger("bot").info(f"asked {url}", url=url, all=[url], bot={"token": secret})
    logging.getLogger("foreign").warning("asked %s of %s", url, {"url": url})
    logging.getLogger("foreign").warning(url)
    logging.getLogger("foreign").warning("half %s", secret[:-1] + secret[-1])
    text = told()
    assert text.count("[hidden]") == 8
    assert secret not in text


def test_an_error_tells_its_kind_and_place_but_not_its_text(told):
    def fail(word):
        raise ValueError(f"{word} at {REAL}")

    try:
        try:
            fail("Rosa Marlow")
        except ValueError as error:
            raise KeyError("3 Elm Street") from error
    except KeyError:
        structlog.get_logger("bot").exception("failed", update=7)
        logging.getLogger("foreign").exception("failed")
    for line in told().splitlines():
        assert "raised=" in line
        assert "test_log.py:" in line
        assert "fail > ValueError" in line
        assert "> KeyError; after" in line
        assert not re.search("Rosa|Elm|AAHdq", line)


def test_an_error_can_be_handed_over_and_a_group_tells_all(told):
    group = ExceptionGroup("Rosa", [ValueError("Ben"), TimeoutError()])
    structlog.get_logger("bot").error("failed", exc_info=group)
    structlog.get_logger("bot").error("failed", exc_info=(ValueError, ValueError("Ben"), None))
    text = told()
    assert 'raised="ExceptionGroup; ValueError; TimeoutError"' in text
    assert "raised=ValueError" in text
    assert not re.search("Rosa|Ben", text)


def test_an_error_that_hides_what_was_before_tells_only_itself():
    try:
        try:
            raise ValueError
        except ValueError:
            raise KeyError from None
    except KeyError as error:
        assert "ValueError" not in places(error)


def test_libraries_that_log_addresses_and_words_are_quiet(told):
    for name in (
        "httpx",
        "httpcore.http11",
        "aiosqlite",
        "apscheduler.scheduler",
        "fpdf.output",
        "telegram.ext",
    ):
        logging.getLogger(name).info("HTTP Request: POST http://x")
        logging.getLogger(name).debug("operation insert Rosa")
    assert told() == ""


def test_the_level_is_kept(capsys):
    log.start("WARNING")
    structlog.get_logger("bot").info("no")
    logging.getLogger("bot").info("no")
    structlog.get_logger("bot").warning("yes")
    assert capsys.readouterr().err.count("\n") == 1


def test_a_handler_somebody_else_has_put_there_hides_it_too(capsys):
    theirs = logging.StreamHandler(io.StringIO())
    logger = logging.getLogger("theirs")
    logger.addHandler(theirs)
    try:
        log.start("INFO", [TOKEN])
        logger.warning("at %s", TOKEN)
    finally:
        logger.removeHandler(theirs)
    assert theirs.stream.getvalue() == "at [hidden]\n"
    assert capsys.readouterr().err.count("[hidden]") == 1


def test_a_line_with_a_wrong_format_is_not_lost_and_raises_nothing(told):
    wrong = "%s and %s"
    logging.getLogger("foreign").warning(wrong, "Rosa")
    text = told()
    assert "%s and %s" in text
    assert "Rosa" not in text


def test_what_nobody_catches_is_logged_without_its_text(told):
    sys.excepthook(ValueError, ValueError(f"Rosa {REAL}"), None)
    sys.excepthook(KeyboardInterrupt, KeyboardInterrupt(), None)
    thread = threading.Thread(target=int, args=("Rosa",))
    thread.start()
    thread.join()

    class Broken:
        def __del__(self):
            raise ValueError("Rosa")

    Broken()
    gc.collect()
    text = told()
    assert text.count('level=critical logger=bot event="uncaught: ValueError"') == 3
    assert not re.search("Rosa|AAHdq", text)


async def test_a_task_nobody_waits_for_is_logged_without_its_text(told):
    loop = asyncio.get_running_loop()
    loop.set_exception_handler(log.loop_trouble)

    async def fail():
        raise ValueError(f"Rosa {REAL}")

    task = asyncio.create_task(fail())
    await asyncio.wait([task])
    del task
    gc.collect()
    loop.call_soon(int, "Rosa")
    await asyncio.sleep(0.01)
    text = told()
    assert 'event="loop: Task exception was never retrieved"' in text
    assert 'event="loop: Exception in callback int"' in text
    assert not re.search("Rosa|AAHdq", text)


def test_a_dying_process_tells_no_secret():
    died = subprocess.run(
        [sys.executable, "-c", f"from bot import log; log.start('DEBUG'); int('{REAL}')"],
        cwd=ROOT,
        env=os.environ,
        capture_output=True,
        text=True,
        check=False,
    )
    assert died.returncode == 1
    assert "> ValueError" in died.stderr
    assert "AAHdq" not in died.stderr

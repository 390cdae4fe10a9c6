"""A word to systemd, where it runs us: we have started, we are alive, we are stopping."""

import os
import socket

import structlog

log = structlog.get_logger(__name__)

SECONDS_TO_START = 120


def started() -> None:
    """We listen."""
    _say("READY=1")


def still_starting() -> None:
    """Telegram can't be reached yet; that is no reason to kill us."""
    _say(f"EXTEND_TIMEOUT_USEC={SECONDS_TO_START * 1_000_000}")


def alive() -> None:
    """We are at work. Without this for as long as WatchdogSec, systemd starts us anew."""
    _say("WATCHDOG=1")


def stopping() -> None:
    """We end on purpose."""
    _say("STOPPING=1")


def _say(word: str) -> None:
    address = os.environ.get("NOTIFY_SOCKET")
    if not address:
        return
    if address.startswith("@"):
        address = "\0" + address[1:]  # Linux's abstract names begin so
    try:
        with socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM) as systemd:
            systemd.setblocking(False)
            systemd.sendto(word.encode(), address)
    except OSError as trouble:
        log.warning("systemd_not_told", error=type(trouble).__name__)

"""The ways in which Telegram says no, each with its status and its own words."""

from typing import Any


class Problem(Exception):
    """An answer with `ok: false`."""

    def __init__(self, code: int, description: str, **parameters: Any) -> None:
        super().__init__(description)
        self.code = code
        self.description = description
        self.parameters = parameters

    def body(self) -> dict[str, Any]:
        """The answer as Telegram writes it."""
        told: dict[str, Any] = {
            "ok": False,
            "error_code": self.code,
            "description": self.description,
        }
        if self.parameters:
            told["parameters"] = self.parameters
        return told


class Nonconforming(Problem):
    """A request that the Bot API's own description rules out."""


def bad_request(words: str) -> Problem:
    """400, with Telegram's words."""
    return Problem(400, f"Bad Request: {words}")


def forbidden(words: str) -> Problem:
    """403: the bot may not do this, now or ever."""
    return Problem(403, f"Forbidden: {words}")


def conflict(words: str) -> Problem:
    """409: somebody else is listening."""
    return Problem(409, f"Conflict: {words}")


def too_many(seconds: int) -> Problem:
    """429: wait that many seconds."""
    return Problem(429, f"Too Many Requests: retry after {seconds}", retry_after=seconds)


def upgraded(new_id: int) -> Problem:
    """The group has another id now."""
    words = "Bad Request: group chat was upgraded to a supergroup chat"
    return Problem(400, words, migrate_to_chat_id=new_id)


NOT_MODIFIED = (
    "message is not modified: specified new message content and reply markup are exactly "
    "the same as a current content and reply markup of the message"
)
QUERY_TOO_OLD = "query is too old and response timeout expired or query ID is invalid"
TERMINATED = "terminated by other getUpdates request; make sure that only one bot instance is running"
WEBHOOK_ACTIVE = (
    "can't use getUpdates method while webhook is active; use deleteWebhook to delete the webhook first"
)

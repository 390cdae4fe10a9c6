"""Taps on buttons: each is a query that waits a while for the bot's answer."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta

from bot.playground.problems import QUERY_TOO_OLD, bad_request

ANSWERED_WITHIN = timedelta(seconds=60)


@dataclass(slots=True)
class Query:
    """One tap, and what the person was shown for it."""

    id: str
    user_id: int
    chat_id: int
    at: datetime
    answered: bool = False
    text: str = ""
    alert: bool = False
    url: str = ""


class Queries:
    """All taps since the start."""

    def __init__(self, clock: Callable[[], datetime]) -> None:
        self.all: dict[str, Query] = {}
        self.answered_within = ANSWERED_WITHIN
        self._clock = clock
        self._next = 4_000_000_000_000_001

    def add(self, user_id: int, chat_id: int) -> Query:
        """Somebody taps."""
        query = Query(str(self._next), user_id, chat_id, self._clock())
        self._next += 1
        self.all[query.id] = query
        return query

    def answer(self, query_id: str, text: str, alert: bool, url: str) -> None:
        """The bot answers; only the first answer is shown, a late one is refused."""
        query = self.all.get(query_id)
        if query is None or self._clock() - query.at > self.answered_within:
            raise bad_request(QUERY_TOO_OLD)
        if query.answered:
            return
        query.answered, query.text, query.alert, query.url = True, text, alert, url

    def of(self, user_id: int) -> list[Query]:
        """One person's taps, oldest first."""
        return [query for query in self.all.values() if query.user_id == user_id]

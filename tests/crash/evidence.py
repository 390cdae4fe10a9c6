"""All there is to go by after a storm: what Telegram saw, and what the database holds."""

from collections import defaultdict
from dataclasses import dataclass
from functools import cached_property

from tests.crash.books import Books, Row
from tests.crash.record import Answer, Message, Record, Tap


@dataclass(frozen=True)
class Evidence:
    """Both, and the few questions that are asked again and again."""

    books: Books
    record: Record

    def rows(self, table: str) -> list[Row]:
        """All of a table, oldest first."""
        return self.books.tables[table]

    @cached_property
    def messages(self) -> list[Message]:
        """Everything the bot said or changed, in the order in which it left."""
        return self.record.messages()

    @cached_property
    def account_of(self) -> dict[int, int]:
        """A person's Telegram account."""
        return {row["person_id"]: row["id"] for row in self.rows("accounts")}

    @cached_property
    def organisers(self) -> list[int]:
        """Who hears when all is not well."""
        return [row["person_id"] for row in self.rows("roles") if row["role"] == "organiser"]

    @cached_property
    def set_aside(self) -> set[int]:
        """Updates that failed again and again and were given up; whoever spoke was told."""
        return {row["update_id"] for row in self.rows("inbox") if row["state"] == "set_aside"}

    @cached_property
    def taps(self) -> list[Tap]:
        """Every tap that was not set aside."""
        return [tap for tap in self.record.taps if tap.update_id not in self.set_aside]

    @cached_property
    def taps_on(self) -> dict[str, list[Tap]]:
        """The same, by what the button told."""
        found: defaultdict[str, list[Tap]] = defaultdict(list)
        for tap in self.taps:
            found[tap.data].append(tap)
        return dict(found)

    def answers(self, tap: Tap) -> list[Answer]:
        """What a tap was answered with."""
        return self._answers.get(tap.query_id, [])

    @cached_property
    def _answers(self) -> dict[str, list[Answer]]:
        return self.record.answers()

    def asked_by(self, id: int) -> int | None:
        """The account of whoever asked for this, if it is there."""
        return next(
            (self.account_of[row["resident_id"]] for row in self.rows("help_requests") if row["id"] == id),
            None,
        )

    def history_of(self, request: Row) -> list[Row]:
        """What was done to a help request, in order."""
        return self._history.get(request["id"], [])

    @cached_property
    def _history(self) -> dict[int, list[Row]]:
        of: dict[int, list[Row]] = {}
        for row in self.rows("history"):
            if row["subject"] == "help_request":
                of.setdefault(row["subject_id"], []).append(row)
        return of

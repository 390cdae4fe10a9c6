"""A database whose every word is somebody's attack: what was never cleaned stands where words can stand."""

from storage.connection import Transaction
from storage.rows import Source

# Where the words stand that people wrote, and how many letters of them there can be.
WORDS_IN: dict[str, dict[str, int]] = {
    "announcement_choices": {"label": 28},
    "people": {"name": 60, "address": 300, "phone": 40, "door": 60},
    "areas": {"name": 60},
    "case_notes": {"words": 700},
    "cases": {"about": 60, "words": 700},
    "closings": {"words": 300},
    "checkin_plans": {"know": 300, "words": 300},
    "consents": {"name": 60, "phone": 40, "relation_words": 60, "words": 300},
    "contact_log": {"words": 300},
    "emergencies": {"name": 60, "words": 300},
    "held_asks": {"details": 600, "items": 180, "address": 300},
    "help_requests": {"details": 600, "items": 180, "signpost": 300},
    "knocks": {"name": 60, "who": 200, "street": 200, "why": 200},
    "messages": {"text": 700},
    "notes": {"words": 700},
    "organiser_messages": {"text": 700},
    "remarks": {"words": 300},
    "usual_items": {"item": 30},
    "vettings": {"seen": 300},
}
# Nothing is drawn from words as they came, but the question that is asked; and what isn't words: times, days,
# keys, what only we write, and what Telegram calls a file.
AS_THEY_CAME = {"announcements.html", "drafts.answers", "inbox.body", "usual_items.known_as"}
NO_WORDS = {
    "answer", "because", "cleared", "danger", "day", "ending", "error", "fingerprint", "flow", "kept", "kind",
    "kinds", "lacks", "language", "outcome", "part", "pay", "photo", "playing", "purpose", "reason",
    "receipt", "relation", "role", "waits_since", "settle_by", "confirm_by", "since", "sort", "standing",
    "state", "status", "step", "subject",
    "token_hash", "until", "verb", "voice", "weekdays", "what", "what_now", "word", "paused_until",
    "held_until", "resting_until", "resting_from", "at", "trouble", "wish", "pronoun", "paused_from",
    "check_until", "way", "rhythm", "said", "sunday",
}  # fmt: skip
A_TIME = ("_at", "_on")
OURS = {"announcements.audience", "faults.name", "migrations.name"}
# A single text stands in what is short; in what is long there are many.
SHORT = 60


async def spoil(tx: Transaction, texts: tuple[str, ...]) -> None:
    """These stand wherever somebody's words stand."""
    for table, columns in WORDS_IN.items():
        for number, (column, most) in enumerate(columns.items()):
            written = f"SELECT rowid FROM {table} WHERE {column} IS NOT NULL AND {column} <> ''"
            for (id,) in await tx.all(written):
                await tx.run(
                    f"UPDATE OR IGNORE {table} SET {column} = :text WHERE rowid = :id",
                    id=id,
                    text=_text(texts, id + number, column, most),
                )


async def where_words_can_stand(source: Source) -> set[str]:
    """Every column of the schema that may hold somebody's words, as `table.column`."""
    tables = await source.all("SELECT name FROM sqlite_master WHERE type = 'table'")
    columns = {
        f"{table}.{row['name']}"
        for (table,) in tables
        for row in await source.all(f"PRAGMA table_info({table})")
        if row["type"] == "TEXT" and row["name"] not in NO_WORDS and not row["name"].endswith(A_TIME)
    }
    return columns - OURS - AS_THEY_CAME


def _text(texts: tuple[str, ...], number: int, column: str, most: int) -> str:
    if column == "items":
        return "\n".join(text.replace("\n", " ")[:30] for text in texts[:6])
    first = number % len(texts)
    if most <= SHORT:
        return texts[first][:most] or "x"
    return " ".join((*texts[first:], *texts[:first]))[:most]

"""Two records of one person made one: every row that names the one names the other from then on."""

from dataclasses import dataclass
from datetime import datetime

from storage import doubled
from storage.connection import Transaction
from storage.rows import Source

# Where both records may have what a person has once: what the one that stays has, stays, and the other goes.
ONCE = (
    "activity",
    "agenda",
    "agreements",
    "announcement_answers",
    "blocks",
    "case_readers",
    "checkin_contacts",
    "checkins",
    "company_wishes",
    "duty_now",
    "duty_swaps",
    "duty_weekdays",
    "first_jobs",
    "messages",
    "no_news",
    "mornings",
    "notes",
    "offers",
    "organiser_messages",
    "positions",
    "proposals",
    "rehearsals",
    "roles",
    "series_left",
    "usual_items",
    "vettings",
    "visits",
    "wellbeing_wishes",
    "wishes",
)
# Seen to by hand below, before all else.
BY_HAND = ("accounts", "calls", "checkin_plans", "consents", "help_requests", "leaving")
# Of a person's own columns: what is filled in where the one that stays lacks it, and what stays as it is.
FILLED = ("area_id", "address", "phone", "door")
STAYS = ("id", "name", "language", "agreed_at", "joined_at", "keeper_id", "forgotten_at")
# Letters whose `about` is a person.
ABOUT_PEOPLE = (
    "neighbour_to_approve", "neighbour_approved", "neighbour_declined", "unreachable", "now_organiser",
    "rights_frozen", "has_app", "keeps_touch", "same_person", "about_to_go", "taken_off_list",
    "company_chance", "company_wished", "how_are_you",
)  # fmt: skip


@dataclass(frozen=True, kw_only=True)
class Reference:
    """A column that names a person."""

    table: str
    column: str


async def references(source: Source) -> list[Reference]:
    """Every column that names a person, as the schema has it."""
    rows = await source.all(
        'SELECT tables.name, keys."from" AS place FROM sqlite_master AS tables'
        " JOIN pragma_foreign_key_list(tables.name) AS keys"
        " WHERE tables.type = 'table' AND keys.\"table\" = 'people' ORDER BY 1, 2"
    )
    return [Reference(table=row["name"], column=row["place"]) for row in rows]


async def have_business(source: Source, one: int, other: int) -> bool:
    """Has one of them to do with the other, do both help with the same, or is one of them leaving?"""
    row = await source.one(
        "SELECT 1 FROM help_requests WHERE status IN ('claimed', 'reported') AND ("
        " resident_id IN (:one, :other) AND (helper_id IN (:one, :other) OR second_id IN (:one, :other))"
        " OR helper_id IN (:one, :other) AND second_id IN (:one, :other))"
        " UNION ALL SELECT 1 FROM consents"
        " WHERE (trusted_id, resident_id) IN ((:one, :other), (:other, :one))"
        " UNION ALL SELECT 1 FROM company WHERE state IN ('asked', 'agreed')"
        " AND (person_id, visitor_id) IN ((:one, :other), (:other, :one))"
        " UNION ALL SELECT 1 FROM cases WHERE (by_id, about_id) IN ((:one, :other), (:other, :one))"
        " UNION ALL SELECT 1 FROM leaving WHERE person_id IN (:one, :other) LIMIT 1",
        one=one,
        other=other,
    )
    return row is not None


async def holds_address(source: Source, id: int) -> bool:
    """Does somebody's address still stand in their chat?"""
    row = await source.one(
        "SELECT 1 FROM visits WHERE helper_id = :id AND address_gone_at IS NULL LIMIT 1", id=id
    )
    return row is not None


async def organises(source: Source, *ids: int) -> bool:
    """Does any of them hold an organiser's rights, or have some that are frozen?"""
    rows = await source.all("SELECT person_id FROM roles WHERE role IN ('organiser', 'safeguarding')")
    return any(row["person_id"] in ids for row in rows)


async def let_account_go(tx: Transaction, id: int) -> None:
    """Their Telegram is a stranger's from now on: what was said there is not edited any more."""
    await tx.run(
        "UPDATE outbox SET message_id = NULL, redraw_at = NULL WHERE person_id = :id AND reader_id IS NULL"
        " OR reader_id = :id",
        id=id,
    )
    await tx.run(
        "DELETE FROM drafts WHERE account_id IN (SELECT id FROM accounts WHERE person_id = :id)", id=id
    )
    await tx.run("DELETE FROM accounts WHERE person_id = :id", id=id)


async def merge(tx: Transaction, keep: int, gone: int, now: datetime) -> None:
    """All that is `gone`'s is `keep`'s. Nothing may name `gone` afterwards, or it can't be done at all."""
    both = {"keep": keep, "gone": gone}
    await _see_to_what_both_have(tx, keep, gone, now)
    for found in await references(tx):
        place = f"{found.table} SET {found.column} = :keep WHERE {found.column} = :gone"
        await tx.run(f"UPDATE OR IGNORE {place}", **both)
        if found.table in ONCE:
            await tx.run(f"DELETE FROM {found.table} WHERE {found.column} = :gone", gone=gone)
    for column in FILLED:
        await tx.run(
            f"UPDATE people SET {column} = COALESCE({column},"
            f" (SELECT {column} FROM people WHERE id = :gone)) WHERE id = :keep",
            **both,
        )
    await tx.run(
        "UPDATE people SET keeper_id = CASE WHEN EXISTS (SELECT 1 FROM accounts WHERE person_id = :keep)"
        " THEN NULL ELSE COALESCE(keeper_id, (SELECT keeper_id FROM people WHERE id = :gone)) END"
        " WHERE id = :keep",
        **both,
    )
    await tx.run("UPDATE merged SET kept_id = :keep WHERE kept_id = :gone", **both)
    await tx.run("DELETE FROM people WHERE id = :gone", gone=gone)
    await tx.run("INSERT INTO merged VALUES (:gone, :keep, :now)", now=now, **both)


async def _see_to_what_both_have(tx: Transaction, keep: int, gone: int, now: datetime) -> None:
    both = {"keep": keep, "gone": gone}
    await tx.run("UPDATE people SET keeper_id = NULL WHERE id = :keep AND keeper_id = :gone", **both)
    # Whoever has said yes has it, whatever the other record was asked or answered.
    await tx.run(
        "DELETE FROM offers WHERE person_id = :keep AND state <> 'yes' AND help_request_id IN"
        " (SELECT help_request_id FROM offers WHERE person_id = :gone AND state = 'yes')",
        **both,
    )
    # Nobody is asked for what is their own.
    await tx.run(
        "DELETE FROM offers WHERE person_id IN (:keep, :gone) AND state <> 'yes' AND help_request_id IN"
        " (SELECT id FROM help_requests WHERE resident_id IN (:keep, :gone))",
        **both,
    )
    await tx.run(
        "UPDATE help_requests SET second_id = NULL"
        " WHERE helper_id IN (:keep, :gone) AND second_id IN (:keep, :gone)",
        **both,
    )
    await tx.run(
        "UPDATE calls SET done_at = :now WHERE person_id = :gone AND done_at IS NULL AND EXISTS"
        " (SELECT 1 FROM calls WHERE person_id = :keep AND done_at IS NULL)",
        now=now,
        **both,
    )
    await doubled.leave_own_plans(tx, keep, gone)
    await doubled.stop_plans(tx, keep, gone, now)
    await doubled.end_consents(tx, keep, gone, now)
    await tx.run(
        "DELETE FROM links WHERE purpose = 'account' AND about IN (:keep, :gone) AND used_at IS NULL", **both
    )
    await tx.run(
        "UPDATE OR IGNORE proposals SET about = :keep WHERE about = :gone AND what <> 'announce'", **both
    )
    for kind in ABOUT_PEOPLE:
        await tx.run(
            "UPDATE outbox SET about = :keep WHERE kind = :kind AND about = :gone", kind=kind, **both
        )


async def opener_of(source: Source, id: int) -> int | None:
    """The account that has last opened a link to the app for this record."""
    row = await source.one(
        "SELECT used_by FROM links WHERE purpose = 'account' AND about = :id AND used_at IS NOT NULL"
        " ORDER BY used_at DESC LIMIT 1",
        id=id,
    )
    return row["used_by"] if row else None

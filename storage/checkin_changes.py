"""Plans of check-ins that wait for something: for their next date, the end of a pause, or for people."""

from datetime import date

from storage.checkin_contacts import Contact
from storage.checkin_plans import Plan
from storage.connection import Transaction
from storage.people import PEOPLE, Person
from storage.rows import Source, build

MAY_BE_TOLD = (
    "people.id <> :id AND accounts.id IS NOT NULL AND people.forgotten_at IS NULL"
    " AND NOT EXISTS (SELECT 1 FROM blocks WHERE (by_id, against_id) IN ((people.id, :id), (:id, people.id)))"
)


async def unplanned(source: Source) -> list[Plan]:
    """Those agreed whose next date has not been looked for, and that run, or whose caller has said yes."""
    rows = await source.all(
        "SELECT * FROM checkin_plans WHERE state = 'agreed' AND next_on IS NULL"
        " AND (caller_id IS NULL OR caller_agreed_at IS NOT NULL"
        " OR id IN (SELECT plan_id FROM checkins)) ORDER BY id LIMIT 500"
    )
    return [build(Plan, row) for row in rows]


async def pauses_to_tell(source: Source, before: date) -> list[Plan]:
    """Those whose pause ends on `before` or earlier, which no organiser has heard."""
    rows = await source.all(
        "SELECT * FROM checkin_plans WHERE state = 'agreed' AND paused_until <= :before AND pause_told = 0"
        " ORDER BY id",
        before=before,
    )
    return [build(Plan, row) for row in rows]


async def pauses_over(source: Source, today: date) -> list[Plan]:
    """Those whose pause has ended."""
    rows = await source.all(
        "SELECT * FROM checkin_plans WHERE state = 'agreed' AND paused_until <= :today ORDER BY id",
        today=today,
    )
    return [build(Plan, row) for row in rows]


async def agreed_ones(source: Source) -> list[Plan]:
    """All that are agreed, in the order of the hour at which they ask."""
    rows = await source.all("SELECT * FROM checkin_plans WHERE state = 'agreed' ORDER BY asks_at, id")
    return [build(Plan, row) for row in rows]


async def last_stopped(source: Source, person_id: int) -> Plan | None:
    """What was agreed with this person last and has stopped."""
    rows = await source.all(
        "SELECT * FROM checkin_plans WHERE person_id = :id AND state = 'stopped' AND agreed_at IS NOT NULL"
        " ORDER BY stopped_at DESC, id DESC LIMIT 1",
        id=person_id,
    )
    return build(Plan, rows[0]) if rows else None


async def told_about(source: Source, person_id: int) -> list[Plan]:
    """Those agreed of which this person has agreed to be told, or which they ring for."""
    rows = await source.all(
        "SELECT * FROM checkin_plans WHERE state = 'agreed' AND ((caller_id = :id"
        " AND caller_agreed_at IS NOT NULL) OR id IN (SELECT plan_id FROM checkin_contacts"
        " WHERE person_id = :id AND state = 'agreed')) ORDER BY id",
        id=person_id,
    )
    return [build(Plan, row) for row in rows]


async def known_to(source: Source, person_id: int, most: int) -> list[Person]:
    """Whom this person knows here and can be told: those they trust, then who helped them, the latest first.

    Nobody without an account, and nobody whom a block keeps apart from them.
    """
    rows = await source.all(
        f"{PEOPLE} JOIN (SELECT trusted_id AS id, 1 AS near, id AS latest FROM consents"
        " WHERE resident_id = :id AND state = 'confirmed' AND relation <> 'referrer'"
        " UNION ALL SELECT resident_id, 2, id FROM consents WHERE trusted_id = :id AND state = 'confirmed'"
        " UNION ALL SELECT helper_id, 3, id FROM help_requests"
        " WHERE resident_id = :id AND status = 'closed' AND helper_id IS NOT NULL"
        " UNION ALL SELECT second_id, 3, id FROM help_requests"
        " WHERE resident_id = :id AND status = 'closed' AND second_id IS NOT NULL) AS met"
        f" ON met.id = people.id WHERE {MAY_BE_TOLD}"
        " GROUP BY people.id ORDER BY MIN(met.near), MAX(met.latest) DESC LIMIT :most",
        id=person_id,
        most=most,
    )
    return [build(Person, row) for row in rows]


async def neighbours_for(source: Source, person_id: int, most: int) -> list[Person]:
    """Neighbours on the list in this person's area, and organisers."""
    rows = await source.all(
        f"{PEOPLE} JOIN roles ON roles.person_id = people.id AND roles.standing = 'approved'"
        f" WHERE {MAY_BE_TOLD} AND (roles.role = 'organiser' OR roles.role = 'neighbour'"
        " AND people.area_id IS (SELECT area_id FROM people WHERE id = :id))"
        " GROUP BY people.id ORDER BY MAX(roles.role = 'neighbour') DESC, people.name, people.id LIMIT :most",
        id=person_id,
        most=most,
    )
    return [build(Person, row) for row in rows]


async def keep_word(tx: Transaction, id: int, contact: Contact) -> None:
    """What somebody has said to being told holds for this plan too."""
    await tx.run(
        "UPDATE checkin_contacts SET state = :state, answered_at = :at"
        " WHERE plan_id = :id AND person_id = :person_id",
        state=contact.state,
        at=contact.answered_at,
        id=id,
        person_id=contact.person_id,
    )

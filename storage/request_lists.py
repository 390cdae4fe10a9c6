"""Help requests by what is looked for: an area's, a person's, those that wait for something."""

import json
from collections.abc import Iterable
from datetime import date, datetime

from storage.help_requests import HelpRequest
from storage.rows import Source, build, maybe


async def live(source: Source, area_id: int) -> list[HelpRequest]:
    """What is open, taken or reported in an area."""
    rows = await source.all(
        "SELECT * FROM help_requests WHERE area_id = :area_id AND status IN ('open', 'claimed', 'reported')"
        " ORDER BY wanted_on, id",
        area_id=area_id,
    )
    return [build(HelpRequest, row) for row in rows]


async def of_person(source: Source, person_id: int, most: int) -> list[HelpRequest]:
    """What somebody asked for or helps with: the live ones first, then the latest."""
    rows = await source.all(
        "SELECT * FROM help_requests WHERE resident_id = :id OR helper_id = :id OR second_id = :id"
        " ORDER BY status NOT IN ('open', 'claimed', 'reported'), id DESC LIMIT :most",
        id=person_id,
        most=most,
    )
    return [build(HelpRequest, row) for row in rows]


async def asked_for_others(source: Source, by: int, most: int) -> list[HelpRequest]:
    """What somebody asked for those who trust them and is under way, the latest first."""
    rows = await source.all(
        "SELECT help_requests.* FROM consents JOIN help_requests USING (resident_id)"
        " WHERE consents.trusted_id = :by AND asked_by = :by AND consents.state = 'confirmed'"
        " AND consents.relation <> 'referrer' AND help_requests.status IN ('open', 'claimed', 'reported')"
        " ORDER BY help_requests.id DESC LIMIT :most",
        by=by,
        most=most,
    )
    return [build(HelpRequest, row) for row in rows]


async def under_way_for(source: Source, resident_id: int) -> list[HelpRequest]:
    """What is open or taken of all that was asked for this resident, the newest first."""
    rows = await source.all(
        "SELECT * FROM help_requests WHERE resident_id = :id AND status IN ('open', 'claimed')"
        " ORDER BY id DESC",
        id=resident_id,
    )
    return [build(HelpRequest, row) for row in rows]


async def live_of(source: Source, resident_id: int) -> list[HelpRequest]:
    """What is open, taken or reported of all that was asked for this resident."""
    rows = await source.all(
        "SELECT * FROM help_requests WHERE resident_id = :id AND status IN ('open', 'claimed', 'reported')"
        " ORDER BY id",
        id=resident_id,
    )
    return [build(HelpRequest, row) for row in rows]


async def asked_since(source: Source, resident_id: int, since: datetime) -> int:
    """How many were asked for this resident since then; dates that come by themselves don't count."""
    row = await source.one(
        "SELECT COUNT(*) AS count FROM help_requests WHERE resident_id = :id AND asked_at > :since"
        " AND draft_id IS NOT NULL",
        id=resident_id,
        since=since,
    )
    return row["count"] if row else 0


async def last_ended(source: Source, resident_id: int) -> HelpRequest | None:
    """The last request of this resident's that is over."""
    row = await source.one(
        "SELECT * FROM help_requests WHERE resident_id = :id AND ended_at IS NOT NULL"
        " ORDER BY id DESC LIMIT 1",
        id=resident_id,
    )
    return maybe(HelpRequest, row)


async def unconfirmed(source: Source, before: datetime) -> list[HelpRequest]:
    """Reported done, with the time to say so over before `before`."""
    rows = await source.all(
        "SELECT * FROM help_requests WHERE status = 'reported' AND confirm_by <= :before ORDER BY confirm_by",
        before=before,
    )
    return [build(HelpRequest, row) for row in rows]


async def open_before(source: Source, day: date) -> list[HelpRequest]:
    """Open, but wanted on a day before `day`."""
    rows = await source.all(
        "SELECT * FROM help_requests WHERE status = 'open' AND wanted_on < :day ORDER BY id",
        day=day,
    )
    return [build(HelpRequest, row) for row in rows]


async def unsettled(source: Source, before: datetime) -> list[HelpRequest]:
    """Not paid for, with the time to do it over before `before`."""
    rows = await source.all(
        "SELECT * FROM help_requests WHERE settle_by <= :before ORDER BY settle_by", before=before
    )
    return [build(HelpRequest, row) for row in rows]


async def people_under_way(source: Source) -> list[int]:
    """Residents and helpers of all that is open, taken or reported: with Telegram, and no organisers."""
    rows = await source.all(
        "WITH concerned (id) AS ("
        " SELECT resident_id FROM help_requests WHERE status IN ('open', 'claimed', 'reported')"
        " UNION SELECT helper_id FROM help_requests WHERE status IN ('claimed', 'reported')"
        " UNION SELECT second_id FROM help_requests WHERE status IN ('claimed', 'reported'))"
        " SELECT id FROM concerned WHERE id NOT IN (SELECT person_id FROM roles WHERE role = 'organiser')"
        " AND id IN (SELECT person_id FROM accounts) ORDER BY id"
    )
    return [row["id"] for row in rows]


async def under_way(source: Source, most: int) -> list[HelpRequest]:
    """What is open, taken or reported anywhere, the open ones first, then by day."""
    rows = await source.all(
        "SELECT * FROM help_requests WHERE status IN ('open', 'claimed', 'reported')"
        " ORDER BY status <> 'open', wanted_on, id LIMIT :most",
        most=most,
    )
    return [build(HelpRequest, row) for row in rows]


async def alone_by(source: Source, day: date, kinds: Iterable[str]) -> list[HelpRequest]:
    """Taken by one where it takes two, wanted by that day, and organisers don't know yet."""
    rows = await source.all(
        "SELECT * FROM help_requests WHERE status = 'claimed' AND second_id IS NULL AND short_told_at IS NULL"
        " AND wanted_on <= :day AND kind IN (SELECT value FROM json_each(:kinds)) ORDER BY id",
        day=day,
        kinds=json.dumps(list(kinds)),
    )
    return [build(HelpRequest, row) for row in rows]


async def has_helped(source: Source, helper_id: int, resident_id: int) -> bool:
    """Has the one helped the other before?"""
    row = await source.one(
        "SELECT 1 FROM help_requests WHERE resident_id = :resident_id"
        " AND :helper_id IN (helper_id, second_id) AND status = 'closed' LIMIT 1",
        resident_id=resident_id,
        helper_id=helper_id,
    )
    return row is not None


async def between(source: Source, one: int, other: int) -> list[HelpRequest]:
    """Requests under way that these two share: one helps the other, or both help."""
    rows = await source.all(
        "SELECT * FROM help_requests WHERE ended_at IS NULL AND helper_id IS NOT NULL"
        " AND :one IN (resident_id, helper_id, second_id) AND :other IN (resident_id, helper_id, second_id)"
        " ORDER BY id",
        one=one,
        other=other,
    )
    return [build(HelpRequest, row) for row in rows]


async def ended_since(source: Source, since: datetime, most: int) -> list[HelpRequest]:
    """What has ended since then anywhere, the latest first; nothing of those who have left."""
    rows = await source.all(
        "SELECT * FROM help_requests WHERE ended_at >= :since"
        " AND resident_id IN (SELECT id FROM people WHERE forgotten_at IS NULL)"
        " ORDER BY ended_at DESC, id DESC LIMIT :most",
        since=since,
        most=most,
    )
    return [build(HelpRequest, row) for row in rows]

"""Promises: what a neighbour has taken on and not yet done."""

from storage.help_requests import HelpRequest
from storage.rows import Source, build


async def ahead(source: Source, person_id: int) -> list[HelpRequest]:
    """What this neighbour has promised, by date."""
    rows = await source.all(
        "SELECT * FROM help_requests WHERE (helper_id = :id OR second_id = :id) AND status = 'claimed'"
        " ORDER BY wanted_on, id",
        id=person_id,
    )
    return [build(HelpRequest, row) for row in rows]

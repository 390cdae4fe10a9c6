"""Who is asked out of their turn: those who stand by, and those whom an organiser thought of."""

from storage.offers import Offered
from storage.rows import Source, build


async def standing_by(source: Source, help_request_id: int) -> list[Offered]:
    """Who may be asked before anybody else, in the order in which they said so."""
    rows = await source.all(
        "SELECT * FROM offers WHERE help_request_id = :request AND state = 'stand_by'"
        " ORDER BY answered_at, person_id",
        request=help_request_id,
    )
    return [build(Offered, row) for row in rows]


async def suggested(source: Source, help_request_id: int) -> list[Offered]:
    """Whom an organiser thought of for this request."""
    rows = await source.all(
        "SELECT * FROM offers WHERE help_request_id = :request AND because = 'suggested' ORDER BY asked_at",
        request=help_request_id,
    )
    return [build(Offered, row) for row in rows]

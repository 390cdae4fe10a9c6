"""What we remember of somebody who asks: what is under way, what was last, and what they usually buy."""

from dataclasses import dataclass

from storage import request_lists, shopping_lists
from storage.help_requests import HelpRequest
from storage.rows import Source

USUAL_OFFERED = 12


@dataclass(frozen=True, kw_only=True)
class Known:
    """`under_way` is open or taken; `last` is the latest that is over; `usual` the things on their lists."""

    under_way: tuple[HelpRequest, ...] = ()
    last: HelpRequest | None = None
    usual: tuple[str, ...] = ()


NOTHING_KNOWN = Known()


async def known(source: Source, person_id: int) -> Known:
    """What we remember of this person."""
    usual = await shopping_lists.usual(source, person_id, USUAL_OFFERED)
    return Known(
        under_way=tuple(await request_lists.under_way_for(source, person_id)),
        last=await request_lists.last_ended(source, person_id),
        usual=tuple(item.item for item in usual),
    )

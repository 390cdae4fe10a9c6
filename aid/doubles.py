"""Likely doubles: somebody already has a request of the same kind under way."""

from collections.abc import Iterable

from storage import request_lists
from storage.help_requests import HelpRequest, Kind
from storage.rows import Source


async def find(source: Source, resident_id: int, kind: Kind) -> HelpRequest | None:
    """The open or taken request of this kind that this resident has, whoever asked for it."""
    return among(await request_lists.under_way_for(source, resident_id), kind)


def among(under_way: Iterable[HelpRequest], kind: Kind) -> HelpRequest | None:
    """The newest of this kind."""
    return next((request for request in under_way if request.kind is kind), None)

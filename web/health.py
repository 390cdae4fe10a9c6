"""`/health`: whether all is well with the bot, for whoever watches it from outside."""

from collections.abc import Callable

from starlette.requests import Request
from starlette.responses import JSONResponse
from starlette.routing import Route

from aid.faults import Health

NEVER_KEPT = {"Cache-Control": "no-store"}


def health_route(look: Callable[[], Health]) -> Route:
    """GET /health: 200 when all is well, 503 with what is wrong."""

    async def health(_request: Request) -> JSONResponse:
        found = look()
        told = {
            "well": found.is_well,
            "wrong": found.wrong,
            "checked_at": found.checked_at and found.checked_at.isoformat(timespec="seconds"),
        }
        return JSONResponse(told, status_code=200 if found.is_well else 503, headers=NEVER_KEPT)

    return Route("/health", health)

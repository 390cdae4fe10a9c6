"""The webhook: Telegram brings updates; each is stored before Telegram hears that it arrived."""

import asyncio
import hmac
import json
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import Any

import structlog
from starlette.requests import ClientDisconnect, Request
from starlette.responses import Response
from starlette.routing import Route

log = structlog.get_logger(__name__)

SECRET_HEADER = "X-Telegram-Bot-Api-Secret-Token"
BODY_BYTES_MAX = 1024 * 1024
SECONDS_TO_STORE = 30.0


@dataclass(frozen=True, kw_only=True)
class Webhook:
    """Where Telegram calls, the secret only it knows, and what keeps the raw updates it brings."""

    path: str
    secret: str
    store: Callable[[list[Any]], Awaitable[None]]


class _TooLarge(Exception):
    pass


def webhook_route(webhook: Webhook) -> Route:
    """POST there: 200 once it is stored; 401 without the secret, 413, 400, or 503 to be brought again."""

    async def arrive(request: Request) -> Response:
        if not _knows(webhook.secret, request):
            return Response(status_code=401)
        try:
            update = json.loads(await _body(request))
        except _TooLarge:
            log.error("webhook_body_too_large")
            return Response(status_code=413)
        except (ValueError, RecursionError, ClientDisconnect) as trouble:
            log.error("webhook_body_unreadable", error=type(trouble).__name__)
            return Response(status_code=400)
        return Response(status_code=200 if await _stored(webhook, update) else 503)

    return Route(webhook.path, arrive, methods=["POST"])


def _knows(secret: str, request: Request) -> bool:
    said = request.headers.get(SECRET_HEADER, "")
    return hmac.compare_digest(said.encode(), secret.encode())


async def _body(request: Request) -> bytes:
    body = bytearray()
    async for part in request.stream():
        body += part
        if len(body) > BODY_BYTES_MAX:
            raise _TooLarge
    return bytes(body)


async def _stored(webhook: Webhook, update: Any) -> bool:
    try:
        async with asyncio.timeout(SECONDS_TO_STORE):
            await webhook.store([update])
    except Exception:
        log.exception("webhook_not_stored")
        return False
    return True

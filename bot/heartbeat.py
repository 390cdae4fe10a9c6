"""The heartbeat: an address outside that is called while all is well, and raises the alarm when it isn't."""

import structlog
from aiohttp import ClientError, ClientSession, ClientTimeout

log = structlog.get_logger(__name__)

WITHIN = ClientTimeout(total=10)


async def beat(url: str | None) -> None:
    """Call the address, if there is one. Raises nothing; neither is the address logged, which is a secret."""
    if not url:
        return
    try:
        async with ClientSession(timeout=WITHIN) as session, session.get(url) as answer:
            if not answer.ok:
                log.warning("heartbeat_refused", status=answer.status)
    except (ClientError, OSError, ValueError) as trouble:
        log.warning("heartbeat_failed", error=type(trouble).__name__)

"""Serving the web from within the bot: uvicorn, on a port taken at the start, without its signals."""

import asyncio
import errno
import socket
from collections.abc import Awaitable, Callable
from contextlib import suppress
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

import structlog

from aid.faults import Health
from bot.settings import Settings, SettingsWrong

if TYPE_CHECKING:
    from uvicorn import Server

log = structlog.get_logger(__name__)

CALLERS_MAX = 200
SECONDS_FOR_THE_FIRST = 1.0
SECONDS_TO_FINISH = 1
Look = Callable[[], Health]
Deliver = Callable[[list[Any]], Awaitable[None]]
NOT_OURS = (errno.EADDRINUSE, errno.EACCES)


class Serving:
    """The web. Whoever calls before it is `open` waits on the line, for the port is taken already."""

    def __init__(self, settings: Settings) -> None:
        """Take the port. Raises SettingsWrong."""
        self._settings = settings
        self._socket = _taken(settings.web_host, settings.web_port)
        self.open = asyncio.Event()

    @property
    def port(self) -> int:
        """Where; the one that was free if any would do."""
        number: int = self._socket.getsockname()[1]
        return number

    async def run(self, look: Look, deliver: Deliver, first: Callable[[], Awaitable[None]]) -> None:
        """Serve for ever, once `first` is over: who waits for an answer just now is not held up by us."""
        if not self._settings.webhook_url:
            with suppress(TimeoutError):
                async with asyncio.timeout(SECONDS_FOR_THE_FIRST):
                    await first()
        server = await asyncio.to_thread(self._made, look, deliver)
        await server.startup(sockets=[self._socket])
        log.info("serving", host=self._settings.web_host, port=self.port)
        self.open.set()
        try:
            # uvicorn's own loop would wake ten times a second, for a date that nobody reads.
            await asyncio.Event().wait()
        finally:
            await self._end(server)

    def close(self) -> None:
        """Give the port back."""
        self._socket.close()

    def _made(self, look: Look, deliver: Deliver) -> "Server":
        # Imported here, since it takes a while and nothing else needs it.
        from uvicorn import Config, Server

        from web.app import make_app
        from web.webhook import Webhook

        url, secret = self._settings.webhook_url, self._settings.webhook_secret
        webhook = None
        if url and secret:
            path = urlsplit(url).path or "/"
            webhook = Webhook(path=path, secret=secret.get_secret_value(), store=deliver)
        config = Config(
            make_app(look, webhook),
            http="h11",
            ws="none",
            lifespan="off",
            log_config=None,
            log_level="warning",
            access_log=False,
            server_header=False,
            date_header=False,
            proxy_headers=False,
            limit_concurrency=CALLERS_MAX,
            timeout_graceful_shutdown=SECONDS_TO_FINISH,
        )
        config.load()
        server = Server(config)
        server.lifespan = config.lifespan_class(config)
        return server

    async def _end(self, server: "Server") -> None:
        if server.server_state.connections:
            await server.shutdown(sockets=[self._socket])
            return
        for listening in server.servers:
            listening.close()


def _taken(host: str, port: int) -> socket.socket:
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    try:
        return socket.create_server((host, port), family=family)
    except OSError as trouble:
        name = "WEB_PORT" if trouble.errno in NOT_OURS else "WEB_HOST"
        why = str(trouble.strerror).partition(" (")[0]
        raise SettingsWrong(f"{name} is wrong. {host}:{port} can't be used: {why}.") from None

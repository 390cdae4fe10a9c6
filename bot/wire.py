"""The wire to Telegram: python-telegram-bot's `Bot` over aiohttp, and one lean way to call it."""

import json
import os
from functools import lru_cache
from typing import Any, Protocol, cast

from aiohttp import (
    ClientConnectorError,
    ClientError,
    ClientSession,
    ClientTimeout,
    ConnectionTimeoutError,
    DummyCookieJar,
    FormData,
    TCPConnector,
)
from telegram import Bot as TelegramBot
from telegram.error import InvalidToken, NetworkError, TimedOut
from telegram.request import BaseRequest, RequestData
from yarl import URL

from bot.fields import Fields, form
from bot.settings import Settings

CONNECTIONS_MAX = 256
SECONDS_TO_CONNECT = 5.0
SECONDS_TO_ANSWER = 10.0
SECONDS_TO_UPLOAD = 60.0
JSON = {"Content-Type": "application/json"}

# PTB is leaving whole seconds behind, and warns at every RetryAfter until one goes along.
os.environ.setdefault("PTB_TIMEDELTA", "true")

Timeout = Any  # seconds, None for ever, or PTB's own mark for "not said"
_url = lru_cache(maxsize=256)(URL)
_within = lru_cache(maxsize=256)(ClientTimeout)


class Caller(Protocol):
    """What letters and replies are sent with."""

    @property
    def username(self) -> str: ...

    async def call(self, method: str, **fields: Any) -> Any: ...


class Unsent(NetworkError):
    """Telegram couldn't be reached at all: nothing was sent."""


class Wire(BaseRequest):
    """Carries requests over one aiohttp session; no error of it tells the token in the address."""

    def __init__(self, read_timeout: float = SECONDS_TO_ANSWER, connections: int = CONNECTIONS_MAX) -> None:
        self._read_timeout = read_timeout
        self._connections = connections
        self._session: ClientSession | None = None

    @property
    def read_timeout(self) -> float | None:
        return self._read_timeout

    async def initialize(self) -> None:
        if self._session is None:
            self._session = ClientSession(
                connector=TCPConnector(limit=self._connections),
                cookie_jar=DummyCookieJar(),
                skip_auto_headers=("User-Agent", "Accept"),
            )

    async def shutdown(self) -> None:
        if self._session is not None:
            await self._session.close()
            self._session = None

    async def do_request(
        self,
        url: str,
        method: str,
        request_data: RequestData | None = None,
        read_timeout: Timeout = BaseRequest.DEFAULT_NONE,
        write_timeout: Timeout = BaseRequest.DEFAULT_NONE,
        connect_timeout: Timeout = BaseRequest.DEFAULT_NONE,
        pool_timeout: Timeout = BaseRequest.DEFAULT_NONE,
    ) -> tuple[int, bytes]:
        """One request and its answer. The read timeout counts for all of it, from start to end."""
        if self._session is None:
            raise NetworkError("The wire is not open")
        body, headers, seconds = self._body(request_data, read_timeout)
        try:
            async with self._session.request(
                method,
                _url(url),
                data=body,
                headers=headers,
                timeout=_within(total=seconds, sock_connect=SECONDS_TO_CONNECT),
                allow_redirects=False,
            ) as answer:
                return answer.status, await answer.read()
        except (ClientConnectorError, ConnectionTimeoutError) as trouble:
            raise Unsent(f"The connection failed: {type(trouble).__name__}") from None
        except TimeoutError:
            raise TimedOut from None
        except (ClientError, OSError) as trouble:
            raise NetworkError(f"The connection failed: {type(trouble).__name__}") from None

    def _body(
        self, carried: RequestData | None, asked: Timeout
    ) -> tuple[bytes | FormData | None, dict[str, str] | None, float | None]:
        seconds = self._read_timeout if asked is BaseRequest.DEFAULT_NONE else asked
        if carried is None:
            return None, None, seconds
        if carried.contains_files:
            return form(carried), None, seconds and max(seconds, SECONDS_TO_UPLOAD)
        return carried.json_payload, JSON, seconds

    @staticmethod
    def parse_json_payload(payload: bytes) -> dict[str, Any]:
        """The answer as a dict. PTB's own logs what it can't read, and that may be personal."""
        try:
            answer = json.loads(payload)
        except (ValueError, RecursionError):
            answer = None
        if not isinstance(answer, dict):
            raise NetworkError("The answer is not Telegram's")
        return answer


class Bot(TelegramBot):
    """PTB's Bot, with `call` beside its methods and without the token in its name."""

    def __init__(self, token: str, api_url: str, wire: Wire, updates_wire: Wire) -> None:
        super().__init__(
            token,
            base_url=f"{api_url}/bot",
            base_file_url=f"{api_url}/file/bot",
            request=wire,
            get_updates_request=updates_wire,
        )
        self._wire, self._updates_wire = wire, updates_wire

    def __repr__(self) -> str:
        return f"Bot[{self.token.partition(':')[0]}]"

    async def initialize(self) -> None:
        """As PTB's; the token is not in what it raises."""
        try:
            await super().initialize()
        except InvalidToken:
            raise InvalidToken("Telegram doesn't know the token") from None

    async def call(self, method: str, **fields: Any) -> Any:
        """Calls any method of the Bot API and returns its raw result. Raises telegram.error's.

        What is None is left out. An `InputFile` is uploaded.
        """
        wire = self._updates_wire if method == "getUpdates" else self._wire
        # `post` hands the fields untouched to `do_request` above, which is all that reads them.
        carried = cast(RequestData, Fields(fields))
        try:
            return await wire.post(f"{self.base_url}/{method}", carried)
        except KeyError:
            raise NetworkError("The answer holds no result") from None


def bot(settings: Settings) -> Bot:
    """The bot as it is set up, not yet initialised. Long polls have a wire of their own."""
    poll = settings.wait_poll.total_seconds()
    return Bot(
        settings.bot_token.get_secret_value(),
        settings.telegram_api_url,
        wire=Wire(),
        updates_wire=Wire(read_timeout=poll + SECONDS_TO_ANSWER, connections=2),
    )

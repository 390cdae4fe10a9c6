"""The other ways for an alarm, should Telegram be down: an e-mail, and a note to an address on the web."""

from dataclasses import dataclass
from email.message import EmailMessage
from typing import Protocol

import aiosmtplib
from aiohttp import ClientError, ClientSession, ClientTimeout

from bot.settings import Settings

SECONDS_TO_SEND = 20
LOOPBACK = ("localhost", "127.0.0.1", "::1")
TLS_FROM_THE_START = 465


@dataclass(frozen=True, kw_only=True)
class Note:
    """What goes: `words` name people and numbers, `bare` may stand anywhere. `is_trial`: nobody need act."""

    title: str
    words: str
    bare: str
    is_trial: bool = False


class NotSent(Exception):
    """It didn't go that way. The text names the kind of trouble, and nothing secret."""


class Way(Protocol):
    """One of them."""

    name: str

    async def send(self, note: Note) -> None: ...


class Email:
    """To ALARM_EMAILS, with TLS but on this very machine; a trial comes back to ourselves."""

    name = "email"

    def __init__(self, settings: Settings) -> None:
        self._settings = settings

    async def send(self, note: Note) -> None:
        """Raises NotSent."""
        sender = self._settings.smtp_from or ""
        message = EmailMessage()
        message["From"], message["Subject"] = sender, note.title
        message["To"] = sender if note.is_trial else ", ".join(self._settings.alarm_emails)
        message.set_content(note.words)
        try:
            async with self._server() as server:
                if note.is_trial:
                    await self._try_addresses(server, sender)
                refused, _said = await server.send_message(message)
        except (aiosmtplib.SMTPException, OSError, ValueError) as trouble:
            raise NotSent(type(trouble).__name__) from None
        if refused:
            raise NotSent("SMTPRecipientRefused")

    async def look(self) -> None:
        """Sign in, and out again. Raises NotSent."""
        try:
            async with self._server():
                return
        except (aiosmtplib.SMTPException, OSError, ValueError) as trouble:
            raise NotSent(type(trouble).__name__) from None

    def _server(self) -> aiosmtplib.SMTP:
        settings, host = self._settings, self._settings.smtp_host or ""
        from_the_start = settings.smtp_port == TLS_FROM_THE_START
        password = settings.smtp_password
        return aiosmtplib.SMTP(
            hostname=host,
            port=settings.smtp_port,
            username=settings.smtp_user,
            password=password.get_secret_value() if password else None,
            use_tls=from_the_start,
            start_tls=not from_the_start and host not in LOOPBACK,
            timeout=SECONDS_TO_SEND,
        )

    async def _try_addresses(self, server: aiosmtplib.SMTP, sender: str) -> None:
        # Each is named to the server, which says whether it takes mail for them; then none is sent.
        await server.mail(sender)
        for address in self._settings.alarm_emails:
            await server.rcpt(address)
        await server.rset()


class Hook:
    """Plain text to ALARM_URL, as ntfy takes it. It may be read by anybody, so that it names nobody."""

    name = "hook"

    def __init__(self, settings: Settings) -> None:
        self._url = settings.alarm_url or ""

    async def send(self, note: Note) -> None:
        """Raises NotSent."""
        priority = "min" if note.is_trial else "urgent"
        within = ClientTimeout(total=SECONDS_TO_SEND)
        try:
            async with (
                ClientSession(timeout=within) as session,
                session.post(
                    self._url,
                    data=note.bare.encode(),
                    headers={"Title": note.title, "Priority": priority},
                    allow_redirects=False,
                ) as answer,
            ):
                status = answer.status
        except (ClientError, OSError, ValueError) as trouble:
            raise NotSent(type(trouble).__name__) from None
        if not 200 <= status < 300:
            raise NotSent(f"status {status}")


def ways(settings: Settings) -> tuple[Way, ...]:
    """Those that are set up."""
    found: list[Way] = []
    if settings.smtp_host:
        found.append(Email(settings))
    if settings.alarm_url:
        found.append(Hook(settings))
    return tuple(found)

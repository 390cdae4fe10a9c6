"""The commands that Telegram lists for people: in private, for organisers, and for admins in a group."""

from typing import Any

import structlog
from telegram.error import TelegramError

from aid.words import Later, later_p, speaking
from bot.wire import Bot
from storage import people
from storage.database import Database

log = structlog.get_logger(__name__)

IN_PRIVATE: dict[str, Later] = {
    "start": later_p("command", "What I can do for you"),
    "mine": later_p("command", "My requests"),
    "settings": later_p("command", "My details"),
    "help": later_p("command", "How this works"),
    "privacy": later_p("command", "What I keep and who sees it"),
    "mydata": later_p("command", "What I know about you"),
    "forget": later_p("command", "Have it all deleted"),
    "stop": later_p("command", "Stop what we are doing"),
}
FOR_ORGANISERS = {
    "organise": later_p("command", "Who waits for an organiser"),
    "report": later_p("command", "How each month was"),
    "find": later_p("command", "Find somebody"),
    "rehearse": later_p("command", "Try things out"),
    **IN_PRIVATE,
}
FOR_MEMBERS = {"board": later_p("command", "Bring the board up to date")}
IN_GROUPS = {"setup": later_p("command", "Link this group to an area"), **FOR_MEMBERS}


async def show_commands(bot: Bot, db: Database, languages: tuple[str, ...]) -> None:
    """Tell Telegram which commands there are. If that fails they still work; they are only not listed."""
    scopes: list[tuple[dict[str, Any], dict[str, Later]]] = [
        ({"type": "all_private_chats"}, IN_PRIVATE),
        ({"type": "all_chat_administrators"}, IN_GROUPS),
        ({"type": "all_group_chats"}, FOR_MEMBERS),
    ]
    for organiser in await people.organisers(db):
        if organiser.account_id is not None:
            scopes.append(({"type": "chat", "chat_id": organiser.account_id}, FOR_ORGANISERS))
    for number, language in enumerate(languages):
        for scope, commands in scopes:
            # The first language is also for everybody whose own we don't speak.
            await _show(bot, scope, commands, language, None if number == 0 else language)


async def _show(
    bot: Bot, scope: dict[str, Any], commands: dict[str, Later], language: str, code: str | None
) -> None:
    with speaking(language):
        listed = [{"command": name, "description": str(words)} for name, words in commands.items()]
    try:
        await bot.call("setMyCommands", commands=listed, scope=scope, language_code=code)
    except TelegramError as trouble:
        log.warning("commands_not_listed", scope=scope["type"], error=type(trouble).__name__)

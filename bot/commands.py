"""The command line: `python -m bot --help`."""

import asyncio
import sys
from pathlib import Path
from typing import NoReturn

import typer
from telegram.error import InvalidToken, TelegramError

from bot import run as running
from bot.app import DATABASE
from bot.settings import Settings, SettingsWrong, load
from bot.wire import bot as make_bot
from storage.database import Database
from storage.trouble import DatabaseTrouble

app = typer.Typer(
    add_completion=False,
    pretty_exceptions_enable=False,  # they would show what the variables hold
    help="Good Turn: neighbours look after each other.",
)


@app.callback(invoke_without_command=True)
def without_a_word(context: typer.Context) -> None:
    """Without a command: run the bot."""
    if context.invoked_subcommand is None:
        running.run()


@app.command()
def run() -> None:
    """Run the bot."""
    running.run()


@app.command()
def check() -> None:
    """See whether the settings, the database and the token are right; changes nothing."""
    try:
        asyncio.run(_check(load()))
    except SettingsWrong as wrong:
        _give_up(str(wrong), running.WRONG_SETTING)
    except DatabaseTrouble as trouble:
        _give_up(str(trouble), trouble.exit_status)
    except InvalidToken:
        _give_up(running.UNKNOWN_TOKEN, running.WRONG_SETTING)
    except TelegramError as trouble:
        _give_up(f"Telegram can't be reached just now ({type(trouble).__name__}).", running.BROKEN)


async def _check(settings: Settings) -> None:
    print("Settings: all right.")
    path = Path(settings.data_dir) / DATABASE
    if path.exists():
        steps = await Database.look_at(path, Path(settings.database_key_file))
        print(f"Database: {path} opens with its key.")
        if steps:
            print("Database: the next start brings it up to date.")
    else:
        print(f"Database: none yet; the first start makes {path}.")
    bot = make_bot(settings)
    try:
        await bot.initialize()
        print(f"Token: Telegram knows @{bot.username}.")
    finally:
        await bot.shutdown()


def _give_up(line: str, status: int) -> NoReturn:
    print(line, file=sys.stderr)
    raise typer.Exit(status)

"""The command line: `python -m bot --help`."""

import asyncio
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Annotated

import typer
from telegram.error import InvalidToken, TelegramError

from bot import erasing, inspection, printing, upkeep
from bot import run as running
from bot.lock import AlreadyRunning
from bot.settings import SettingsWrong, load
from storage.trouble import DatabaseTrouble

app = typer.Typer(
    add_completion=False,
    pretty_exceptions_enable=False,  # they would show what the variables hold
    help="Good Turn: neighbours look after each other.",
)
File = Annotated[Path, typer.Argument(metavar="FILE", help="the backup")]
Replace = Annotated[bool, typer.Option("--replace", help="put it in place of a file that is there")]


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
    """See whether settings, files, token, groups and clock are right; changes nothing."""
    with _troubles_said():
        if not asyncio.run(inspection.inspect(load(), _say)):
            raise typer.Exit(running.BROKEN)


@app.command()
def backup(file: File, replace: Replace = False) -> None:
    """Copy everything to FILE, encrypted, while the bot goes on."""
    with _troubles_said():
        _say_all(upkeep.back_up(load(), file, replace=replace))


@app.command()
def restore(file: File) -> None:
    """Put the backup FILE in place of the database; stop the bot first."""
    with _troubles_said():
        _say_all(upkeep.restore(load(), file))


@app.command()
def rotate_key() -> None:
    """Give the database a new key; stop the bot first."""
    with _troubles_said():
        _say_all(upkeep.rotate_key(load()))


@app.command()
def erase(
    record: Annotated[int | None, typer.Option(help="the number of their record")] = None,
    account: Annotated[int | None, typer.Option(help="their number at Telegram")] = None,
    yes: Annotated[bool, typer.Option("--yes", help="don't ask whether it is meant")] = False,
) -> None:
    """Forget a person for good, who can't tell the bot so; stop the bot first."""
    with _troubles_said():
        _say_all(erasing.erase(load(), record, account, lambda name: yes or _is_meant(name)))


@app.command()
def poster(
    area: Annotated[str, typer.Argument(metavar="AREA", help="the name of the area")],
    file: Annotated[Path, typer.Argument(metavar="FILE", help="the PDF to write")],
    replace: Replace = False,
) -> None:
    """Write a poster for AREA, and cards for wallets, to FILE; the bot may go on."""
    with _troubles_said():
        _say_all(printing.print_poster(load(), area, file, replace=replace))


def _is_meant(name: str) -> bool:
    typed: str = typer.prompt("To do it, type their name", default="", show_default=False)
    return typed.strip() == name


@contextmanager
def _troubles_said() -> Iterator[None]:
    """What goes wrong is one line on stderr and an exit status, never a traceback."""
    try:
        yield
        return
    except SettingsWrong as wrong:
        line, status = str(wrong), running.WRONG_SETTING
    except (DatabaseTrouble, AlreadyRunning, erasing.NotErased, printing.NotPrinted) as trouble:
        line, status = str(trouble), trouble.exit_status
    except InvalidToken:
        line, status = running.UNKNOWN_TOKEN, running.WRONG_SETTING
    except TelegramError as trouble:
        line, status = f"Telegram can't be reached just now ({type(trouble).__name__}).", running.BROKEN
    print(line, file=sys.stderr)
    raise typer.Exit(status)


def _say(line: str, is_wrong: bool) -> None:
    print(line, file=sys.stderr if is_wrong else sys.stdout)


def _say_all(lines: Iterator[str]) -> None:
    for line in lines:
        print(line)

"""What a bot is put together from, the real one and a rehearsal's alike: its application and its postman."""

from collections.abc import Awaitable, Callable
from typing import Any

from telegram.ext import Application, ContextTypes

from aid.amounts import PENCE
from bot.cards import Cards
from bot.clock import Clock
from bot.gate import Gate
from bot.hearing import Ears, Hearing
from bot.letters import Letters
from bot.pace import Pace
from bot.postman import Postman
from bot.redrawing import Redrawing
from bot.replies import Replies
from bot.sending import Desk as SendingDesk
from bot.settings import Settings
from bot.wire import Bot, Caller
from handlers import CARDS, HANDLERS, LETTERS
from handlers.context import Context, Desk
from handlers.errors import failed
from storage.database import Database

App = Application[Any, Context, Any, Any, Any, Any]


def make_application(
    bot: Bot,
    caller: Caller,
    db: Database,
    clock: Clock,
    settings: Settings,
    pace: Pace,
    rehearsals: Callable[[], Awaitable[None]] | None,
) -> App:
    """PTB's application with every handler. `rehearsals` is awaited when one began, went on or ended."""
    application = (
        Application.builder()
        .bot(bot)
        .updater(None)
        .job_queue(None)
        .context_types(ContextTypes(context=Context))
        .build()
    )
    application.bot_data["desk"] = Desk(
        db=db,
        call=Replies(caller, pace).call,
        now=clock.now,
        zone=settings.time_zone,
        before_posting=settings.wait_before_posting,
        to_confirm=settings.wait_confirm,
        to_settle=settings.wait_settle,
        budget_most=settings.shopping_budget_pounds * PENCE,
        for_a_visit=settings.wait_visit,
        for_a_check=settings.wait_checkin_check,
        keeping=settings.keeping,
        for_answers=settings.wait_knock,
        to_review=settings.wait_consent,
        country=settings.country,
        phone=settings.phone_number,
        rehearsals=rehearsals,
    )
    application.add_handlers(HANDLERS)
    application.add_error_handler(failed)
    return application


def make_postman(
    caller: Caller, db: Database, clock: Clock, settings: Settings, pace: Pace, ears: Ears
) -> Postman:
    """The postman with all that it sends; `ears` say until when people were heard."""
    desk = SendingDesk(
        bot=caller, db=db, clock=clock, zone=settings.time_zone, pace=pace, country=settings.country
    )
    hearing = Hearing(caller, db, ears, clock, settings)
    letters, redrawing = Letters(desk, LETTERS, hearing), Redrawing(desk, LETTERS)
    return Postman(db, clock, letters, Cards(desk, CARDS), redrawing, Gate(desk), pace)

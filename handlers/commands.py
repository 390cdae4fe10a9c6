"""What people type with a stroke before it: in private, and in a group."""

from typing import Any

from telegram.ext import BaseHandler, CommandHandler

from handlers import (
    areas,
    arranging,
    board,
    finding,
    forgetting,
    heard,
    help_requests,
    home,
    more,
    organisers,
    own_copy,
    rehearsing,
    reports,
)
from handlers.context import Context
from handlers.plain import GROUP, OURS

COMMANDS: list[BaseHandler[Any, Context, Any]] = [
    CommandHandler("start", home.start, OURS),
    CommandHandler("help", home.show_help, OURS),
    CommandHandler("mine", help_requests.mine, OURS),
    CommandHandler("settings", more.my_details, OURS),
    CommandHandler("privacy", home.privacy, OURS),
    CommandHandler("stop", home.stop, OURS),
    CommandHandler("mydata", own_copy.give, OURS),
    CommandHandler("forget", forgetting.ask, OURS),
    CommandHandler("organise", organisers.organise, OURS),
    CommandHandler("report", reports.show, OURS),
    CommandHandler("find", finding.find, OURS),
    CommandHandler("rehearse", rehearsing.rehearse, OURS),
    CommandHandler("too_fast", heard.too_fast, OURS),
    CommandHandler("setup", areas.set_up, GROUP),
    CommandHandler("start", arranging.come_by_link, GROUP),
    CommandHandler("board", board.look_again, GROUP),
]

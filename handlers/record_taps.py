"""The buttons about records: those without an app, and two that are one person."""

from typing import Any

from telegram.ext import BaseHandler, CallbackQueryHandler

from handlers import records
from handlers.context import Context
from handlers.plain import ID

RECORD_TAPS: list[BaseHandler[Any, Context, Any]] = [
    CallbackQueryHandler(records.see, rf"^record:{ID}\Z"),
    CallbackQueryHandler(records.change, rf"^record:{ID}:(name|phone|address|area|door)\Z"),
    CallbackQueryHandler(records.whom_to, rf"^keep:{ID}\Z"),
    CallbackQueryHandler(records.pass_to, rf"^keep:{ID}:{ID}\Z"),
    CallbackQueryHandler(records.app_link, rf"^app_link:{ID}\Z"),
    CallbackQueryHandler(records.same_as, rf"^same_as:{ID}\Z"),
    CallbackQueryHandler(records.look_at_both, rf"^merge:{ID}:{ID}\Z"),
    CallbackQueryHandler(records.ask_once_more, rf"^merge_into:{ID}:{ID}\Z"),
    CallbackQueryHandler(records.merge, rf"^merge_now:{ID}:{ID}(:drop)?\Z"),
]

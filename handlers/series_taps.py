"""The buttons about requests that come again, and about promises."""

from typing import Any

from telegram.ext import BaseHandler, CallbackQueryHandler

from handlers import promises, series
from handlers.context import Context
from handlers.plain import ID

SERIES_TAPS: list[BaseHandler[Any, Context, Any]] = [
    CallbackQueryHandler(series.every_week, rf"^weekly:{ID}\Z"),
    CallbackQueryHandler(series.see, rf"^series:{ID}\Z"),
    CallbackQueryHandler(series.ask_before_skipping, rf"^skip:{ID}:([0-9]{{8}})\Z"),
    CallbackQueryHandler(series.skip, rf"^skip_it:{ID}:([0-9]{{8}})\Z"),
    CallbackQueryHandler(series.pause, rf"^pause_series:{ID}\Z"),
    CallbackQueryHandler(series.ask_before_stopping, rf"^stop_series:{ID}\Z"),
    CallbackQueryHandler(series.stop, rf"^end_series:{ID}\Z"),
    CallbackQueryHandler(series.go_on, rf"^go_on:{ID}\Z"),
    CallbackQueryHandler(series.not_any_more, rf"^not_any_more:{ID}\Z"),
    CallbackQueryHandler(promises.mine, r"^promises\Z"),
    CallbackQueryHandler(promises.calendar, r"^calendar\Z"),
]

"""The buttons of a rehearsal."""

from typing import Any

from telegram.ext import BaseHandler, CallbackQueryHandler

from handlers import rehearsing
from handlers.context import Context

REHEARSAL_TAPS: list[BaseHandler[Any, Context, Any]] = [
    CallbackQueryHandler(rehearsing.rehearse, r"^rehearse\Z"),
    CallbackQueryHandler(rehearsing.begin, r"^rehearse_begin\Z"),
    CallbackQueryHandler(rehearsing.play, r"^play:(rosa|pia|ben|ayo|olga|nobody)\Z"),
    CallbackQueryHandler(rehearsing.let_time_pass, r"^rehearse_on:(60|1440)\Z"),
    CallbackQueryHandler(rehearsing.end, r"^rehearse_end\Z"),
    CallbackQueryHandler(rehearsing.not_now, r"^re([0-9]{1,9})\.[a-z]:(?s:.*)\Z"),
]

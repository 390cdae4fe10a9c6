"""The buttons about how somebody is, and about how people are."""

from typing import Any

from telegram.ext import BaseHandler, CallbackQueryHandler

from handlers import reports, wellbeing
from handlers.context import Context

WELLBEING_TAPS: list[BaseHandler[Any, Context, Any]] = [
    CallbackQueryHandler(wellbeing.how_i_am, r"^how_i_am\Z"),
    CallbackQueryHandler(wellbeing.begin, r"^say_how_i_am\Z"),
    CallbackQueryHandler(wellbeing.let_ask_again, r"^ask_how_i_am:(on|off)\Z"),
    CallbackQueryHandler(wellbeing.ask_before_forgetting, r"^forget_answers\Z"),
    CallbackQueryHandler(reports.show_wellbeing, r"^report:wellbeing\Z"),
    CallbackQueryHandler(wellbeing.forget, r"^forget_answers:now\Z"),
]

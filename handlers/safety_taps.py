"""The buttons about alarms, blocks, reports and worries."""

from typing import Any

from telegram.ext import BaseHandler, CallbackQueryHandler

from handlers import emergencies, emergency_letters
from handlers.context import Context
from handlers.plain import ID

SAFETY_TAPS: list[BaseHandler[Any, Context, Any]] = [
    CallbackQueryHandler(emergencies.not_one, r"^no_danger\Z"),
    CallbackQueryHandler(emergencies.use_words, r"^use_words\Z"),
    CallbackQueryHandler(emergency_letters.ring_them, rf"^ring_them:{ID}\Z"),
    CallbackQueryHandler(emergency_letters.see_to, rf"^seen_to:{ID}\Z"),
]

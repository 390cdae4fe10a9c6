"""The buttons about being on duty, and about what needs an organiser."""

from typing import Any

from telegram.ext import BaseHandler, CallbackQueryHandler

from handlers import duty, morning
from handlers.context import Context
from handlers.plain import ID

DUTY_TAPS: list[BaseHandler[Any, Context, Any]] = [
    CallbackQueryHandler(duty.rota, r"^duty\Z"),
    CallbackQueryHandler(duty.turn, r"^my_duty:([1-7]):(on|off)\Z"),
    CallbackQueryHandler(duty.offer, r"^offer_day:([0-9]{8})\Z"),
    CallbackQueryHandler(duty.take, rf"^take_duty:{ID}\Z"),
    CallbackQueryHandler(morning.see_choice, r"^morning\Z"),
    CallbackQueryHandler(morning.choose, r"^morning:(7|8|9|never)\Z"),
    CallbackQueryHandler(morning.what_needs_me, r"^needs\Z"),
]

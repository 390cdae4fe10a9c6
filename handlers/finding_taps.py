"""The way to somebody an organiser looks for, and the buttons about talks with them."""

from typing import Any

from telegram.ext import BaseHandler, CallbackQueryHandler

from handlers import contact_log, finding
from handlers.context import Context
from handlers.plain import ID

FINDING_TAPS: list[BaseHandler[Any, Context, Any]] = [
    CallbackQueryHandler(finding.find, r"^find\Z"),
    CallbackQueryHandler(finding.see_person, rf"^person:{ID}\Z"),
    CallbackQueryHandler(finding.reach_person, rf"^reach_person:{ID}\Z"),
    CallbackQueryHandler(contact_log.ask_what, rf"^note_talk:{ID}\Z"),
    CallbackQueryHandler(contact_log.later, rf"^come_back_later:{ID}\Z"),
    CallbackQueryHandler(contact_log.done, rf"^come_back_done:{ID}\Z"),
    CallbackQueryHandler(contact_log.take_out, rf"^take_out_talk:{ID}\Z"),
]

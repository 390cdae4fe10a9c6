"""The buttons about alarms, blocks, reports and worries."""

from typing import Any

from telegram.ext import BaseHandler, CallbackQueryHandler

from handlers import blocking, cases, confiding, emergencies, emergency_letters
from handlers.context import Context
from handlers.plain import ID

SAFETY_TAPS: list[BaseHandler[Any, Context, Any]] = [
    CallbackQueryHandler(emergencies.not_one, r"^no_danger\Z"),
    CallbackQueryHandler(emergencies.use_words, r"^use_words\Z"),
    CallbackQueryHandler(emergency_letters.ring_them, rf"^ring_them:{ID}\Z"),
    CallbackQueryHandler(emergency_letters.see_to, rf"^seen_to:{ID}\Z"),
    CallbackQueryHandler(blocking.choose, rf"^trouble:{ID}(?::{ID})?\Z"),
    CallbackQueryHandler(blocking.about, rf"^about:{ID}:{ID}\Z"),
    CallbackQueryHandler(blocking.ask_before_blocking, rf"^keep_apart:{ID}:{ID}\Z"),
    CallbackQueryHandler(blocking.block, rf"^block:{ID}:{ID}\Z"),
    CallbackQueryHandler(blocking.blocked, r"^blocked\Z"),
    CallbackQueryHandler(blocking.unblock, rf"^unblock:{ID}\Z"),
    CallbackQueryHandler(confiding.report, rf"^report:{ID}:{ID}(?::{ID})?\Z"),
    CallbackQueryHandler(confiding.worried, r"^worried\Z"),
    CallbackQueryHandler(confiding.worried_anew, r"^worried_anew\Z"),
    CallbackQueryHandler(cases.listed, r"^cases\Z"),
    CallbackQueryHandler(cases.see, rf"^case:{ID}\Z"),
    CallbackQueryHandler(cases.look_into, rf"^look_into:{ID}\Z"),
    CallbackQueryHandler(cases.ask_when, rf"^look_again:{ID}\Z"),
    CallbackQueryHandler(cases.look_again, rf"^look_again:{ID}:(1|7|28)\Z"),
    CallbackQueryHandler(cases.close, rf"^close_case:{ID}\Z"),
    CallbackQueryHandler(cases.hear_voice, rf"^case_voice:{ID}\Z"),
    CallbackQueryHandler(confiding.ask_for_note, rf"^note_case:{ID}\Z"),
]

"""The buttons about areas and their groups, and about those who ask to be let in."""

from typing import Any

from telegram.ext import BaseHandler, CallbackQueryHandler

from handlers import arranging, knocks, weekly_pictures
from handlers.context import Context
from handlers.plain import ID

AREA_TAPS: list[BaseHandler[Any, Context, Any]] = [
    CallbackQueryHandler(arranging.areas, r"^areas\Z"),
    CallbackQueryHandler(arranging.area, rf"^area:{ID}\Z"),
    CallbackQueryHandler(arranging.name_area, rf"^name_area:{ID}\Z"),
    CallbackQueryHandler(arranging.link_group, rf"^link_group:{ID}\Z"),
    CallbackQueryHandler(arranging.ask_before_unlinking, rf"^part:{ID}\Z"),
    CallbackQueryHandler(arranging.unlink, rf"^unlink:{ID}\Z"),
    CallbackQueryHandler(arranging.beside, rf"^beside:{ID}\Z"),
    CallbackQueryHandler(arranging.set_beside, rf"^beside:{ID}:{ID}:(yes|no)\Z"),
    CallbackQueryHandler(weekly_pictures.see_choice, rf"^picture:{ID}\Z"),
    CallbackQueryHandler(weekly_pictures.choose, rf"^picture:{ID}:(on|off)\Z"),
    CallbackQueryHandler(weekly_pictures.preview, rf"^see_picture:{ID}\Z"),
    CallbackQueryHandler(weekly_pictures.leave_out, rf"^no_thanks:{ID}\Z"),
    CallbackQueryHandler(weekly_pictures.may_show, rf"^show_thanks:{ID}:(yes|no)\Z"),
    CallbackQueryHandler(knocks.answer, rf"^knock:{ID}\Z"),
    CallbackQueryHandler(knocks.let_in, rf"^let_in:{ID}\Z"),
    CallbackQueryHandler(knocks.turn_away, rf"^turn_away:{ID}\Z"),
]

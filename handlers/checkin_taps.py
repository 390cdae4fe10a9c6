"""The buttons about check-ins: the answers, and what those who are told can do."""

from typing import Any

from telegram.ext import BaseHandler, CallbackQueryHandler

from handlers import checkin_contacts, checkins
from handlers.context import Context
from handlers.plain import ID

CHECKIN_TAPS: list[BaseHandler[Any, Context, Any]] = [
    CallbackQueryHandler(checkins.fine, rf"^fine:{ID}\Z"),
    CallbackQueryHandler(checkins.ring_me, rf"^ring_me:{ID}\Z"),
    CallbackQueryHandler(checkins.help_me, rf"^help_me:{ID}\Z"),
    CallbackQueryHandler(checkins.check, rf"^check:{ID}\Z"),
    CallbackQueryHandler(checkins.outcome, rf"^outcome:{ID}:(found_fine|helped|hospital)\Z"),
    CallbackQueryHandler(checkins.cannot_reach, rf"^cannot_reach:{ID}\Z"),
    CallbackQueryHandler(checkins.cannot_check, rf"^cannot_check:{ID}\Z"),
    CallbackQueryHandler(checkins.rang_fine, rf"^rang_fine:{ID}\Z"),
    CallbackQueryHandler(checkins.rang_in_vain, rf"^rang_in_vain:{ID}\Z"),
    CallbackQueryHandler(checkins.rang_help, rf"^rang_help:{ID}\Z"),
    CallbackQueryHandler(checkins.cannot_ring, rf"^cannot_ring:{ID}\Z"),
    CallbackQueryHandler(checkin_contacts.will_be_told, rf"^contact:{ID}:(yes|no)\Z"),
]

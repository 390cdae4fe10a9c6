"""The buttons about check-ins: the answers, and what those who are told can do."""

from typing import Any

from telegram.ext import BaseHandler, CallbackQueryHandler

from handlers import checkin_contacts, checkin_overview, checkin_parts, checkin_plans, checkins
from handlers.context import Context
from handlers.plain import ID

AGREEING_TAPS: list[BaseHandler[Any, Context, Any]] = [
    CallbackQueryHandler(checkin_plans.good_morning, r"^good_morning\Z"),
    CallbackQueryHandler(checkin_plans.propose, rf"^propose_call:{ID}(:anew)?\Z"),
    CallbackQueryHandler(checkin_plans.see_proposed, rf"^see_proposed:{ID}\Z"),
    CallbackQueryHandler(checkin_plans.accept, rf"^accept_call:{ID}\Z"),
    CallbackQueryHandler(checkin_plans.decline, rf"^decline_call:{ID}\Z"),
    CallbackQueryHandler(checkin_plans.change, rf"^change_call:{ID}\Z"),
    CallbackQueryHandler(checkin_plans.pause, rf"^pause_call:{ID}\Z"),
    CallbackQueryHandler(checkin_plans.go_on, rf"^go_on_call:{ID}\Z"),
    CallbackQueryHandler(checkin_plans.ask_before_stopping, rf"^ask_stop_call:{ID}\Z"),
    CallbackQueryHandler(checkin_plans.stop, rf"^stop_call:{ID}\Z"),
    CallbackQueryHandler(checkin_plans.take_up, rf"^take_up_call:{ID}\Z"),
    CallbackQueryHandler(checkin_parts.see, rf"^part_in_call:{ID}\Z"),
    CallbackQueryHandler(checkin_parts.will_ring, rf"^caller:{ID}:(yes|no)\Z"),
    CallbackQueryHandler(checkin_overview.calls, r"^calls\Z"),
    CallbackQueryHandler(checkin_overview.call_for, rf"^call_for:{ID}(:anew)?\Z"),
    CallbackQueryHandler(checkin_overview.stop_for, rf"^stop_call_for:{ID}\Z"),
]
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
    *AGREEING_TAPS,
]

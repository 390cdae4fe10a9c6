"""The buttons about trust: asking for somebody else, agreeing to it, and organisers who ring."""

from typing import Any

from telegram.ext import BaseHandler, CallbackQueryHandler

from handlers import trusted, trusted_calls, trusted_residents, trusted_starts
from handlers.context import Context
from handlers.plain import ID

TOKEN = r"([A-Za-z0-9_-]{22})"

TRUSTED_TAPS: list[BaseHandler[Any, Context, Any]] = [
    CallbackQueryHandler(trusted.for_another, r"^for_another\Z"),
    CallbackQueryHandler(trusted.for_new, r"^for_new\Z"),
    CallbackQueryHandler(trusted.ask_for, rf"^ask_for:{ID}(:now|:leave)?\Z"),
    CallbackQueryHandler(trusted.link_for, rf"^link_for:{ID}\Z"),
    CallbackQueryHandler(trusted.ring_them, rf"^ring_for:{ID}\Z"),
    CallbackQueryHandler(trusted_starts.yes_by_link, rf"^yes_by_link:{TOKEN}\Z"),
    CallbackQueryHandler(trusted_starts.no_by_link, rf"^no_by_link:{TOKEN}\Z"),
    CallbackQueryHandler(trusted_residents.may_ask, rf"^may_ask(?::{ID})?\Z"),
    CallbackQueryHandler(trusted_residents.see, rf"^trusted:{ID}\Z"),
    CallbackQueryHandler(trusted_residents.invite, r"^invite_trusted\Z"),
    CallbackQueryHandler(trusted_residents.agree, rf"^agree_to:{ID}\Z"),
    CallbackQueryHandler(trusted_residents.end, rf"^end_trust:{ID}\Z"),
    CallbackQueryHandler(trusted_residents.make_main, rf"^main_trusted:{ID}\Z"),
    CallbackQueryHandler(trusted_residents.keep_on, rf"^keep_on:{ID}\Z"),
    CallbackQueryHandler(trusted_calls.to_ring, r"^consents\Z"),
    CallbackQueryHandler(trusted_calls.take, rf"^consent_ring:{ID}\Z"),
    CallbackQueryHandler(trusted_calls.write_down, rf"^consent_heard:{ID}\Z"),
    CallbackQueryHandler(trusted_calls.who_refers, r"^referrers\Z"),
    CallbackQueryHandler(trusted_calls.see_referrer, rf"^referrer:{ID}\Z"),
    CallbackQueryHandler(trusted_calls.make_referrer, rf"^make_referrer:{ID}\Z"),
    CallbackQueryHandler(trusted_calls.end_referrer, rf"^end_referrer:{ID}\Z"),
]

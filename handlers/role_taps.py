"""The buttons about organisers: who they are, what needs two of them, and what was done."""

from typing import Any

from telegram.ext import BaseHandler, CallbackQueryHandler

from handlers import acts, leads, proposals, roles
from handlers.context import Context
from handlers.plain import ID

ROLE_TAPS: list[BaseHandler[Any, Context, Any]] = [
    CallbackQueryHandler(roles.organisers, r"^organisers\Z"),
    CallbackQueryHandler(roles.organiser, rf"^organiser:{ID}\Z"),
    CallbackQueryHandler(roles.invite, r"^invite_organiser\Z"),
    CallbackQueryHandler(roles.ask_before_freezing, rf"^freeze:{ID}\Z"),
    CallbackQueryHandler(roles.freeze, rf"^freeze_now:{ID}\Z"),
    CallbackQueryHandler(roles.unfreeze, rf"^unfreeze:{ID}\Z"),
    CallbackQueryHandler(leads.name_lead, rf"^name_lead:{ID}\Z"),
    CallbackQueryHandler(leads.end_lead, rf"^end_lead:{ID}\Z"),
    CallbackQueryHandler(roles.ask_before_leaving, r"^leave_organising\Z"),
    CallbackQueryHandler(roles.leave, r"^leave_organising_now\Z"),
    CallbackQueryHandler(proposals.see, rf"^proposal:{ID}\Z"),
    CallbackQueryHandler(proposals.agree, rf"^agree:{ID}\Z"),
    CallbackQueryHandler(proposals.refuse, rf"^refuse:{ID}\Z"),
    CallbackQueryHandler(acts.what_was_done, r"^acts\Z"),
]

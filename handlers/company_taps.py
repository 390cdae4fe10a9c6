"""The buttons about regular company."""

from typing import Any

from telegram.ext import BaseHandler, CallbackQueryHandler

from handlers import company, company_overview, company_wishes
from handlers.context import Context
from handlers.plain import ID

COMPANY_TAPS: list[BaseHandler[Any, Context, Any]] = [
    CallbackQueryHandler(company.my_company, r"^company\Z"),
    CallbackQueryHandler(company.see, rf"^my_company:{ID}\Z"),
    CallbackQueryHandler(company.say_yes, rf"^company_yes:{ID}\Z"),
    CallbackQueryHandler(company.say_no, rf"^company_no:{ID}\Z"),
    CallbackQueryHandler(company.miss, rf"^miss_meeting:{ID}:([0-9]{{8}})\Z"),
    CallbackQueryHandler(company.cover, rf"^cover_meeting:{ID}\Z"),
    CallbackQueryHandler(company.goes, rf"^goes:{ID}:(well|not_well)\Z"),
    CallbackQueryHandler(company.ask_before_ending, rf"^ask_end_company:{ID}\Z"),
    CallbackQueryHandler(company.end, rf"^end_company:{ID}\Z"),
    CallbackQueryHandler(company_overview.pairs, r"^pairs\Z"),
    CallbackQueryHandler(company_overview.pair, rf"^pair:{ID}\Z"),
    CallbackQueryHandler(company_overview.company_for, rf"^company_for:{ID}(:anew)?\Z"),
    CallbackQueryHandler(company_wishes.want, r"^want_company\Z"),
    CallbackQueryHandler(company_wishes.would_rather_not, r"^no_company\Z"),
    CallbackQueryHandler(company_wishes.let_suggest, r"^chances:(on|off)\Z"),
]

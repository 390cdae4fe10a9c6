"""The buttons about privacy: what is kept, one's own data, being forgotten, and looking up."""

from typing import Any

from telegram.ext import BaseHandler, CallbackQueryHandler

from handlers import forgetting, looking_up, own_copy, privacy
from handlers.context import Context
from handlers.plain import ID

PRIVACY_TAPS: list[BaseHandler[Any, Context, Any]] = [
    CallbackQueryHandler(privacy.show_how_long, r"^how_long\Z"),
    CallbackQueryHandler(privacy.agree_anew, r"^agree\Z"),
    CallbackQueryHandler(privacy.stay_on, rf"^stay_on:{ID}\Z"),
    CallbackQueryHandler(own_copy.give, r"^mydata\Z"),
    CallbackQueryHandler(forgetting.ask, r"^forget_me\Z"),
    CallbackQueryHandler(forgetting.ask_again, r"^forget_me:sure\Z"),
    CallbackQueryHandler(forgetting.forget, r"^forget_me:now\Z"),
    CallbackQueryHandler(forgetting.come_back, r"^come_back\Z"),
    CallbackQueryHandler(forgetting.ask_about, rf"^forget:{ID}\Z"),
    CallbackQueryHandler(forgetting.forget_kept, rf"^forget:{ID}:now\Z"),
    CallbackQueryHandler(forgetting.bring_back, rf"^bring_back:{ID}\Z"),
    CallbackQueryHandler(looking_up.how_to_reach_resident, rf"^how_to_reach:{ID}\Z"),
]

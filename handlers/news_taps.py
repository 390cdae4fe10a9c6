"""The buttons about announcements: those of organisers, and those under each one."""

from typing import Any

from telegram.ext import BaseHandler, CallbackQueryHandler

from handlers import announcing, news
from handlers.context import Context
from handlers.plain import ID

NEWS_TAPS: list[BaseHandler[Any, Context, Any]] = [
    CallbackQueryHandler(announcing.announcements_list, r"^announcements\Z"),
    CallbackQueryHandler(announcing.write, r"^send_news\Z"),
    CallbackQueryHandler(announcing.see, rf"^announcement:{ID}\Z"),
    CallbackQueryHandler(announcing.answers, rf"^answers:{ID}\Z"),
    CallbackQueryHandler(announcing.write_to_answered, rf"^write_news:{ID}:([0-5]|none)\Z"),
    CallbackQueryHandler(announcing.write_to_answered_anew, rf"^write_news_anew:{ID}:([0-5]|none)\Z"),
    CallbackQueryHandler(announcing.test, rf"^test_news:{ID}\Z"),
    CallbackQueryHandler(announcing.missed, rf"^missed_news:{ID}\Z"),
    CallbackQueryHandler(announcing.ring_instead, rf"^ring_instead:{ID}\Z"),
    CallbackQueryHandler(announcing.pause, rf"^pause_news:{ID}\Z"),
    CallbackQueryHandler(announcing.resume, rf"^resume_news:{ID}\Z"),
    CallbackQueryHandler(announcing.stop, rf"^stop_news:{ID}\Z"),
    CallbackQueryHandler(announcing.change, rf"^change_news:{ID}\Z"),
    CallbackQueryHandler(announcing.change_anew, rf"^change_news_anew:{ID}\Z"),
    CallbackQueryHandler(announcing.ask_before_taking_back, rf"^take_back:{ID}\Z"),
    CallbackQueryHandler(announcing.take_back, rf"^take_back_now:{ID}\Z"),
    CallbackQueryHandler(news.reply, rf"^reply:{ID}:([0-5])\Z"),
    CallbackQueryHandler(news.no_more, rf"^no_news(?::{ID})?\Z"),
    CallbackQueryHandler(news.again, rf"^want_news(?::{ID})?\Z"),
]

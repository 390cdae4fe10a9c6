"""A plain python-telegram-bot that writes to many, as its guides say: all side by side, or one by one."""

import asyncio
import os
import sys
from contextlib import suppress
from datetime import timedelta

from telegram import Update
from telegram.error import RetryAfter, TelegramError
from telegram.ext import (
    AIORateLimiter,
    Application,
    ApplicationBuilder,
    CallbackQueryHandler,
    CommandHandler,
    ContextTypes,
)

RETRIES = 100
WORDS = "Which area is your group for? A new area gets the name of the group."


async def tap(update: Update, context: ContextTypes.DEFAULT_TYPE) -> None:
    """Somebody taps while it writes."""
    query = update.callback_query
    assert query
    await query.answer()
    await query.edit_message_text(f"Next question {query.id}")


async def start(update: Update, context: ContextTypes.DEFAULT_TYPE) -> None:
    """Somebody to tap."""
    if update.message:
        await update.message.reply_text("Question")


async def write(update: Update, context: ContextTypes.DEFAULT_TYPE) -> None:
    """`/write FIRST NUMBER`: to so many accounts from this one on."""
    assert context.args
    first, number = (int(word) for word in context.args)
    people = range(first, first + number)
    context.application.create_task(WAYS[sys.argv[1]](context.application, people))


async def gather(application: Application, people: range) -> None:  # type: ignore[type-arg]
    """All side by side; PTB's limiter holds them back and tries again."""
    await asyncio.gather(
        *(application.bot.send_message(one, WORDS) for one in people), return_exceptions=True
    )


async def loop(application: Application, people: range) -> None:  # type: ignore[type-arg]
    """One after the other."""
    for one in people:
        for _ in range(RETRIES):
            try:
                await application.bot.send_message(one, WORDS)
            except RetryAfter as pause:
                seconds = pause.retry_after
                await asyncio.sleep(seconds.total_seconds() if isinstance(seconds, timedelta) else seconds)
                continue
            except TelegramError:
                pass
            break


WAYS = {"gather": gather, "loop": loop}


def main() -> None:
    """Polls until told to stop."""
    builder = (
        ApplicationBuilder().token(os.environ["BOT_TOKEN"]).base_url(f"{os.environ['TELEGRAM_API_URL']}/bot")
    )
    if sys.argv[1] == "gather":
        builder = builder.rate_limiter(AIORateLimiter(max_retries=RETRIES))
    application = builder.build()
    application.add_handler(CommandHandler("start", start))
    application.add_handler(CommandHandler("write", write))
    application.add_handler(CallbackQueryHandler(tap))
    with suppress(KeyboardInterrupt):
        application.run_polling()


if __name__ == "__main__":
    main()

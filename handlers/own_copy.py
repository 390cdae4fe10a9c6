"""My data: a page to read and a file for another computer, sent to whoever asks for their own."""

import asyncio

from telegram import InputFile, Update

from aid.own_copy import as_html, as_json, collect
from aid.words import _
from handlers.context import Context

PAGE_NAME, FILE_NAME = "my-data.html", "my-data.json"


async def give(update: Update, context: Context) -> None:
    """/mydata, or its button."""
    person = await context.person()
    await context.answer()
    data = await collect(context.db, person.id, person.account_id)
    # Who has been here for years has much of it: meanwhile others are answered.
    html = await asyncio.to_thread(as_html, data, context.now, context.desk.zone)
    page = InputFile(html, filename=PAGE_NAME, attach=False)
    await context.send_file(page, _("All I know about you. Open the file to read it."))
    file = InputFile(as_json(data, context.now), filename=FILE_NAME, attach=False)
    await context.send_file(file, _("The same again, for another computer."))

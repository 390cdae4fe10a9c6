"""Posters: an organiser gets the link of an area and a poster of it; whoever opens it joins there."""

import asyncio
from datetime import datetime

from telegram import InputFile, Update

from aid import posters as verbs
from aid.links import look
from aid.posters import Poster
from aid.refusals import JoinedAlready
from aid.words import _
from handlers import conversation
from handlers.context import Context
from handlers.joining import FOR_AREA, JOIN
from handlers.organisers import must_organise
from handlers.screens import Button, Screen, fill, one_a_row
from storage import areas, people

LABEL_LETTERS_MAX = 28
FILE_NAME = "poster.pdf"


async def ask_which(update: Update, context: Context) -> None:
    """An organiser taps "Posters"."""
    await must_organise(context)
    every = await areas.all(context.db)
    words = (
        _("<b>For which area?</b>\nI make a link for a poster. Whoever opens it can join there.")
        if every
        else _("No area is set up yet. Add me to your group and type /setup there.")
    )
    names = [Button(label=area.name[:LABEL_LETTERS_MAX], says=f"poster:{area.id}") for area in every]
    await context.show(Screen(text=words, buttons=one_a_row(*names)))
    await context.answer()


async def make(update: Update, context: Context) -> None:
    """An organiser taps the name of an area."""
    organiser = await context.person()
    area, payload = await verbs.make_poster(context.db, context.subject, by=organiser.id, now=context.now)
    await context.answer()
    short = f"t.me/{context.bot.username}"
    link = f"https://{short}?start={payload}"
    words = _("The link for <b>{area}</b>. It stays good for ever, so it can go on a poster.\n{link}")
    await context.show(Screen(text=fill(words, area=area.name, link=link)))
    poster = Poster(area=area.name, link=link, short=short, phone=context.desk.phone)
    # It takes half a second: meanwhile others are answered.
    pages = await asyncio.to_thread(_drawn, poster, context.now)
    await context.send_file(
        InputFile(pages, filename=FILE_NAME, attach=False),
        _("Page 1 is a poster to put up. Page 2 has cards to cut out and give away."),
    )


def _drawn(poster: Poster, now: datetime) -> bytes:
    from aid.poster_pages import poster_file  # what draws is slow to load, and seldom wanted

    return poster_file(poster, now)


async def open_poster(context: Context, payload: str) -> None:
    """Somebody has followed a poster: they join, and their area is chosen."""
    link = await look(context.db, payload, now=context.now)
    if await people.find_by_account(context.db, context.account_id):
        raise JoinedAlready
    area = await areas.find(context.db, link.about) if link.about else None
    await conversation.begin(context, JOIN, answers={FOR_AREA: str(area.id)} if area else None)

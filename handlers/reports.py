"""/report: an organiser reads how each month was, and gets a table of it or a page for a funder."""

import asyncio
from datetime import date

from telegram import InputFile, Update

from aid.moments import MINUTES_IN_AN_HOUR
from aid.report_tables import report_table
from aid.reports import Report, busiest_tenth, count, month_name, report, wait_words
from aid.wellbeing_figures import changes
from aid.words import _, p_
from handlers.context import Context
from handlers.kinds import LABELS
from handlers.organisers import must_organise
from handlers.screens import Button, Screen, fill, one_a_row, paragraphs
from handlers.wellbeing_words import wellbeing_words

MONTHS_SHOWN = 6
TABLE_NAME, PAGE_NAME = "report.csv", "report.pdf"


async def show(update: Update, context: Context) -> None:
    """/report, or the button "How it is going"."""
    found = await _report(context)
    await context.show(
        Screen(
            text=_words(found),
            buttons=one_a_row(
                Button(label=p_("button", "How people are"), says="report:wellbeing"),
                Button(label=p_("button", "A table (CSV)"), says="report:table"),
                Button(label=p_("button", "A page for a funder (PDF)"), says="report:page"),
            ),
        )
    )
    await context.answer()


async def show_wellbeing(update: Update, context: Context) -> None:
    """ "How people are"."""
    found = await _report(context)
    await context.show(
        Screen(
            text=wellbeing_words(changes(found.pairs)),
            buttons=one_a_row(Button(label=p_("button", "Go back"), says="report")),
        )
    )
    await context.answer()


async def send_table(update: Update, context: Context) -> None:
    """ "A table (CSV)"."""
    found = await _report(context)
    await context.answer()
    table = await asyncio.to_thread(report_table, found)
    await context.send_file(
        InputFile(table, filename=TABLE_NAME, attach=False),
        _("A row for each month, area and kind of help. It has small counts: keep it among organisers."),
    )


async def send_page(update: Update, context: Context) -> None:
    """ "A page for a funder (PDF)"."""
    found = await _report(context)
    await context.answer()
    page = await asyncio.to_thread(_drawn, found, context)
    await context.send_file(
        InputFile(page, filename=PAGE_NAME, attach=False),
        _("One page on the last 12 months. Its counts are rounded, and small ones are a few."),
    )


async def _report(context: Context) -> Report:
    await must_organise(context)
    return await report(context.db, context.now, context.desk.zone)


def _drawn(found: Report, context: Context) -> bytes:
    from aid.report_pages import report_page  # what draws is slow to load, and seldom wanted

    return report_page(found, {kind: str(label) for kind, label in LABELS.items()}, context.now)


def _words(found: Report) -> str:
    told = [month for month in found.months if found.in_month(month)][-MONTHS_SHOWN:]
    if not told:
        return _("Nobody has asked for anything in the last 12 months.")
    share = busiest_tenth(found.asked)
    spread = _("The busiest tenth of those who helped gave {share}% of the help.")
    return paragraphs(
        _("<b>How it is going</b>"),
        "\n".join(_month_line(found, month) for month in reversed(told)),
        _("It counts in the month in which it was asked for."),
        fill(spread, share=share) if share is not None else None,
    )


def _month_line(found: Report, month: date) -> str:
    told = count(found.in_month(month))
    facts = {
        "month": month_name(month),
        "asked": told.asked,
        "met": told.met,
        "hours": round(told.minutes / MINUTES_IN_AN_HOUR),
        "new": len(found.new_in(month)),
    }
    line = _("<b>{month}</b>: {asked} asked, {met} met. Hours given: {hours}. New neighbours: {new}.")
    wait = "" if told.wait is None else fill(_("First yes after {wait}."), wait=wait_words(told.wait))
    return f"{fill(line, **facts)} {wait}".strip()

"""The report as a CSV file in which a spreadsheet takes nothing for a formula."""

import csv
import io
from typing import Any

from aid.reports import Report, count, few
from aid.wellbeing_figures import changes
from aid.words import _

BEGINS_A_FORMULA = ("=", "+", "-", "@", "\t", "\r")
BYTE_ORDER_MARK = "\ufeff"  # without it some spreadsheets misread names


def report_table(report: Report) -> bytes:
    """The whole file: a row for each month, area and kind. New neighbours stand in rows without a kind.

    Below stands how people said they were, before and after.
    """
    text = io.StringIO(newline="")
    rows = csv.writer(text)
    rows.writerow(
        (
            _("Month"), _("Area"), _("Kind"), _("Asked"), _("Met"), _("Met, but not confirmed"),
            _("Partly met"), _("Minutes to the first yes (median)"), _("Hours given"), _("New neighbours"),
        )
    )  # fmt: skip
    for month in report.months:
        asked, new = report.in_month(month), report.new_in(month)
        for area in report.areas:
            there = [each for each in asked if each.area == area]
            for kind in sorted({each.kind for each in there}):
                told = count(each for each in there if each.kind is kind)
                rows.writerow(
                    (
                        f"{month:%Y-%m}", safe(area), kind.value, told.asked, told.met, told.unconfirmed,
                        told.partly, "" if told.wait is None else told.wait, told.minutes / 60, "",
                    )
                )  # fmt: skip
            if came := sum((each.area or "") == area for each in new):
                rows.writerow((f"{month:%Y-%m}", safe(area), *[""] * 7, came))
    _write_wellbeing(rows, report)
    return (BYTE_ORDER_MARK + text.getvalue()).encode()


def _write_wellbeing(rows: Any, report: Report) -> None:
    # Organisers too read of a few people only that they are a few.
    told = changes(report.pairs)
    if told:
        rows.writerow(())
        rows.writerow((_("How people are"), _("Answered both times"), _("Before"), _("After"), _("Change")))
    for each in told:
        averages = ("" if value is None else value for value in (each.before, each.after, each.by))
        rows.writerow((str(each.name), few(each.people), *averages))


def safe(cell: str) -> str:
    """What somebody wrote, so that it stays words: an apostrophe goes before what would begin a formula."""
    return "'" + cell if cell.lstrip(" ").startswith(BEGINS_A_FORMULA) else cell

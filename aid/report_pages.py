"""The report as one A4 page for a funder: small counts are "a few", so that nobody is picked out."""

from collections.abc import Callable, Mapping
from datetime import datetime
from functools import partial

from fpdf import FPDF

from aid.moments import MINUTES_IN_AN_HOUR
from aid.paper import GREEN, GREY, MARGIN, PAPER_WIDE, paper, write_line
from aid.reports import FEW, Figures, Report, busiest_tenth, count, few, month_name, wait_words
from aid.wellbeing_figures import changes, signed
from aid.words import _
from storage.figures import Asked
from storage.help_requests import Kind

ROW_HIGH = 7.0
COLUMNS = (60.0, 24.0, 24.0, 24.0, 48.0)
AREAS_LESS = 5  # where there is something to say of how people are
AREAS_SHOWN = 8  # the rest goes into one line, so that it stays one page

Lines = list[tuple[str, list[Asked]]]


def report_page(report: Report, kinds: Mapping[Kind, str], now: datetime) -> bytes:
    """The PDF. `kinds`: what each is called."""
    pdf = paper(_("Good Turn, the last 12 months"), now)
    pdf.add_page()
    write = partial(write_line, pdf, x=MARGIN, wide=PAPER_WIDE - 2 * MARGIN, align="L")
    write(_("A hand from your neighbours"), y=14, points=26, bold=True, colour=GREEN)
    span = _("{first} to {last}").format(
        first=month_name(report.months[0]), last=month_name(report.months[-1])
    )
    write(span, y=27, points=14)
    y = _table(pdf, 40, _("Month"), [(month_name(each), report.in_month(each)) for each in report.months])
    y = _table(pdf, y, _("Kind of help"), _by(report, lambda each: kinds[each.kind]))
    areas = AREAS_SHOWN - (AREAS_LESS if report.pairs else 0)
    y = _table(pdf, y, _("Area"), _at_most(areas, _by(report, lambda each: each.area)))
    y = _wellbeing(pdf, y, report)
    for line in _below(report):
        write(line, y=y, points=11)
        y += 6
    closing = _("All counts are to the nearest {count}. Fewer than {count} is a few.").format(count=FEW)
    write(closing, y=y, points=11, colour=GREY)
    return bytes(pdf.output())


def _table(pdf: FPDF, y: float, name: str, lines: Lines) -> float:
    _row(pdf, y, (name, _("Asked"), _("Met"), _("Hours"), _("Time to the first yes")), bold=True)
    for label, asked in lines:
        y += 5.5
        _row(pdf, y, (label, *_cells(count(asked))))
    return y + ROW_HIGH + 3


def _wellbeing(pdf: FPDF, y: float, report: Report) -> float:
    told = changes(report.pairs)
    if not told:
        return y
    heads = (_("How people say they are"), _("People"), _("Before"), _("After"), _("Change"))
    _row(pdf, y, heads, bold=True)
    for each in told:
        y += 5.5
        before, after, by = each.before, each.after, each.by
        averages = ("", "", "") if by is None else (str(before), str(after), signed(by))
        _row(pdf, y, (str(each.name), few(each.people), *averages))
    note = _("They chose to say it, at least 2 months apart. Where nearly all said the same, it is left out.")
    width = PAPER_WIDE - 2 * MARGIN
    write_line(pdf, note, x=MARGIN, y=y + 6, wide=width, points=11, align="L", colour=GREY)
    return y + 6 + ROW_HIGH + 3


def _row(pdf: FPDF, y: float, cells: tuple[str, ...], bold: bool = False) -> None:
    x = MARGIN
    for cell, wide in zip(cells, COLUMNS, strict=True):
        write_line(pdf, cell, x=x, y=y, wide=wide - 2, points=11, bold=bold, align="L")
        x += wide


def _cells(told: Figures) -> tuple[str, ...]:
    # What few had would tell of them how long they waited, or how long somebody stayed.
    hours = _("a few") if 0 < told.met < FEW else few(round(told.minutes / MINUTES_IN_AN_HOUR))
    wait = "" if told.met < FEW or told.wait is None else wait_words(told.wait)
    return few(told.asked), few(told.met), hours, wait


def _below(report: Report) -> list[str]:
    share = busiest_tenth(report.asked)
    new = _("New neighbours on the list: {count}").format(count=few(len(report.approved)))
    if share is None:
        return [new]
    return [new, _("The busiest tenth of those who helped gave {share}% of the help.").format(share=share)]


def _by(report: Report, name: Callable[[Asked], str]) -> Lines:
    names = sorted({name(each) for each in report.asked})
    lines = [(one, [each for each in report.asked if name(each) == one]) for one in names]
    return sorted(lines, key=lambda line: -len(line[1]))


def _at_most(most: int, lines: Lines) -> Lines:
    rest = [each for _name, asked in lines[most - 1 :] for each in asked]
    return lines if len(lines) <= most else [*lines[: most - 1], (_("Others"), rest)]

"""A poster as a PDF of two A4 pages: one for a wall, with strips to tear off; one of cards for wallets."""

from datetime import datetime
from functools import partial

import segno
from fpdf import FPDF

from aid.paper import BLACK, GREEN, GREY, MARGIN, PAPER_HIGH, PAPER_WIDE, paper, write_line
from aid.posters import Poster
from aid.words import _

STRIPS = 8
STRIP_HIGH = 66.0
CARD_WIDE, CARD_HIGH = 85.6, 54.0  # a bank card's: it fits a wallet
CARD_POINTS = 18
QUIET = 4  # modules around a QR code that stay white, as its norm wants


def poster_file(poster: Poster, now: datetime) -> bytes:
    """The PDF: the poster first, then ten cards to cut out."""
    pdf = paper(f"Good Turn, {poster.area}", now)
    _wall(pdf, poster)
    _cards(pdf, poster)
    return bytes(pdf.output())


def _wall(pdf: FPDF, poster: Poster) -> None:
    pdf.add_page()
    write = partial(write_line, pdf, x=MARGIN, wide=PAPER_WIDE - 2 * MARGIN)
    write(_("A hand from your neighbours"), y=14, points=44, bold=True, colour=GREEN)
    write(poster.area, y=33, points=32, bold=True)
    write(_("Shopping, the garden, or a friendly call."), y=52, points=25)
    write(_("You ask. A neighbour nearby comes and helps."), y=64, points=25)
    _qr(pdf, poster.link, x=(PAPER_WIDE - 92) / 2, y=78, wide=92)
    write(_("Point the camera of your phone at the square."), y=173, points=22)
    write(_("No smartphone? Ring us:") if poster.phone else _("Or type this link:"), y=186, points=22)
    write(poster.phone or poster.short, y=196, points=40, bold=True)
    write(_("We never ask for a PIN or bank details."), y=215, points=17)
    _strips(pdf, poster)


def _strips(pdf: FPDF, poster: Poster) -> None:
    top, wide = PAPER_HIGH - STRIP_HIGH, PAPER_WIDE / STRIPS
    pdf.set_draw_color(*GREY)
    pdf.set_dash_pattern(dash=2, gap=1.5)
    pdf.line(0, top, PAPER_WIDE, top)
    for number in range(STRIPS):
        left = number * wide
        if number:
            pdf.line(left, top, left, PAPER_HIGH)
        _qr(pdf, poster.link, x=left + 1.5, y=top + 1.5, wide=wide - 3)
        # Turned by a quarter, a strip is as long as a line of words.
        with pdf.rotation(90, left + wide / 2, PAPER_HIGH - 4):
            write = partial(write_line, pdf, x=left + wide / 2, wide=STRIP_HIGH - wide - 6, align="L")
            write(poster.area, y=PAPER_HIGH - 14, points=13)
            write(poster.phone or _("Good Turn"), y=PAPER_HIGH - 8, points=20, bold=True)
            write(poster.short, y=PAPER_HIGH + 0.5, points=11)
    pdf.set_dash_pattern()


def _cards(pdf: FPDF, poster: Poster) -> None:
    pdf.add_page()
    left, top = (PAPER_WIDE - 2 * CARD_WIDE) / 2, (PAPER_HIGH - 5 * CARD_HIGH) / 2
    pdf.set_draw_color(*GREY)
    for number in range(10):
        _card(pdf, poster, left + number % 2 * CARD_WIDE, top + number // 2 * CARD_HIGH)


def _card(pdf: FPDF, poster: Poster, x: float, y: float) -> None:
    pdf.rect(x, y, CARD_WIDE, CARD_HIGH)
    code = 26.0
    _qr(pdf, poster.link, x=x + CARD_WIDE - code - 2, y=y + 2, wide=code)
    write = partial(write_line, pdf, x=x + 4, points=CARD_POINTS, align="L")
    beside, across = CARD_WIDE - code - 7, CARD_WIDE - 8
    write(_("Good Turn"), y=y + 4, wide=beside, bold=True, colour=GREEN)
    write(poster.area, y=y + 13, wide=beside)
    write(
        _("Need a hand? Ring us:") if poster.phone else _("Need a hand? Write to us:"), y=y + 28, wide=across
    )
    write(poster.phone or poster.short, y=y + 36, wide=across, bold=True)
    if poster.phone:
        write(poster.short, y=y + 44, wide=across)


def _qr(pdf: FPDF, link: str, *, x: float, y: float, wide: float) -> None:
    rows = [bytes(row) for row in segno.make_qr(link, error="m").matrix_iter(border=QUIET)]
    module = wide / len(rows)
    pdf.set_fill_color(*BLACK)
    for down, row in enumerate(rows):
        start = 0
        while (start := row.find(1, start)) >= 0:
            end = row.find(0, start)  # the border is white: there is always one
            pdf.rect(x + start * module, y + down * module, (end - start) * module, module, style="F")
            start = end

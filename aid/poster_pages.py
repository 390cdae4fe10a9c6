"""A poster as a PDF of two A4 pages: one for a wall, with strips to tear off; one of cards for wallets."""

from datetime import datetime
from functools import partial

import segno
from font_source_sans_pro import font_files_ttf
from fpdf import FPDF
from fpdf.fonts import TTFFont

from aid.posters import Poster
from aid.words import _

PAPER_WIDE, PAPER_HIGH = 210.0, 297.0  # millimetres, like all lengths here
MARGIN = 15.0
STRIPS = 8
STRIP_HIGH = 66.0
CARD_WIDE, CARD_HIGH = 85.6, 54.0  # a bank card's: it fits a wallet
CARD_POINTS = 18
QUIET = 4  # modules around a QR code that stay white, as its norm wants
TEXT_LEAST_POINTS = 9
POINTS_A_MM = 72 / 25.4
BLACK, GREEN, GREY = (0, 0, 0), (20, 83, 45), (110, 110, 110)


def poster_file(poster: Poster, now: datetime) -> bytes:
    """The PDF: the poster first, then ten cards to cut out."""
    pdf = FPDF(unit="mm", format="A4")
    pdf.set_creation_date(now)
    pdf.set_title(f"Good Turn, {poster.area}")
    pdf.set_auto_page_break(False)
    pdf.add_font("sans", "", font_files_ttf["SourceSansPro"])
    pdf.add_font("sans", "B", font_files_ttf["SourceSansProBold"])
    _wall(pdf, poster)
    _cards(pdf, poster)
    return bytes(pdf.output())


def _wall(pdf: FPDF, poster: Poster) -> None:
    pdf.add_page()
    write = partial(_line, pdf, x=MARGIN, wide=PAPER_WIDE - 2 * MARGIN)
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
            write = partial(_line, pdf, x=left + wide / 2, wide=STRIP_HIGH - wide - 6, align="L")
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
    write = partial(_line, pdf, x=x + 4, points=CARD_POINTS, align="L")
    beside, across = CARD_WIDE - code - 7, CARD_WIDE - 8
    write(_("Good Turn"), y=y + 4, wide=beside, bold=True, colour=GREEN)
    write(poster.area, y=y + 13, wide=beside)
    write(
        _("Need a hand? Ring us:") if poster.phone else _("Need a hand? Write to us:"), y=y + 28, wide=across
    )
    write(poster.phone or poster.short, y=y + 36, wide=across, bold=True)
    if poster.phone:
        write(poster.short, y=y + 44, wide=across)


def _line(
    pdf: FPDF,
    words: str,
    *,
    x: float,
    y: float,
    wide: float,
    points: float,
    bold: bool = False,
    align: str = "C",
    colour: tuple[int, int, int] = BLACK,
) -> None:
    pdf.set_text_color(*colour)
    pdf.set_font("sans", "B" if bold else "", points)
    assert isinstance(pdf.current_font, TTFFont)
    has = pdf.current_font.cmap  # a tree in the name of a group has no place in the font
    shown = "".join(letter for letter in words if ord(letter) in has).strip()
    while points > TEXT_LEAST_POINTS and pdf.get_string_width(shown) > wide:
        points -= 0.5
        pdf.set_font_size(points)
    while pdf.get_string_width(shown) > wide:
        shown = shown[:-2] + "…"
    pdf.set_xy(x, y)
    pdf.cell(wide, points / POINTS_A_MM * 1.25, shown, align=align)


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

"""Paper: an empty A4 document in our type, and how a line is put on it."""

from datetime import datetime

from font_source_sans_pro import font_files_ttf
from fpdf import FPDF
from fpdf.fonts import TTFFont

PAPER_WIDE, PAPER_HIGH = 210.0, 297.0  # millimetres, like all lengths here
MARGIN = 15.0
TEXT_LEAST_POINTS = 9
POINTS_A_MM = 72 / 25.4
BLACK, GREEN, GREY = (0, 0, 0), (20, 83, 45), (110, 110, 110)


def paper(title: str, now: datetime) -> FPDF:
    """A document without pages yet."""
    pdf = FPDF(unit="mm", format="A4")
    pdf.set_creation_date(now)
    pdf.set_title(title)
    pdf.set_auto_page_break(False)
    pdf.add_font("sans", "", font_files_ttf["SourceSansPro"])
    pdf.add_font("sans", "B", font_files_ttf["SourceSansProBold"])
    return pdf


def write_line(
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
    """One line, as small as it must be to fit into `wide`; what the font lacks is left out."""
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

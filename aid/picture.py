"""The weekly picture as a PNG: the figures of a week in large type, for a phone held at arm's length."""

from collections.abc import Sequence
from io import BytesIO

from font_source_sans_pro import font_files_ttf
from PIL import Image, ImageDraw, ImageFont

WIDE, MARGIN = 1200, 80
TITLE_POINTS, LINE_POINTS, LEAST_POINTS = 76, 64, 28
TITLE_HIGH, LINE_HIGH = 150, 100
PAPER, BLACK, GREEN, BAND = (253, 251, 245), (25, 25, 25), (20, 83, 45), (222, 238, 226)
PLAIN, BOLD = "SourceSansPro", "SourceSansProBold"


def draw_picture(title: str, lines: Sequence[tuple[str, str]]) -> bytes:
    """The title in a green band, and below it each line: what it counts, and how many."""
    high = TITLE_HIGH + MARGIN + len(lines) * LINE_HIGH + MARGIN // 2
    image = Image.new("RGB", (WIDE, high), PAPER)
    draw = ImageDraw.Draw(image)
    draw.rectangle((0, 0, WIDE, TITLE_HIGH), fill=BAND)
    room = WIDE - 2 * MARGIN
    font = _fitting(title, BOLD, TITLE_POINTS, room)
    while font.getlength(title) > room:
        title = title[:-2].rstrip() + "…"
    draw.text((MARGIN, TITLE_HIGH / 2), title, GREEN, font, anchor="lm")
    for number, (what, count) in enumerate(lines):
        middle = TITLE_HIGH + MARGIN + number * LINE_HIGH + LINE_HIGH / 2 - MARGIN / 4
        bold = _fitting(count, BOLD, LINE_POINTS, room / 3)
        draw.text((WIDE - MARGIN, middle), count, GREEN, bold, anchor="rm")
        left = room - bold.getlength(count) - MARGIN / 2
        draw.text((MARGIN, middle), what, BLACK, _fitting(what, PLAIN, LINE_POINTS, left), anchor="lm")
    file = BytesIO()
    image.save(file, "PNG")
    return file.getvalue()


def _fitting(words: str, name: str, points: int, room: float) -> ImageFont.FreeTypeFont:
    while points > LEAST_POINTS and _font(name, points).getlength(words) > room:
        points -= 2
    return _font(name, points)


def _font(name: str, points: int) -> ImageFont.FreeTypeFont:
    return ImageFont.truetype(font_files_ttf[name], points)

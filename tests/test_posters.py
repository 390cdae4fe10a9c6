"""Posters and cards: what is printed leads into joining, and its QR codes are read by another library."""

from datetime import UTC, datetime
from pathlib import Path

import pypdfium2
import pytest
import zxingcpp

from aid.poster_pages import CARD_POINTS, poster_file
from aid.posters import Poster
from tests.conftest import Neighbourhood
from tests.injections import INJECTIONS
from tests.test_commands import says

LINK = "https://t.me/GoodTurnBot?start=poster-abcdefghijklmnopqrstuv"
NOW = datetime(2026, 3, 3, tzinfo=UTC)


def drawn(area: str = "Elm Street", phone: str | None = "0161 496 0123") -> pypdfium2.PdfDocument:
    poster = Poster(area=area, link=LINK, short="t.me/GoodTurnBot", phone=phone)
    return pypdfium2.PdfDocument(poster_file(poster, NOW))


def codes(page: pypdfium2.PdfPage) -> list[str]:
    """What every QR code on the page says."""
    return [code.text for code in zxingcpp.read_barcodes(page.render(scale=3).to_pil())]


def words(page: pypdfium2.PdfPage) -> str:
    return page.get_textpage().get_text_range()


def test_every_code_on_both_pages_leads_into_the_area():
    wall, cards = drawn()
    assert codes(wall) == [LINK] * 9  # the large one, and eight to tear off
    assert codes(cards) == [LINK] * 10
    assert (round(wall.get_width()), round(wall.get_height())) == (595, 842)  # A4


def test_the_number_stands_on_each_strip_and_each_card_and_can_be_left_out():
    wall, cards = drawn()
    assert words(wall).count("0161 496 0123") == 9
    assert words(cards).count("0161 496 0123") == 10
    for page in drawn(phone=None):
        assert "Ring" not in words(page)
        assert "t.me/GoodTurnBot" in words(page)


def test_all_on_a_card_is_in_18_point_type():
    cards = drawn()[1]
    sizes = {round(text.get_font_size()) for text in cards.get_objects(filter=[1])}
    assert sizes == {CARD_POINTS}


@pytest.mark.parametrize("area", ["Łódź 🌳", "W" * 64, "木" * 9, "\u202eStreet", *INJECTIONS[::40]])
def test_any_name_of_an_area_fits_and_the_codes_stay_readable(area):
    wall, cards = drawn(area)
    assert set(codes(wall)) == {LINK}
    for page in (wall, cards):
        for text in page.get_objects(filter=[1]):
            left, low, right, high = text.get_bounds()
            assert left >= -1 and low >= -1 and right <= 596 and high <= 843


async def test_an_organiser_gets_the_poster_of_an_area_as_a_file(street: Neighbourhood):
    await street.olga.types("/organise")
    await street.olga.taps("Posters")
    await street.olga.taps("Elm Street")
    assert street.olga.last.kind == "document"
    file = street.emulator.world.files.by_id[street.olga.last.file_id]
    assert file.name == "poster.pdf"
    (link,) = set(codes(pypdfium2.PdfDocument(file.content)[0]))
    await street.zed.presses_start(link.partition("?start=")[2])
    assert "I agree" in street.zed.last.labels


async def test_whoever_runs_the_bot_has_one_written_while_the_bot_goes_on(street, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    settings = street.app.settings
    more = {
        "DATA_DIR": str(settings.data_dir),
        "DATABASE_KEY_FILE": str(settings.database_key_file),
        "PHONE_NUMBER": "0161 496 0123",
        "BOT_TOKEN": settings.bot_token.get_secret_value(),
    }

    async def prints(*given: str):
        return await says(Path(tmp_path), street.emulator.url, "poster", *given, **more)

    ended = await prints("elm street", "wall.pdf")
    assert ended.exit_code == 0, ended.output
    (link,) = set(codes(pypdfium2.PdfDocument(tmp_path / "wall.pdf")[1]))
    assert link in ended.stdout
    await street.zed.presses_start(link.partition("?start=")[2])
    assert "I agree" in street.zed.last.labels
    again = await prints("Elm Street", "wall.pdf")
    assert (again.exit_code, again.stderr) == (
        1, "wall.pdf is there already. Give it another name, or say --replace.\n",
    )  # fmt: skip
    unknown = await prints("Oak Lane", "oak.pdf")
    assert (unknown.exit_code, unknown.stderr) == (
        1, "There is no area of that name. There are: Elm Street.\n",
    )  # fmt: skip
    assert not (tmp_path / "oak.pdf").exists()

"""The report: counted from what people did, told to organisers alone, as words, a table and a page."""

import csv
import io
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pypdfium2
import pytest

from aid.report_pages import report_page
from aid.report_tables import report_table, safe
from aid.reports import Report, busiest_tenth, count, few, report
from handlers.kinds import LABELS
from handlers.wellbeing_steps import WORDS
from storage.figures import Approved, Asked
from storage.help_requests import Kind, Outcome
from tests.conftest import Neighbourhood
from tests.reading import told
from tests.test_wellbeing import some

NOW = datetime(2026, 3, 20, 12, tzinfo=UTC)
LONDON = ZoneInfo("Europe/London")
NAMES = {kind: str(label) for kind, label in LABELS.items()}


def request(at: datetime = NOW, **facts: object) -> Asked:
    given = {
        "area": "Elm Street", "kind": Kind.SHOPPING, "asked_at": at, "yes_at": at + timedelta(minutes=30),
        "outcome": Outcome.MET, "unconfirmed": False, "minutes": 45, "helper_id": 1, "second_id": None,
    }  # fmt: skip
    return Asked(**{**given, **facts})


class Nothing:
    async def all(self, sql: str, **values: object) -> list[object]:
        return []


async def of(*asked: Asked, approved: tuple[Approved, ...] = ()) -> Report:
    empty = await report(Nothing(), NOW, LONDON)
    return Report(asked=asked, approved=approved, months=empty.months, zone=LONDON)


def rows(found: Report) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(report_table(found).decode("utf-8-sig"), newline="")))


def page_words(found: Report) -> str:
    document = pypdfium2.PdfDocument(report_page(found, NAMES, NOW))
    assert len(document) == 1
    return document[0].get_textpage().get_text_range()


def test_both_of_two_helpers_gave_their_hours_and_the_middle_wait_is_told():
    waits = (10, 20, 90)
    told = count([request(yes_at=NOW + timedelta(minutes=wait), second_id=2) for wait in waits])
    assert (told.asked, told.met, told.minutes, told.wait) == (3, 3, 3 * 2 * 45, 20)
    nobody = count([request(yes_at=None, outcome=None, minutes=None, helper_id=None)])
    assert (nobody.asked, nobody.met, nobody.minutes, nobody.wait) == (1, 0, 0, None)


async def test_a_month_is_that_of_the_neighbourhood_and_twelve_are_told():
    late = datetime(2026, 3, 31, 23, 30, tzinfo=UTC)  # half past midnight on 1 April in London
    found = await of(request(late))
    assert found.month_of(late).month == 4
    assert [(each.year, each.month) for each in found.months][::11] == [(2025, 4), (2026, 3)]


def test_the_busiest_tenth_is_told_only_where_it_is_somebody_among_many():
    jobs = [request(helper_id=id) for id in range(10)] + [request(helper_id=0)] * 10
    assert busiest_tenth(jobs) == 55
    assert busiest_tenth(jobs[:9]) is None


@pytest.mark.parametrize("cell", ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", " =1"])
def test_no_cell_is_a_formula(cell):
    assert safe(cell) == "'" + cell
    assert safe("Elm Street") == "Elm Street"


async def test_the_table_has_a_row_for_each_month_area_and_kind():
    found = await of(
        request(area='=cmd|" /C calc"'), request(kind=Kind.DOG, outcome=Outcome.PARTLY),
        request(kind=Kind.DOG),
        approved=(Approved(area="Elm Street", at=NOW),),
    )  # fmt: skip
    odd, dogs, new = sorted(rows(found), key=lambda row: (row["New neighbours"], row["Area"]))
    assert odd["Area"] == '\'=cmd|" /C calc"'
    assert (dogs["Month"], dogs["Kind"], dogs["Asked"], dogs["Met"]) == ("2026-03", "dog", "2", "1")
    assert (dogs["Partly met"], dogs["Hours given"]) == ("1", "1.5")
    assert (new["Kind"], new["New neighbours"]) == ("", "1")


async def test_the_page_shows_no_small_count():
    words = page_words(await of(*[request()] * 12, *[request(kind=Kind.DOG)] * 4))
    assert "March 2026 15 15 10 30 minutes" in " ".join(words.split())
    dogs = next(line for line in words.splitlines() if line.startswith("Dog walking"))
    assert "a few" in dogs and "4" not in dogs and "minutes" not in dogs
    assert [few(number) for number in (0, 1, 4, 5, 8)] == ["0", "a few", "a few", "5", "10"]


async def test_the_page_stays_one_page_with_every_kind_and_many_areas():
    every = [request(kind=kind, area=f"Area {n} 🌳" + "W" * 60) for kind in Kind for n in range(30)]
    found = await of(*every, approved=(Approved(area=None, at=NOW),))
    found = replace(found, pairs=some(9, dict.fromkeys(WORDS, 2), dict.fromkeys(WORDS, 1)))
    page = pypdfium2.PdfDocument(report_page(found, NAMES, NOW))[0]
    assert all(text.get_bounds()[1] >= 20 for text in page.get_objects(filter=[1]))


async def test_an_organiser_reads_how_the_month_was_and_gets_both_files(street: Neighbourhood):
    await street.olga.types("/report")
    assert "Nobody has asked" in street.olga.last.text
    await street.rosa_asks()
    await street.hurry(minutes=25)
    await street.ben.taps("I can help")
    for label in ("Done", "45 minutes"):
        await street.ben.taps(label)
    await street.rosa.taps("Yes, it came")
    await street.olga.types("/organise")
    await street.olga.taps("How it is going")
    assert "1 asked, 1 met. Hours given: 1. New neighbours: 2. First yes after 2" in street.olga.last.text
    assert not any(name in street.olga.last.text for name in ("Rosa", "Ben"))
    files = street.emulator.world.files.by_id
    screen = street.olga.last
    await street.olga.taps_data("report:table", screen)
    table = files[street.olga.last.file_id]
    assert table.name == "report.csv" and b"shopping,1,1" in table.content
    await street.olga.taps_data("report:page", screen)
    page = files[street.olga.last.file_id]
    words = pypdfium2.PdfDocument(page.content)[0].get_textpage().get_text_range()
    assert page.name == "report.pdf" and "a few" in words and "Rosa" not in words
    for phone in (street.rosa, street.ben, street.zed):
        before = len(phone.chat())
        await phone.types("/report")
        assert "asked," not in " ".join(told(phone)[before:])
        for data in ("report", "report:table", "report:page"):
            await phone.taps_data(data, None)
        assert all(shown.kind != "document" for shown in phone.chat())

"""How I am: told by whoever chooses to, seen by nobody else, asked again only if they said so."""

import csv
import io
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pypdfium2
import pytest

from aid.report_pages import report_page
from aid.report_tables import report_table
from aid.reports import Report
from aid.wellbeing import ask_how_you_are, is_to_be_left, let_ask_again, tell_how_i_am
from aid.wellbeing_figures import Change, Pair, changes, pairs, signed
from bot.playground.phone import Phone
from handlers.kinds import LABELS
from handlers.wellbeing_steps import HOW_OFTEN, SCALES, WORDS
from handlers.wellbeing_words import wellbeing_words
from storage.wellbeing import Answers
from storage.wishes import FOR_GOOD
from tests.conftest import Neighbourhood
from tests.many import at
from tests.reading import told
from tests.test_own_copy import copies

NOW = datetime(2026, 3, 20, 12, tzinfo=UTC)
SAID = {"companionship": 2, "left_out": 2, "isolated": 2}
NAMES = {kind: str(label) for kind, label in LABELS.items()}


def answers(person: int, at: datetime, **said: int) -> Answers:
    nothing = dict.fromkeys((*WORDS,))
    return Answers(id=0, person_id=person, answered_at=at, **{**nothing, **said})


def some(people: int, before: dict[str, int], after: dict[str, int]) -> tuple[Pair, ...]:
    """So many people who said these; the last of them said one more of everything the first time."""
    later = NOW + timedelta(days=91)
    pair = [Pair(before=answers(n, NOW, **before), after=answers(n, later, **after)) for n in range(people)]
    odd = {name: value + 1 for name, value in before.items()}
    return (*pair[:-1], replace(pair[-1], before=answers(people, NOW, **odd)))


def a_report(*found: Pair) -> Report:
    return Report(asked=(), approved=(), months=(NOW.date(),), zone=ZoneInfo("Europe/London"), pairs=found)


async def rows(street: Neighbourhood, table: str = "wellbeing_answers") -> list[dict[str, object]]:
    return [dict(row) for row in await street.app.db.all(f"SELECT * FROM {table}")]


async def opens(phone: Phone) -> None:
    await phone.types("More")
    await phone.taps("How I am")


async def answers_all(phone: Phone, *labels: str) -> None:
    await opens(phone)
    await phone.taps("Begin")
    for label in labels:
        await phone.taps(label)


def test_the_questions_stand_word_for_word_as_published():
    assert [str(words) for words in WORDS.values()] == [
        "How often do you feel that you lack companionship?",
        "How often do you feel left out?",
        "How often do you feel isolated from others?",
        "Overall, how satisfied are you with your life nowadays?",
        "Overall, to what extent do you feel that the things you do in your life are worthwhile?",
        "Overall, how happy did you feel yesterday?",
        "Overall, how anxious did you feel yesterday?",
    ]
    assert [str(label) for label in HOW_OFTEN] == ["Hardly ever or never", "Some of the time", "Often"]
    assert all(str(SCALES[name]) == f"0 is not at all {name}. 10 is completely {name}." for name in SCALES)


async def test_somebody_answers_skips_stops_changes_their_mind_and_forgets_it(street: Neighbourhood) -> None:
    ben = street.ben
    await answers_all(ben, "Often", "Some of the time")
    assert "Step 3 of 8" in ben.last.text and "isolated from others" in ben.last.text
    await ben.taps("Stop")
    assert "kept nothing" in ben.last.text and await rows(street) == []

    await answers_all(ben, "Often", "Skip this question")
    await street.restarts()
    await opens(ben)
    await ben.taps("Begin")
    assert "telling me how you are" in ben.last.text
    await ben.taps("Carry on")
    await ben.taps("Some of the time")
    await ben.types("eleven")
    await ben.types("11")
    assert "satisfied are you" in ben.last.text
    await ben.types("7")
    await ben.taps("Go back")
    await ben.taps("8")
    for label in ("0, not at all", "10, completely", "Skip this question", "No, thank you"):
        await ben.taps(label)
    assert "Thank you for telling me" in ben.last.text
    (row,) = await rows(street)
    first = {name: row[name] for name in WORDS}
    assert first == {
        "companionship": 3, "left_out": None, "isolated": 2, "satisfied": 8, "worthwhile": 0, "happy": 10,
        "anxious": None,
    }  # fmt: skip
    assert await rows(street, "wellbeing_wishes") == []

    await street.hurry(days=2)
    hardly = ["Hardly ever or never"] * 3 + ["5"] * 4
    await answers_all(ben, *hardly, "Yes, ask me again")
    (row,) = await rows(street)
    assert [row[name] for name in WORDS] == [1, 1, 1, 5, 5, 5, 5], "within a week it is a correction"
    await answers_all(ben, *["Skip this question"] * 7, "Yes, ask me again")
    assert "skipped them all" in ben.last.text and len(await rows(street)) == 1

    await ben.taps_data("mydata")
    page, data = copies(street, ben)
    assert data["wellbeing_answers"][0]["companionship"] == 1 and "Lacking companionship" in page
    for phone in (street.rosa, street.olga):
        await phone.taps_data("mydata")
        assert "wellbeing_answers" not in copies(street, phone)[1]

    await opens(ben)
    assert "You last answered on Tuesday 3 March" in ben.last.text
    await ben.taps("Forget my answers")
    await ben.taps("No, keep it")
    assert len(await rows(street)) == 1
    await ben.taps("Forget my answers")
    await ben.taps("Yes, forget it")
    assert await rows(street) == [] == await rows(street, "wellbeing_wishes")
    await ben.taps_data("ask_how_i_am:on")
    assert "You have not answered yet" in ben.alerts[-1]


async def test_often_three_times_is_no_alarm_but_a_way_to_a_person(street: Neighbourhood) -> None:
    before = len(told(street.olga))
    await answers_all(street.ben, "Often", "Often", "Often", *["Skip this question"] * 4, "No, thank you")
    assert "Nobody else sees what you said" in street.ben.last.text
    assert "Ring me" in street.ben.last.labels
    await street.hurry(hours=2)
    assert len(told(street.olga)) == before
    await street.ben.taps("Ring me")
    assert "would like to talk to a person" in told(street.olga)[-1]
    assert "ften" not in told(street.olga)[-1]


async def test_whoever_has_just_come_is_asked_once_somebody_has_helped(street: Neighbourhood) -> None:
    await opens(street.rosa)
    assert "only just come" in street.rosa.alerts[-1]
    await street.rosa.taps_data("say_how_i_am")
    assert "only just come" in street.rosa.alerts[-1]
    await street.rosa_asks()
    await street.ben.taps("I can help")
    for label in ("Done", "45 minutes"):
        await street.ben.taps(label)
    await street.rosa.taps("Yes, it came")
    await opens(street.rosa)
    assert "their words are not mine" in street.rosa.last.text
    await street.zed.taps_data("how_i_am")
    assert street.zed.alerts and "wellbeing" not in " ".join(told(street.zed))


async def test_only_who_said_so_is_asked_again_and_never_in_a_pause(street: Neighbourhood) -> None:
    often = ["Some of the time"] * 3 + ["5"] * 4
    await answers_all(street.ben, *often, "Yes, ask me again")
    await answers_all(street.ayo, *often, "No, thank you")
    await street.hurry(days=89)
    assert not any("How are you these days" in words for words in told(street.ben))
    await street.ben.taps_data("pause:week")
    await street.hurry(days=3)
    await at(street, 11)
    assert not any("How are you these days" in words for words in told(street.ben)), "they rest"
    await street.hurry(days=5)
    await at(street, 11)
    asked = [words for words in told(street.ben) if "How are you these days" in words]
    assert len(asked) == 1
    assert not any("How are you these days" in words for words in told(street.ayo))
    await street.restarts()
    await street.hurry(days=30)
    assert len([words for words in told(street.ben) if "How are you these days" in words]) == 1
    letter = next(shown for shown in street.ben.chat() if "How are you these days" in shown.text)
    await street.ben.taps_data("say_how_i_am", letter)
    for label in (*["Hardly ever or never"] * 3, *["6"] * 4, "Yes, ask me again"):
        await street.ben.taps(label)
    assert len(await rows(street)) == 3
    (wish,) = await rows(street, "wellbeing_wishes")
    assert datetime.fromisoformat(str(wish["ask_at"])) - street.clock.now() > timedelta(days=181)
    await street.hurry(days=183)
    await at(street, 11)
    letter = [shown for shown in street.ben.chat() if "How are you these days" in shown.text][-1]
    await street.ben.taps_data("ask_how_i_am:off", letter)
    assert await rows(street, "wellbeing_wishes") == []
    assert len(await rows(street)) == 3


async def test_nobody_in_trouble_is_asked(street: Neighbourhood) -> None:
    db, now = street.app.db, street.clock.now()
    ben = (await db.one("SELECT person_id AS id FROM accounts WHERE id = :id", id=street.ben.id))["id"]
    assert not await is_to_be_left(db, ben, now.date(), now)
    await street.ben.taps_data("pause:for_good")
    assert await is_to_be_left(db, ben, now.date(), FOR_GOOD - timedelta(days=1))
    await street.ben.taps_data("pause:not_at_all")
    await street.ben.types("My house is on fire")
    assert await is_to_be_left(db, ben, now.date(), street.clock.now())
    await tell_how_i_am(db, SAID, again=True, draft_id=0, by=ben, now=now)
    later = now + timedelta(days=92)
    await ask_how_you_are(db, ben, today=later.date(), now=later)
    assert await db.all("SELECT 1 FROM outbox WHERE kind = 'how_are_you'") == []
    await db.transaction(lambda tx: tx.run("UPDATE emergencies SET ended_at = raised_at, ending = 'seen_to'"))
    await ask_how_you_are(db, ben, today=later.date(), now=later)
    await ask_how_you_are(db, ben, today=later.date(), now=later)
    assert len(await db.all("SELECT 1 FROM outbox WHERE kind = 'how_are_you'")) == 1
    await let_ask_again(db, on=False, by=ben, now=later)
    assert await rows(street, "wellbeing_wishes") == []


def test_the_first_and_the_last_are_paired_where_they_lie_apart():
    first, middle, last = (answers(1, NOW + timedelta(days=each)) for each in (0, 40, 91))
    alone, soon, again_soon = answers(2, NOW), answers(3, NOW), answers(3, NOW + timedelta(days=59))
    every = [first, middle, last, alone, soon, again_soon]
    assert pairs(every, NOW) == (Pair(before=first, after=last),)
    assert pairs([first, middle, last], NOW + timedelta(days=100)) == ()


def test_of_fewer_than_five_only_that_they_are_a_few():
    (four,) = changes(some(4, {"happy": 5}, {"happy": 7}))
    assert (four.people, four.before, four.after, four.by) == (4, None, None, None)
    (five,) = changes(some(5, {"happy": 5}, {"happy": 7}))
    assert (five.before, five.after, five.by) == (5.2, 7, 1.8)
    assert "a few people." in wellbeing_words([four])
    assert "5 people. 5.2, then 7.0: 1.8 more." in wellbeing_words([five])
    every = changes(some(1000, dict.fromkeys(WORDS, 2), dict.fromkeys(WORDS, 1)))
    assert len(every) == 5 and len(wellbeing_words(every)) <= 500
    assert changes(()) == []
    assert "Nobody has answered twice yet" in wellbeing_words([])


def test_loneliness_counts_where_all_three_were_answered_both_times():
    lonely = some(6, SAID, {"companionship": 1, "left_out": 1, "isolated": 2})
    (told_of,) = changes(lonely)
    assert (told_of.before, told_of.after, told_of.by) == (6.5, 4, -2.5)
    assert changes(some(6, SAID, {"companionship": 1, "left_out": 1})) == []


@pytest.mark.parametrize(("end", "near"), [(0, 1), (10, 9)])
def test_where_nearly_all_said_the_same_end_of_the_scale_no_average_tells_it(end, near):
    found = some(5, {"happy": 5}, {"happy": end})
    one_else = replace(found[0], after=answers(0, NOW, happy=near))
    for each in (found, (one_else, *found[1:])):  # or to leave it out would say that it was all
        (told_of,) = changes(each)
        assert told_of.people == 5 and told_of.before is None and told_of.by is None


def test_a_change_is_said_in_words():
    assert [signed(by) for by in (0.4, -1.0, 0.0)] == ["0.4 more", "1.0 less", "the same"]
    assert Change(name=WORDS["happy"], people=5, before=5.1, after=5.4).by == 0.3


def test_the_table_and_the_page_tell_it_below_the_rest_and_stay_rounded():
    found = a_report(
        *some(7, {**SAID, "happy": 5}, {**SAID, "happy": 7}), *some(2, {"anxious": 1}, {"anxious": 4})
    )
    table = list(csv.reader(io.StringIO(report_table(found).decode("utf-8-sig"), newline="")))
    at_heads = next(n for n, row in enumerate(table) if row and row[0] == "How people are")
    assert table[at_heads + 1 :] == [
        ["Loneliness, 3 to 9: less is better", "5", "6.4", "6.0", "-0.4"],
        ["Happy yesterday, 0 to 10", "5", "5.1", "7.0", "1.9"],
        ["Anxious, 0 to 10: less is better", "a few", "", "", ""],
    ]
    document = pypdfium2.PdfDocument(report_page(found, NAMES, NOW))
    words = " ".join(document[0].get_textpage().get_text_range().split())
    assert len(document) == 1
    assert "Happy yesterday, 0 to 10 5 5.1 7.0 1.9 more" in words
    assert "Anxious, 0 to 10: less is better a few They chose" in words


async def test_an_organiser_reads_it_and_nobody_else(street: Neighbourhood) -> None:
    await street.olga.types("/report")
    await street.olga.taps("How people are")
    assert "Nobody has answered twice yet" in street.olga.last.text
    for phone in (street.rosa, street.ben, street.zed):
        before = len(phone.chat())
        await phone.taps_data("report:wellbeing", None)
        assert "How people are" not in " ".join(told(phone)[before:])
    await answers_all(street.ben, *["Often"] * 3, *["5"] * 4, "No, thank you")
    await street.hurry(days=70)
    await answers_all(street.ben, *["Often"] * 3, *["6"] * 4, "No, thank you")
    await street.olga.taps_data("report:wellbeing")
    assert "Happy yesterday, 0 to 10. a few people." in street.olga.last.text
    assert "then" not in street.olga.last.text and "Ben" not in street.olga.last.text

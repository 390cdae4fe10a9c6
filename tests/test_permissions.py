"""Who may do what: every verb, every kind of person, every state, and nothing that isn't said."""

import ast
import re
from collections import Counter
from collections.abc import AsyncIterator
from datetime import timedelta
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import pytest

import aid
import storage.people
from aid.asking import ask
from aid.drafts import begin
from aid.help_requests import claim
from aid.people import approve, correct, opt_in
from aid.refusals import OwnRequest, Refusal
from storage import blocks, organising
from storage.database import Database
from storage.help_requests import Status
from storage.people import Standing, find
from tests import privacy_scenes
from tests.acting_scenes import on_assigning, on_check_anew, on_decision, on_ending, on_word
from tests.checkin_answer_scenes import on_checkin, on_plan, on_ringing
from tests.checkin_plan_scenes import on_morning_call
from tests.company_scenes import on_company
from tests.conftest import Neighbourhood
from tests.contact_scenes import on_contact
from tests.decisions import YES, Cell, cells
from tests.duty_scenes import on_duty
from tests.news_scenes import on_all_news, on_announcement, on_news
from tests.picture_scenes import on_picture
from tests.rehearsal_scenes import on_rehearsal
from tests.rows import changed, remembered
from tests.safety_scenes import on_alarm, on_block, on_case, on_somebody_met
from tests.scenes import (
    HOME_OF,
    SCENES,
    Scene,
    asking_for_a_call,
    being_asked,
    on_area,
    on_call,
    on_check,
    on_first_job,
    on_group,
    on_introduction,
    on_knock,
    on_money,
    on_neighbour,
    on_oneself,
    on_organiser,
    on_organising_oneself,
    on_own_wishes,
    on_poster,
    on_promise,
    on_proposal,
    on_record,
    on_request,
    on_request_by_organisers,
    on_series,
    on_the_rest,
    on_usual_thing,
)
from tests.telephones import at_once, connected, taps_in
from tests.trusted_scenes import on_consent, on_referrer
from tests.village import ACCOUNTS, NEVER_JOINED, NOW, Village

# Of each there is a column; who left is an ex-member, and so is who left the group.
WHOM_THE_LAW_NAMES = (
    "resident", "other resident", "trusted", "trusted not confirmed", "neighbour", "asked", "not now",
    "neighbour elsewhere", "blocked neighbour", "out of group", "left", "referrer", "organiser",
    "frozen organiser", "outsider", "anonymous admin", "another bot",
)  # fmt: skip
ZONE = ZoneInfo("Europe/London")
AID = Path(aid.__file__).parent
# No tap and no word leads there: what the bot itself does, or Telegram tells it, or a link's token opens.
NOBODYS = {
    "checkin_pauses.plan_first", "checkin_pauses.end_pause", "checkin_pauses.tell_of_end",
    "agenda.make", "agenda.carry_out", "series_rounds.ask_again", "series_rounds.tell_end",
    "series_rounds.tell_struggle",
    "finishing.close_silently", "help_requests.lapse", "areas.ask_who_it_is", "rights.note_rights",
    "areas.lose_group", "areas.move_group", "people.leave_group", "people.enter_group",
    "people.appoint", "people.lose", "people.reach", "listening.hear_again", "listening.try_again",
    "pledges.ask_anew", "pledges.lapse", "vettings.remind", "first_jobs.ask",
    "waves.go_on", "pairs.tell_alone", "messages.withdraw", "money.leave_unsettled", "phoning_in.pass_on",
    "links.make_organiser_link", "organiser_roles.take_up",
    "proposals.lapse", "knocks.knock", "knocks.answer", "knocks.come_in", "knocks.note_done",
    "knocks.note_no_right", "knocks.tell", "knocks.lapse", "records.join_record", "records.is_me_too",
    "area_setup.come_by_link", "posters.make_poster_by_hand",
    "faults.begin", "faults.end",
    "board.look_again", "board.may_pin_now", "cases.bring_back", *privacy_scenes.SWEEPS,
    "company_meetings.come_round", "duty.begin_day", "mornings.write", "company_wishes.suggest_company",
    "weekly_pictures.make",
    "wellbeing.ask_how_you_are",
    "checkin_days.ask", "deafness.doubt", "ladder.climb",
    "announcement_sending.begin", "announcement_sending.look", "announcement_sending.give_up",
    "consent_reviews.ask_review", "held_asks.let_go", "rehearsing.call_off",
}  # fmt: skip
# The way to `claim` for a tap, with a letter for whoever was too late.
AS_CLAIM = {"offering.offer_help"}
# One's own conversation, which the door has looked for under one's own account (test_forged_taps).
ONES_OWN = {"drafts.begin", "drafts.move", "drafts.miss", "drafts.stop"}


@pytest.fixture
async def village(tmp_path: Path) -> AsyncIterator[Village]:
    db = await Database.open(tmp_path / "data" / "goodturn.db", tmp_path / "key")
    village = Village(db)
    await village.settle()
    yield village
    await db.close()


def columns(verb: str) -> dict[str, list[Cell]]:
    """The cells of a verb, by state."""
    found: dict[str, list[Cell]] = {}
    for cell in cells(verb):
        found.setdefault(cell.state, []).append(cell)
    return found


def all_columns(verbs: list[str]) -> list[tuple[str, tuple[str, list[Cell]]]]:
    """The columns of several verbs."""
    return [(verb, column) for verb in verbs for column in columns(verb).items()]


async def tried(village: Village, scene: Scene, actor: str) -> tuple[str, str]:
    """`yes` or the refusal's name, and what the person reads then."""
    end = await village.tries(lambda tx: scene.attempt(tx, actor), look=False)
    return (type(end).__name__, end.words(ZONE)) if isinstance(end, Refusal) else (YES, "")


KINDS = {kind: [verb for verb in SCENES if SCENES[verb] is kind] for kind in dict.fromkeys(SCENES.values())}


@pytest.mark.parametrize("verbs", KINDS.values(), ids=" ".join)
async def test_only_what_the_table_says_may_be_done(village: Village, verbs: list[str]) -> None:
    wrong = []
    for verb, (state, column) in all_columns(verbs):
        scene = await SCENES[verb](village, verb, state)
        assert scene.tap is None or SCENES[verb] in BY_PHONE, f"nobody taps on {verb}"
        before = await remembered(village.db)
        for cell in column:
            heard, words = await tried(village, scene, cell.actor)
            if heard != cell.says:
                wrong.append((cell, heard))
            assert heard == YES or re.fullmatch(r"[^{}]{10,200}", words), words
        assert changed(before, await remembered(village.db)) == [], cell
    assert wrong == []


def all_verbs() -> set[str]:
    """Every function of aid/ that is a verb: `calls.take`."""
    return {
        f"{path.stem}.{node.name}"
        for path in AID.glob("*.py")
        for node in ast.walk(ast.parse(path.read_text()))
        if isinstance(node, ast.AsyncFunctionDef)
        and any(isinstance(mark, ast.Name) and mark.id == "verb" for mark in node.decorator_list)
    }


def test_every_verb_there_is_stands_in_the_table() -> None:
    assert {cell.verb for cell in cells()} == set(SCENES)
    named = {verb: f"{home.__name__.removeprefix('aid.')}.{verb}" for verb, home in HOME_OF.items()}
    said = {named[verb] for verb in SCENES if verb != "ask_for_call"}
    assert SCENES["ask_for_call"] is asking_for_a_call
    assert all_verbs() == said | {"calls.ask"} | NOBODYS | ONES_OWN | AS_CLAIM


def test_no_cell_is_missing() -> None:
    count = Counter(cell.verb for cell in cells())
    for verb, number in count.items():
        assert number == len(columns(verb)) * (len(ACCOUNTS) - 2 * (verb == "join"))
    assert count.total() > 900


def test_everybody_has_a_column_whom_the_law_names() -> None:
    assert set(WHOM_THE_LAW_NAMES) <= set(ACCOUNTS)


def test_what_is_said_of_a_request_is_said_of_it_in_every_state() -> None:
    for verb in SCENES:
        if {Status.OPEN, Status.CLAIMED} <= columns(verb).keys():
            assert columns(verb).keys() >= set(Status), verb


async def test_everybody_is_what_they_are_called(village: Village) -> None:
    ids = {name: await village.id(name) for name in ACCOUNTS if name not in NEVER_JOINED}
    organisers = [person.id for person in await storage.people.organisers(village.db)]
    assert organisers == [ids["organiser"], ids["other organiser"]]
    frozen = await organising.find(village.db, ids["frozen organiser"])
    assert frozen and frozen.standing is Standing.FROZEN
    approved = {name for name in ids if (await find(village.db, ids[name])).neighbour is Standing.APPROVED}
    assert approved == {
        "neighbour", "neighbour elsewhere", "helper", "former helper", "blocked neighbour",
    }  # fmt: skip
    for name in ids:
        apart = await blocks.are_apart(village.db, ids["resident"], ids[name])
        assert apart is (name == "blocked neighbour")


async def test_nobody_takes_on_their_own_request(village: Village) -> None:
    id, by = await village.asked(by="neighbour"), await village.id("neighbour")
    end = await village.tries(lambda tx: claim(tx, id, by=by, now=village.now))
    assert isinstance(end, OwnRequest)


async def test_to_be_approved_in_one_area_is_not_to_be_approved_in_another(village: Village) -> None:
    for name in ("neighbour", "out of group"):
        id = await village.id(name)
        await correct(village.db, id, area_id=village.elm, name="The Same", now=village.now)
        assert (await find(village.db, id)).neighbour != "asked"
        await correct(village.db, id, area_id=village.oak, now=village.now)
        assert (await find(village.db, id)).neighbour == "asked"
        row = await village.db.one("SELECT kind, about FROM outbox ORDER BY id DESC")
        assert tuple(row) == ("neighbour_to_approve", id)
        await approve(village.db, id, by=await village.id("organiser"), now=village.now)
        assert (await find(village.db, id)).neighbour == "approved"


@pytest.mark.parametrize(
    ("who", "facts", "refusal"),
    [
        ("organiser", {}, "NoArea"),
        ("other resident", {"address": None}, "NoAddress"),
        ("resident", {"wanted_on": NOW.date() - timedelta(days=1)}, "DayPassed"),
        ("resident", {"details": "m" * 1001}, "TooLong"),
        ("resident", {"address": "\u200b"}, "NothingThere"),
    ],
)
async def test_a_request_lacks_nothing(village: Village, who: str, facts: dict, refusal: str) -> None:
    draft = await begin(village.db, ACCOUNTS[who], "ask", "check", now=NOW)
    told, by = {**village.wanted(), **facts}, await village.id(who)
    end = await village.tries(lambda tx: ask(tx, draft_id=draft.id, by=by, now=NOW, **told))
    assert type(end).__name__ == refusal


async def test_whoever_was_put_off_may_ask_again_but_not_let_themselves_in(village: Village) -> None:
    id = await village.id("not now")
    await opt_in(village.db, id, now=village.now)
    end = await village.tries(lambda tx: approve(tx, id, by=id, now=village.now))
    assert type(end).__name__ == "NotAnOrganiser"


BY_PHONE = {
    on_request: 13, on_usual_thing: 1, on_the_rest: 3, on_neighbour: 2, on_call: 2, on_group: 2, on_poster: 1,
    on_oneself: 2, on_request_by_organisers: 2, on_introduction: 1,
    on_company: 5, on_duty: 4, on_checkin: 6, on_ringing: 4, on_plan: 1, on_morning_call: 6,
    on_alarm: 2, on_somebody_met: 1, on_case: 3,
    on_promise: 1, on_check: 1, on_first_job: 1, on_consent: 7, on_referrer: 2,
    on_organising_oneself: 2, on_organiser: 4, on_proposal: 2, on_area: 3, on_knock: 2, on_record: 3,
    on_series: 4, on_money: 1, being_asked: 1, on_block: 1, on_own_wishes: 7,
    on_picture: 3, on_contact: 3, on_announcement: 4, on_news: 1, on_all_news: 2,
    on_word: 2, on_ending: 2, on_decision: 1, on_assigning: 1,
    on_check_anew: 1, on_rehearsal: 4,
    SCENES["stay_on"]: 2, SCENES["look_up_resident"]: 1,
}  # fmt: skip


@pytest.mark.parametrize("empty_street", [{"wait_tick": "PT10M"}], indirect=True)  # nothing but taps
@pytest.mark.parametrize("kind", BY_PHONE, ids=lambda kind: kind.__name__)
async def test_a_tap_may_do_what_the_table_says_and_no_more(empty_street: Neighbourhood, kind: Any) -> None:
    street, db = empty_street, empty_street.app.db
    village = await connected(street)
    tapped = set()
    for verb, (state, column) in all_columns(KINDS[kind]):
        scene = await kind(village, verb, state)
        if scene.tap is None:
            continue
        refused = [cell for cell in column if cell.says != YES]
        expected = {cell.actor: (await tried(village, scene, cell.actor))[1] for cell in refused}
        await street.settled()
        before = await remembered(db)
        heard = {cell.actor: len(street.phones[cell.actor].alerts) for cell in refused}
        async with at_once(street):
            for cell in refused:
                phone = street.phones[cell.actor]
                await taps_in(phone, scene.tap, scene.chat or phone.id)
                if verb not in tapped:  # where it is tapped has nothing to do with the state
                    await taps_in(phone, scene.tap, scene.chat or street.group.id)
        told = ["history", "outbox"] if (verb, state) == ("claim", "claimed") else []
        assert changed(before, await remembered(db)) == told, (verb, state)
        for cell in refused:
            phone = street.phones[cell.actor]
            assert phone.waiting == 0
            assert set(phone.alerts[heard[cell.actor] :]) == {expected[cell.actor]}, cell
        await allowed_taps(street, village, verb, column)
        tapped.add(verb)
    assert len(tapped) == BY_PHONE[kind]


async def allowed_taps(street: Neighbourhood, village: Village, verb: str, column: list[Cell]) -> None:
    for cell in column:
        if cell.says != YES or verb not in ("claim", "hand_back", "report_done", "confirm", "withdraw"):
            continue
        scene = await SCENES[verb](village, verb, cell.state)
        await street.settled()
        before = await remembered(village.db)
        once = Counter(row["verb"] for row in await village.db.all("SELECT verb FROM history"))
        await tap(street, cell.actor, scene)
        assert {"help_requests", "history"} <= set(changed(before, await remembered(village.db))), cell
        noted = "SELECT COUNT(*) AS count FROM history WHERE verb = :verb"
        assert (await village.db.one(noted, verb=verb))["count"] == once[verb] + 1


async def tap(street: Neighbourhood, actor: str, scene: Scene) -> None:
    phone = street.phones[actor]
    await taps_in(phone, scene.tap, scene.chat or phone.id)

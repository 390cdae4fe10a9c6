"""Letters and cards: every kind that is posted can be drawn, in every state, and lies in none."""

import ast
import re
from collections.abc import AsyncIterator, Awaitable, Callable
from dataclasses import replace
from datetime import timedelta
from functools import cache
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import pytest

import aid.areas
import aid.finishing
import aid.first_jobs
import aid.help_requests
import aid.money
import aid.notes
import aid.people
import aid.pledges
import aid.quiet
import aid.vettings
import storage.faults
import storage.proposals
import storage.series
import storage.vettings
from aid import (
    cases,
    emergencies,
    faults,
    help_requests,
    knocks,
    listening,
    messages,
    organiser_roles,
    proposals,
)
from aid.dangers import Danger
from aid.drafts import begin
from aid.held_asks import let_go
from aid.people import correct
from aid.trusted import ask_for
from handlers import CARDS, LETTERS
from handlers.letters import View
from handlers.screens import Screen
from storage import first_jobs
from storage.cards import Card
from storage.first_jobs import HowWasIt
from storage.help_requests import Outcome, Status
from storage.vettings import Sort
from tests.acting_scenes import ACTING_SUBJECTS, ON_CLOSINGS, ON_WORDS
from tests.checkin_plan_scenes import CALL_STATES, ON_AGREED, ON_RINGING, a_call, a_call_by_phone
from tests.checkin_subjects import (
    ON_CHECKINS,
    ON_DAYS,
    ON_PLANS,
    ON_SILENCE,
    STATES,
    a_checkin,
    a_page,
    a_plan,
)
from tests.company_scenes import COMPANY_SUBJECTS, ON_MISSED, ON_QUESTION, ON_TOMORROW, ON_TWO, ON_WISH
from tests.conftest import Neighbourhood
from tests.duty_scenes import DUTY_SUBJECTS, ON_MORNINGS, ON_SWAPS
from tests.news_scenes import NEWS_STATES, ON_NEWS, an_announcement
from tests.rehearsal_scenes import ON_REHEARSALS, REHEARSAL_SUBJECTS
from tests.rows import changed, remembered
from tests.scenes import SUBJECTS
from tests.telephones import connected
from tests.village import ACCOUNTS, Village
from tests.wellbeing_scenes import ON_WELLBEING, WELLBEING_SUBJECTS

ROOT = Path(__file__).parent.parent
POSTED_BY = {"post", "tell_organisers", "tell_helper", "tell_the_other"}
TO_MANY = {"announcement", "announcement_now"}  # posted to a whole audience by one statement

# Of what a letter still tells in which states of its subject; in the others nothing is left to tell.
# "lost": the one who is written to had it, and somebody else has it now.
REQUEST_STATES = (
    "open", "claimed", "reported", "met", "partly", "not_met", "withdrawn", "signposted", "could_not_fill",
)  # fmt: skip
ON_REQUESTS = {
    "hand_over": ("helper", {"claimed"}),
    "hand_over_voice": ("helper", {"claimed"}),
    "hand_over_photo": ("helper", {"claimed"}),
    "request_changed": ("helper", {"claimed"}),
    "helper_found": ("resident", {"claimed"}),
    "handed_back": ("resident", {"open"}),
    "did_it_come": ("resident", {"reported"}),
    "thanked": ("helper", {"met", "partly", "not_met"}),
    "not_needed": ("helper", {"withdrawn"}),
    "closed_silently": ("resident", {"met", "partly", "not_met"}),
    "nobody_found": ("resident", {"could_not_fill"}),
    "nudge": ("neighbour", set()),
    "same_again": ("neighbour", set()),
    "nobody_yet": ("organiser", {"open"}),
    # What tells of a second helper, or of somebody who was suggested, has nothing to tell here: test_pairs.
    "second_found": ("resident", set()),
    "one_left": ("resident", set()),
    "partner_found": ("helper", set()),
    "partner_left": ("helper", set()),
    "one_short": ("organiser", set()),
    "introduction_wanted": ("neighbour", set()),
    "stand_by_offer": ("neighbour", {"claimed"}),
    "to_introduce": ("organiser", {"open"}),
    "signposted": ("resident", {"signposted"}),
    "removed": ("former helper", set(REQUEST_STATES)),
    "not_needed_of_you": ("former helper", set(REQUEST_STATES)),
    "not_all_well": ("organiser", {"partly", "not_met", "could_not_fill"}),
    "nobody_came": ("organiser", {"partly", "not_met", "could_not_fill"}),
    "visit_tomorrow": ("helper", {"claimed"}),
    "visit_soon": ("helper", {"claimed"}),
    "all_right": ("helper", set()),
    "did_it_happen": ("helper", {"claimed"}),
    "who_comes_tomorrow": ("resident", {"claimed"}),
    "visit_moved": ("resident", {"claimed"}),
    "still_asking": ("resident", {"open"}),
    "did_they_come": ("resident", {"claimed"}),
    "helper_dropped_out": ("organiser", {"open"}),
    "visit_overdue": ("organiser", set()),
    "visit_unknown": ("organiser", {"claimed"}),
    "asked_again": ("organiser", {"open"}),
    "thanks_passed": ("helper", set()),
}
# What is only true at its hour is drawn so long after the village's 10 in the morning.
HOURS_LATER = {"visit_tomorrow": 8, "who_comes_tomorrow": 8, "visit_soon": 21, "did_it_happen": 27}
ON_NOTES = {"helper_note": ("organiser", {"written"})}
ON_MONEY = {
    "receipt": ("resident", {"spent", "over", "settled"}),
    "have_you_paid": ("resident", {"spent", "over"}),
    "settled": ("helper", {"settled"}),
    "over_budget": ("organiser", {"over"}),
    "not_settled": ("organiser", {"spent", "over"}),
}
ON_PHONED_IN = {"asked_for_you": ("resident", {"open"})}
ENDED = {"met", "partly", "not_met", "withdrawn", "signposted", "could_not_fill"}
ON_ASKED_FOR = {
    "trusted_taken": ("trusted", {"claimed"}),
    "trusted_open_again": ("trusted", {"open"}),
    "trusted_did_it_come": ("trusted", set()),
    "trusted_ended": ("trusted", ENDED),
}
# Whom to ring, what was said on the telephone and whether it is still so are drawn in test_trusted.
ON_CONSENTS = {
    "may_they_ask": ("resident", {"told_us"}),
    "may_ask_now": ("trusted not confirmed", {"confirmed"}),
    "said_on_the_phone": ("resident", set()),
    "still_so": ("resident", set()),
    "consent_call": ("organiser", set()),
    "no_longer_asks": ("resident", {"ended"}),
}
ON_HELD_ASKS = {"not_sent": ("trusted not confirmed", {"let_go"})}
ON_SERIES = {
    "series_ends": ("resident", {"ending"}),
    "series_struggles": ("organiser", {"struggling"}),
}
ON_PEOPLE = {
    "neighbour_to_approve": ("organiser", {"asked"}),
    "neighbour_approved": ("neighbour", {"approved"}),
    "neighbour_declined": ("not now", {"not_now"}),
    "unreachable": ("organiser", set(SUBJECTS)),
    "nobody_leads": ("organiser", set(SUBJECTS)),
    "records_joined": ("resident", set(SUBJECTS)),
    "has_app": ("organiser", set(SUBJECTS)),
    "keeps_touch": ("organiser", set()),
    "same_person": ("organiser", set()),
}
ON_QUIET = {
    "agree_anew": ("resident", {"behind"}),
    "still_here": ("resident", {"quiet"}),
    "about_to_go": ("organiser", {"quiet"}),
}
ON_NEIGHBOURS = {
    "taken_off_list": ("not now", {"not_now"}),
}
ON_PROMISES = {
    "promise_wanted": ("neighbour", {"wanted", "lapsed"}),
    "promise_lapsed": ("neighbour", {"wanted", "lapsed"}),
}
ON_CHECKS = {"vetting_ends": ("organiser", {"ends soon", "over"})}
ON_FIRST_JOBS = {
    "how_was_it": ("helper", {"asked"}),
    "not_quite": ("organiser", {"not_quite"}),
}
ON_CALLS = {
    "call_wanted": ("organiser", {"waiting"}),
    "will_be_rung": ("resident", {"taken"}),
}
ON_AREAS = {
    "area_linked": ("organiser", {"linked"}),
    "group_lost": ("organiser", {"lost"}),
    "cannot_pin": ("organiser", {"linked"}),
    "rights_lost": ("organiser", {"linked"}),
    "rights_back": ("organiser", {"linked"}),
    "no_group": ("organiser", {"lost"}),
}
ON_ACTS = {"act_told": ("other organiser", {"frozen"})}
ON_PROPOSALS = {
    "proposal": ("other organiser", {"open"}),
    "proposal_over": ("organiser", {"agreed", "refused"}),
}
ON_KNOCKS = {
    "knock": ("organiser", {"waiting", "answered"}),
    "cannot_let_in": ("organiser", {"waiting", "answered"}),
}
ON_ROLES = {
    "now_organiser": ("organiser", {"organiser"}),
    "rights_frozen": ("frozen organiser", {"frozen organiser"}),
}
ON_GROUPS = {"which_area": ("organiser", {"free"})}
ON_TROUBLE = {
    "was_away": ("organiser", {"lasting", "over"}),
    "set_aside": ("organiser", {"lasting", "over"}),
    "not_well": ("organiser", {"lasting"}),
    "well_again": ("organiser", {"over"}),
}
ON_ALARMS = {
    "emergency": ("organiser", {"raised", "taken"}),
    "whom_to_ring": ("resident", {"raised", "taken"}),
}
ON_CASES = {
    "case_reported": ("organiser", {"reported", "taken", "led"}),
    "case_read": ("resident", {"taken", "led", "closed"}),
    "case_again": ("organiser", {"reported", "taken", "led"}),
}
ON_MESSAGES = {"message_passed": ("resident", {"said", "said last"})}
TELLS = ON_REQUESTS | ON_SERIES | ON_MESSAGES | ON_NOTES | ON_MONEY | ON_PHONED_IN
TELLS |= ON_NEIGHBOURS | ON_PROMISES | ON_CHECKS | ON_FIRST_JOBS | ON_ROLES
TELLS |= ON_NEWS
TELLS |= ON_ACTS | ON_PROPOSALS | ON_KNOCKS
TELLS |= ON_ASKED_FOR | ON_CONSENTS | ON_HELD_ASKS
TELLS |= ON_CHECKINS | ON_DAYS | ON_PLANS | ON_AGREED | ON_RINGING | ON_SILENCE
TELLS |= ON_WORDS | ON_CLOSINGS
TELLS |= ON_TWO | ON_MISSED | ON_QUESTION | ON_WISH | ON_TOMORROW | ON_SWAPS | ON_MORNINGS
TELLS |= ON_WELLBEING | ON_REHEARSALS
TELLS |= ON_QUIET | ON_PEOPLE | ON_CALLS | ON_AREAS | ON_GROUPS | ON_TROUBLE | ON_ALARMS | ON_CASES

NAMES = ["<b>Rosa & Co</b>", "Ro{sa} %s {0}", "R" * 60, "Ада 🌷 Лавлейс"]


@cache
def parsed(folder: str) -> list[ast.Module]:
    return [ast.parse(path.read_text()) for path in (ROOT / folder).rglob("*.py")]


def kinds_in(call: str, folders: tuple[str, ...] = ("aid", "bot")) -> set[str]:
    """The kinds named in calls of this function, as patterns where a part is filled in."""
    found = set()
    for folder in folders:
        for tree in parsed(folder):
            for node in ast.walk(tree):
                if isinstance(node, ast.Call) and name_of(node.func) == call:
                    found |= {words for argument in node.args[1:3] for words in pattern_of(argument)}
    return found


def name_of(function: ast.expr) -> str:
    return getattr(function, "attr", getattr(function, "id", ""))


def pattern_of(argument: ast.expr) -> list[str]:
    if isinstance(argument, ast.Constant) and isinstance(argument.value, str):
        return [re.escape(argument.value)]
    if isinstance(argument, ast.JoinedStr):
        return ["".join(re.escape(getattr(part, "value", "")) if isinstance(part, ast.Constant) else r"\w+"
                        for part in argument.values)]  # fmt: skip
    return []


def test_what_is_posted_can_be_drawn_and_what_can_be_drawn_is_posted() -> None:
    for posted, kinds in (({p for call in POSTED_BY for p in kinds_in(call)}, LETTERS),
                          (kinds_in("refresh") | kinds_in("gather"), CARDS)):  # fmt: skip
        assert len(posted) > 2
        posted |= TO_MANY & set(kinds)
        assert [p for p in posted if not any(re.fullmatch(p, kind) for kind in kinds)] == []
        assert [kind for kind in kinds if not any(re.fullmatch(p, kind) for p in posted)] == []


def test_every_kind_stands_in_the_tables_here() -> None:
    assert set(TELLS) == set(LETTERS)
    assert set(SHOWS) == set(CARDS)


@pytest.fixture
async def village(empty_street: Neighbourhood) -> AsyncIterator[Village]:
    village = await connected(empty_street)
    yield village
    await empty_street.settled()


@pytest.fixture
async def voice(empty_street: Neighbourhood, village: Village) -> str:
    await empty_street.phones["resident"].sends_voice()
    return empty_street.phones["resident"].chat()[-2].file_id or ""


@pytest.fixture
async def photo(empty_street: Neighbourhood, village: Village) -> str:
    await empty_street.phones["resident"].sends_photo()
    return empty_street.phones["resident"].chat()[-2].file_id or ""


def view(village: Village, hours: int = 0) -> View:
    return View(db=village.db, now=village.now + timedelta(hours=hours), zone=ZoneInfo("Europe/London"))


async def a_note(village: Village, state: str) -> int:
    """What the helper told the organisers."""
    id, by = await village.request(Status.REPORTED), await village.id("helper")
    told = {"by": by, "words": f"<b>{NAMES[1]}", "voice": None, "now": village.now}
    await aid.notes.tell_organisers_of(village.db, id, **told)
    return 1


async def a_spending(village: Village, state: str) -> int:
    """An errand that is done, and what the helper said of the money."""
    id, by = await village.request(Status.REPORTED), await village.id("helper")
    told = {"by": by, "draft_id": 0, "receipt": None, "settle_by": village.now, "now": village.now}
    if state != "unspent":
        spent, settled = 9999 if state == "over" else 1240, state == "settled"
        await aid.money.report_spending(village.db, id, spent=spent, settled=settled, **told)
    return id


async def a_request_phoned_in(village: Village, state: str) -> int:
    """An organiser asks for a resident who has the app."""
    resident = await village.id("resident")
    id = await village.asked(by="organiser", for_id=resident)
    if state == "withdrawn":
        await aid.help_requests.withdraw(village.db, id, by=resident, now=village.now)
    return id


async def a_request(village: Village, state: str, **facts: Any) -> int:
    """A request in that state."""
    if state not in ("met", "partly", "not_met"):
        return await village.request(Status(state), **facts)
    id, resident = await village.request(Status.REPORTED, **facts), await village.id("resident")
    await aid.finishing.confirm(village.db, id, by=resident, outcome=Outcome(state), now=village.now)
    return id


async def a_request_for_another(village: Village, state: str) -> int:
    return await a_request(village, state, asked_by="trusted")


async def a_held_ask(village: Village, state: str) -> int:
    by = await village.id("trusted not confirmed")
    draft = await begin(village.db, ACCOUNTS["trusted not confirmed"], "ask", "check", now=village.now)
    told = {**village.wanted(), "area_id": village.elm, "draft_id": draft.id, "by": by, "now": village.now}
    await ask_for(village.db, village.trust_of["trusted not confirmed"], **told)
    id: int = (await village.db.one("SELECT MAX(id) AS id FROM held_asks"))["id"]
    if state == "let_go":
        await let_go(village.db, id, now=village.now)
    return id


async def a_message(village: Village, state: str) -> int:
    """A message from the helper to the resident, in the request's last moment, or a day later."""
    id, by = await village.request(Status.CLAIMED), await village.id("helper")
    draft = await begin(village.db, ACCOUNTS["helper"], "message", "words", now=village.now)
    await messages.pass_on(village.db, id, by=by, draft_id=draft.id, text="See you", now=village.now)
    if state != "said":
        await help_requests.withdraw(village.db, id, by=await village.id("resident"), now=village.now)
    row = await village.db.one("SELECT MAX(id) AS id FROM messages")
    if state == "withdrawn":
        await messages.withdraw(village.db, row["id"], now=village.now)
    return row["id"]


async def a_series(village: Village, state: str) -> int:
    id, _request, today = await village.series("stopped" if state == "stopped" else "running")
    facts = {"ending": {"tell_end_on": None}, "struggling": {"struggled_on": today}}.get(state)
    if facts:
        await village.db.transaction(lambda tx: storage.series.correct(tx, id, **facts))
    return id


async def a_person(village: Village, state: str) -> int:
    return await village.id(SUBJECTS[state])


async def a_quiet_person(village: Village, state: str) -> int:
    id = await village.id("resident")
    if state == "behind":
        await village.db.transaction(lambda tx: tx.run("DELETE FROM agreements WHERE person_id = :id", id=id))
    if state == "quiet":
        await aid.quiet.ask(village.db, id, goes_at=village.now + timedelta(days=30), now=village.now)
        await village.settled()
    else:
        await aid.quiet.stay_on(village.db, id, by=id, now=village.now)
    return id


async def a_promise(village: Village, state: str) -> int:
    id = await village.id("neighbour")
    if state != "made":
        await aid.pledges.ask_anew(village.db, id, wait=timedelta(days=21), now=village.now)
    if state == "lapsed":
        await aid.pledges.lapse(village.db, id, now=village.now)
    return id


async def a_check(village: Village, state: str) -> int:
    id, by = await village.id("asked"), await village.id("organiser")
    seen_at = village.now - timedelta(days=366 if state == "over" else 350)
    told = {"seen": "<b>{0}", "years": 1, "by": by, "draft_id": None, "now": seen_at}
    check = await aid.vettings.attest(village.db, id, Sort.IDENTITY, **told)
    if state == "ended":
        await aid.vettings.end_vetting(village.db, check.id, by=by, now=village.now)
    return check.id


async def a_first_job(village: Village, state: str) -> int:
    id, helper = await village.request(Status.CLOSED), await village.id("helper")
    await village.db.transaction(lambda tx: first_jobs.add(tx, id, helper, helper, village.now))
    question = (await first_jobs.to_ask(village.db, village.now))[-1]
    await aid.first_jobs.ask(village.db, question.id, now=village.now)
    if state != "asked":
        said = {"by": helper, "now": village.now}
        await aid.first_jobs.say_how_it_was(village.db, question.id, HowWasIt(state), **said)
    return question.id


async def an_area(village: Village, state: str) -> int:
    if state == "lost":
        await aid.areas.lose_group(village.db, village.other_group, now=village.now)
        return village.oak
    return village.elm


async def a_group(village: Village, state: str) -> int:
    await aid.areas.lose_group(village.db, village.other_group, now=village.now)
    return village.group if state == "linked" else village.new_group


async def a_trouble(village: Village, state: str) -> int:
    days = 2 if state == "over" else 1
    await listening.hear_again(village.db, now=village.now + timedelta(days=days))
    await faults.begin(village.db, [sorted(faults.WORDS)[days]], now=village.now)
    await village.settled()
    fault = (await storage.faults.lasting(village.db))[-1]
    if state == "over":
        await faults.end(village.db, fault, seen_at=village.now, now=village.now)
    assert fault.id == days
    return fault.id


async def an_alarm(village: Village, state: str) -> int:
    """Somebody cries for help, and perhaps an organiser rings them, or it was none."""
    account, now = ACCOUNTS["resident"], village.now
    cry = {"name": "A Name", "text": f"Help! <b>{NAMES[1]}", "danger": Danger.HELP, "in_group": False}
    id = (await emergencies.raise_alarm(village.db, account, now=now, **cry)).id
    if state == "taken":
        await emergencies.ring_them(village.db, id, by=await village.id("organiser"), now=now)
    if state == "called_off":
        await emergencies.call_off(village.db, account, now=now)
    return id


async def a_case(village: Village, state: str) -> int:
    """A worry of the resident's, and what its readers have done."""
    told = {"about": f"<i>{NAMES[1]}", "about_id": None, "words": f"<b>{NAMES[0]}" * 30, "voice": None}
    by, now = await village.id("organiser"), village.now
    id = (await cases.worry(village.db, by=await village.id("resident"), now=now, **told)).id
    if state in ("taken", "led", "closed"):
        await cases.look_into(village.db, id, by=by, now=now)
    if state == "led":
        await cases.look_again(village.db, id, by=by, days=7, now=now)
        await cases.note_case(village.db, id, by=by, words="I rang </b>", now=now)
    if state == "closed":
        await cases.close_case(village.db, id, by=by, now=now)
    return id


async def an_act(village: Village, state: str) -> int:
    """What stands in the history of the organiser who was frozen."""
    id: int = (await village.db.one("SELECT MAX(id) AS id FROM history WHERE verb = 'freeze'"))["id"]
    return id


async def a_proposal(village: Village, state: str) -> int:
    """An organiser is to lead on safeguarding, and the other has said yes, or no, or nothing yet."""
    by, other, now = await village.id("organiser"), await village.id("other organiser"), village.now
    await organiser_roles.name_lead(village.db, by, by=by, now=now)
    (found,) = await storage.proposals.open_ones(village.db)
    if state == "agreed":
        await proposals.agree(village.db, found.id, by=other, now=now)
        await organiser_roles.end_lead(village.db, by, by=by, now=now)
    if state == "refused":
        await proposals.refuse(village.db, found.id, by=other, now=now)
    return found.id


async def a_knock(village: Village, state: str) -> int:
    """Somebody who is not in the group asks to come in."""
    account, told = ACCOUNTS["outsider"], {"tell_at": village.now, "now": village.now}
    knock = await knocks.knock(village.db, village.group, account, f"<b>{NAMES[1]}", **told)
    assert knock
    if state == "answered":
        said = {"who": f"<i>{NAMES[0]}", "street": "</b>", "why": f"{{0}} & {NAMES[1]}", "draft_id": 0}
        await knocks.answer(village.db, knock.id, account_id=account, now=village.now, **said)
    if state == "decided":
        await knocks.turn_away(village.db, knock.id, by=await village.id("organiser"), now=village.now)
    return knock.id


SUBJECTS_OF: list[tuple[dict[str, Any], tuple[str, ...], Callable[[Village, str], Awaitable[int]]]] = [
    (ON_REQUESTS, REQUEST_STATES, a_request),
    (ON_MESSAGES, ("said", "said last", "withdrawn"), a_message),
    (ON_NOTES, ("written",), a_note),
    (ON_MONEY, ("unspent", "spent", "over", "settled"), a_spending),
    (ON_PHONED_IN, ("open", "withdrawn"), a_request_phoned_in),
    (ON_ASKED_FOR, REQUEST_STATES, a_request_for_another),
    (ON_CONSENTS, ("told_us", "confirmed", "ended"), lambda village, state: village.trust(state)),
    (ON_HELD_ASKS, ("waiting", "let_go"), a_held_ask),
    (ON_PEOPLE, tuple(SUBJECTS), a_person),
    (ON_QUIET, ("here", "quiet", "behind"), a_quiet_person),
    (ON_NEIGHBOURS, tuple(SUBJECTS), a_person),
    (ON_PROMISES, ("made", "wanted", "lapsed"), a_promise),
    (ON_CHECKS, ("ends soon", "over", "ended"), a_check),
    (ON_FIRST_JOBS, ("asked", "good", "not_quite"), a_first_job),
    (ON_SERIES, ("running", "ending", "struggling", "stopped"), a_series),
    (ON_CALLS, ("waiting", "taken", "made"), lambda village, state: village.call(state)),
    (ON_AREAS, ("linked", "lost"), an_area),
    (ON_ACTS, ("frozen",), an_act),
    (ON_PROPOSALS, ("agreed", "refused", "open"), a_proposal),
    (ON_KNOCKS, ("decided", "waiting", "answered"), a_knock),
    (ON_ROLES, ("organiser", "frozen organiser"), lambda village, state: village.id(state)),
    (ON_GROUPS, ("linked", "free"), a_group),
    (ON_TROUBLE, ("lasting", "over"), a_trouble),
    (ON_CHECKINS, STATES, a_checkin),
    (ON_AGREED, CALL_STATES, a_call),
    (ON_RINGING, ("proposed", "agreed", "stopped"), a_call_by_phone),
    (ON_DAYS, ("asked", "fine", "unheard"), a_page),
    (ON_PLANS, ("asked", "agreed", "declined"), a_plan),
    *COMPANY_SUBJECTS,
    *DUTY_SUBJECTS,
    *WELLBEING_SUBJECTS,
    *ACTING_SUBJECTS,
    *REHEARSAL_SUBJECTS,
    (ON_ALARMS, ("raised", "taken", "called_off"), an_alarm),
    (ON_NEWS, NEWS_STATES, an_announcement),
    (ON_CASES, ("reported", "taken", "led", "closed"), a_case),
]


@pytest.mark.parametrize(("kinds", "states", "a_subject"), SUBJECTS_OF)
async def test_a_letter_tells_what_is_true_or_nothing(
    empty_street: Neighbourhood,
    village: Village,
    voice: str,
    photo: str,
    kinds: Any,
    states: Any,
    a_subject: Any,
) -> None:
    wrong, seen = [], set()
    for state in states:
        more = {"voice": voice, "photo": photo} if a_subject is a_request else {}
        about = await a_subject(village, state, **more)
        await empty_street.settled()
        before = await remembered(village.db)
        for kind, (reader, tells) in kinds.items():
            screen = await drawn(village, kind, reader, about)
            if isinstance(screen, Exception) or (screen is not None) != (state in tells):
                wrong.append((kind, state, screen))
            elif screen and (reader, screen) not in seen:
                seen.add((reader, screen))
                await arrives(empty_street, reader, screen)
        assert changed(before, await remembered(village.db)) == []
    assert wrong == []


async def drawn(village: Village, kind: str, reader: str, about: int) -> Screen | Exception | None:
    letter = await village.letter(kind, reader, about)
    try:
        return await LETTERS[kind].draw(view(village, HOURS_LATER.get(kind, 0)), letter)
    except Exception as fault:
        return fault


async def arrives(street: Neighbourhood, reader: str, screen: Screen) -> None:
    """Telegram takes it as it is, and plain."""
    phone, bot = street.phones[reader], street.app.bot
    if screen.copies:  # what it is a copy of is in nobody's phone here
        await phone.sends_sticker()
        screen = replace(screen, copies=(phone.id, phone.chat()[0].id))
    for fields in (screen.fields(), screen.plain_fields()):
        sent = await bot.call(screen.method, chat_id=phone.id, **fields)
        assert sent["message_id"] and street.emulator.refused == []


async def test_a_letter_to_somebody_who_no_longer_has_it_is_not_sent(village: Village) -> None:
    id = await village.request(Status.CLAIMED)
    for kind in ("hand_over", "hand_over_voice", "hand_over_photo", "request_changed", "thanked",
                 "not_needed", "visit_tomorrow", "visit_soon", "all_right", "did_it_happen",
                 "thanks_passed"):  # fmt: skip
        assert await drawn(village, kind, "former helper", id) is None


async def test_a_letter_about_what_is_not_there_is_not_sent(village: Village) -> None:
    for kind, (reader, _) in (ON_REQUESTS | ON_SERIES | ON_MESSAGES | ON_NOTES | ON_CALLS | ON_AREAS).items():
        assert await drawn(village, kind, reader, 999) is None, kind


@pytest.mark.parametrize("name", NAMES)
async def test_whatever_people_are_called_their_letters_arrive(
    empty_street: Neighbourhood, village: Village, voice: str, photo: str, name: str
) -> None:
    for who in ("resident", "helper", "asked", "organiser"):
        text = {"name": name, "address": "&" * 20 + name, "phone": f"<i>{name[:20]}"}
        await correct(village.db, await village.id(who), now=village.now, **text)
    details = f"</b>{name}" * 15
    for state in REQUEST_STATES:
        about = await a_request(village, state, voice=voice, photo=photo, details=details)
        for kind, (reader, tells) in ON_REQUESTS.items():
            if state in tells:
                screen = await drawn(village, kind, reader, about)
                assert isinstance(screen, Screen)
                await arrives(empty_street, reader, screen)
                assert reader == "organiser" or "{" not in screen.text.replace(name, "")


SHOWS: dict[str, Callable[[str, bool], bool]] = {
    # A card that never appeared appears only while somebody can still take it on.
    "request": lambda state, there: there or state == "open",
    "board": lambda state, there: True,
    "welcome": lambda state, there: True,
    "who_is_it": lambda state, there: True,
    "announcement": lambda state, there: False,  # drawn in test_announcements
    "weekly_picture": lambda state, there: False,  # drawn in test_weekly_pictures
}


@pytest.mark.parametrize("there", [True, False])
@pytest.mark.parametrize("kind", SHOWS)
async def test_a_card_is_drawn_in_every_state(
    empty_street: Neighbourhood, village: Village, kind: str, there: bool
) -> None:
    for state in REQUEST_STATES:
        about = await a_request(village, state) if kind == "request" else village.elm
        card = Card(id=1, chat_id=village.group, kind=kind, about=about, message_id=1 if there else None,
                    wanted=1, fingerprint=None, attempts=0, replaces=None)  # fmt: skip
        screen = await CARDS[kind](view(village), card)
        assert (screen is not None) is SHOWS[kind](state, there), (kind, state)
        if screen:
            assert screen.silent and not screen.keyboard
            sent = await empty_street.app.bot.call("sendMessage", chat_id=village.group, **screen.fields())
            assert sent["message_id"] and empty_street.emulator.refused == []
    nowhere = Card(id=1, chat_id=-9, kind=kind, about=999, message_id=1, wanted=1, fingerprint=None,
                   attempts=0, replaces=None)  # fmt: skip
    assert kind == "who_is_it" or await CARDS[kind](view(village), nowhere) is None

"""Every screen is one that somebody of 85 can use: over the step tables, and over all that is really sent."""

import random
from collections.abc import Iterator
from dataclasses import fields as fields_of
from dataclasses import replace
from datetime import UTC, datetime
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from bot.playground.phone import Phone
from handlers.flows import FLOWS
from handlers.known import NOTHING_KNOWN, Known
from handlers.steps import Talk
from handlers.views import step_screen
from storage.areas import Area
from storage.drafts import Draft
from storage.help_requests import HelpRequest, Kind, Part, Status
from storage.people import Person, Standing
from tests.conftest import Neighbourhood
from tests.rows import remembered
from tests.screen_rules import (
    HOME,
    RULES,
    faults,
    has_few_buttons,
    has_few_paragraphs,
    is_short,
    screens,
    words,
)

NOW = datetime(2026, 9, 23, 9, 0, tzinfo=UTC)  # a Wednesday in September: the longest words there are
LONG = "Wilhelmina Featherstonehaugh of the Upper Elm Street Corner"
ROSA = Person(
    id=10**12, name=LONG, area_id=1, language="en", address="12 Elm Street", phone="020 7946 0000",
    account_id=10**12, neighbour=Standing.APPROVED, organiser=True,
)  # fmt: skip
ASKED = HelpRequest(**{
    **{field.name: None for field in fields_of(HelpRequest)},
    "id": 10**12, "resident_id": ROSA.id, "asked_by": ROSA.id, "area_id": 1, "kind": Kind.SHOPPING,
    "details": "Milk", "voice": "x", "photo": "x", "items": "Milk\nBread", "wanted_on": NOW.date(),
    "part": Part.AFTERNOON, "status": Status.CLAIMED, "helper_id": 2, "word": "robin", "silent": False,
    "asked_at": NOW, "claimed_at": NOW,
})  # fmt: skip
MUCH = Known(
    under_way=tuple(replace(ASKED, kind=kind) for kind in Kind),
    last=replace(ASKED, kind=Kind.PRESCRIPTION, ended_at=NOW),
    usual=tuple(f"Something usual with a long name {n}"[:40] for n in range(12)),
)
WHO = {
    "a stranger": None,
    "somebody new": replace(ROSA, address=None, phone=None, area_id=None, organiser=False, neighbour=None),
    "somebody known": ROSA,
}
SAID: list[dict[str, Any]] = [
    {},
    {"kind": "other", "when": "another"},
    {"kind": "shopping", "when": "2026-09-24 afternoon", "details": "Milk, bread and 6 eggs"},
    {"kind": "gardening", "when": "another", "day": "2026-09-30", "voice": "x", "address": "12 Elm Street"},
    {
        "kind": "shopping",
        "when": "2026-09-24 day",
        "list": ["2 pints of milk", "Bread"],
        "photo": "x",
        "door": ["hearing", "dog", "The bell is broken"],
        "details": "Milk",
    },
    {"kind": "shopping", "when": "2026-09-24 day", "list": [f"Thing {n}" for n in range(14)]},
    {"name": LONG, "agree": "yes", "area": "1", "came_from": "check"},
]


def talks() -> Iterator[Talk]:
    """Conversations with everybody, wherever they may stand."""
    for person in WHO.values():
        for count in (0, 1, 12):
            areas = [Area(id=id, name=f"{LONG[:25]} {id}", chat_id=-id) for id in range(1, count + 1)]
            for answers in SAID:
                blank = Draft(id=10**12, account_id=10**12, flow="", step="", answers=answers)
                for known in (NOTHING_KNOWN, MUCH) if person else (NOTHING_KNOWN,):
                    yield Talk(draft=blank, person=person, areas=areas, appointed=count == 1, first_name=LONG,
                               now=NOW, zone=ZoneInfo("Europe/London"), known=known)  # fmt: skip


@pytest.mark.parametrize(("flow", "step"), [(flow, step) for flow in FLOWS for step in FLOWS[flow].by_name])
def test_every_question_can_be_read_answered_and_left(flow: str, step: str) -> None:
    asked = 0
    for talk in talks():
        if step == "check" and not {"kind", "when"} <= set(talk.answers):
            continue
        if "another" in talk.answers.values() and "day" not in talk.answers and step == "check":
            continue
        there = replace(talk, draft=replace(talk.draft, flow=flow, step=step))
        fields = step_screen(FLOWS[flow], there).fields()
        assert faults(fields) == [], fields
        asked += 1
    assert asked > 5


@pytest.mark.parametrize("flow", FLOWS)
def test_go_back_leads_out_of_every_question_in_the_end(flow: str) -> None:
    for talk in talks():
        for step in FLOWS[flow].by_name:
            there: str | None = step
            answers = {name: value for name, value in talk.answers.items() if name != "came_from"}
            for _ in range(len(FLOWS[flow].steps)):
                draft = replace(talk.draft, flow=flow, step=there or "", answers=answers)
                before = FLOWS[flow].before(replace(talk, draft=draft)) if there else None
                there = before.name if before else None
            assert there is None or there in ("check", "change", "details"), (step, there)


PEOPLE = ("rosa", "ben", "ayo", "olga", "pia", "zed")
WORDS = (
    "/start", "/mine", "/help", "/settings", "/privacy", "/organise", "/stop", "Tuesday", "12 Elm Street",
    "milk", "30 minutes", "???", "More", "Go back", "Talk to a person",
)  # fmt: skip
SECRETS = {"rosa": ("77 Rosa Lane", "020 7946 0001"), "ben": ("78 Ben Lane", "020 7946 0002")}
STEPS = 110


@pytest.mark.parametrize("seed", range(4))
async def test_wherever_one_wanders_there_is_a_way_home(street: Neighbourhood, seed: int) -> None:
    chance = random.Random(seed)
    for key, (address, number) in SECRETS.items():
        for detail, told in (("address", address), ("phone", number)):
            await street.phones[key].taps_data(f"detail:{detail}")
            await street.phones[key].types(told)
    await street.rosa_asks()
    for _ in range(STEPS):
        phone = street.phones[chance.choice(PEOPLE)]
        await wander(street, phone, chance)
        assert phone.waiting == 0
        assert home_is_near(phone), phone.last
        if chance.random() < 0.05:
            await street.hurry(hours=chance.choice((1, 13, 50)))
    for fields in screens(street.emulator.calls):
        assert faults(fields, but=(has_few_paragraphs,)) == [], fields
    assert_protected(street)
    assert not [row for row in (await remembered(street.app.db, but=()))["inbox"] if "set_aside" in row]


async def wander(street: Neighbourhood, phone: Phone, chance: random.Random) -> None:
    """One tap or one word: mostly on the newest message, at times on an old one or in the group."""
    seen = [message for message in phone.chat() if message.labels]
    if phone.id in street.group.members and chance.random() < 0.2:
        seen = [message for message in phone.chat(street.group) if message.labels]
    if not seen or chance.random() < 0.2:
        keys = [key for row in phone.keyboard for key in row]
        await phone.types(chance.choice([*WORDS, *keys]))
        return
    message = seen[-1] if chance.random() < 0.8 else chance.choice(seen)
    button = chance.choice([button for row in message.buttons for button in row])
    await phone.taps_data(button.data or "", message)


def home_is_near(phone: Phone) -> bool:
    """The four buttons are there, or a stranger sees a button to go on with."""
    return phone.keyboard == HOME or not phone.chat() or any(one.labels for one in phone.chat()[-4:])


def assert_protected(street: Neighbourhood) -> None:
    """Nobody can send on where somebody else lives, or their number."""
    for key, phone in street.phones.items():
        others = [secret for owner, secrets in SECRETS.items() if owner != key for secret in secrets]
        for message in phone.chat():
            if message.by_bot and any(secret in message.text for secret in others):
                assert message.protected, (key, message.text)


async def test_what_residents_read_is_never_long(street: Neighbourhood) -> None:
    await street.rosa_asks()
    await street.ben.taps("I can help", chat=street.group)
    await street.rosa.taps("My requests")
    await street.ben.taps("Done")
    await street.ben.taps("45 minutes")
    await street.rosa.taps("Not all of it")
    for label in ("I need help", "My requests", "More", "I can help"):
        await street.rosa.taps(label)
    for command in ("/help", "/privacy", "/settings", "/mine", "/start"):
        await street.rosa.types(command)
    for fields in screens(street.emulator.calls):
        if fields["chat_id"] == street.rosa.id:
            assert faults(fields) == [], words(fields)


GOOD: dict[str, Any] = {
    "text": "<b>When?</b>",
    "reply_markup": {
        "inline_keyboard": [
            [{"text": "Today", "callback_data": "step:1:when:0"}],
            [{"text": "Talk to a person", "callback_data": "call"}],
            [{"text": "Go back", "callback_data": "back:1"}, {"text": "Stop", "callback_data": "stop:1"}],
        ]
    },
}


def under(*labels: tuple[str, ...], data: str = "x") -> dict[str, Any]:
    keys = [[{"text": label, "callback_data": data} for label in row] for row in labels]
    return {"text": "Yes", "reply_markup": {"inline_keyboard": keys}}


BAD = {
    "has_words": [{"text": " "}, {"text": "…"}, {"caption": ""}, {}],
    "is_short": [{"text": "word " * 101}],
    "has_few_paragraphs": [{"text": "One.\n\nTwo.\n\nThree.\n\nFour."}],
    "is_filled_in": [{"text": "Hello {name}"}, {"text": "Phone: None"}, {"text": "<i>x</i>"},
                     under(("{kind}",))],
    "has_labels_that_fit": [under(("x" * 29,)), under(("x" * 15, "y")), under(("x" * 9, "y", "z")),
                            under(("a", "b", "c", "d")), under((" ",))],
    "has_few_buttons": [under(*((str(n),) for n in range(21))),
                        under(*((f"a{n}", f"b{n}") for n in range(5)))],
    "has_no_twins": [under(("Same",), ("Same",))],
    "has_ways_out": [under(("Today",), data="step:1:when:0"), under(("Go back",), data="back:1")],
    "has_data_that_fits": [under(("x",), data="x" * 65), under(("x",), data="")],
    "is_home_if_below": [{"text": "Hi", "reply_markup": {"keyboard": [[{"text": "More"}]]}}],
}  # fmt: skip


@pytest.mark.parametrize(("rule", "fields"), [(rule, fields) for rule, bad in BAD.items() for fields in bad])
def test_each_rule_finds_what_breaks_it(rule: str, fields: dict[str, Any]) -> None:
    assert rule in faults(fields)


def test_each_rule_has_been_tried_and_a_good_screen_passes() -> None:
    assert set(BAD) == {rule.__name__ for rule in RULES}
    assert faults(GOOD) == []
    assert has_few_buttons(under(*((str(n),) for n in range(18)), ("Go back", "Stop")))
    assert is_short({"text": f"<b>{'m' * 500}</b>"})

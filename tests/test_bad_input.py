"""Whatever people send, wherever: a kind answer in private, no word in the group, and never a crash."""

import logging
from collections.abc import AsyncIterator, Awaitable, Callable, Iterator
from typing import Any

import pytest

from aid.texts import ADDRESS_LETTERS_MAX, DETAILS_LETTERS_MAX, NAME_LETTERS_MAX, clean_name
from bot.playground.phone import Phone
from bot.playground.shapes import Member, User
from tests.conftest import Neighbourhood
from tests.reading import told
from tests.rows import changed, remembered
from tests.village import ACCOUNTS

ANSWERS = ("sendMessage", "editMessageText", "sendVoice")
ZALGO = "R" + "\u0300\u0489\u200d" * 3333 + "osa"
NAMES = {
    "<b>Rosa</b> & <script>": "<b>Rosa</b> & <script>",
    "\u202easoR\u202c": "asoR",
    "Ro\u200bsa\ufeff\u2060": "Rosa",
    "Rosa\x00\x07\x1b[31m Bell": "Rosa[31m Bell",
    "Rosa\n\n\tBell\u2028!": "Rosa Bell !",
    "R" * 5000: "R" * NAME_LETTERS_MAX,
    "\u0958" * 3: "\u0915\u093c" * 3,
    ZALGO: "R\u0300\u0489osa",
    "{name} %s {0}": "{name} %s {0}",
    "Ада 🌷": "Ада 🌷",
    "حسن": "حسن",
    "\U0001d4e1osa": "\U0001d4e1osa",
}
NO_NAMES = ["🌷🌷🌷", "\u200b\u200b", "\u3164\u3164", "\x00", "\u202e\u202c", "...", "\u0300" * 500, "\u2800"]

Act = Callable[[Phone], Awaitable[Any]]
SENT: dict[str, Act] = {
    "words": lambda phone: phone.types("What is this?"),
    "one letter": lambda phone: phone.types("x"),
    "5,000 letters": lambda phone: phone.types("milk " * 1000),
    "4,096 letters": lambda phone: phone.types("m" * 4096),
    "4,096 signs to escape": lambda phone: phone.types("<&>" * 1365),
    "10,000 marks": lambda phone: phone.types(ZALGO),
    "no letters": lambda phone: phone.types("🌷 ... \u200b"),
    "a zero byte": lambda phone: phone.types("milk\x00and\x00bread"),
    "markup": lambda phone: phone.types("<a href='http://x'>milk</a> &amp; </b>"),
    "braces": lambda phone: phone.types("{name} {0} %s {"),
    "a number": lambda phone: phone.types("99999999999999999999999"),
    "no date": lambda phone: phone.types("31/02/2026"),
    "a date long ago": lambda phone: phone.types("1 January 1900"),
    "strange figures": lambda phone: phone.types("٣١/١٢"),
    "a command we don't know": lambda phone: phone.types("/nonsense now"),
    "a command for another bot": lambda phone: phone.types("/start@SomeOtherBot"),
    "a command for the group": lambda phone: phone.types("/setup"),
    "a sticker": lambda phone: phone.sends_sticker(),
    "a photo": lambda phone: phone.sends_photo("milk"),
    "a document": lambda phone: phone.sends_document(),
    "a location": lambda phone: phone.shares_location(51.5, -0.1),
    "a contact": lambda phone: phone.shares_contact("not a number <b>"),
    "a voice note": lambda phone: phone.sends_voice(),
    "a forward": lambda phone: phone.forwards("/start organise-x", "Somebody"),
    "inline words": lambda phone: phone.via_bot("I need help"),
    "inline command": lambda phone: phone.via_bot("/start"),
    "a strange link": lambda phone: phone.presses_start("organise-" + "x" * 50),
    "a link of another kind": lambda phone: phone.presses_start("x" * 64),
    "something new in Telegram": lambda phone: phone._says(phone.private, {"hologram": {"file_id": "x"}}),
    "a game": lambda phone: phone._says(phone.private, {"dice": {"emoji": "🎲", "value": 6}}),
}
QUESTIONS = {
    "no question": [],
    "what": ["again:ask"],
    "when": ["again:ask", "Shopping"],
    "which day": ["again:ask", "Gardening", "Another day"],
    "what task": ["again:ask", "Something else"],
    "is this right": ["again:ask", "A check-in", "Today"],
    "details": ["again:ask", "A check-in", "Today", "Add details"],
    "my name": ["detail:name"],
    "my address": ["detail:address"],
    "my number": ["detail:phone"],
    "my area": ["detail:area"],
}


@pytest.fixture(autouse=True)
async def no_fault_of_ours(
    empty_street: Neighbourhood, caplog: pytest.LogCaptureFixture
) -> AsyncIterator[None]:
    yield
    assert [record.msg for record in caplog.records if record.levelno >= logging.ERROR] == []
    left = "SELECT update_id, error FROM inbox WHERE state <> 'done'"
    assert [tuple(row) for row in await empty_street.app.db.all(left)] == []


def answers(street: Neighbourhood, phone: Phone, since: int) -> list[str]:
    """What somebody has been told since then."""
    told = [call for call in street.emulator.calls[since:] if call.method in ANSWERS and call.ok]
    return [call.fields.get("text", "voice") for call in told if call.fields["chat_id"] == phone.id]


async def heard(street: Neighbourhood, phone: Phone, act: Act) -> str:
    """What one act brings: at least one answer, and that with words."""
    since = len(street.emulator.calls)
    await act(phone)
    told = answers(street, phone, since)
    assert told and all(words.strip() for words in told)
    assert phone.waiting == 0
    return told[-1]


async def open_question(street: Neighbourhood, phone: Phone) -> tuple[str, ...] | None:
    row = await street.app.db.one("SELECT flow, step FROM drafts WHERE account_id = :id", id=phone.id)
    return tuple(row) if row else None


async def until_asked(phone: Phone, way: list[str]) -> None:
    """To a question of a conversation."""
    await phone.types("/stop")
    for step in way:
        await (phone.taps_data(step) if ":" in step else phone.taps(step))
        if "Where do you live?" in phone.last.text and step != "detail:address":
            await phone.types("12 Elm Street")


@pytest.mark.parametrize("question", QUESTIONS)
async def test_anything_at_all_is_answered_at_every_question(street: Neighbourhood, question: str) -> None:
    rosa = street.rosa
    await until_asked(rosa, QUESTIONS[question])
    asked = await open_question(street, rosa)
    for name, act in SENT.items():
        if await open_question(street, rosa) != asked:
            await until_asked(rosa, QUESTIONS[question])
        words = await heard(street, rosa, act)
        assert len(words) <= 4096, name
        assert rosa.keyboard, name
    requests = await street.app.db.all("SELECT 1 FROM help_requests")
    assert requests == []


TO_THE_STEP: dict[str, list[Act]] = {
    "before": [],
    "agree": [lambda zed: zed.presses_start()],
    "name": [lambda zed: zed.taps("I agree")],
    "area": [lambda zed: zed.types("Zed")],
    "purpose": [lambda zed: zed.taps("Elm Street")],
}


@pytest.mark.parametrize("step", TO_THE_STEP)
async def test_strangers_are_answered_whatever_they_send(street: Neighbourhood, step: str) -> None:
    zed, stuck = street.zed, []
    steps = list(TO_THE_STEP)
    way = [act for name in steps[: steps.index(step) + 1] for act in TO_THE_STEP[name]]
    for name, act in SENT.items():
        if (await open_question(street, zed) or ("", "before"))[1] != step:
            await zed.types("/stop")
            for one in way:
                await one(zed)
        words = await heard(street, zed, act)
        for secret in ("Rosa", "Ben", "Ayo", "Olga"):
            assert secret not in words.replace("For example: Rosa Bell", "")
        if not zed.last.buttons:  # all that a stranger has to go on with
            stuck.append((name, words))
    assert stuck == []
    assert not await street.app.db.all("SELECT 1 FROM accounts WHERE id = :id", id=zed.id)


async def test_strange_names_are_made_safe_and_kept(street: Neighbourhood) -> None:
    for number, (given, meant) in enumerate(NAMES.items()):
        assert clean_name(given) == meant
        zed = street.new_phone(User(2001 + number, "Zed"))
        await zed.presses_start()
        await zed.taps("I agree")
        await zed.types(given)
        await zed.taps("Elm Street")
        await zed.taps("I can help")
        assert any(f"Welcome, {meant}." in text for text in told(zed))
        await zed.taps("I promise")
        row = await street.app.db.one("SELECT name FROM people ORDER BY id DESC")
        assert row["name"] == meant
        assert meant in street.olga.last.text
        await street.olga.types("/organise")
        await street.olga.taps(meant[:28].strip())
        assert meant in street.olga.last.text
        await street.olga.taps("Approve")
        assert meant in zed.last.text


async def test_a_name_that_cannot_be_read_is_asked_again(street: Neighbourhood) -> None:
    zed = street.zed
    await zed.presses_start()
    await zed.taps("I agree")
    for given in NO_NAMES:
        await zed.types(given)
        assert "What shall I call you?" in zed.last.text, ascii(given)
    await zed.types("Zed")
    assert "Pick your area" in zed.last.text


async def test_whatever_telegram_calls_somebody_they_can_join(street: Neighbourhood) -> None:
    for number, name in enumerate((*NAMES, *NO_NAMES)):
        phone = street.new_phone(User(2001 + number, name, last_name=name, username="x" * 32))
        await phone.presses_start()
        await phone.taps("I agree")
        offered = phone.last.labels[0]
        if name in NAMES:
            assert offered == NAMES[name][:28].strip()
            await phone.taps(offered)
        else:
            assert offered == "Talk to a person", ascii(name)
            await phone.types("Zed")
        assert "Pick your area" in phone.last.text


@pytest.mark.parametrize(
    ("question", "most"), [("details", DETAILS_LETTERS_MAX), ("address", ADDRESS_LETTERS_MAX)]
)
async def test_too_long_a_text_is_not_taken_and_not_lost(
    street: Neighbourhood, question: str, most: int
) -> None:
    rosa = street.rosa
    way = ["again:ask", "A check-in", "Today", "Add details"] if question == "details" else ["detail:address"]
    await until_asked(rosa, way)
    await rosa.types("m" * (most + 1))
    assert f"at most {most} letters" in rosa.last.text
    await rosa.types("m" * most)
    assert "m" * most in rosa.last.text


async def test_an_edit_changes_nothing_that_was_said(street: Neighbourhood) -> None:
    rosa = street.rosa
    await until_asked(rosa, ["detail:name"])
    said = await rosa.types("Rosa B")
    before, shown = await remembered(street.app.db), len(rosa.chat())
    await rosa.edits(said, "Somebody else")
    assert changed(before, await remembered(street.app.db)) == []
    assert len(rosa.chat()) == shown


async def test_somebody_elses_words_are_not_an_answer(street: Neighbourhood) -> None:
    rosa = street.rosa
    await until_asked(rosa, ["detail:address"])
    before = await remembered(street.app.db)
    await rosa.forwards("1 Evil Street", "Somebody")
    await rosa.via_bot("1 Evil Street")
    assert changed(before, await remembered(street.app.db)) == []
    await rosa.types("12 Elm Street")
    assert "12 Elm Street" in rosa.last.text


IN_THE_GROUP: dict[str, Callable[[Neighbourhood], Awaitable[Any]]] = {
    "chatter": lambda street: street.ben.types("Nice weather", chat=street.group),
    "a label of ours": lambda street: street.ben.types("I need help", chat=street.group),
    "commands": lambda street: street.ben.types("/start organise-x", chat=street.group),
    "a command for us": lambda street: street.ben.types("/help@GoodTurnBot", chat=street.group),
    "setup by a neighbour": lambda street: street.ben.types("/setup", chat=street.group),
    "setup once more": lambda street: street.olga.types("/setup", chat=street.group),
    "setup of another bot": lambda street: street.olga.types("/setup@SomeOtherBot", chat=street.group),
    "setup by a stranger": lambda street: street.phones["stranger"].types("/setup", chat=street.group),
    "setup by a bot": lambda street: street.phones["bot"].types("/setup", chat=street.group),
    "setup by way of a bot": lambda street: street.olga.via_bot("/setup", chat=street.group),
    "setup forwarded": lambda street: street.olga.forwards("/setup", "Somebody", chat=street.group),
    "setup by nobody": lambda street: street.olga.types("/setup", chat=street.group, anonymously=True),
    "chatter of nobody": lambda street: street.olga.types("Hello", chat=street.group, anonymously=True),
    "setup from a channel": lambda street: street.group.posts_from_channel("/setup"),
    "a channel": lambda street: street.group.posts_from_channel("News"),
    "a voice note": lambda street: street.ben.sends_voice(chat=street.group),
    "a photo": lambda street: street.ben.sends_photo("/setup", chat=street.group),
    "a sticker": lambda street: street.ben.sends_sticker(chat=street.group),
    "a topic": lambda street: street.group.opens_topic("Cats"),
    "a reaction": lambda street: street.ben.reacts(1, "👍", chat=street.group),
    "a bot": lambda street: street.phones["bot"].joins(street.group),
    "a stranger coming": lambda street: street.zed.joins(street.group),
    "a stranger going": lambda street: street.zed.leaves(street.group),
    "our rights gone": lambda street: street.group.demote_bot(),
}


@pytest.fixture
def guests(empty_street: Neighbourhood) -> Iterator[None]:
    """In the group, too: somebody who never pressed Start, and another bot."""
    for key, user in (("stranger", User(3001, "Stranger")), ("bot", User(3002, "Robot", is_bot=True))):
        empty_street.phones[key] = empty_street.new_phone(user)
        empty_street.group.chat.members[user.id] = Member("member")
    yield


@pytest.mark.parametrize("linked", [True, False])
async def test_in_the_group_there_is_never_a_word_but_cards(
    street: Neighbourhood, guests: None, linked: bool
) -> None:
    if not linked:
        await street.group.remove_bot()
        await street.group.add_bot()
    db = street.app.db
    for name, act in IN_THE_GROUP.items():
        before = await remembered(db)
        await act(street)
        if linked or "setup" not in name:
            assert set(changed(before, await remembered(db))) <= {"outbox", "history", "group_rights"}, name
        cards = {row["message_id"] for row in await db.all("SELECT message_id FROM cards")}
        said = {message.id for message in street.ben.chat(street.group) if message.by_bot}
        assert said <= cards, name
        if linked:
            assert len(said) == 2, name  # the welcome and the board
    assert not street.phones["bot"].chat(), "bots are left alone"


async def test_only_the_group_itself_may_ask_who_an_organiser_is(street: Neighbourhood) -> None:
    await street.group.remove_bot()
    await street.group.add_bot()
    shown = len(street.ben.chat(street.group))
    await street.group.posts_from_channel("/setup")
    assert len(street.ben.chat(street.group)) == shown + 1
    await street.olga.types("/setup", chat=street.group, anonymously=True)
    assert "Tap to show me it's you." in street.ben.chat(street.group)[-1].text
    await street.ben.taps("It's me", chat=street.group)
    assert "Only an organiser can do that" in street.ben.alerts[-1]
    await street.olga.taps("It's me", chat=street.group)
    shown = [message.text for message in street.ben.chat(street.group)]
    assert any("This group is set up" in text for text in shown)


@pytest.mark.parametrize("title", ["🌷🌷", "\u200b", "x" * 128, "<b>Elm & Oak</b>", "{area}"])
async def test_whatever_a_group_is_called_its_organiser_hears(street: Neighbourhood, title: str) -> None:
    group = street.new_group(title, street.olga)
    await group.add_bot()
    words = await heard(street, street.olga, lambda olga: olga.types("/setup", chat=group))
    assert words


UNASKED = (
    "edited_message", "channel_post", "edited_channel_post", "business_message", "message_reaction",
    "inline_query", "poll", "something_of_next_year",
)  # fmt: skip


async def test_what_we_never_asked_for_is_let_lie(street: Neighbourhood) -> None:
    updates, before = street.emulator.world.updates, await remembered(street.app.db)
    said = len(street.emulator.calls)
    for kind in UNASKED:
        for chat in (street.rosa.private, street.group.chat):
            updates.allow([kind])
            body = {"message_id": 1, "date": 1, "id": "1", "query": "x", "offset": "", "user": {}}
            updates.add(kind, {**body, "chat": chat.body(), "from": street.rosa.user.body(), "text": "x"})
            await street.settled()
    assert changed(before, await remembered(street.app.db)) == []
    assert [call.method for call in street.emulator.calls[said:] if call.method in ANSWERS] == []


async def test_another_bot_gets_no_answer(street: Neighbourhood) -> None:
    robot = street.new_phone(User(ACCOUNTS["another bot"], "Robot", is_bot=True))
    since = len(street.emulator.calls)
    await robot.types("/start")
    await robot.types("I need help")
    assert answers(street, robot, since) == []

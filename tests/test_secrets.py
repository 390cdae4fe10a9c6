"""Card numbers, PINs, sort codes, key codes and where a key lies: refused with the reason, and not kept."""

import json
import re
from collections.abc import Awaitable, Callable

import pytest

from aid.secrets import HOLDS, Secret, refuse_secrets
from aid.texts import clean, clean_name, secret_in
from bot.playground.faults import Fault
from tests.conftest import Neighbourhood
from tests.rows import remembered
from tests.said import EVERYDAY, SECRETS

CARD = "4111 1111 1111 1111"
WITHOUT_SPACES = CARD.replace(" ", "")


def found(text: str) -> str | None:
    try:
        refuse_secrets(text)
    except Secret as secret:
        return type(secret).__name__
    return None


def test_every_secret_in_the_list_is_refused_for_what_it_is() -> None:
    assert sum(map(len, SECRETS.values())) >= 100
    assert set(SECRETS) == {secret.__name__ for _, secret in HOLDS}
    wrong = [(kind, text) for kind, texts in SECRETS.items() for text in texts if found(text) != kind]
    assert wrong == []


def test_no_everyday_text_in_the_list_is_refused() -> None:
    assert len(set(EVERYDAY)) >= 130
    assert [(text, found(text)) for text in EVERYDAY if found(text)] == []


def test_a_number_is_a_card_only_if_its_check_is_right() -> None:
    assert found(CARD) == "CardNumber"
    wrong_checks = [f"411111111111111{digit}" for digit in range(10) if digit != 1]
    assert [text for text in wrong_checks if found(text)] == []


def test_small_tricks_do_not_hide_it() -> None:
    hidden = (
        "4111\u200b1111\u20601111 1111",
        "4111\n1111\n1111\n1111",
        "４１１１　１１１１　１１１１　１１１１",
    )
    for text in hidden:
        assert secret_in(text) is not None, text
    for way in (lambda text: clean(text, 1000), clean_name):
        with pytest.raises(Secret):
            way(f"Rosa {CARD}")
    with pytest.raises(Secret):
        clean_name("R" * 80 + CARD)


def test_the_words_say_why_and_what_to_do() -> None:
    for _, secret in HOLDS:
        words = str(secret.says)
        assert "I do not keep it." in words and "delete your message" in words


async def nowhere(street: Neighbourhood, *secrets: str) -> None:
    """No row of any table holds them, and none was set aside."""
    kept = json.dumps(await remembered(street.app.db, but=()), ensure_ascii=False, default=str)
    assert [secret for secret in secrets if re.search(rf"\b{secret}\b", kept)] == []
    assert await street.app.db.all("SELECT 1 FROM inbox WHERE state <> 'done'") == []


PLACES: dict[str, tuple[tuple[str, ...], str | None]] = {
    "out of the blue": ((), None),
    "where a kind is asked for": (("I need help",), "What do you need?"),
    "for a day": (("I need help", "Shopping"), "When?"),
    "for an address": (("I need help", "Shopping", "Today"), "Where do you live?"),
    "as the task": (("I need help", "Something else"), "What can somebody do for you?"),
}


@pytest.mark.parametrize("place", PLACES)
async def test_wherever_it_is_written_it_is_refused_and_forgotten(street: Neighbourhood, place: str) -> None:
    taps, question = PLACES[place]
    for label in taps:
        await street.rosa.taps(label)
    await street.rosa.types(f"Here is my card {CARD}")
    assert "That looks like a card number. I do not keep it." in street.rosa.last.text
    assert question is None or question in street.rosa.last.text
    await nowhere(street, CARD, WITHOUT_SPACES)


async def test_the_question_stays_open_and_nothing_else_is_lost(street: Neighbourhood) -> None:
    for label in ("I need help", "Gardening", "Today"):
        await street.rosa.taps(label)
    await street.rosa.types("12 Elm Street, the key is under the mat")
    assert "That tells where a key is." in street.rosa.last.text
    await street.rosa.types("12 Elm Street")
    await street.rosa.taps("Add details")
    await street.rosa.types("The front. The key safe is 4321")
    assert "What does your helper need to know?" in street.rosa.last.text
    await street.rosa.types("The front")
    assert "You wrote: The front" in street.rosa.last.text
    await street.rosa.taps("Send")
    await nowhere(street, "under the mat", "4321")


async def test_a_name_a_forward_a_caption_and_a_command_are_looked_at_too(street: Neighbourhood) -> None:
    zed, rosa = street.zed, street.rosa
    await zed.presses_start()
    await zed.taps("I agree")
    ways: list[Callable[[], Awaitable[object]]] = [
        lambda: zed.types(f"Zed {CARD}"),
        lambda: rosa.sends_photo(f"My card {CARD}"),
        lambda: rosa.forwards(f"card {CARD}", "Somebody"),
        lambda: rosa.types(f"/help {CARD}"),
        lambda: rosa.types(f"my pin is 4821, card {WITHOUT_SPACES}"),
    ]
    for way in ways:
        await way()
        speaker = zed if way is ways[0] else rosa
        assert "I do not keep it" in speaker.last.text
        await nowhere(street, CARD, WITHOUT_SPACES, "4821")


async def test_what_could_not_be_answered_is_forgotten_all_the_same(street: Neighbourhood) -> None:
    street.emulator.faults.add("sendMessage", Fault.server(), times=9)
    await street.rosa.types(f"card {CARD}")
    street.emulator.faults.clear()
    await nowhere(street, CARD)


async def test_a_shared_contact_is_a_telephone_whatever_its_figures(street: Neighbourhood) -> None:
    await street.rosa.taps_data("detail:phone")
    await street.rosa.shares_contact("4222222222222")
    assert "Phone: +4222222222222" in street.rosa.last.text


async def test_a_link_is_never_taken_for_a_card_whatever_chance_puts_into_it(street: Neighbourhood) -> None:
    for payload in (f"trust-{WITHOUT_SPACES}-abcde", "poster-20-00-00_12345678-abcd"):
        await street.rosa.presses_start(payload)
        assert "That link does not work any more." in street.rosa.last.text
    await street.rosa.types(f"/start my card is {WITHOUT_SPACES}")
    assert "I do not keep it" in street.rosa.last.text

"""Telegram's limits in earnest: many letters and cards at once, and never one too many."""

import time
from dataclasses import replace

import pytest

from bot.pace import Limits as OurLimits
from bot.pace import Pace
from bot.playground import flood
from bot.playground.flood import Limits
from bot.playground.shapes import User
from storage import areas, cards, outbox, people
from storage.connection import Transaction
from tests.conftest import Neighbourhood

MINUTE = 2.0
PEOPLE, CARDS_, TWICE = 60, 25, 5


@pytest.fixture
def in_earnest(street: Neighbourhood, monkeypatch: pytest.MonkeyPatch) -> Neighbourhood:
    """Every limit is the real one, but a minute is shorter."""
    monkeypatch.setattr(flood, "MINUTE_SECONDS", MINUTE)
    street.emulator.limits = Limits()
    real = Pace(replace(OurLimits(), minute=MINUTE))
    street.app.pace.__dict__.update(real.__dict__)
    return street


def moves_in(street: Neighbourhood, number: int) -> None:
    for account_id in range(5001, 5001 + number):
        phone = street.new_phone(User(account_id, f"Neighbour {account_id}"))
        phone.private.started = True


async def test_letters_to_sixty_people_and_cards_to_a_group_leave_without_one_too_many(in_earnest):
    street = in_earnest
    moves_in(street, PEOPLE)
    now = street.clock.now()
    before = len(street.emulator.calls)

    async def post(tx: Transaction) -> None:
        for number in range(PEOPLE):
            person = await people.add(tx, 5001 + number, f"Neighbour {number}", 1, "en", now)
            for about in range(-1, -3 if number < TWICE else -2, -1):
                await outbox.post(tx, person, "which_area", about=about, now=now)
        for number in range(CARDS_):
            area = await areas.add(tx, f"Street {number}", now)
            await cards.refresh(tx, street.group.id, "welcome", about=area, now=now)

    began = time.monotonic()
    await street.app.db.transaction(post)
    await street.settled()
    took = time.monotonic() - began
    made = [call for call in street.emulator.calls[before:] if call.method == "sendMessage"]
    assert [call.answer for call in made if not call.ok] == []
    assert len(made) == PEOPLE + TWICE + CARDS_
    assert all(
        len(street.phones[str(5001 + number)].chat()) == 1 + (number < TWICE) for number in range(PEOPLE)
    )
    assert took < 30


async def test_without_our_keeping_them_telegram_would_refuse(in_earnest):
    street = in_earnest
    moves_in(street, 40)
    refused = 0
    for number in range(40):
        phone = street.phones[str(5001 + number)]
        try:
            await street.app.bot.call("sendMessage", chat_id=phone.id, text="Good morning.")
        except Exception:
            refused += 1
    assert refused

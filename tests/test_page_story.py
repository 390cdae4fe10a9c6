"""The whole story on the playground's page: the real bot, in a browser, played by taps."""

import os
from collections.abc import AsyncIterator
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from playwright.async_api import Locator, expect

from bot.app import GoodTurn
from bot.clock import Clock
from bot.pace import Pace
from bot.playground.emulator import Emulator
from bot.playground.flood import Limits
from bot.playground.page import add_page
from bot.playground.page_view import LONDON
from bot.playground.story import move_in
from bot.playground.street import Street
from tests.browser import a_browser, opened
from tests.conftest import QUICK, TOKEN, settings

TALL = {"width": 1400, "height": 1290}
# PLAYGROUND_PICTURE=playground.png pytest tests/test_page_story.py takes the README's picture.
PICTURE = os.environ.get("PLAYGROUND_PICTURE")


def until_morning(now: datetime) -> timedelta:
    """Quiet hours would hold letters back: the story begins at 10am."""
    local = now.astimezone(LONDON)
    ten = local.replace(hour=10, minute=4, second=0, microsecond=0)
    return (ten if ten > local else ten + timedelta(days=1)) - local


@pytest.fixture
async def address(tmp_path) -> AsyncIterator[str]:
    """`make demo`, on a free port."""
    clock = Clock()
    clock.hurry(until_morning(clock.now()))
    emulator = Emulator(token=TOKEN, clock=clock.now)
    emulator.limits = Limits(enforced=False)
    street = Street(emulator)

    async def hurry(by: timedelta) -> None:
        clock.hurry(by)
        await bot.hurry()
        await street.settled()

    add_page(emulator, street, hurry, clock.now)
    await emulator.start()
    bot = GoodTurn(settings(emulator, tmp_path), clock=clock, pace=Pace(QUICK))
    await bot.start()
    await move_in(street, emulator, bot)
    yield emulator.url
    await bot.stop()
    await emulator.stop()
    assert emulator.refused == []


async def taps(phone: Locator, *labels: str) -> None:
    """Press one button after the other, each when it is there."""
    for label in labels:
        await phone.get_by_role("button", name=label, exact=True).last.click()


async def test_rosa_asks_ben_helps_and_rosa_says_that_it_came(address, tmp_path):
    async with a_browser(tmp_path) as browser:
        page, complaints = await opened(browser, address)
        await page.set_viewport_size(TALL)
        rosa, ben, group = (page.locator(f"#phone-{who}") for who in ("rosa", "ben", "group"))

        await taps(rosa, "I need help", "Shopping", "Today")
        await expect(rosa.get_by_role("log")).to_contain_text("Where do you live?")
        await rosa.get_by_label("Write as Rosa").fill("12 Elm Street, blue door")
        await rosa.get_by_label("Write as Rosa").press("Enter")
        await taps(rosa, "Send")
        await expect(page.locator("#story .done")).to_have_count(1)
        await page.locator("[data-hours='1']").click()

        await expect(group.get_by_role("log")).to_contain_text("Shopping")
        for secret in ("Rosa Bell", "12 Elm Street", "blue door"):
            assert secret not in await group.inner_text()
        await taps(group, "I can help")
        await expect(group.get_by_role("status")).to_contain_text("Thank you.")
        await expect(ben.get_by_role("log")).to_contain_text("12 Elm Street, blue door")
        await expect(rosa.get_by_role("log")).to_contain_text("is coming")
        await expect(page.locator("#story .done")).to_have_count(3)
        await page.evaluate("scrollTo(0, 0)")
        await page.screenshot(path=Path(PICTURE) if PICTURE else tmp_path / "playground.png")

        await taps(ben, "Done", "45 minutes")
        await expect(rosa.get_by_role("button", name="Yes, it came")).to_be_visible()
        await taps(rosa, "Yes, it came")
        await expect(page.locator("#story .done")).to_have_count(5)
        await expect(group.get_by_role("log")).to_contain_text("Shopping: done. Thank you.")
        assert complaints == []


async def writes(phone: Locator, name: str, words: str) -> None:
    """Somebody writes into their phone."""
    await phone.get_by_label(f"Write as {name}").fill(words)
    await phone.get_by_label(f"Write as {name}").press("Enter")


async def test_pia_asks_for_her_mother_who_agrees_and_ends_it(address, tmp_path):
    async with a_browser(tmp_path) as browser:
        page, complaints = await opened(browser, address)
        rosa, pia = (page.locator(f"#phone-{who}") for who in ("rosa", "pia"))
        await page.get_by_role("button", name="Pia asks for Rosa").click()
        done = page.locator("#story .done")
        await expect(done).to_have_count(0)
        await pia.locator(".gate button").click()
        await taps(pia, "I agree")
        await expect(pia.get_by_role("log")).to_contain_text("What shall I call you?")
        await writes(pia, "Pia", "Pia Bell")
        await taps(pia, "Elm Street", "I ask for someone else", "More", "Ask for someone else")
        await taps(pia, "For somebody new")
        await expect(pia.get_by_role("log")).to_contain_text("Who would you like to ask for?")
        await writes(pia, "Pia", "Rosa Bell")
        await taps(pia, "I am their daughter", "They tap a link", "Send the link")
        await expect(rosa.get_by_role("log")).to_contain_text("Are you Rosa Bell?")
        await expect(done).to_have_count(2)
        await taps(rosa, "Yes, they may ask")
        await expect(pia.get_by_role("log")).to_contain_text("Rosa Bell has said yes.")
        await taps(pia, "Ask for them", "Gardening", "Today")
        await expect(pia.get_by_role("log")).to_contain_text("Where does Rosa Bell live?")
        await writes(pia, "Pia", "12 Elm Street, blue door")
        await taps(pia, "Send")
        await expect(rosa.get_by_role("log")).to_contain_text("has asked for gardening for you.")
        await expect(done).to_have_count(4)
        await page.screenshot(path=tmp_path / "consent.png")
        await taps(rosa, "More", "My details", "People who may ask for me", "Pia Bell", "End it")
        await expect(rosa.get_by_role("log")).to_contain_text("I don't tell Pia Bell.")
        await taps(pia, "More", "Ask for someone else", "Rosa Bell")
        await expect(pia.get_by_role("log")).to_contain_text("To ask for Rosa Bell, talk to a person.")
        await expect(done).to_have_count(5)
        assert complaints == []

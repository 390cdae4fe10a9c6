"""The playground's page in a browser: by keyboard alone, on a small phone, as it happens."""

from collections.abc import AsyncIterator
from typing import Any

import pytest
import pytest_asyncio
from playwright.async_api import BrowserContext, Page, expect

from tests.browser import SMALL, a_browser, opened
from tests.visits import Visit, a_visit, keys

pytestmark = pytest.mark.asyncio(loop_scope="module")  # one browser for all
CAST = ("rosa", "pia", "ben", "ayo", "olga", "zed", "group")
TABS_MAX = 120
NAME_OF_FOCUSED = """() => {
  const it = document.activeElement, look = getComputedStyle(it.type === "radio" ? it.nextSibling : it);
  it.dataset.reached = "yes";
  return { seen: look.outlineStyle !== "none" && parseFloat(look.outlineWidth) >= 2, name: it.outerHTML };
}"""
NOT_REACHED = """() => [...document.querySelectorAll("a[href], button, input, [tabindex='0']")]
  .filter((it) => it.checkVisibility() && !(it.type === "radio" && !it.checked) && !it.dataset.reached)
  .map((it) => it.outerHTML)"""
TOO_SMALL = """() => [...document.querySelectorAll("button, input:not([type=radio]), .chooser label")]
  .filter((it) => it.checkVisibility() && !it.matches(".way"))
  .filter((it) => it.getBoundingClientRect().height < 32 || it.getBoundingClientRect().width < 32)
  .map((it) => it.outerHTML)"""
TOO_FINE = """() => [...document.querySelectorAll("body *")]
  .filter((it) => it.checkVisibility() && it.innerText && !it.matches("svg *, .quiet, noscript"))
  .filter((it) => parseFloat(getComputedStyle(it).fontSize) < 13)
  .map((it) => it.outerHTML)"""


@pytest_asyncio.fixture(loop_scope="module")
async def visit() -> AsyncIterator[Visit]:
    async with a_visit() as visit:
        yield visit


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def browser(tmp_path_factory) -> AsyncIterator[BrowserContext]:
    async with a_browser(tmp_path_factory.mktemp("browser")) as browser:
        yield browser


@pytest_asyncio.fixture(loop_scope="module")
async def page(visit, browser) -> AsyncIterator[Page]:
    """The page, which must never complain nor fetch anything from elsewhere."""
    page, complaints = await opened(browser, visit.emulator.url)
    yield page
    await page.close()
    assert complaints == []


async def bot_says(visit: Visit, who: str, text: str, **more: Any) -> int:
    """The bot writes to one of the cast."""
    sent = await visit.bot("sendMessage", chat_id=getattr(visit.street, who).id, text=text, **more)
    return sent["message_id"]


async def test_a_message_arrives_while_somebody_watches(visit, page):
    await visit.acts("rosa", "start")
    await bot_says(visit, "rosa", "Hello <Rosa>. <img src=x onerror=alert(1)> & more")
    log = page.get_by_role("log", name="Rosa's phone")
    await expect(log).to_contain_text("Hello <Rosa>. <img src=x onerror=alert(1)> & more")
    assert await log.locator("img, script").count() == 0
    await bot_says(visit, "group", "A card")
    await expect(page.get_by_role("log", name="Elm Street")).to_contain_text("A card")
    await expect(page.get_by_role("button", name="Elm Street new")).to_be_visible()


async def test_everything_is_reached_by_the_tab_key_and_is_seen_to_be(visit, page):
    await visit.acts("rosa", "start")
    await bot_says(visit, "rosa", "Well?", reply_markup=keys("Yes", "No"))
    await expect(page.get_by_role("button", name="Yes")).to_be_visible()
    unseen = []
    for _ in range(TABS_MAX):
        await page.keyboard.press("Tab")
        focused = await page.evaluate(NAME_OF_FOCUSED)
        if focused["name"].startswith("<body"):
            break
        if not focused["seen"]:
            unseen.append(focused["name"])
    assert unseen == []
    assert await page.evaluate(NOT_REACHED) == []


async def test_a_whole_conversation_by_keyboard_alone(visit, page):
    await page.keyboard.press("Tab")
    await page.keyboard.press("Enter")  # "Go to Rosa's phone"
    await page.keyboard.press("Tab")
    await page.keyboard.press("Tab")
    await page.keyboard.press("Enter")  # "Start"
    log = page.get_by_role("log", name="Rosa's phone")
    await expect(log).to_contain_text("/start")
    await expect(page.get_by_label("Write as Rosa")).to_be_focused()
    await page.keyboard.type("milk & eggs")
    await page.keyboard.press("Enter")
    await expect(log).to_contain_text("milk & eggs")
    await expect(page.get_by_label("Write as Rosa")).to_have_value("")


async def test_the_focus_stays_where_the_conversation_goes_on(visit, page):
    await visit.acts("rosa", "start")
    id = await bot_says(visit, "rosa", "What would help?", reply_markup=keys("Shopping"))

    async def edits() -> None:
        query = (await visit.bot("getUpdates"))[-1]["callback_query"]
        await visit.bot("answerCallbackQuery", callback_query_id=query["id"])
        chat, buttons = visit.street.rosa.id, keys("Today", "Another day")
        await visit.bot("editMessageText", chat_id=chat, message_id=id, text="When?", reply_markup=buttons)

    visit.street.settled = edits
    await page.get_by_role("button", name="Shopping", exact=True).focus()
    await page.keyboard.press("Enter")
    await expect(page.get_by_role("button", name="Today", exact=True)).to_be_focused()


async def test_the_answer_to_a_tap_stays_until_it_is_read(visit, page):
    await bot_says(visit, "group", "A card", reply_markup=keys("I can help"))

    async def answers() -> None:
        query = (await visit.bot("getUpdates"))[-1]["callback_query"]
        await visit.bot("answerCallbackQuery", callback_query_id=query["id"], text="Ben was just before you.")

    visit.street.settled = answers
    phone = page.locator("#phone-group")
    await phone.get_by_text("Ayo", exact=True).click()
    await phone.get_by_role("button", name="I can help", exact=True).click()
    await expect(phone.get_by_role("status")).to_contain_text("Ben was just before you.")
    await phone.get_by_role("button", name="OK").press("Enter")
    await expect(phone.get_by_role("status")).to_be_empty()
    deeds = (await visit.state())["deeds"]
    assert deeds == [["ayo", "group", "I can help"]]


async def test_an_outsider_is_let_into_the_group_and_writes_there(visit, page):
    phone = page.locator("#phone-group")
    await phone.get_by_text("Zed", exact=True).click()
    await phone.get_by_role("button", name="Let Zed join").click()
    await phone.get_by_label("Write as Zed in the group").fill("Hello all")
    await phone.get_by_label("Write as Zed in the group").press("Enter")
    await expect(phone.get_by_role("log")).to_contain_text("Hello all")
    await phone.get_by_role("button", name="Leave").click()
    await expect(phone.get_by_role("button", name="Let Zed join")).to_be_visible()


async def test_what_cannot_be_done_is_said_on_the_phone_and_nothing_typed_is_lost(visit, page):
    await visit.acts("rosa", "start")
    phone = page.locator("#phone-rosa")
    await phone.get_by_label("Write as Rosa").fill("   ")
    await phone.get_by_label("Write as Rosa").press("Enter")
    await expect(phone.get_by_role("status")).to_contain_text("Write something first.")
    await phone.get_by_label("Write as Rosa").fill("milk")
    await visit.emulator.stop()
    await phone.get_by_label("Write as Rosa").press("Enter")
    await expect(phone.get_by_role("status")).to_contain_text("doesn't answer")
    await expect(phone.get_by_label("Write as Rosa")).to_have_value("milk")
    await expect(page.get_by_role("alert").first).to_contain_text("Is it still running?")


async def test_the_clock_is_hurried_on(visit, page):
    await expect(page.locator(".clock-face")).to_have_text("9:00am Tuesday 3 March")
    await page.locator("[data-hours='24']").press("Enter")
    await expect(page.locator(".clock-face")).to_have_text("9:00am Wednesday 4 March")
    hour = page.locator("[data-hours='1']")
    for _ in range(12):
        await hour.press("Enter")
        await expect(hour).not_to_have_attribute("aria-busy", "true")
    await expect(page.locator(".clock-face")).to_have_text("9:00pm Wednesday 4 March")
    await expect(page.locator("body")).to_have_attribute("data-sky", "night")


async def test_a_small_phone_shows_one_phone_at_a_time_and_never_scrolls_sideways(visit, page):
    await visit.acts("rosa", "start")
    board = {"keyboard": [[{"text": "I need help"}, {"text": "My requests"}]]}
    await bot_says(visit, "rosa", "Long" * 300, reply_markup=board)
    await page.set_viewport_size(SMALL)
    for who in CAST:
        await page.locator(f"#houses [data-who={who}]").click()
        await expect(page.locator(".phone:visible")).to_have_count(1)
        await expect(page.locator(f"#phone-{who}")).to_be_in_viewport(ratio=0.95)
        assert await page.evaluate("document.documentElement.scrollWidth") <= SMALL["width"]
        assert await page.evaluate(TOO_SMALL) == []
        assert await page.evaluate(TOO_FINE) == []


async def test_nothing_moves_for_those_who_want_it_still(visit, page):
    await page.emulate_media(reduced_motion="reduce")
    await bot_says(visit, "group", "A card", reply_markup=keys("I can help"))
    await expect(page.get_by_role("log", name="Elm Street")).to_contain_text("A card")
    moving = "document.getAnimations().map((one) => one.animationName ?? one.transitionProperty)"
    assert await page.evaluate(moving) == []

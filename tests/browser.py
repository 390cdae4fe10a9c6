"""A real browser for the tests of the page: Debian's Chromium, with a profile of its own."""

import shutil
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import pytest
from playwright.async_api import BrowserContext, ConsoleMessage, Page, async_playwright, expect

CHROMIUM = shutil.which("chromium")
ARGUMENTS = [
    "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
    "--disable-background-networking", "--disable-component-update", "--disable-sync",
]  # fmt: skip
DESKTOP = {"width": 1400, "height": 900}
SMALL = {"width": 360, "height": 740}
PATIENCE_MS = 30_000
SAID_ON_THE_PAGE = ("/playground/act", "/playground/events")  # what fails there, the page says in words


@asynccontextmanager
async def a_browser(folder: Path) -> AsyncIterator[BrowserContext]:
    """Start it; skips the test where there is none."""
    if CHROMIUM is None:
        pytest.skip("no chromium on this machine: the page was not tried in a browser")
    async with async_playwright() as playwright:
        browser = await playwright.chromium.launch_persistent_context(
            folder / "profile", executable_path=CHROMIUM, args=ARGUMENTS, viewport=DESKTOP
        )
        browser.set_default_timeout(PATIENCE_MS)
        expect.set_options(timeout=PATIENCE_MS)
        try:
            yield browser
        finally:
            await browser.close()


async def opened(browser: BrowserContext, url: str) -> tuple[Page, list[str]]:
    """The page at `url`, and everything it complains about or fetches from elsewhere."""
    page, complaints = await browser.new_page(), []
    page.on("console", lambda said: _is_complaint(said) and complaints.append(said.text))
    page.on("pageerror", lambda error: complaints.append(str(error)))
    page.on("request", lambda asked: asked.url.startswith(url) or complaints.append(asked.url))
    await page.goto(url)
    await page.locator("#clock-day").filter(has_text=" ").wait_for()
    return page, complaints


def _is_complaint(said: ConsoleMessage) -> bool:
    return said.type in ("error", "warning") and not said.location["url"].endswith(SAID_ON_THE_PAGE)

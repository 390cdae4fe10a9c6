"""Killed at any moment while an announcement goes out: everyone is reached, and nobody twice.

GOODTURN_SEED=N throws the same dice once more.
"""

import os
from datetime import timedelta
from pathlib import Path
from random import Random

from bot.playground.phone import Phone
from bot.playground.shapes import User
from storage import announcement_letters, areas, people
from storage.connection import Transaction
from storage.people import Role, Standing
from tests import restarts
from tests.announced import copies, progress, writes
from tests.conftest import Neighbourhood
from tests.crash.child import Plan
from tests.crash.deaths import WAITS
from tests.crash.lives import Lives
from tests.crash.watching import comes_true

PEOPLE, KILLS, FIRST = 60, 10, 9001
SECONDS_MAX = 30
SECONDS_TO_LIVE_MAX = 0.05  # from the first letter on
SEED = int(os.environ.get("GOODTURN_SEED", Random().randrange(1_000_000)))


async def more_people(street: Neighbourhood, number: int) -> list[Phone]:
    """So many have joined, with a phone each."""
    phones = [street.new_phone(User(FIRST + one, f"Resident {one}")) for one in range(number)]

    async def work(tx: Transaction) -> None:
        area, now = (await areas.all(tx))[0], street.clock.now()
        for phone in phones:
            phone.private.started = True
            id = await people.add(tx, phone.id, phone.name, area.id, "en", now)
            await people.give_role(tx, id, Role.RESIDENT, Standing.APPROVED, now)

    await street.app.db.transaction(work)
    return phones


def lives_of(street: Neighbourhood, folder: Path) -> Lives:
    """The same bot as a process, as fast as Telegram lets it be."""
    settings = street.app.settings
    return Lives(folder, Plan(settings=WAITS | {
        "BOT_TOKEN": settings.bot_token.get_secret_value(), "TELEGRAM_API_URL": street.emulator.url,
        "DATA_DIR": str(settings.data_dir), "DATABASE_KEY_FILE": str(settings.database_key_file),
        "ORGANISER_IDS": "1005", "WEB_PORT": "0",
    }))  # fmt: skip


async def test_killed_ten_times_everyone_is_reached_and_nobody_twice(street: Neighbourhood, tmp_path: Path):
    print(f"GOODTURN_SEED={SEED}")
    dice, world = Random(SEED), street.emulator.world
    phones = [*await more_people(street, PEOPLE - 3), street.rosa, street.ben, street.ayo]
    await writes(street, answers="I can drive")
    for label in ("To each person", "Everyone", "At a time", "Tuesday 3 March"):
        await street.olga.taps(label)
    await street.olga.types("11am")
    await street.olga.taps(f"Send to {PEOPLE} people")
    await street.app.stop()
    street.clock.hurry(timedelta(hours=1))

    def reached() -> int:
        return sum(call.method == "copyMessage" for call in street.emulator.calls)

    lives, hours = lives_of(street, tmp_path), street.clock.hurried / timedelta(hours=1)
    try:
        for _ in range(KILLS):
            before = reached()
            lives.begin(hours=hours)
            assert await comes_true(world, lambda before=before: reached() > before, SECONDS_MAX)
            await lives.dies(within=dice.uniform(0, SECONDS_TO_LIVE_MAX))
        assert reached() < PEOPLE, "the last life finds nobody left"
        lives.begin(hours=hours)
        assert await comes_true(world, lambda: "It has gone out." in progress(street.olga).text, SECONDS_MAX)
        await lives.stop()
    finally:
        await lives.let_go()
    await restarts.begin(street, tmp_path)
    done = await announcement_letters.progress(street.app.db, 1)
    print(done)
    # Quiet machines leave 6 of 10 in doubt; busy ones take longer from the sending to the note of it.
    assert done.doubtful < 1.5 * KILLS
    assert (done.sent, done.total) == (PEOPLE - done.doubtful, PEOPLE)
    times = [len(copies(phone)) for phone in phones]
    assert max(times) == 1
    assert times.count(0) <= done.doubtful
    await street.ben.taps("I can drive")
    assert "I can drive: 1" in progress(street.olga).text

"""Who may do what about the duty rota and the morning message; how each is tried."""

from datetime import timedelta
from typing import Any

import aid.duty
import aid.mornings
from storage import duty
from storage.connection import Transaction
from tests.scene import Scene, person
from tests.village import Village

TABLES = """
turn_duty         | off
organiser         | yes
other organiser   | yes
everybody else    | NotAnOrganiser
never joined      | NotJoined

offer_day         | off       on
organiser         | NotOnDuty yes
other organiser   | NotOnDuty
everybody else    | NotAnOrganiser
never joined      | NotJoined

take_day          | offered   taken
organiser         | NotOnDuty DutyTaken
other organiser   | yes       yes
everybody else    | NotAnOrganiser
never joined      | NotJoined

choose_morning    | off
organiser         | yes
other organiser   | yes
everybody else    | NotAnOrganiser
never joined      | NotJoined
"""
DUTY_HOMES: dict[str, Any] = {
    **dict.fromkeys(("turn_duty", "offer_day", "take_day"), aid.duty),
    "choose_morning": aid.mornings,
}


async def a_swap(village: Village, state: str) -> int:
    """The organiser is on duty on every day, and can't on one; the other has taken it or not."""
    db, now, today = village.db, village.now, village.now.date()
    organiser, other = await village.id("organiser"), await village.id("other organiser")
    await db.transaction(lambda tx: duty.leave(tx, organiser))
    told = {"today": today, "now": now}
    for weekday in () if state == "off" else range(1, 8):
        await aid.duty.turn_duty(db, weekday, on=True, by=organiser, **told)
    if state not in ("offered", "taken"):
        return 0
    id = (await aid.duty.offer_day(db, today + timedelta(days=1), by=organiser, **told)).id
    if state == "taken":
        await aid.duty.take_day(db, id, by=other, **told)
    return id


async def on_duty(village: Village, verb: str, state: str) -> Scene:
    """A verb on the rota, or on one day of it."""
    id, today = await a_swap(village, state), village.now.date()
    day = today + timedelta(days=1)
    told: dict[str, dict[str, Any]] = {
        "turn_duty": {"weekday": 1, "on": True, "today": today},
        "offer_day": {"day": day, "today": today},
        "take_day": {"id": id, "today": today},
        "choose_morning": {"hour": 8},
    }
    taps = {
        "turn_duty": "my_duty:1:on", "offer_day": f"offer_day:{day:%Y%m%d}", "take_day": f"take_duty:{id}",
        "choose_morning": "morning:8",
    }  # fmt: skip

    async def attempt(tx: Transaction, actor: str) -> Any:
        does = getattr(DUTY_HOMES[verb], verb)
        return await does(tx, **told[verb], by=await person(tx, actor), now=village.now)

    return Scene(attempt=attempt, tap=taps[verb])


DUTY_SCENES = dict.fromkeys(DUTY_HOMES, on_duty)
ON_SWAPS = {"duty_wanted": ("other organiser", {"offered"}), "duty_taken": ("organiser", {"taken"})}


async def a_morning(village: Village, state: str) -> int:
    """Today as letters name it; there is always somebody to approve."""
    return (village.now.date() - timedelta(days=state == "yesterday")).toordinal()


ON_MORNINGS = {"morning": ("organiser", {"today"})}
DUTY_SUBJECTS = [
    (ON_SWAPS, ("off", "offered", "taken"), a_swap),
    (ON_MORNINGS, ("today", "yesterday"), a_morning),
]

"""What the playground's page shows: the phones, the group and the time, as plain JSON."""

from collections.abc import Iterable
from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

from bot.playground.phone import Phone
from bot.playground.shown import Shown
from bot.playground.street import CAST, Street

LONDON = ZoneInfo("Europe/London")
MARKS = ("pinned", "protected", "silent", "edited")

Json = dict[str, Any]


def see_street(street: Street) -> Json:
    """Each phone's private chat, and the group as its members see it."""
    phones = {who: see_phone(street.phones[who]) for who in CAST}
    return {**phones, "group": see_group(street)}


def see_phone(phone: Phone) -> Json:
    """A person's chat with the bot and the keyboard under it."""
    return {
        "messages": see_messages(phone.chat()),
        "keyboard": phone.keyboard,
        "open": phone.private.started,
    }


def see_group(street: Street) -> Json:
    """The group, and who of the cast is in it."""
    members = [who for who in CAST if street.phones[who].id in street.group.members]
    said = street.phones[members[0]].chat(street.group) if members else []
    return {"messages": see_messages(said), "members": members}


def see_messages(said: Iterable[Shown]) -> list[Json]:
    """Messages with their marks; their `html` is already escaped."""
    return [see_message(shown) for shown in said]


def see_message(shown: Shown) -> Json:
    """One message; `who` is one of the cast, the bot, or somebody else."""
    local = shown.date.astimezone(LONDON)
    return {
        "id": shown.id,
        "who": "bot" if shown.by_bot else WHO.get(shown.sender, "somebody"),
        "sender": shown.sender,
        "kind": shown.kind,
        "html": shown.html,
        "buttons": [[{"label": b.label, "data": b.data, "url": b.url} for b in row] for row in shown.buttons],
        "marks": [mark for mark in MARKS if getattr(shown, mark)],
        "day": say_day(local),
        "clock": say_clock(local),
    }


def see_time(now: datetime) -> Json:
    """The playground's present moment in London."""
    local = now.astimezone(LONDON)
    return {"day": say_day(local), "clock": say_clock(local), "hour": local.hour}


def say_day(local: datetime) -> str:
    """A date as people say it: Tuesday 3 March."""
    return f"{local:%A} {local.day} {local:%B}"


def say_clock(local: datetime) -> str:
    """A time as people say it: 5:30pm, midday."""
    if (local.hour, local.minute) == (12, 0):
        return "midday"
    return f"{local.hour % 12 or 12}:{local:%M}{'am' if local.hour < 12 else 'pm'}"


def changes(told: Json, state: Json) -> Json:
    """What a page that was told the one must hear to know the other: all but unchanged phones."""
    known = told.get("phones", {})
    news = {who: seen for who, seen in state["phones"].items() if known.get(who) != seen}
    return {**state, "phones": news}


WHO = {user.name: who for who, user in CAST.items()}

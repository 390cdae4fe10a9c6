"""What the playground's page shows: the phones, the group and the time, as plain JSON."""

from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

from bot.playground.page_acts import CAST, in_group
from bot.playground.street import Phone, Shown, Street

LONDON = ZoneInfo("Europe/London")
WATCHER = "olga"  # the group's owner, who is always in it

Json = dict[str, Any]


def see_street(street: Street) -> Json:
    """Each phone's private chat, and the group as its members see it."""
    phones = {who: see_phone(getattr(street, who)) for who in CAST}
    members = [who for who in CAST if in_group(street, getattr(street, who))]
    group = street.olga.chat(street.group)
    phones["group"] = {"messages": [see_message(shown) for shown in group], "members": members}
    return {"phones": phones}


def see_phone(phone: Phone) -> Json:
    """A person's chat with the bot, the keyboard under it and the notices that popped up."""
    return {
        "messages": [see_message(shown) for shown in phone.chat()],
        "keyboard": phone.keyboard,
        "alerts": phone.alerts,
    }


def see_message(shown: Shown) -> Json:
    """One message with its marks; `html` is already escaped."""
    local = shown.date.astimezone(LONDON)
    return {
        "id": shown.id,
        "by_bot": shown.by_bot,
        "sender": shown.sender,
        "kind": shown.kind,
        "html": shown.html,
        "buttons": [
            [{"label": button.label, "data": button.data, "url": button.url} for button in row]
            for row in shown.buttons
        ],
        "marks": [mark for mark in MARKS if getattr(shown, mark)],
        "day": say_day(local),
        "clock": say_clock(local),
    }


MARKS = ("silent", "protected", "pinned", "edited")


def see_time(now: datetime) -> Json:
    """The playground's present moment in London."""
    local = now.astimezone(LONDON)
    return {"day": say_day(local), "clock": say_clock(local), "hour": local.hour}


def say_day(local: datetime) -> str:
    """A date as people say it: Tuesday 3 March."""
    return f"{local:%A} {local.day} {local:%B}"


def say_clock(local: datetime) -> str:
    """A time as people say it: 5:30pm."""
    return f"{local.hour % 12 or 12}:{local:%M}{'am' if local.hour < 12 else 'pm'}"


def changes(told: Json, state: Json) -> Json:
    """What a page that was told the one must hear to know the other."""
    known = told.get("phones", {})
    news = {who: seen for who, seen in state["phones"].items() if known.get(who) != seen}
    return {**state, "phones": news}

"""What can be done on a phone of the playground's page: a table of acts."""

from collections.abc import Awaitable, Callable
from typing import Any

from bot.playground.group import Group
from bot.playground.phone import Phone
from bot.playground.shown import Shown
from bot.playground.street import Street

TEXT_MAX = 4096
START_PAYLOAD_MAX = 64
ELM_STREET = (51.4700, -0.0360)

Wish = dict[str, Any]
Act = Callable[[Street, Phone, Wish], Awaitable[str]]


class Impossible(Exception):
    """Something asked of the page that can't be done; its text is what the reader sees."""

    def __init__(self, words: str, status: int = 400) -> None:
        super().__init__(words)
        self.status = status


async def start(street: Street, phone: Phone, wish: Wish) -> str:
    """Presses Start, as after opening a link of the bot's."""
    payload = wish.get("payload", "")
    if not isinstance(payload, str) or len(payload) > START_PAYLOAD_MAX:
        raise Impossible("What follows Start is one short word.")
    await phone.presses_start(payload)
    return "Start"


async def write(street: Street, phone: Phone, wish: Wish) -> str:
    """Types a message, in private or into the group."""
    text = wish.get("text")
    if not isinstance(text, str) or not text.strip():
        raise Impossible("Write something first.")
    if len(text) > TEXT_MAX:
        raise Impossible(f"A message has at most {TEXT_MAX} characters.")
    await phone.types(text.strip(), chat=_where(street, phone, wish))
    return text.strip()


async def tap(street: Street, phone: Phone, wish: Wish) -> str:
    """Taps a key of the keyboard by its label, or a button under a message by its data."""
    where = _where(street, phone, wish)
    if "message_id" not in wish:
        return await _tap_key(phone, wish.get("label"))
    shown = _message(phone, where, wish["message_id"])
    buttons = [button for row in shown.buttons for button in row]
    label = next((one.label for one in buttons if one.data and one.data == wish.get("data")), None)
    if label is None:
        raise Impossible("That button isn't there any more.", status=409)
    await phone.taps_data(wish["data"], shown)
    return label


async def send_voice(street: Street, phone: Phone, wish: Wish) -> str:
    """Sends a sample voice note."""
    await phone.sends_voice(chat=_where(street, phone, wish))
    return "voice"


async def send_photo(street: Street, phone: Phone, wish: Wish) -> str:
    """Sends a sample photo."""
    await phone.sends_photo(chat=_where(street, phone, wish))
    return "photo"


async def share_location(street: Street, phone: Phone, wish: Wish) -> str:
    """Shares a place on Elm Street with the bot."""
    if _where(street, phone, wish):
        raise Impossible("A place is only shared in private here.")
    await phone.shares_location(*ELM_STREET)
    return "location"


async def join(street: Street, phone: Phone, wish: Wish) -> str:
    """Joins the Elm Street group."""
    if phone.id in street.group.members:
        raise Impossible(f"{phone.user.first_name} is in the group already.", status=409)
    await phone.joins(street.group)
    return "joins"


async def leave(street: Street, phone: Phone, wish: Wish) -> str:
    """Leaves the Elm Street group."""
    _where(street, phone, {"chat": "group"})
    if phone.id == street.group.owner.id:
        raise Impossible(f"{phone.user.first_name} looks after the group and stays in it.", status=409)
    await phone.leaves(street.group)
    return "leaves"


ACTS: dict[str, Act] = {
    "start": start,
    "types": write,
    "taps": tap,
    "voice": send_voice,
    "photo": send_photo,
    "location": share_location,
    "joins": join,
    "leaves": leave,
}


def _where(street: Street, phone: Phone, wish: Wish) -> Group | None:
    chat = wish.get("chat", "private")
    name = phone.user.first_name
    if chat == "private":
        if not phone.private.started:
            raise Impossible(f"{name} hasn't pressed Start yet.", status=409)
        return None
    if chat != "group":
        raise Impossible("There is the private chat, and there is the group.")
    if phone.id not in street.group.members:
        raise Impossible(f"{name} isn't in the group.", status=409)
    return street.group


async def _tap_key(phone: Phone, label: object) -> str:
    if not any(label in row for row in phone.keyboard):
        raise Impossible("That key isn't there any more.", status=409)
    await phone.types(str(label))  # not `taps`: a button under a message may say the same
    return str(label)


def _message(phone: Phone, where: Group | None, id: object) -> Shown:
    for shown in phone.chat(where):
        if shown.id == id:
            return shown
    raise Impossible("That message isn't there any more.", status=409)

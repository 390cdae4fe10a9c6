"""What can be done on a phone of the playground's page: a table of acts."""

from collections.abc import Awaitable, Callable
from typing import Any

from bot.playground.street import Phone, Shown, Street

CAST = ("rosa", "pia", "ben", "ayo", "olga", "zed")
TEXT_MAX = 4096
ELM_STREET = (51.4700, -0.0360)

Wish = dict[str, Any]


class Impossible(Exception):
    """Something asked of the page that can't be done; its text is what the reader sees."""

    def __init__(self, words: str, status: int = 400) -> None:
        super().__init__(words)
        self.status = status


def the_person(street: Street, wish: Wish) -> Phone:
    """Whose phone it is. Raises Impossible for anyone who isn't of the cast."""
    if wish.get("who") not in CAST:
        raise Impossible("Nobody of that name lives here.", status=404)
    phone: Phone = getattr(street, wish["who"])
    return phone


def in_group(street: Street, phone: Phone) -> bool:
    """Whether this person is in the Elm Street group."""
    return phone.id in street.group.members


async def start(street: Street, phone: Phone, wish: Wish) -> str:
    """Presses Start, as after opening a link of the bot's."""
    payload = wish.get("payload", "")
    if not isinstance(payload, str):
        raise Impossible("What follows Start is a word.")
    await phone.presses_start(payload)
    return "Start"


async def write(street: Street, phone: Phone, wish: Wish) -> str:
    """Types a message, in private or into the group."""
    text = wish.get("text")
    if not isinstance(text, str) or not text.strip():
        raise Impossible("Write something first.")
    if len(text) > TEXT_MAX:
        raise Impossible(f"A message has at most {TEXT_MAX} characters.")
    await phone.types(text, chat=_where(street, phone, wish))
    return text


async def tap(street: Street, phone: Phone, wish: Wish) -> str:
    """Taps a button of the keyboard by its label, or one under a message by its data."""
    where = _where(street, phone, wish)
    if "message_id" not in wish:
        return await _tap_label(phone, wish.get("label"), where)
    shown = _message(phone, where, wish["message_id"])
    labels = [b.label for row in shown.buttons for b in row if b.data and b.data == wish.get("data")]
    if not labels:
        raise Impossible("That button isn't there any more.", status=409)
    await phone.taps_data(wish["data"], shown)
    return labels[0]


async def _tap_label(phone: Phone, label: object, where: Any) -> str:
    if not isinstance(label, str):
        raise Impossible("Which button?")
    await phone.taps(label, chat=where)
    return label


def _message(phone: Phone, where: Any, id: object) -> Shown:
    for shown in phone.chat(where):
        if shown.id == id:
            return shown
    raise Impossible("That message isn't there any more.", status=409)


def _where(street: Street, phone: Phone, wish: Wish) -> Any:
    """The chat it happens in: None for the private one."""
    chat = wish.get("chat", "private")
    if chat == "private":
        if not phone.chat():
            raise Impossible(f"{phone.name} hasn't pressed Start yet.", status=409)
        return None
    if chat != "group":
        raise Impossible("There is the private chat, and there is the group.")
    if not in_group(street, phone):
        raise Impossible(f"{phone.name} isn't in the Elm Street group.", status=409)
    return street.group


async def _send(sending: Awaitable[None], what: str) -> str:
    await sending
    return what


async def join(street: Street, phone: Phone, wish: Wish) -> str:
    """Joins the Elm Street group."""
    if in_group(street, phone):
        raise Impossible(f"{phone.name} is in the Elm Street group already.", status=409)
    await phone.joins(street.group)
    return "joins"


async def send_voice(street: Street, phone: Phone, wish: Wish) -> str:
    """Sends a sample voice note."""
    _where(street, phone, wish)
    await phone.sends_voice()
    return "voice"


async def send_photo(street: Street, phone: Phone, wish: Wish) -> str:
    """Sends a sample photo."""
    _where(street, phone, wish)
    await phone.sends_photo()
    return "photo"


async def share_location(street: Street, phone: Phone, wish: Wish) -> str:
    """Shares a place on Elm Street."""
    _where(street, phone, wish)
    await phone.shares_location(*ELM_STREET)
    return "location"


ACTS: dict[str, Callable[[Street, Phone, Wish], Awaitable[str]]] = {
    "start": start,
    "types": write,
    "taps": tap,
    "voice": send_voice,
    "photo": send_photo,
    "location": share_location,
    "joins": join,
}

"""People whose every word is marked, and where the marks must not turn up."""

import itertools
import json
import string
from collections.abc import Iterable, Iterator

from bot.playground.calls import Call
from bot.playground.phone import Phone
from bot.playground.shapes import User
from tests.conftest import Neighbourhood

GROUPS_ARE_BELOW = 0
WHERE = ("chat_id", "from_chat_id")


class Marks:
    """Words that mean nothing and stand nowhere else, each with the place where it was given."""

    def __init__(self) -> None:
        self.given: dict[str, str] = {}
        self._endings = ("".join(pair) for pair in itertools.product(string.ascii_lowercase, repeat=2))

    def __call__(self, place: str) -> str:
        """A new mark for what is given there."""
        mark = f"Qzx{next(self._endings)}v"
        self.given[mark.lower()] = place
        return mark

    def number(self, place: str) -> str:
        """A new mark that is a telephone number."""
        mark = f"0779990{len(self.given):04}"
        self.given[mark] = place
        return mark

    def remember(self, mark: str, place: str) -> None:
        """Something that came about by itself, such as a file's id."""
        self.given[mark.lower()] = place

    def within(self, told: object) -> set[str]:
        """The places whose marks are in it."""
        words = str(told).lower()
        return {place for mark, place in self.given.items() if mark in words}


def to_groups(calls: Iterable[Call]) -> Iterator[Call]:
    """What the bot asked about a group, or sent into one."""
    for call in calls:
        scope = call.fields.get("scope") or {}
        ids = [call.fields.get(name, 0) for name in WHERE] + [scope.get("chat_id", 0)]
        if any(int(id) < GROUPS_ARE_BELOW for id in ids):
            yield call


def told_to_groups(calls: Iterable[Call]) -> str:
    """All of it, as it went over the wire."""
    return "\n".join(json.dumps(call.fields, ensure_ascii=False, default=str) for call in to_groups(calls))


def marked_cast(street: Neighbourhood, marks: Marks) -> None:
    """The cast once more, under names that are marks, in the same chats."""
    for key, phone in list(street.phones.items()):
        first, last, user = (marks(f"{part} of {key}") for part in ("first name", "last name", "user name"))
        again = Phone(street.acts, User(phone.id, first, last, username=user))
        street.phones[key] = again
        setattr(street, key, again)
    street.group.owner = street.olga.user


async def joins(phone: Phone, name: str, purpose: str) -> None:
    """Somebody joins."""
    await phone.presses_start()
    await phone.taps("I agree")
    await phone.types(name)
    if "Pick your area" in phone.last.text:
        await phone.taps("Elm Street")
    await phone.taps(purpose)
    if purpose == "I can help":
        await phone.taps("I promise")


async def asks(street: Neighbourhood, marks: Marks, kind: str, *, voice: bool = False) -> None:
    """Rosa asks, and says what there is to know."""
    rosa = street.rosa
    await rosa.taps("I need help")
    await rosa.taps(kind)
    if kind == "Something else":
        await rosa.types(marks(f"the task of {kind}"))
    await rosa.taps("Tomorrow morning")
    if "Where do you live?" in rosa.last.text:
        await rosa.types(f"77 {marks('address')} Street")
    await rosa.taps("Add details")
    if voice:
        await rosa.sends_voice()
        spoken = next(message for message in reversed(rosa.chat()) if message.kind == "voice")
        marks.remember(spoken.file_id or "", "voice note")
    else:
        await rosa.types(f"Mind the {marks(f'details of {kind}')}")
        if kind == "Shopping":
            await rosa.taps("Done")
    await rosa.taps("Send")
    await street.hurry(minutes=1)


async def talk_in_the_group(street: Neighbourhood, marks: Marks) -> None:
    """What neighbours say among themselves, in every form."""
    ben, olga, group = street.ben, street.olga, street.group
    said = await ben.types(marks("chatter"), chat=group)
    await ben.types(marks("an answer among neighbours"), chat=group, reply_to=said)
    await ben.edits(said, marks("changed chatter"), chat=group)
    await ben.types(f"/setups {marks('almost a command')}", chat=group)
    await ben.types(f"/setup@OtherBot {marks('a command for another bot')}", chat=group)
    await ben.types(f"/board {marks('a command we do not know')}", chat=group)
    await ben.types(f"@GoodTurnBot {marks('a mention of us')}", chat=group)
    await ben.sends_photo(marks("a picture among neighbours"), chat=group)
    await ben.forwards(marks("a forward in the group"), marks("whom it was from"), chat=group)
    await ben.via_bot(f"/setup {marks('by way of a bot')}", chat=group)
    await olga.types(marks("a hidden admin"), chat=group, anonymously=True)
    await olga.types("/setup", chat=group, reply_to=said)
    await group.posts_from_channel(marks("a channel"))


CHATTER = (
    "chatter", "an answer among neighbours", "changed chatter", "almost a command",
    "a command for another bot", "a command we do not know", "a mention of us",
    "a picture among neighbours", "a forward in the group", "whom it was from", "by way of a bot",
    "a hidden admin", "a channel",
)  # fmt: skip


async def say_all_sorts(street: Neighbourhood, marks: Marks) -> None:
    """What one may send a bot in private, with a mark wherever there is room for one."""
    rosa, zed = street.rosa, street.zed
    for phone in (rosa, zed):
        said = await phone.types(marks(f"words of {phone.id}"))
        await phone.edits(said, marks(f"changed words of {phone.id}"))
        await phone.types(f"/nonsense {marks(f'a strange command of {phone.id}')}")
        await phone.presses_start(marks(f"payload of {phone.id}"))
        await phone.forwards(marks(f"forward of {phone.id}"), marks(f"origin of {phone.id}"))
        await phone.via_bot(marks(f"inline words of {phone.id}"))
        await phone.sends_photo(marks(f"caption of {phone.id}"))
        await phone.sends_document(f"{marks(f'file name of {phone.id}')}.txt")
        await phone.shares_contact(marks.number(f"contact of {phone.id}"))
        await phone.taps_data(f"claim:{marks(f'button of {phone.id}')}")
        await phone.shares_location(51.987654, -0.123456)
    marks.remember("51.98765", "location")


async def live_through_it_all(street: Neighbourhood, marks: Marks) -> None:
    """A few days on Elm Street: every ending a request can have, and what people do besides."""
    rosa, ben, ayo, olga, pia = street.rosa, street.ben, street.ayo, street.olga, street.pia
    await joins(olga, marks("name of olga"), "I organise")
    await olga.types("/setup", chat=street.group)
    await joins(rosa, marks("name of rosa"), "I need help")
    for phone in (ben, ayo):
        await joins(phone, marks(f"name of {phone.id}"), "I can help")
        await olga.taps("Approve")
    await joins(pia, marks("name of pia"), "I can help")
    await olga.taps("Not now")
    await rosa.taps_data("detail:phone")
    await rosa.types(marks.number("telephone"))
    await talk_in_the_group(street, marks)
    for outcome in ("Yes, it came", "Not all of it", "No, it didn't"):
        await asks(street, marks, "Shopping")
        await ben.taps("I can help", chat=street.group)
        await ayo.taps_data(f"claim:{await latest(street)}")
        await ben.taps_data(f"hand_back:{await latest(street)}")
        await ayo.taps("I can help", chat=street.group)
        await ayo.taps_data(f"spent:{await latest(street)}:45")
        await rosa.taps(outcome)
    await asks(street, marks, "Gardening", voice=True)
    await ben.taps("I can help", chat=street.group)
    await rosa.taps_data(f"withdraw:{await latest(street)}")
    await asks(street, marks, "A check-in")
    await ben.taps("I can help", chat=street.group)
    await ben.taps_data(f"spent:{await latest(street)}:45")
    await rosa.taps_data("call")
    await olga.taps("I'll ring")
    await money_and_a_call(street, marks)
    await say_all_sorts(street, marks)
    await rosa.types("/stop")
    await asks(street, marks, "Something else")
    await street.hurry(hours=72)
    await street.group.migrates()
    await asks(street, marks, "Shopping")
    await ben.taps_data("optout")
    await ayo.leaves(street.group)
    await rosa.blocks_bot()
    await street.group.remove_bot()


async def money_and_a_call(street: Neighbourhood, marks: Marks) -> None:
    """Somebody without a phone app rings and gets shopping; a receipt is added."""
    olga, ben = street.olga, street.ben
    await olga.taps_data("phone_in")
    await olga.taps("Somebody new")
    for words in (marks("name of a caller"), marks.number("number of a caller"), marks("caller's street")):
        await olga.types(words)
    await olga.taps("Elm Street")
    await olga.taps("Yes, they agree")
    for label in ("Phone in a request", "Shopping", "Tomorrow morning"):
        await olga.taps(label)
    await olga.taps("Send")
    await street.hurry(minutes=1)
    await ben.taps("I can help", chat=street.group)
    await ben.taps_data(f"spent:{await latest(street)}:45")
    await ben.taps("Add the receipt")
    await ben.sends_photo(marks("caption of a receipt"))
    await ben.types("£12.40")
    await ben.taps("Not yet")
    await olga.taps("Yes, it is settled")


async def latest(street: Neighbourhood) -> int:
    """The request that was asked last."""
    row = await street.app.db.one("SELECT MAX(id) AS id FROM help_requests")
    id: int = row["id"]
    return id

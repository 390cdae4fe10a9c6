"""How each verb of the decision tables is tried: with what before it, by a verb's door and by a tap."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

import aid.areas
import aid.asking
import aid.board
import aid.calls
import aid.finishing
import aid.help_requests
import aid.nudges
import aid.people
import aid.places
import aid.wishes
from aid.asking import ask
from aid.drafts import begin, stop
from storage import offers
from storage.connection import Transaction
from storage.help_requests import Kind, Outcome, Status
from tests.village import ACCOUNTS, Village

SUBJECTS = {
    "never": "resident", "asked": "asked", "approved": "neighbour", "not_now": "not now",
    "out_of_group": "out of group", "left": "left",
}  # fmt: skip
TAPS_ON_REQUESTS = {
    "claim": "claim:{id}", "hand_back": "hand_back:{id}", "report_done": "spent:{id}:30",
    "confirm": "came:{id}:not_met", "withdraw": "withdraw:{id}",
}  # fmt: skip

Attempt = Callable[[Transaction, str], Awaitable[Any]]


@dataclass(frozen=True, kw_only=True)
class Scene:
    """A thing in some state: what an actor attempts, and the data of the button that leads there."""

    attempt: Attempt
    tap: str | None = None
    chat: int | None = None


async def person(tx: Transaction, actor: str) -> int:
    """As every door finds them."""
    return (await aid.people.get_by_account(tx, ACCOUNTS[actor])).id


async def on_request(village: Village, verb: str, state: str) -> Scene:
    """A verb on a request in that state."""
    id = await village.request(Status(state))
    later = village.now + timedelta(hours=48)
    more: dict[str, dict[str, Any]] = {
        "report_done": {"minutes": 30, "confirm_by": later},
        "confirm": {"outcome": Outcome.NOT_MET},
    }

    async def attempt(tx: Transaction, actor: str) -> Any:
        by = await person(tx, actor)
        return await getattr(HOME_OF[verb], verb)(tx, id, by=by, now=village.now, **more.get(verb, {}))

    tap = TAPS_ON_REQUESTS.get(verb)  # a link of the board is no tap
    return Scene(attempt=attempt, tap=tap and tap.format(id=id))


async def on_conversation(village: Village, verb: str, state: str) -> Scene:
    """Sending what a conversation came to, whether it is new, was sent or was stopped."""
    draft = await begin(village.db, ACCOUNTS["resident"], "ask", "check", now=village.now)
    if state == "sent":
        by = await village.id("resident")
        await ask(village.db, draft_id=draft.id, by=by, now=village.now, **village.wanted())
    if state == "stopped":
        await stop(village.db, draft)

    async def attempt(tx: Transaction, actor: str) -> Any:
        by = await person(tx, actor)
        return await ask(tx, draft_id=draft.id, by=by, now=village.now, **village.wanted())

    return Scene(attempt=attempt)


async def on_neighbour(village: Village, verb: str, state: str) -> Scene:
    """An organiser's word about a neighbour of that standing."""
    id = await village.id(SUBJECTS[state])

    async def attempt(tx: Transaction, actor: str) -> Any:
        return await getattr(aid.people, verb)(tx, id, by=await person(tx, actor), now=village.now)

    return Scene(attempt=attempt, tap=f"{verb}:{id}")


async def on_oneself(village: Village, verb: str, state: str) -> Scene:
    """What one does about oneself."""

    async def attempt(tx: Transaction, actor: str) -> Any:
        id = await person(tx, actor)
        if verb == "correct":
            return await aid.people.correct(tx, id, name="New Name", now=village.now)
        return await getattr(aid.people, verb)(tx, id, now=village.now)

    return Scene(attempt=attempt, tap={"opt_in": "optin", "opt_out": "optout"}.get(verb))


async def being_asked(village: Village, verb: str, state: str) -> Scene:
    """A neighbour who was asked in private answers."""
    id, neighbour = await village.request(Status(state)), await village.id("neighbour")
    await village.db.transaction(lambda tx: offers.ask(tx, id, neighbour, 1, village.now))

    async def attempt(tx: Transaction, actor: str) -> Any:
        return await aid.nudges.not_this_time(tx, id, by=await person(tx, actor), now=village.now)

    return Scene(attempt=attempt, tap=f"not_now:{id}")


OWN_WISHES: dict[str, tuple[dict[str, Any], str | None]] = {
    "pause": ({"until": None}, "pause:not_at_all"),
    "share": ({"latitude": 51.5, "longitude": -0.1}, None),
    "forget": ({}, "forget_place"),
    "go_so_far": ({"reach": 10}, "reach:10"),
    "like": ({"kind": Kind.SHOPPING, "yes": False}, "like:shopping:no"),
    "choose_day": ({"day": 1, "yes": False}, "weekday:1:no"),
    "choose_hours": ({"from_hour": 0, "until_hour": 12}, "hours:mornings"),
    "choose_times": ({"times": 2}, "often:2"),
}


async def on_own_wishes(village: Village, verb: str, state: str) -> Scene:
    """Whether one may be asked, and for what is near."""
    facts, tap = OWN_WISHES[verb]

    async def attempt(tx: Transaction, actor: str) -> Any:
        by = await person(tx, actor)
        return await getattr(HOME_OF[verb], verb)(tx, by=by, now=village.now, **facts)

    return Scene(attempt=attempt, tap=tap)


async def asking_for_a_call(village: Village, verb: str, state: str) -> Scene:
    """Talk to a person, perhaps for the second time."""

    async def attempt(tx: Transaction, actor: str) -> Any:
        id = await person(tx, actor)
        for _ in range(2 if state == "again" else 1):
            await aid.calls.ask(tx, id, now=village.now)

    return Scene(attempt=attempt)


async def on_call(village: Village, verb: str, state: str) -> Scene:
    """An organiser's word about a call."""
    id = await village.call(state)

    async def attempt(tx: Transaction, actor: str) -> Any:
        return await getattr(aid.calls, verb)(tx, id, by=await person(tx, actor), now=village.now)

    return Scene(attempt=attempt, tap={"take": f"ring:{id}", "finish": f"rung:{id}"}[verb])


async def on_group(village: Village, verb: str, state: str) -> Scene:
    """A group is made an area's."""
    chat = village.group if state == "linked" else village.new_group
    title = {"known_name": "elm street", "nameless": "🌷"}.get(state, "Ash Lane")
    area = {"taken_area": village.oak, "no_such_area": 999}.get(state)

    async def attempt(tx: Transaction, actor: str) -> Any:
        by = await person(tx, actor)
        if verb == "set_up":
            return await aid.areas.set_up(tx, chat, title, by=by, now=village.now)
        return await aid.areas.link(tx, area, chat, title, by=by, now=village.now)

    if state in ("known_name", "nameless"):
        return Scene(attempt=attempt)
    return Scene(attempt=attempt, tap="itsme" if verb == "set_up" else f"link:{area or 0}:{chat}", chat=chat)


async def joining(village: Village, verb: str, state: str) -> Scene:
    """Somebody joins, perhaps once more."""

    async def attempt(tx: Transaction, actor: str) -> Any:
        told: dict[str, Any] = {
            "name": "A Name",
            "area_id": village.elm,
            "role": "resident",
            "language": "en",
        }
        return await aid.people.join(tx, ACCOUNTS[actor], draft_id=0, now=village.now, **told)

    return Scene(attempt=attempt)


SCENES = {
    **dict.fromkeys(("claim", "hand_back", "report_done", "confirm", "withdraw", "look_at"), on_request),
    **dict.fromkeys(("approve", "decline"), on_neighbour),
    **dict.fromkeys(("take", "finish"), on_call),
    **dict.fromkeys(("set_up", "link"), on_group),
    **dict.fromkeys(("opt_in", "opt_out", "correct"), on_oneself),
    "not_this_time": being_asked,
    **dict.fromkeys(OWN_WISHES, on_own_wishes),
    "ask_for_call": asking_for_a_call,
    "ask": on_conversation,
    "join": joining,
}

# The file in which each verb stands.
HOME_OF: dict[str, Any] = {
    **dict.fromkeys(("claim", "hand_back", "withdraw"), aid.help_requests),
    **dict.fromkeys(("report_done", "confirm"), aid.finishing),
    **dict.fromkeys(("not_this_time", "pause"), aid.nudges),
    **dict.fromkeys(("share", "forget", "go_so_far"), aid.places),
    **dict.fromkeys(("take", "finish"), aid.calls),
    **dict.fromkeys(("set_up", "link"), aid.areas),
    **dict.fromkeys(("approve", "decline", "opt_in", "opt_out", "correct", "join"), aid.people),
    **dict.fromkeys(("like", "choose_day", "choose_hours", "choose_times"), aid.wishes),
    "look_at": aid.board,
    "ask": aid.asking,
}

"""How each verb of the decision tables is tried: with what before it, by a verb's door and by a tap."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from datetime import timedelta
from typing import Any
from zoneinfo import ZoneInfo

import aid.afterwards
import aid.areas
import aid.asking
import aid.board
import aid.calls
import aid.changing
import aid.consent_calls
import aid.consent_links
import aid.consent_reviews
import aid.consents
import aid.door_notes
import aid.finishing
import aid.help_requests
import aid.introducing
import aid.messages
import aid.money
import aid.notes
import aid.nudges
import aid.overseeing
import aid.people
import aid.phoning_in
import aid.places
import aid.referrers
import aid.series
import aid.shopping_lists
import aid.stand_by
import aid.trusted
import aid.visits
import aid.wishes
from aid.asking import ask
from aid.drafts import begin, stop
from storage import offers, shopping_lists
from storage.connection import Transaction
from storage.consents import Relation
from storage.help_requests import Kind, Outcome, Part, Status
from tests.village import ACCOUNTS, Village

SUBJECTS = {
    "never": "resident", "asked": "asked", "approved": "neighbour", "not_now": "not now",
    "out_of_group": "out of group", "left": "left",
}  # fmt: skip
TAPS_ON_REQUESTS = {
    "claim": "claim:{id}", "hand_back": "hand_back:{id}", "report_done": "spent:{id}:30",
    "change": "change:{id}", "confirm": "came:{id}:not_met",
    "withdraw": "withdraw:{id}", "tell_outcome": "visited:{id}:not_met",
    "arrive": "arrived:{id}", "leave": "left:{id}", "stay": "stay:{id}", "put_off": "put_off:{id}:{later}",
    "ask_again": "ask_again:{id}", "ask_to_be_rung": "ring_about:{id}", "leave_it": "leave_it:{id}",
    "stand_by": "stand_by:{id}", "stand_down": "stand_down:{id}",
}  # fmt: skip

MONEY_STATES = ("unspent", "spent", "settled")

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
    """A verb on a request in that state, which a trusted person asked for."""
    id = await village.request(Status(state), asked_by="trusted")
    later = village.now + timedelta(hours=48)
    more: dict[str, dict[str, Any]] = {
        "report_done": {"minutes": 30, "confirm_by": later},
        "confirm": {"outcome": Outcome.NOT_MET},
        "change": {
            "wanted_on": village.now.date(),
            "part": Part.DAY,
            "details": "Bread",
            "voice": None,
            "today": village.now.date(),
        },
        "tell_outcome": {"outcome": Outcome.NOT_MET},
        "put_off": {"day": later.date(), "today": village.now.date()},
        "tell_organisers_of": {"words": "All went well", "voice": None},
        "thank": {"words": "That was kind", "voice": None},
    }

    async def attempt(tx: Transaction, actor: str) -> Any:
        by = await person(tx, actor)
        return await getattr(HOME_OF[verb], verb)(tx, id, by=by, now=village.now, **more.get(verb, {}))

    tap = TAPS_ON_REQUESTS.get(verb)
    return Scene(attempt=attempt, tap=tap and tap.format(id=id, later=later.date()))


async def on_the_rest(village: Village, verb: str, state: str) -> Scene:
    """What the resident wants where not all of it came, perhaps after an answer."""
    by, zone, now = await village.id("resident"), ZoneInfo("Europe/London"), village.now
    more: dict[str, dict[str, Any]] = {"ask_again": {"zone": zone, "post_at": now}}
    earlier = {"asked_again": "ask_again", "rung": "ask_to_be_rung", "left": "leave_it"}
    came_partly = {*earlier, "partly"}
    id = await village.request(Status.REPORTED if state in came_partly else Status(state))
    if state in came_partly:
        await aid.finishing.confirm(village.db, id, by=by, outcome=Outcome.PARTLY, now=now)
    if said := earlier.get(state):
        await getattr(aid.afterwards, said)(village.db, id, by=by, now=now, **more.get(said, {}))

    async def attempt(tx: Transaction, actor: str) -> Any:
        told = {"by": await person(tx, actor), "now": now, **more.get(verb, {})}
        return await getattr(aid.afterwards, verb)(tx, id, **told)

    return Scene(attempt=attempt, tap=TAPS_ON_REQUESTS[verb].format(id=id))


async def on_request_by_organisers(village: Village, verb: str, state: str) -> Scene:
    """An organiser sees to a request in that state."""
    id = await village.request(Status(state))
    who = await village.id("neighbour" if verb == "suggest" else "helper")

    async def attempt(tx: Transaction, actor: str) -> Any:
        by = await person(tx, actor)
        if verb == "signpost":
            return await aid.overseeing.signpost(
                tx, id, by=by, words="The lunch club", draft_id=None, now=village.now
            )
        return await getattr(HOME_OF[verb], verb)(tx, id, who, by=by, now=village.now)

    return Scene(attempt=attempt, tap=None if verb == "signpost" else f"{verb}:{id}:{who}")


async def on_talk(village: Village, verb: str, state: str) -> Scene:
    """A message to the others about a request in that state."""
    id = await village.request(Status(state))

    async def attempt(tx: Transaction, actor: str) -> Any:
        by = await person(tx, actor)
        draft = await begin(tx, ACCOUNTS[actor], "message", "words", now=village.now)
        return await aid.messages.pass_on(tx, id, by=by, draft_id=draft.id, text="See you", now=village.now)

    return Scene(attempt=attempt)


async def on_introduction(village: Village, verb: str, state: str) -> Scene:
    """Company for the resident: a neighbour was asked, and the helper too, who may have said yes."""
    id, organiser = await village.asked(kind=Kind.COMPANY), await village.id("organiser")
    for name in ("neighbour", "helper") if state == "taken" else ("neighbour",):
        who = await village.id(name)
        await aid.introducing.suggest(village.db, id, who, by=organiser, now=village.now)
    if state == "taken":
        await aid.introducing.introduce(village.db, id, by=await village.id("helper"), now=village.now)

    async def attempt(tx: Transaction, actor: str) -> Any:
        return await aid.introducing.introduce(tx, id, by=await person(tx, actor), now=village.now)

    return Scene(attempt=attempt, tap=f"introduce:{id}")


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
    "note_door": ({"notes": ["dog", "The bell is broken"]}, None),
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


async def on_usual_thing(village: Village, verb: str, state: str) -> Scene:
    """Something that the resident usually buys, or did."""
    await village.asked(items=["Milk"])
    by = await village.id("resident")
    (thing,) = await shopping_lists.usual(village.db, by, 9)
    if state == "gone":
        await aid.shopping_lists.take_off(village.db, thing.id, by=by, now=village.now)

    async def attempt(tx: Transaction, actor: str) -> Any:
        by = await person(tx, actor)
        await aid.shopping_lists.take_off(tx, thing.id, by=by, now=village.now)

    return Scene(attempt=attempt, tap=f"not_usual:{thing.id}")


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


async def on_money(village: Village, verb: str, state: str) -> Scene:
    """What was spent on an errand, and paying it back."""
    id = await village.request(Status.REPORTED if state in MONEY_STATES else Status(state))
    spending: dict[str, Any] = {"draft_id": 0, "spent": 1240, "receipt": None, "settle_by": village.now}
    if state in ("spent", "settled"):
        by, settled = await village.id("helper"), state == "settled"
        await aid.money.report_spending(village.db, id, by=by, settled=settled, now=village.now, **spending)
    more = {"report_spending": {"settled": False, **spending}}.get(verb, {})

    async def attempt(tx: Transaction, actor: str) -> Any:
        return await getattr(aid.money, verb)(tx, id, by=await person(tx, actor), now=village.now, **more)

    return Scene(attempt=attempt, tap=f"settled:{id}" if verb == "settle" else None)


async def taking_in(village: Village, verb: str, state: str) -> Scene:
    """Somebody rings who has no account."""
    told = {"name": "A Name", "phone": "020 7946 0000", "address": "3 Elm Street", "area_id": village.elm}

    async def attempt(tx: Transaction, actor: str) -> Any:
        by = await person(tx, actor)
        return await aid.phoning_in.take_in(tx, draft_id=0, by=by, now=village.now, **told)

    return Scene(attempt=attempt)


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


async def repeating(village: Village, verb: str, state: str) -> Scene:
    """The same again every week, after a conversation of the resident's."""
    id = await village.request(Status(state))
    draft = await begin(village.db, ACCOUNTS["resident"], "repeat", "check", now=village.now)

    async def attempt(tx: Transaction, actor: str) -> Any:
        by = await person(tx, actor)
        return await aid.series.repeat(tx, id, draft_id=draft.id, by=by, now=village.now, **village.rhythm())

    return Scene(attempt=attempt)


async def on_series(village: Village, verb: str, state: str) -> Scene:
    """What is said about requests that come again; the neighbour was asked first for the latest."""
    id, request, today = await village.series(state)
    draft = None
    if verb == "pause_dates":
        draft = await begin(village.db, ACCOUNTS["resident"], "pause_series", "check", now=village.now)
    more: dict[str, dict[str, Any]] = {
        "skip_date": {"day": today + timedelta(days=8), "today": today},
        "pause_dates": {"draft_id": draft and draft.id, "until": today + timedelta(days=9), "today": today},
        "stop_dates": {"today": today},
        "prolong": {"today": today},
    }
    about = request if verb == "leave_series" else id

    async def attempt(tx: Transaction, actor: str) -> Any:
        by = await person(tx, actor)
        return await getattr(aid.series, verb)(tx, about, by=by, now=village.now, **more.get(verb, {}))

    return Scene(attempt=attempt)


async def on_consent(village: Village, verb: str, state: str) -> Scene:
    """A consent of the resident's: `trusted not confirmed` may ask, may no longer, or has but said so."""
    id, day = await village.trust(state), {"today": village.now.date(), "post_at": village.now}
    more: dict[str, dict[str, Any]] = {
        "agree_to": day,
        "record_consent": {**village.heard(), "resident_id": await village.id("resident")},
        "want_consent_call": {"phone": "020 7946 0000", "draft_id": 0},
        "ask_for": {**village.wanted(), "area_id": village.elm},
    }

    async def attempt(tx: Transaction, actor: str) -> Any:
        told = {"by": await person(tx, actor), "now": village.now, **more.get(verb, {})}
        if verb == "ask_for":
            told["draft_id"] = (await begin(tx, ACCOUNTS[actor], "ask", "check", now=village.now)).id
        return await getattr(HOME_OF[verb], verb)(tx, id, **told)

    taps = {"end_consent": "end_trust", "make_main": "main_trusted", "take_consent_call": "consent_ring"}
    by_tap = ("agree_to", "keep_on", "link_for", *taps)
    return Scene(attempt=attempt, tap=f"{taps.get(verb, verb)}:{id}" if verb in by_tap else None)


async def by_link(village: Village, verb: str, state: str) -> Scene:
    """A link of the resident's to be accepted, or one to be agreed to; fresh, or used already."""
    told = {"name": "Resident", "relation": Relation.SON, "now": village.now}
    if verb == "accept":
        payload = await aid.consent_links.invite(village.db, by=await village.id("resident"), now=village.now)
    else:
        by = await village.id("trusted not confirmed")
        _, payload = await aid.consent_links.begin_by_link(village.db, by=by, draft_id=0, **told)
    day = {"today": village.now.date(), "post_at": village.now}
    more = {"accept": {"draft_id": 0, "relation": Relation.SON}, "agree_by_link": day}.get(verb, {})
    if state == "used":
        account = ACCOUNTS["other resident"]
        await getattr(aid.consent_links, verb)(village.db, payload, account, now=village.now, **more)

    async def attempt(tx: Transaction, actor: str) -> Any:
        return await getattr(aid.consent_links, verb)(tx, payload, ACCOUNTS[actor], now=village.now, **more)

    return Scene(attempt=attempt)


async def beginning_trust(village: Village, verb: str, state: str) -> Scene:
    """Somebody would like to ask for another, or be asked for."""
    named = {"draft_id": 0, "name": "Somebody", "relation": Relation.SON}
    more = {} if verb == "invite" else named

    async def attempt(tx: Transaction, actor: str) -> Any:
        by = await person(tx, actor)
        return await getattr(HOME_OF[verb], verb)(tx, by=by, now=village.now, **more)

    return Scene(attempt=attempt)


async def on_referrer(village: Village, verb: str, state: str) -> Scene:
    """An organiser says who refers others."""
    id = await village.id(state)

    async def attempt(tx: Transaction, actor: str) -> Any:
        return await getattr(aid.referrers, verb)(tx, id, by=await person(tx, actor), now=village.now)

    return Scene(attempt=attempt, tap=f"{verb}:{id}")


ON_CONSENT = (
    "agree_to", "end_consent", "make_main", "keep_on", "link_for", "want_consent_call", "take_consent_call",
    "record_consent", "ask_for",
)  # fmt: skip
BY_LINK = ("accept", "agree_by_link", "refuse_by_link")

SCENES = {
    **dict.fromkeys(ON_CONSENT, on_consent),
    **dict.fromkeys(BY_LINK, by_link),
    **dict.fromkeys(("begin_for", "begin_by_link", "invite"), beginning_trust),
    **dict.fromkeys(("make_referrer", "end_referrer"), on_referrer),
    "repeat": repeating,
    **dict.fromkeys(("skip_date", "pause_dates", "stop_dates", "prolong", "leave_series"), on_series),
    **dict.fromkeys(("claim", "hand_back", "report_done", "confirm", "withdraw", "look_at"), on_request),
    **dict.fromkeys(("stand_by", "stand_down"), on_request),
    **dict.fromkeys(("suggest", "signpost", "remove"), on_request_by_organisers),
    "introduce": on_introduction,
    "pass_on": on_talk,
    **dict.fromkeys(("tell_outcome", "arrive", "leave", "stay", "put_off"), on_request),
    **dict.fromkeys(("tell_organisers_of", "thank"), on_request),
    **dict.fromkeys(("ask_again", "ask_to_be_rung", "leave_it"), on_the_rest),
    **dict.fromkeys(("approve", "decline"), on_neighbour),
    **dict.fromkeys(("take", "finish"), on_call),
    **dict.fromkeys(("set_up", "link"), on_group),
    **dict.fromkeys(("opt_in", "opt_out", "correct"), on_oneself),
    "change": on_request,
    "take_off": on_usual_thing,
    "not_this_time": being_asked,
    **dict.fromkeys(OWN_WISHES, on_own_wishes),
    **dict.fromkeys(("report_spending", "settle"), on_money),
    "take_in": taking_in,
    "ask_for_call": asking_for_a_call,
    "ask": on_conversation,
    "join": joining,
}

# The file in which each verb stands.
HOME_OF: dict[str, Any] = {
    **dict.fromkeys(("agree_to", "end_consent", "make_main", "begin_for"), aid.consents),
    **dict.fromkeys(("link_for", "begin_by_link", "invite", *BY_LINK), aid.consent_links),
    **dict.fromkeys(("want_consent_call", "take_consent_call", "record_consent"), aid.consent_calls),
    **dict.fromkeys(("make_referrer", "end_referrer"), aid.referrers),
    "keep_on": aid.consent_reviews,
    "ask_for": aid.trusted,
    **dict.fromkeys(("skip_date", "pause_dates", "stop_dates", "prolong", "leave_series"), aid.series),
    "repeat": aid.series,
    **dict.fromkeys(("claim", "hand_back", "withdraw"), aid.help_requests),
    "change": aid.changing,
    "note_door": aid.door_notes,
    "take_off": aid.shopping_lists,
    **dict.fromkeys(("report_done", "confirm", "tell_outcome"), aid.finishing),
    **dict.fromkeys(("arrive", "leave", "stay", "put_off"), aid.visits),
    **dict.fromkeys(("tell_organisers_of", "thank"), aid.notes),
    **dict.fromkeys(("ask_again", "ask_to_be_rung", "leave_it"), aid.afterwards),
    **dict.fromkeys(("not_this_time", "pause"), aid.nudges),
    **dict.fromkeys(("share", "forget", "go_so_far"), aid.places),
    **dict.fromkeys(("take", "finish"), aid.calls),
    **dict.fromkeys(("set_up", "link"), aid.areas),
    **dict.fromkeys(("approve", "decline", "opt_in", "opt_out", "correct", "join"), aid.people),
    **dict.fromkeys(("report_spending", "settle"), aid.money),
    "take_in": aid.phoning_in,
    **dict.fromkeys(("like", "choose_day", "choose_hours", "choose_times"), aid.wishes),
    "look_at": aid.board,
    "ask": aid.asking,
    **dict.fromkeys(("stand_by", "stand_down"), aid.stand_by),
    **dict.fromkeys(("suggest", "introduce"), aid.introducing),
    **dict.fromkeys(("signpost", "remove"), aid.overseeing),
    "pass_on": aid.messages,
}

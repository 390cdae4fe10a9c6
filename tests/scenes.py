"""How each verb of the decision tables is tried: with what before it, by a verb's door and by a tap."""

from collections.abc import Awaitable, Callable
from datetime import timedelta
from typing import Any
from zoneinfo import ZoneInfo

import aid.afterwards
import aid.area_setup
import aid.areas
import aid.asking
import aid.board
import aid.calls
import aid.changing
import aid.door_notes
import aid.finishing
import aid.first_jobs
import aid.help_requests
import aid.introducing
import aid.knocks
import aid.merging
import aid.messages
import aid.money
import aid.neighbours
import aid.notes
import aid.nudges
import aid.organiser_roles
import aid.overseeing
import aid.people
import aid.phoning_in
import aid.places
import aid.pledges
import aid.posters
import aid.proposals
import aid.records
import aid.series
import aid.shopping_lists
import aid.stand_by
import aid.vettings
import aid.visits
import aid.wishes
from aid.asking import ask
from aid.drafts import begin, stop
from storage import areas, offers, proposals, shopping_lists
from storage.connection import Transaction
from storage.help_requests import Kind, Outcome, Part, Status
from tests import neighbour_scenes, privacy_scenes
from tests.acting_scenes import ACTING_HOMES, ACTING_SCENES
from tests.checkin_answer_scenes import CHECKIN_HOMES, CHECKIN_SCENES
from tests.checkin_plan_scenes import PLAN_HOMES, PLAN_SCENES
from tests.company_scenes import COMPANY_HOMES, COMPANY_SCENES
from tests.contact_scenes import CONTACT_HOMES, CONTACT_SCENES
from tests.duty_scenes import DUTY_HOMES, DUTY_SCENES
from tests.news_scenes import NEWS_HOMES, NEWS_SCENES
from tests.picture_scenes import PICTURE_HOMES, PICTURE_SCENES
from tests.rehearsal_scenes import REHEARSAL_HOMES, REHEARSAL_SCENES
from tests.safety_scenes import SAFETY_HOMES, SAFETY_SCENES
from tests.scene import Scene, person
from tests.trusted_scenes import TRUSTED_HOMES, TRUSTED_SCENES
from tests.village import ACCOUNTS, Village
from tests.wellbeing_scenes import WELLBEING_HOMES, WELLBEING_SCENES

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
        "undo": {"today": village.now.date()},
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


async def on_poster(village: Village, verb: str, state: str) -> Scene:
    """A poster for an area."""
    area = village.elm if state == "here" else 999

    async def attempt(tx: Transaction, actor: str) -> Any:
        return await aid.posters.make_poster(tx, area, by=await person(tx, actor), now=village.now)

    return Scene(attempt=attempt, tap=f"poster:{area}")


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

    taps = {
        "skip_date": f"skip_it:{id}:{today + timedelta(days=8):%Y%m%d}",
        "stop_dates": f"end_series:{id}",
        "prolong": f"go_on:{id}",
        "leave_series": f"not_any_more:{request}",
    }
    return Scene(attempt=attempt, tap=taps.get(verb) if state != "over" else None)


def with_neighbours(made: Callable[[Village, str, str], Awaitable[Any]]) -> Any:
    """A scene about neighbours, as those here are."""

    async def scene(village: Village, verb: str, state: str) -> Scene:
        attempt, tap = await made(village, verb, state)
        return Scene(attempt=attempt, tap=tap)

    scene.__name__ = made.__name__
    return scene


on_promise, on_check, on_first_job = map(
    with_neighbours,
    (neighbour_scenes.on_promise, neighbour_scenes.on_check, neighbour_scenes.on_first_job),
)
about_neighbour = with_neighbours(neighbour_scenes.about_neighbour(SUBJECTS))


async def on_organising_oneself(village: Village, verb: str, state: str) -> Scene:
    """What an organiser does about organising."""

    async def attempt(tx: Transaction, actor: str) -> Any:
        return await getattr(aid.organiser_roles, verb)(tx, by=await person(tx, actor), now=village.now)

    taps = {"invite": "invite_organiser", "leave_organising": "leave_organising_now"}
    return Scene(attempt=attempt, tap=taps[verb])


async def on_organiser(village: Village, verb: str, state: str) -> Scene:
    """What one organiser does about another, about themselves, or about somebody who is none."""
    id = await village.id({"other": "other organiser", "frozen": "other organiser"}.get(state, state))
    by, other = await village.id("organiser"), await village.id("other organiser")
    frozen = not (await aid.people.get(village.db, other)).organiser
    if state == "frozen" and not frozen:
        await aid.organiser_roles.freeze(village.db, id, by=by, now=village.now)
    if state != "frozen" and frozen:
        await village.db.transaction(lambda tx: aid.organiser_roles.give_back(tx, other, by, village.now))

    async def attempt(tx: Transaction, actor: str) -> Any:
        by = await person(tx, actor)
        return await getattr(aid.organiser_roles, verb)(tx, id, by=by, now=village.now)

    return Scene(attempt=attempt, tap=f"{'freeze_now' if verb == 'freeze' else verb}:{id}")


async def on_proposal(village: Village, verb: str, state: str) -> Scene:
    """Something that the organiser proposed, and the other is to agree to."""
    by, about = await village.id("organiser"), await village.id("organiser")
    if not await proposals.open_ones(village.db):
        await aid.organiser_roles.name_lead(village.db, about, by=by, now=village.now)
    (proposal,) = await proposals.open_ones(village.db)
    if state == "agreed":
        other = await village.id("other organiser")
        await aid.proposals.agree(village.db, proposal.id, by=other, now=village.now)
        await aid.organiser_roles.end_lead(village.db, about, by=by, now=village.now)
    later = village.now + timedelta(days=8 if state == "old" else 0)

    async def attempt(tx: Transaction, actor: str) -> Any:
        return await getattr(aid.proposals, verb)(tx, proposal.id, by=await person(tx, actor), now=later)

    return Scene(attempt=attempt, tap=f"{verb}:{proposal.id}" if state != "old" else None)


async def on_area(village: Village, verb: str, state: str) -> Scene:
    """How an area is arranged."""
    linked, by = await areas.find_by_chat(village.db, village.group), await village.id("organiser")
    if state == "lost":
        await aid.areas.lose_group(village.db, village.group, now=village.now)
    elif linked is None:
        await aid.areas.link(village.db, village.elm, village.group, "Elm", by=by, now=village.now)
    name = {"name": "elm STREET" if state == "taken" else "Ash Lane", "draft_id": 0}
    more: dict[str, dict[str, Any]] = {
        "make_area": name,
        "rename_area": name,
        "set_beside": {"other": village.elm if state == "other" else village.oak, "yes": True},
    }
    of = village.oak if verb in ("rename_area", "set_beside") else village.elm
    which = {} if verb == "make_area" else {"id": of}

    async def attempt(tx: Transaction, actor: str) -> Any:
        told = {**which, **more.get(verb, {}), "by": await person(tx, actor), "now": village.now}
        return await getattr(aid.area_setup, verb)(tx, **told)

    taps = {
        "link_for_group": f"link_group:{of}",
        "unlink": f"unlink:{of}",
        "set_beside": f"beside:{of}:{village.elm if state == 'other' else of}:yes",
    }
    return Scene(attempt=attempt, tap=taps.get(verb))


async def on_knock(village: Village, verb: str, state: str) -> Scene:
    """Somebody asks to be let into the group."""
    told: dict[str, Any] = {"tell_at": village.now, "now": village.now}
    knock = await aid.knocks.knock(village.db, village.group, ACCOUNTS["outsider"], "Zed", **told)
    assert knock is not None
    if state == "decided":
        by = await village.id("organiser")
        await aid.knocks.turn_away(village.db, knock.id, by=by, now=village.now)

    async def attempt(tx: Transaction, actor: str) -> Any:
        return await getattr(aid.knocks, verb)(tx, knock.id, by=await person(tx, actor), now=village.now)

    return Scene(attempt=attempt, tap=f"{verb}:{knock.id}")


async def on_record(village: Village, verb: str, state: str) -> Scene:
    """Somebody without an app, with whom the organiser keeps touch; or somebody else."""
    organiser, other = await village.id("organiser"), await village.id("other resident")
    told: dict[str, Any] = {"name": "Percy", "phone": "0201", "address": "3 Elm Street"}
    kept = await aid.phoning_in.take_in(
        village.db, draft_id=0, by=organiser, area_id=village.elm, now=village.now, **told
    )
    resident = await village.id("resident")
    id = {"kept": kept.id, "app": resident, "organiser": organiser, "itself": other}[state]
    more: dict[str, dict[str, Any]] = {
        "pass_to": {"keeper_id": organiser},
        "note_their_door": {"notes": ["dog"], "draft_id": 0},
        "merge": {"gone_id": other},
    }
    which = {"keep_id": id} if verb == "merge" else {"id": id}

    async def attempt(tx: Transaction, actor: str) -> Any:
        by = await person(tx, actor)
        return await getattr(HOME_OF[verb], verb)(tx, by=by, now=village.now, **which, **more.get(verb, {}))

    taps = {
        "pass_to": f"keep:{id}:{organiser}",
        "give_app_link": f"app_link:{id}",
        "merge": f"merge_now:{id}:{other}",
    }
    return Scene(attempt=attempt, tap=taps.get(verb))


SCENES = {
    **SAFETY_SCENES,
    **TRUSTED_SCENES,
    **CHECKIN_SCENES,
    **PLAN_SCENES,
    **NEWS_SCENES,
    **COMPANY_SCENES,
    **DUTY_SCENES,
    **CONTACT_SCENES,
    **PICTURE_SCENES,
    **WELLBEING_SCENES,
    **ACTING_SCENES,
    **REHEARSAL_SCENES,
    "promise": on_promise,
    **dict.fromkeys(("attest", "vouch", "take_off_list"), about_neighbour),
    "end_vetting": on_check,
    "say_how_it_was": on_first_job,
    **dict.fromkeys(("invite", "leave_organising"), on_organising_oneself),
    **dict.fromkeys(("freeze", "unfreeze", "name_lead", "end_lead"), on_organiser),
    **dict.fromkeys(("agree", "refuse"), on_proposal),
    **dict.fromkeys(("make_area", "rename_area", "link_for_group", "unlink", "set_beside"), on_area),
    **dict.fromkeys(("let_in", "turn_away"), on_knock),
    **dict.fromkeys(("pass_to", "give_app_link", "note_their_door", "merge"), on_record),
    "repeat": repeating,
    **dict.fromkeys(("skip_date", "pause_dates", "stop_dates", "prolong", "leave_series"), on_series),
    **dict.fromkeys(
        ("claim", "hand_back", "report_done", "confirm", "withdraw", "undo", "look_at"), on_request
    ),
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
    "make_poster": on_poster,
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
    **privacy_scenes.scenes(Scene, person),
}

# One of everything that there is to tap on.
ONE_OF_EACH = {
    "settle": "spent", "take": "waiting", "ring_them": "raised", "note_case": "taken", "agree": "open",
    "let_in": "waiting", "end_vetting": "standing", "say_how_it_was": "to_helper", "keep_on": "confirmed",
    "pause_announcement": "sending", "reply": "sending",
    "pass_to": "kept", "skip_date": "running", "introduce": "suggested", "take_off": "usual",
}  # fmt: skip

# The file in which each verb stands.
HOME_OF: dict[str, Any] = {
    **SAFETY_HOMES,
    **TRUSTED_HOMES,
    **CHECKIN_HOMES,
    **PLAN_HOMES,
    **NEWS_HOMES,
    **COMPANY_HOMES,
    **DUTY_HOMES,
    **CONTACT_HOMES,
    **PICTURE_HOMES,
    **WELLBEING_HOMES,
    **ACTING_HOMES,
    **REHEARSAL_HOMES,
    "promise": aid.pledges,
    **dict.fromkeys(("attest", "end_vetting"), aid.vettings),
    **dict.fromkeys(("vouch", "take_off_list"), aid.neighbours),
    "say_how_it_was": aid.first_jobs,
    **dict.fromkeys(("invite", "leave_organising", "freeze", "unfreeze"), aid.organiser_roles),
    **dict.fromkeys(("name_lead", "end_lead"), aid.organiser_roles),
    **dict.fromkeys(("agree", "refuse"), aid.proposals),
    **dict.fromkeys(("make_area", "rename_area", "link_for_group", "unlink", "set_beside"), aid.area_setup),
    **dict.fromkeys(("let_in", "turn_away"), aid.knocks),
    **dict.fromkeys(("pass_to", "give_app_link", "note_their_door"), aid.records),
    "merge": aid.merging,
    **dict.fromkeys(
        ("skip_date", "pause_dates", "stop_dates", "prolong", "leave_series", "undo"), aid.series
    ),
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
    "make_poster": aid.posters,
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
    **privacy_scenes.HOMES,
}

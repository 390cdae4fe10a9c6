"""Who may do what about regular company; how each is tried, and what letters of it there are."""

from datetime import timedelta
from typing import Any

import aid.company
import aid.company_meetings
import aid.company_wishes
from aid.people import correct
from storage import company, company_days, company_wishes
from storage.company import Goes, Rhythm
from storage.connection import Transaction
from storage.help_requests import Part
from tests.scene import Scene, person
from tests.village import Village

TABLES = """
bring_together    | none    agreed
organiser         | yes     TogetherAlready
other organiser   | yes     TogetherAlready
everybody else    | NotAnOrganiser
never joined      | NotJoined

answer_company    | asked   agreed  ended
resident          | yes     yes     CompanyOver
helper            | yes     yes     CompanyOver
everybody else    | NotHere
never joined      | NotJoined

end_company       | asked   agreed  ended
resident          | yes     yes     CompanyOver
helper            | yes     yes     CompanyOver
organiser         | yes     yes     CompanyOver
other organiser   | yes     yes     CompanyOver
everybody else    | NotHere
never joined      | NotJoined

miss_meeting      | asked        agreed  ended       missed
resident          | NotAllAgreed yes     CompanyOver MissedAlready
helper            | NotAllAgreed yes     CompanyOver MissedAlready
everybody else    | NotHere
never joined      | NotJoined

cover_meeting     | missed  covered
resident          | yes     CoveredAlready
everybody else    | NotHere
never joined      | NotJoined

tell_how_it_goes  | agreed
resident          | yes
everybody else    | NotHere
never joined      | NotJoined

let_suggest       | any
everybody else    | yes
never joined      | NotJoined

want_company      | any
everybody else    | yes
never joined      | NotJoined

no_company        | any
everybody else    | yes
never joined      | NotJoined
"""
TAPS = {
    "answer_company": "company_yes:{id}", "end_company": "end_company:{id}",
    "miss_meeting": "miss_meeting:{id}:{day:%Y%m%d}", "cover_meeting": "cover_meeting:{missed}",
    "tell_how_it_goes": "goes:{asked}:not_well",
}  # fmt: skip
COMPANY_HOMES: dict[str, Any] = {
    **dict.fromkeys(("bring_together", "answer_company", "end_company"), aid.company),
    **dict.fromkeys(("miss_meeting", "cover_meeting", "tell_how_it_goes"), aid.company_meetings),
    **dict.fromkeys(("let_suggest", "want_company", "no_company"), aid.company_wishes),
}
AHEAD = timedelta(days=3)


async def two(village: Village, state: str) -> int:
    """The resident and the helper, in that state, and nothing else between them."""
    db, now, today = village.db, village.now, village.now.date()
    resident, helper = await village.id("resident"), await village.id("helper")
    await db.transaction(lambda tx: aid.company.part_company(tx, resident, helper, now))
    await correct(db, resident, address="1 Elm Street", now=now)
    if state == "none":
        return 0
    told = {"rhythm": Rhythm.WEEK, "part": Part.DAY, "first_on": today + AHEAD, "today": today}
    by = await village.id("organiser")
    id = (await aid.company.bring_together(db, resident, helper, draft_id=0, by=by, now=now, **told)).id
    for each in () if state == "asked" else (resident, helper):
        await aid.company.answer_company(db, id, yes=True, by=each, today=today, now=now)
    if state == "tomorrow":
        day = today + timedelta(days=1)
        await db.transaction(lambda tx: company.correct(tx, id, first_on=day))
    if state == "ended":
        await aid.company.end_company(db, id, by=resident, now=now)
    return id


async def a_missed_day(village: Village, state: str) -> int:
    """The helper can't on the second of their days; the resident may have asked for somebody else."""
    id, now, today = await two(village, "agreed"), village.now, village.now.date()
    helper, day = await village.id("helper"), today + AHEAD + timedelta(weeks=1)
    told = {"today": today, "now": now}
    missed = await aid.company_meetings.miss_meeting(village.db, id, day, by=helper, **told)
    if state == "covered":
        resident = await village.id("resident")
        await aid.company_meetings.cover_meeting(village.db, missed.id, by=resident, **told)
    if state == "over":
        await aid.company.end_company(village.db, id, by=helper, now=now)
    return missed.id


async def a_question(village: Village, state: str) -> int:
    """The resident is asked how it goes, and has answered or not."""
    id, now, by = await two(village, "agreed"), village.now, await village.id("resident")
    asked: int = await village.db.transaction(lambda tx: company_days.ask(tx, id, by, now.date()))
    if state in list(Goes):
        await aid.company_meetings.tell_how_it_goes(village.db, asked, Goes(state), by=by, now=now)
    if state == "over":
        await aid.company.end_company(village.db, id, by=by, now=now)
    return asked


async def a_wish(village: Village, state: str) -> int:
    """The resident would like company, or may be told of it."""
    by, now = await village.id("resident"), village.now
    await village.db.transaction(lambda tx: aid.company.leave_company(tx, by, now))
    nothing = {"may_suggest": False, "wished_at": None}
    await village.db.transaction(lambda tx: company_wishes.correct(tx, by, **nothing))
    if state == "wished":
        await aid.company_wishes.want_company(village.db, by=by, now=now)
    if state == "open":
        await aid.company_wishes.let_suggest(village.db, on=True, by=by, now=now)
    return by


async def on_company(village: Village, verb: str, state: str) -> Scene:
    """A verb on the two, or on one of their days."""
    today, now = village.now.date(), village.now
    missed = await a_missed_day(village, state) if state in ("missed", "covered") else 0
    asked = await a_question(village, "asked") if verb == "tell_how_it_goes" else 0
    if missed or asked:
        found = await company.live_of(village.db, await village.id("resident"))
        id = found[0].id
    else:
        id = await two(village, state)
    day = today + AHEAD + timedelta(weeks=1)
    resident, helper = await village.id("resident"), await village.id("helper")
    told: dict[str, dict[str, Any]] = {
        "bring_together": {
            "person_id": resident, "visitor_id": helper, "draft_id": 0, "rhythm": Rhythm.WEEK,
            "part": Part.DAY, "first_on": today + AHEAD, "today": today,
        },
        "answer_company": {"id": id, "yes": True, "today": today},
        "end_company": {"id": id},
        "miss_meeting": {"id": id, "day": day, "today": today},
        "cover_meeting": {"id": missed, "today": today},
        "tell_how_it_goes": {"id": asked, "goes": Goes.NOT_WELL},
    }  # fmt: skip

    async def attempt(tx: Transaction, actor: str) -> Any:
        does = getattr(COMPANY_HOMES[verb], verb)
        return await does(tx, **told[verb], by=await person(tx, actor), now=now)

    tap = TAPS.get(verb)
    return Scene(attempt=attempt, tap=tap and tap.format(id=id, missed=missed, asked=asked, day=day))


async def on_company_wish(village: Village, verb: str, state: str) -> Scene:
    """A verb on what somebody wishes for themselves."""
    told = {"let_suggest": {"on": True}}

    async def attempt(tx: Transaction, actor: str) -> Any:
        does = getattr(aid.company_wishes, verb)
        return await does(tx, **told.get(verb, {}), by=await person(tx, actor), now=village.now)

    return Scene(attempt=attempt)


COMPANY_SCENES = {
    verb: on_company_wish if home is aid.company_wishes else on_company
    for verb, home in COMPANY_HOMES.items()
}

ON_TWO = {
    "company_wanted": ("helper", {"asked"}),
    "company_begins": ("helper", {"agreed"}),
    "company_over": ("resident", {"ended"}),
}
ON_MISSED = {"company_missed": ("resident", {"missed", "covered"})}
ON_QUESTION = {
    "company_question": ("resident", {"asked", "well", "not_well"}),
    "company_not_well": ("organiser", {"not_well"}),
}
# The evening before: drawn where it is tomorrow.
ON_TOMORROW = {"company_tomorrow": ("helper", {"tomorrow"})}
ON_WISH = {"company_wished": ("organiser", {"wished"}), "company_chance": ("resident", {"open"})}
COMPANY_SUBJECTS = [
    (ON_TWO, ("asked", "agreed", "ended"), two),
    (ON_MISSED, ("missed", "covered", "over"), a_missed_day),
    (ON_QUESTION, ("asked", "well", "not_well", "over"), a_question),
    (ON_TOMORROW, ("asked", "agreed", "tomorrow", "ended"), two),
    (ON_WISH, ("nothing", "wished", "open"), a_wish),
]

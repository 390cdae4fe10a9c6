"""What organisers read about a neighbour: since when, the promise, the checks, who vouches, how it goes."""

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from aid.clearance import FIRST_JOBS
from aid.moments import weekday_date
from aid.neighbours import LATELY
from aid.people import get as get_person
from aid.pledges import A_YEAR
from aid.words import Later, _, later, n_
from handlers.letters import View
from handlers.screens import fill
from handlers.vetting_words import check_words, with_year
from storage import areas, first_jobs, neighbours, pledges, remarks, vettings
from storage.first_jobs import HowWasIt
from storage.neighbours import Neighbour
from storage.people import Person, Standing
from storage.remarks import About
from storage.rows import Source
from storage.wishes import FOR_GOOD

REMARKS_SHOWN = 3
REMARKS: dict[About, Later] = {
    About.VOUCHES: later("{name} notes who vouches: {words}"),
    About.OFF_THE_LIST: later("{name} took them off the list: {words}"),
}
STANDS: dict[Standing | None, Later] = {
    Standing.ASKED: later("Wants to help since {day}."),
    Standing.APPROVED: later("On the list since {day}."),
    Standing.OUT_OF_GROUP: later("Out of the group since {day}."),
    Standing.NOT_NOW: later("Not on the list since {day}."),
    Standing.LEFT: later("Stopped helping on {day}."),
}


async def wants_to_help(view: View, person: Person) -> list[str]:
    """What one has to know before saying yes: where, since when, the promise, and who vouches."""
    area = await areas.find(view.db, person.area_id) if person.area_id else None
    words = (
        _("<b>{name}</b> would like to help in {area}.")
        if area
        else _("<b>{name}</b> would like to help, and has no area yet.")
    )
    first = [fill(words, name=person.name, area=area.name if area else None), await _since(view, person)]
    vouched = await remarks_about(view.db, person)
    return [
        " ".join((*first, await promise_words(view, person))),
        "\n".join(vouched) or _("Nobody has noted who vouches for them."),
    ]


async def promise_words(view: View, person: Person) -> str:
    """Whether the promise is made, and when."""
    made = await pledges.latest(view.db, person.id)
    if made is None:
        return _("They have not agreed to our promise yet.")
    day = with_year(made.agreed_at.astimezone(view.zone).date())
    if view.now >= made.agreed_at + A_YEAR:
        return _("They agreed to our promise on {day}, more than a year ago.").format(day=day)
    return _("They agreed to our promise on {day}.").format(day=day)


async def how_it_goes(view: View, person: Person) -> list[str]:
    """Everything about a neighbour on the list, in short."""
    one = await neighbours.find(view.db, person.id, view.now - LATELY)
    area = await areas.find(view.db, person.area_id) if person.area_id else None
    name = fill("<b>{name}</b>, {area}", name=person.name, area=area.name if area else _("no area yet"))
    checks = [
        fill("{check}", check=check_words(vetting, view.zone, view.now))
        for vetting in await vettings.standing(view.db, person.id)
    ]
    return [
        "\n".join((name, " ".join((await _since(view, person), await promise_words(view, person))))),
        _jobs_words(one, view) if one else "",
        "\n".join(checks) or _("No check is noted."),
        "\n".join((*await remarks_about(view.db, person), *await _answers(view.db, person))),
    ]


async def remarks_about(source: Source, person: Person) -> list[str]:
    """What organisers noted, the latest first."""
    return [
        fill(str(REMARKS[one.sort]), name=(await get_person(source, one.by_id)).name, words=one.words)
        for one in await remarks.of_person(source, person.id, REMARKS_SHOWN)
    ]


def rest_words(one: Neighbour, now: datetime, zone: ZoneInfo) -> str | None:
    """Why they are not asked just now, if so, or from when."""
    if one.promise_lapsed_at:
        return _("They have not renewed the promise, so I do not ask them.")
    if one.resting_until is None or one.resting_until <= now:
        return None
    if one.resting_until == FOR_GOOD:
        return _("They want the group's card alone, and no questions from me.")
    # Until the morning of the first day on which they may be asked again.
    last = (one.resting_until.astimezone(zone) - timedelta(days=1)).date()
    if one.resting_from and one.resting_from > now:
        day = weekday_date(one.resting_from.astimezone(zone).date())
        return _("They are away from {first} to {last}.").format(first=day, last=weekday_date(last))
    return _("They take a rest until {last}.").format(last=weekday_date(last))


def _jobs_words(one: Neighbour, view: View) -> str:
    asked = n_("Asked {count} time", "Asked {count} times", one.asked).format(count=one.asked)
    helped = n_("helped {count} time", "helped {count} times", one.helped).format(count=one.helped)
    said = [_("{asked} and {helped} in the last 4 weeks.").format(asked=asked, helped=helped)]
    if one.jobs < FIRST_JOBS:
        said.append(_("Still new: at the door only."))
    if rest := rest_words(one, view.now, view.zone):
        said.append(rest)
    return " ".join(said)


async def _since(view: View, person: Person) -> str:
    since = await neighbours.since(view.db, person.id)
    if since is None:
        return ""
    return str(STANDS[person.neighbour]).format(day=with_year(since.astimezone(view.zone).date()))


async def _answers(source: Source, person: Person) -> list[str]:
    said = [question.answer for question in await first_jobs.answers(source, person.id)]
    if not said:
        return []
    good = said.count(HowWasIt.GOOD)
    words = _("Asked how the first jobs were: {good} good, {other} not quite or wanting a talk.")
    return [words.format(good=good, other=len(said) - good)]

"""Letters to organisers about visits: who dropped out, who is overdue, what nobody tells of."""

from aid.moments import clock_time
from aid.pairs import helpers_of
from aid.people import get as get_person
from aid.words import _
from handlers import kinds
from handlers.letters import View
from handlers.organiser_letters import how_to_reach
from handlers.screens import Screen, fill, paragraphs
from storage import agenda, help_requests, visits
from storage.agenda import What
from storage.help_requests import HelpRequest, Status
from storage.outbox import Letter
from storage.people import Person
from storage.visits import Visit


async def helper_dropped_out(view: View, letter: Letter) -> Screen | None:
    """A helper can't after all, and it is soon."""
    request = await help_requests.find(view.db, letter.about)
    if request is None:
        return None
    resident = await get_person(view.db, request.resident_id)
    if request.status is not Status.OPEN:
        sorted_out = fill(_("{name} has help again, or needs none."), name=resident.name)
        return Screen(text=sorted_out) if letter.message_id else None
    gave_back = [visit for visit in await visits.of_request(view.db, request.id) if visit.gave_back_at]
    latest = max(gave_back, key=lambda visit: visit.gave_back_at or view.now, default=None)
    if latest is None:
        return None
    helper = await get_person(view.db, latest.helper_id)
    return Screen(
        text=paragraphs(
            fill(
                _("<b>{helper}</b> can't help <b>{name}</b> after all, and it is soon."),
                helper=helper.name,
                name=resident.name,
            )
            + "\n"
            + _what(view, request),
            _("I am asking the next neighbours now. Can you find somebody too?"),
            fill(_("{name} knows it. {how}"), name=resident.name, how=how_to_reach(resident)),
        ),
        protected=True,
        shows=(resident.id,),
    )


async def visit_overdue(view: View, letter: Letter) -> Screen | None:
    """Somebody went to help, and has not been heard of since. Drawn again once they are."""
    request = await help_requests.find(view.db, letter.about)
    there = await _who_is_there(view, request) if request else None
    if request is None or there is None:
        return Screen(text=_("All is well. The helper has been heard of.")) if letter.message_id else None
    helper = await get_person(view.db, there.helper_id)
    resident = await get_person(view.db, request.resident_id)
    assert there.arrived_at
    return Screen(
        text=paragraphs(
            fill(
                _(
                    "<b>{helper} may need help.</b>\n{helper} arrived at {time} to help {name}."
                    " I asked if all is well, and heard nothing."
                ),
                helper=helper.name,
                name=resident.name,
                time=clock_time(there.arrived_at, view.zone),
            ),
            "\n".join((_("Ring both now."), _reach(helper), _reach(resident), _place(resident))),
            _("If nobody answers, go there with somebody. If there may be danger, ring 999."),
        ),
        protected=True,
        shows=(helper.id, resident.id),
    )


async def visit_unknown(view: View, letter: Letter) -> Screen | None:
    """Nobody says whether a visit took place."""
    request = await help_requests.find(view.db, letter.about)
    if request is None:
        return None
    resident = await get_person(view.db, request.resident_id)
    if request.status is not Status.CLAIMED:
        heard = fill(_("I have heard meanwhile how it went with {name}."), name=resident.name)
        return Screen(text=heard) if letter.message_id else None
    helpers = [await get_person(view.db, helper_id) for helper_id in helpers_of(request)]
    return Screen(
        text=paragraphs(
            fill(_("Nobody tells me if <b>{name}</b> was helped."), name=resident.name)
            + "\n"
            + _what(view, request),
            _("I have asked and heard nothing. Ring them and see what they need."),
            "\n".join(_reach(person) for person in (resident, *helpers)),
        ),
        protected=True,
        shows=tuple(person.id for person in (resident, *helpers)),
    )


async def _who_is_there(view: View, request: HelpRequest) -> Visit | None:
    there = await visits.of_request(view.db, request.id) if request.status is Status.CLAIMED else []
    for visit in there:
        alarm = await agenda.find(view.db, request.id, visit.helper_id, What.ALARM)
        rung_at = alarm.done_at if alarm else None
        # Whoever has said since then that all is well is nobody to worry about.
        if visit.under_way and rung_at and (visit.stays_at is None or visit.stays_at < rung_at):
            return visit
    return None


def _what(view: View, request: HelpRequest) -> str:
    return fill("{what}: {when}", what=kinds.LABELS[request.kind], when=kinds.when_words(request, view.today))


def _reach(person: Person) -> str:
    return fill("{name}: {phone}", name=person.name, phone=person.phone or _("no phone number known"))


def _place(person: Person) -> str:
    return fill(_("Address: {address}"), address=person.address or _("not given"))

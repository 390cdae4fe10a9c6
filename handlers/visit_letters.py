"""Letters to a helper about a visit: tomorrow, soon, are you all right, did it happen."""

from aid.day_parts import ends, evening_before, soon
from aid.moments import clock_time
from aid.pairs import helpers_of
from aid.people import get as get_person
from aid.words import Later, _, later, p_
from handlers import kinds
from handlers.addresses import without_address
from handlers.letters import View
from handlers.request_screens import helper_can
from handlers.screens import Button, Screen, fill, one_a_row, paragraphs
from handlers.visit_screens import (
    another_day_button,
    arrived_button,
    left_button,
    left_screen,
    there_screen,
)
from storage import agenda, help_requests, visits
from storage.agenda import What
from storage.help_requests import HelpRequest, Status
from storage.outbox import Letter
from storage.people import Person

OVER: dict[Status, Later] = {
    Status.REPORTED: later("{kind} for {name}: done. Thank you."),
    Status.CLOSED: later("{kind} for {name}: done. Thank you."),
    Status.WITHDRAWN: later("{kind} for {name}: not needed any more. Thank you."),
}
NOT_YOURS = later("{kind} for {name}: this is with you no longer.")


async def visit_tomorrow(view: View, letter: Letter) -> Screen | None:
    """The evening before. Once it has left it shows what has become of it."""
    request = await help_requests.find(view.db, letter.about)
    if request is None:
        return None
    if not _is_theirs(request, letter):
        return await _what_became_of_it(view, request, letter)
    again_at = soon(request, view.zone)
    if letter.message_id is None and not evening_before(request, view.zone) <= view.now < again_at:
        return None
    resident = await get_person(view.db, request.resident_id)
    return Screen(
        text=paragraphs(
            _("<b>You promised to help.</b>") + "\n" + _what(view, request, resident),
            fill(_("I write again at {time}, with the address."), time=clock_time(again_at, view.zone)),
            _("If you can't come, tell me now. Then I can find somebody else."),
        ),
        buttons=one_a_row(*_but_done(helper_can(request))),
        protected=True,
    )


async def visit_soon(view: View, letter: Letter) -> Screen | None:
    """Two hours before: where, and the word. Once it has left it shows how far the visit has got."""
    request = await help_requests.find(view.db, letter.about)
    if request is None:
        return None
    if over := await without_address(view, letter):
        return over
    if not _is_theirs(request, letter):
        return await _what_became_of_it(view, request, letter)
    visit = await visits.find(view.db, request.id, letter.person_id)
    if visit and visit.left_at:
        return left_screen(request) if letter.message_id else None
    if visit and visit.under_way:
        worry = await agenda.find(view.db, request.id, letter.person_id, What.WORRY)
        asks_at = worry.due_at if worry and not worry.done_at else None
        there = await there_screen(view.db, request, visit, asks_at, view.zone)
        return there if letter.message_id else None
    if letter.message_id is None and not soon(request, view.zone) <= view.now < ends(request, view.zone):
        return None
    return await _today(view, request)


async def all_right(view: View, letter: Letter) -> Screen | None:
    """They arrived, and have said nothing for long."""
    request = await help_requests.find(view.db, letter.about)
    visit = await visits.find(view.db, letter.about, letter.person_id)
    if request is None or not _is_theirs(request, letter) or visit is None or not visit.under_way:
        return None
    assert visit.arrived_at
    resident = await get_person(view.db, request.resident_id)
    alarm = await agenda.find(view.db, request.id, letter.person_id, What.ALARM)
    return Screen(
        text=paragraphs(
            fill(
                _("<b>Are you all right?</b>\nYou arrived at {time} to help {name}."),
                time=clock_time(visit.arrived_at, view.zone),
                name=resident.name,
            ),
            fill(
                _("If I hear nothing by {time}, I tell the organisers. One of them will ring you."),
                time=clock_time(alarm.due_at, view.zone),
            )
            if alarm and not alarm.done_at
            else _("I am telling the organisers too. One of them may ring you."),
        ),
        buttons=one_a_row(
            left_button(request),
            Button(label=p_("button", "All is well, I stay longer"), says=f"stay:{request.id}"),
        ),
    )


async def did_it_happen(view: View, letter: Letter) -> Screen | None:
    """The time is over, and nobody has said a word."""
    request = await help_requests.find(view.db, letter.about)
    if request is None or not _is_theirs(request, letter) or view.now < ends(request, view.zone):
        return None
    resident = await get_person(view.db, request.resident_id)
    done, *others = helper_can(request)
    return Screen(
        text=paragraphs(
            _("<b>Did it happen?</b>") + "\n" + _what(view, request, resident),
            fill(_("If I hear nothing today, I ask {name} tomorrow."), name=resident.name),
        ),
        buttons=one_a_row(done, another_day_button(request), *others),
    )


async def _today(view: View, request: HelpRequest) -> Screen:
    resident = await get_person(view.db, request.resident_id)
    lines = [
        _("<b>Your visit is soon.</b>"),
        _what(view, request, resident),
        fill(_("Address: {address}"), address=resident.address or _("not given")),
    ]
    if resident.phone:
        lines.append(fill(_("Phone: {phone}"), phone=resident.phone))
    return Screen(
        text=paragraphs(
            "\n".join(lines),
            fill(_("At the door say the word <b>{word}</b>."), word=request.word),
            _("You can tap I've arrived. Then I look out for you."),
        ),
        buttons=one_a_row(arrived_button(request), *helper_can(request)),
        protected=True,
    )


async def _what_became_of_it(view: View, request: HelpRequest, letter: Letter) -> Screen | None:
    if letter.message_id is None:
        return None
    resident = await get_person(view.db, request.resident_id)
    words = OVER.get(request.status, NOT_YOURS) if letter.person_id in helpers_of(request) else NOT_YOURS
    return Screen(text=fill(str(words), kind=kinds.LABELS[request.kind], name=resident.name))


def _is_theirs(request: HelpRequest, letter: Letter) -> bool:
    return request.status is Status.CLAIMED and letter.person_id in helpers_of(request)


def _what(view: View, request: HelpRequest, resident: Person) -> str:
    return fill(
        "{what}\n{when}",
        what=_("{kind} for {name}").format(kind=kinds.LABELS[request.kind], name=resident.name),
        when=kinds.when_words(request, view.today),
    )


def _but_done(buttons: list[Button]) -> list[Button]:
    return [button for button in buttons if not (button.says or "").startswith("done:")]

"""What whoever is on a visit sees, and which buttons there are for it."""

from datetime import date, datetime
from zoneinfo import ZoneInfo

from aid.moments import clock_time
from aid.people import get as get_person
from aid.words import _, p_
from handlers.screens import Button, Screen, fill, one_a_row, paragraphs
from storage import visits
from storage.help_requests import HelpRequest, Status
from storage.rows import Source
from storage.visits import Visit


async def visit_buttons(source: Source, request: HelpRequest, person_id: int, today: date) -> list[Button]:
    """Arrived or left: what makes sense now, for whoever has taken the request on."""
    visit = await visits.find(source, request.id, person_id)
    if request.status is not Status.CLAIMED or (visit and visit.left_at):
        return []
    if visit and visit.under_way:
        return [left_button(request)]
    return [arrived_button(request)] if today >= request.wanted_on else []


async def there_screen(
    source: Source, request: HelpRequest, visit: Visit, asks_at: datetime | None, zone: ZoneInfo
) -> Screen:
    """They have arrived; at `asks_at` they are asked if all is well."""
    resident = await get_person(source, request.resident_id)
    assert visit.arrived_at
    return Screen(
        text=paragraphs(
            fill(
                _("I have noted it: you arrived at {time} to help {name}."),
                time=clock_time(visit.arrived_at, zone),
                name=resident.name,
            ),
            _("Tap I've left when you go."),
            fill(
                _("If I hear nothing by {time}, I ask if you are all right."),
                time=clock_time(asks_at, zone),
            )
            if asks_at
            else None,
        ),
        buttons=one_a_row(left_button(request), _done(request)),
    )


def left_screen(request: HelpRequest) -> Screen:
    """They have left: is it done?"""
    return Screen(
        text=paragraphs(_("Thank you. I have noted that you left."), _("Is it done? Then tap Done.")),
        buttons=one_a_row(_done(request), another_day_button(request)),
    )


def arrived_button(request: HelpRequest) -> Button:
    """I've arrived."""
    return Button(label=p_("button", "I've arrived"), says=f"arrived:{request.id}")


def left_button(request: HelpRequest) -> Button:
    """I've left."""
    return Button(label=p_("button", "I've left"), says=f"left:{request.id}")


def another_day_button(request: HelpRequest) -> Button:
    """It didn't happen yet."""
    return Button(label=p_("button", "Not yet: another day"), says=f"another_day:{request.id}")


def _done(request: HelpRequest) -> Button:
    return Button(label=p_("button", "Done"), says=f"done:{request.id}")

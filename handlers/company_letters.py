"""Letters about regular company: would you like it, it begins, it is tomorrow, and it has come to an end."""

from aid.company import other_than
from aid.company_meetings import times_met
from aid.day_parts import DAY
from aid.moments import weekday_date
from aid.people import get as get_person
from aid.words import _, later, n_, p_
from handlers import kinds
from handlers.company_words import how_often, next_day
from handlers.letters import View
from handlers.screens import Button, Screen, fill, one_a_row, paragraphs
from storage import company
from storage.company import Company, CompanyState
from storage.outbox import Letter
from storage.people import Person

SAID_YES = later("Thank you. I tell you when both have said yes.")


async def company_wanted(view: View, letter: Letter) -> Screen | None:
    """To each of the two: would you like that? Once it has left, what became of it."""
    found = await company.find(view.db, letter.about)
    if found is None:
        return None
    mine = found.visitor_agreed_at if letter.person_id == found.visitor_id else found.person_agreed_at
    if found.ended_at or mine:
        if not letter.message_id:
            return None
        return Screen(
            text=_("This one is over. Thank you for answering.") if found.ended_at else str(SAID_YES)
        )
    return await wanted_screen(view, found, letter.person_id)


async def wanted_screen(view: View, found: Company, reader_id: int) -> Screen:
    """What an organiser proposes, and the two answers. The visitor reads no name before both agree."""
    organiser, visitor = await get_person(view.db, found.by_id), await get_person(view.db, found.visitor_id)
    to_visitor = reader_id == found.visitor_id
    words = (
        _("<b>{organiser}, an organiser, thinks of you.</b>\nA neighbour would like a regular visitor.")
        if to_visitor
        else _("<b>{organiser}, an organiser, thinks of you.</b>\n{name} could visit you, for company.")
    )
    return Screen(
        text=paragraphs(
            fill(words, organiser=organiser.name, name=visitor.name) + " " + how_often(found),
            fill(_("{organiser} comes along the first time."), organiser=organiser.name)
            + " "
            + _("It is fine to say no. You can end it at any time."),
        ),
        buttons=one_a_row(
            Button(label=p_("button", "Yes, I would like that"), says=f"company_yes:{found.id}"),
            Button(label=p_("button", "No, thank you"), says=f"company_no:{found.id}"),
            Button(label=p_("button", "Talk to a person"), says="call"),
        ),
    )


async def company_begins(view: View, letter: Letter) -> Screen | None:
    """To both, and to the organiser: both have said yes; when it begins, and where."""
    found = await company.find(view.db, letter.about)
    if found is None or found.state is not CompanyState.AGREED:
        return None
    return await begins_screen(view, found, letter.person_id)


async def begins_screen(view: View, found: Company, reader_id: int) -> Screen:
    """What each needs to know once both have said yes."""
    person, visitor, organiser = [
        await get_person(view.db, id) for id in (found.person_id, found.visitor_id, found.by_id)
    ]
    facts = {"name": person.name, "visitor": visitor.name, "organiser": organiser.name}
    if reader_id not in found.both:
        begins, more = _("<b>{visitor} and {name} have both said yes.</b>"), _("You come along that day.")
    elif reader_id == found.visitor_id:
        begins = _("<b>Good news. You visit {name}, for company.</b>")
        more = _("{organiser} comes along that day.") + " " + _where(person)
    else:
        begins = _("<b>Good news. {visitor} visits you, for company.</b>")
        more = _("{organiser} comes along that day.") + " " + _("I remind you the evening before.")
    return Screen(
        text=paragraphs(
            fill(begins, **facts) + "\n" + how_often(found),
            fill(more, **facts, address=person.address or ""),
            _("If you can't one day, tap More, then Regular company.") if reader_id in found.both else None,
        ),
        protected=True,
    )


async def company_tomorrow(view: View, letter: Letter) -> Screen | None:
    """The evening before: to both, and the first time to the organiser who comes along."""
    found = await company.find(view.db, letter.about)
    day = await next_day(view.db, found, view.today) if found else None
    if found is None or day is None or day > view.today + DAY:
        return None
    person, visitor = [await get_person(view.db, id) for id in found.both]
    organiser = await get_person(view.db, found.by_id)
    first = day == found.first_on
    if letter.person_id not in found.both:
        begins, more = _("<b>{visitor} meets {name} for the first time.</b>"), _("You come along.")
    else:
        mine = letter.person_id == found.visitor_id
        begins = _("<b>You visit {name}.</b>") if mine else _("<b>{visitor} visits you.</b>")
        more = _("{organiser} comes along this time.") if first else ""
    facts = {"name": person.name, "visitor": visitor.name, "organiser": organiser.name}
    when = kinds.when(day, found.part, view.today)
    return Screen(
        text=paragraphs(fill(begins, **facts) + "\n" + when, fill(more, **facts)),
        buttons=one_a_row(cannot_button(found, day, p_("button", "I can't this time")))
        if letter.person_id in found.both
        else (),
    )


async def company_over(view: View, letter: Letter) -> Screen | None:
    """To whoever counted on it: it has come to an end, or doesn't come about."""
    found = await company.find(view.db, letter.about)
    if found is None or not found.ended_at:
        return None
    if letter.person_id not in found.both:
        person, visitor = [await get_person(view.db, id) for id in found.both]
        words = (
            _("The company of <b>{visitor}</b> and <b>{name}</b> has come to an end.")
            if found.begun
            else _("<b>{visitor}</b> and <b>{name}</b>: not both would like company. Nobody is let down.")
        )
        see = Button(label=p_("button", "Regular company"), says="pairs")
        return Screen(text=fill(words, name=person.name, visitor=visitor.name), buttons=one_a_row(see))
    if not found.begun:
        return Screen(text=_("The company you said yes to does not come about. Thank you for your yes."))
    other = await get_person(view.db, other_than(found, letter.person_id))
    return await _ending(view, found, other)


def cannot_button(found: Company, day: object, label: str) -> Button:
    """One of the two can't that day."""
    return Button(label=label, says=f"miss_meeting:{found.id}:{day:%Y%m%d}")


async def _ending(view: View, found: Company, other: Person) -> Screen:
    assert found.ended_at
    met = await times_met(view.db, found, found.ended_at.astimezone(view.zone).date())
    times = n_("You met {count} time since {day}.", "You met {count} times since {day}.", met)
    return Screen(
        text=paragraphs(
            fill(_("<b>Your regular company with {name} has come to an end.</b>"), name=other.name),
            times.format(count=met, day=weekday_date(found.first_on)) if met else None,
            _("Thank you for the time you gave each other.") if met else _("Thank you for your yes."),
        ),
        buttons=one_a_row(Button(label=p_("button", "Talk to a person"), says="call")),
    )


def _where(person: Person) -> str:
    return _("{name} lives at {address}.") if person.address else _("{organiser} tells you where.")

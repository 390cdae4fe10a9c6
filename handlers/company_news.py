"""News between two who keep each other company: one can't come, how is it going, and not so well."""

from aid.company import other_than
from aid.company_meetings import get_missed
from aid.moments import weekday_date
from aid.people import get as get_person
from aid.words import Later, _, later, p_
from handlers.company_words import next_day, on_day
from handlers.letters import View
from handlers.screens import Button, Screen, fill, one_a_row, paragraphs
from storage import company, company_days
from storage.company import Company, Goes
from storage.company_days import find_missed
from storage.outbox import Letter

SAID: dict[Goes, Later] = {
    Goes.WELL: later("That is good to hear. Thank you for telling me."),
    Goes.NOT_WELL: later("Thank you for telling me. The organisers hear it, and nobody else."),
}


async def company_missed(view: View, letter: Letter) -> Screen | None:
    """To the other, and before the first time to the organiser: one of them can't that day."""
    missed = await find_missed(view.db, letter.about)
    found = await company.find(view.db, missed.company_id) if missed else None
    if missed is None or found is None or found.ended_at or missed.day < view.today:
        return None
    who = await get_person(view.db, missed.by_id)
    cannot = fill(_("<b>{name} can't on {day}.</b>"), name=who.name, day=weekday_date(missed.day))
    wants_cover = letter.person_id == found.person_id and missed.by_id == found.visitor_id
    return Screen(
        text=paragraphs(
            cannot + " " + await _next_time(view, found),
            _("Would you like somebody else to come that day?") if wants_cover else None,
        ),
        buttons=one_a_row(
            Button(label=p_("button", "Look for somebody else"), says=f"cover_meeting:{missed.id}")
        )
        if wants_cover and missed.help_request_id is None
        else (),
    )


async def company_question(view: View, letter: Letter) -> Screen | None:
    """To each of the two, now and then: how is it going?"""
    asked = await company_days.find_answer(view.db, letter.about)
    found = await company.find(view.db, asked.company_id) if asked else None
    if asked is None or found is None or found.ended_at:
        return None
    other = await get_person(view.db, other_than(found, asked.person_id))
    return Screen(
        text=paragraphs(
            fill(_("<b>You and {name}: how is it going?</b>"), name=other.name),
            _("Only the organisers hear what you say."),
        ),
        buttons=one_a_row(
            Button(label=p_("button", "It goes well"), says=f"goes:{asked.id}:{Goes.WELL}"),
            Button(label=p_("button", "Not so well"), says=f"goes:{asked.id}:{Goes.NOT_WELL}"),
            Button(label=p_("button", "Talk to a person"), says="call"),
        ),
    )


async def company_not_well(view: View, letter: Letter) -> Screen | None:
    """To organisers: one of the two says that it doesn't go so well."""
    asked = await company_days.find_answer(view.db, letter.about)
    found = await company.find(view.db, asked.company_id) if asked else None
    if asked is None or found is None or asked.said is not Goes.NOT_WELL:
        return None
    who = await get_person(view.db, asked.person_id)
    other = await get_person(view.db, other_than(found, asked.person_id))
    return Screen(
        text=paragraphs(
            fill(
                _("<b>{name}</b> says that the company with <b>{other}</b> goes not so well."),
                name=who.name, other=other.name,
            ),
            _("Have a kind word with them. The other has not been told."),
        ),
        buttons=one_a_row(Button(label=p_("button", "See the two"), says=f"pair:{found.id}")),
        protected=True,
    )  # fmt: skip


async def missed_words(view: View, id: int) -> str:
    """To whoever can't that day: the other hears so, and when they meet next."""
    missed = await get_missed(view.db, id)
    found = await company.find(view.db, missed.company_id)
    assert found
    other = await get_person(view.db, other_than(found, missed.by_id))
    told = fill(_("All right. I tell {name} that you can't."), name=other.name)
    return told + " " + await _next_time(view, found)


async def _next_time(view: View, found: Company) -> str:
    day = await next_day(view.db, found, view.today)
    return fill(_("The next time is {day}."), day=on_day(day, found.part)) if day else ""

"""Regular company as organisers see it: who would like it, who meets whom, and how they say it goes."""

from telegram import Update

from aid import company as verbs
from aid.company_meetings import times_met
from aid.moments import weekday_date
from aid.people import get as get_person
from aid.words import Later, _, later, n_, p_
from handlers.company_steps import BRING
from handlers.company_words import how_it_stands
from handlers.context import Context
from handlers.conversation import begin, begin_anew
from handlers.organisers import must_organise
from handlers.phone_in_steps import name_labels
from handlers.screens import Button, Screen, fill, one_a_row, paragraphs
from handlers.steps import FOR
from storage import company, company_days, company_wishes
from storage.company import Company, Goes
from storage.rows import Source

SHOWN = 8
LABEL_LETTERS_MAX = 28
SAYS: dict[Goes | None, Later] = {
    Goes.WELL: later("{name}: it goes well, asked on {day}."),
    Goes.NOT_WELL: later("<b>{name}: not so well, asked on {day}.</b>"),
    None: later("{name}: no answer, asked on {day}."),
}


async def pairs(update: Update, context: Context) -> None:
    """An organiser taps "Regular company"."""
    await must_organise(context)
    wishing = [await get_person(context.db, id) for id in (await company_wishes.wished(context.db))[:SHOWN]]
    live = (await company.live(context.db))[:SHOWN]
    would_like = [
        Button(label=label, says=f"company_for:{person.id}")
        for label, person in zip(name_labels(wishing), wishing, strict=True)
    ]
    together = [Button(label=await _label(context.db, each), says=f"pair:{each.id}") for each in live]
    await context.show(
        Screen(
            text=paragraphs(
                _("<b>Regular company</b>"),
                _("They would like company. Tap a name to find somebody.") if wishing else None,
                _("The others are together. Tap two to see how it goes.")
                if wishing and live
                else _("These are together. Tap two to see how it goes.")
                if live
                else _("Nobody has regular company yet.")
                + " "
                + _("To find somebody for a person, tap Phone in, then their name."),
            ),
            buttons=one_a_row(
                *would_like, *together, Button(label=p_("button", "Phone in"), says="phone_in")
            ),
        )
    )
    await context.answer()


async def pair(update: Update, context: Context) -> None:
    """Two people: when they meet, what each said of it last, and ending it."""
    await must_organise(context)
    found = await verbs.get(context.db, context.subject)
    person, visitor = [await get_person(context.db, id) for id in found.both]
    met = await times_met(context.db, found, context.today) if found.begun else 0
    await context.show(
        Screen(
            text=paragraphs(
                fill(_("<b>{visitor} visits {name}</b>"), visitor=visitor.name, name=person.name)
                + "\n"
                + (
                    _("It has ended.")
                    if found.ended_at
                    else await how_it_stands(context.db, found, context.today)
                ),
                n_("They met {count} time.", "They met {count} times.", met).format(count=met)
                if met
                else None,
                await _said(context.db, found) or await _waits_for(context.db, found),
            ),
            buttons=one_a_row(
                *(
                    []
                    if found.ended_at
                    else [Button(label=p_("button", "End it"), says=f"ask_end_company:{found.id}")]
                ),
                Button(label=p_("button", "Go back"), says="pairs"),
            ),
        )
    )
    await context.answer()


async def company_for(update: Update, context: Context) -> None:
    """An organiser looks for company for somebody."""
    await must_organise(context)
    person = await get_person(context.db, context.subject)
    assert context.matches
    if context.matches[0][2]:
        await begin_anew(context, BRING, answers={FOR: person.id})
    else:
        await begin(context, BRING, answers={FOR: person.id}, again=f"company_for:{person.id}:anew")
    await context.answer()


async def _label(source: Source, found: Company) -> str:
    person, visitor = [await get_person(source, id) for id in found.both]
    both = _("{name} and {visitor}").format(name=person.name, visitor=visitor.name)
    return both[:LABEL_LETTERS_MAX]


async def _said(source: Source, found: Company) -> str:
    lines = []
    for asked in (await company_days.answers(source, found.id))[:2]:
        name = (await get_person(source, asked.person_id)).name
        lines.append(fill(str(SAYS[asked.said]), name=name, day=weekday_date(asked.asked_on)))
    return "\n".join(lines)


async def _waits_for(source: Source, found: Company) -> str:
    agreed = {found.person_id: found.person_agreed_at, found.visitor_id: found.visitor_agreed_at}
    waits = [(await get_person(source, id)).name for id, at in agreed.items() if at is None]
    if found.ended_at or not waits:
        return ""
    return " ".join(fill(_("{name} has not answered."), name=name) for name in waits)

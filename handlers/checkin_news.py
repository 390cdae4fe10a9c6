"""Letters about what was agreed: proposed, answered, changed, who is told, and a pause that ends."""

from aid.moments import weekday_date
from aid.people import get as get_person
from aid.words import _, p_
from handlers.checkin_readback import contacts_lines, no_alarm_service, plan_words
from handlers.letters import View
from handlers.screens import Button, Screen, fill, one_a_row, paragraphs
from handlers.trusted_words import to_resident
from storage import checkin_contacts, checkin_plans, consents
from storage.checkin_contacts import Word
from storage.checkin_plans import Plan, PlanState
from storage.outbox import Letter
from storage.people import Person
from storage.rows import Source


async def checkin_proposed(view: View, letter: Letter) -> Screen | None:
    """To whom it is about: somebody proposes a good morning call, or a change of theirs."""
    plan = await checkin_plans.find(view.db, letter.about)
    if plan is None or plan.state is not PlanState.PROPOSED:
        over = _("That has been answered. To see how it stands, tap More, then A good morning call.")
        return Screen(text=over) if letter.message_id else None
    return await proposed_screen(view.db, plan, await get_person(view.db, plan.person_id))


async def proposed_screen(source: Source, plan: Plan, person: Person) -> Screen:
    """What was proposed, and the two answers."""
    who = await get_person(source, plan.proposed_by)
    trust = await consents.between(source, who.id, person.id)
    name = to_resident(trust, who) if trust else fill(_("{name}, an organiser"), name=who.name)
    live = await checkin_plans.find_of(source, person.id)
    asks = (
        _("{who}, would like to change your good morning call to this:")
        if live
        else _("{who}, proposes a good morning call for you:")
    )
    return Screen(
        text=paragraphs(
            asks.format(who=name) + "\n" + await plan_words(source, plan, person),
            no_alarm_service() + " " + _("Is that all right?"),
        ),
        buttons=one_a_row(
            Button(label=p_("button", "Yes, I agree"), says=f"accept_call:{plan.id}"),
            Button(label=p_("button", "No, I don't want it"), says=f"decline_call:{plan.id}"),
            Button(label=p_("button", "Talk to a person"), says="call"),
        ),
    )


async def checkin_proposal_over(view: View, letter: Letter) -> Screen | None:
    """To whoever proposed it: what they said."""
    plan = await checkin_plans.find(view.db, letter.about)
    if plan is None or plan.state is PlanState.PROPOSED:
        return None
    person = await get_person(view.db, plan.person_id)
    said_yes = _("<b>{name}</b> has agreed to the good morning call you proposed.")
    said_no = _("<b>{name}</b> does not want what you proposed for a good morning call. Nothing has changed.")
    return Screen(text=fill(said_yes if plan.agreed_at else said_no, name=person.name))


async def checkin_changed(view: View, letter: Letter) -> Screen | None:
    """To whom it is about, and to whoever rings them: somebody else changed it; how it stands."""
    plan = await _agreed(view, letter)
    if plan is None:
        return None
    reader = await get_person(view.db, letter.person_id)
    if reader.id != plan.person_id:
        person = await get_person(view.db, plan.person_id)
        begins = fill(_("The good morning call of <b>{name}</b> has changed."), name=person.name)
        if person.account_id is None:
            begins += " " + _("Tell them so when you ring next.")
        return Screen(text=paragraphs(begins, await plan_words(view.db, plan, reader)))
    begins = _("<b>Your good morning call, as it was agreed for you:</b>")
    if plan.heard_by is not None:
        organiser = await get_person(view.db, plan.heard_by)
        begins = fill(_("<b>You agreed on a good morning call with {name}.</b>"), name=organiser.name)
    return Screen(
        text=paragraphs(begins + "\n" + await plan_words(view.db, plan, reader), no_alarm_service()),
        buttons=one_a_row(
            Button(label=p_("button", "Change it"), says=f"change_call:{plan.id}"),
            Button(label=p_("button", "Stop it"), says=f"ask_stop_call:{plan.id}"),
            Button(label=p_("button", "Talk to a person"), says="call"),
        ),
    )


async def checkin_list(view: View, letter: Letter) -> Screen | None:
    """To whom it is about, and to organisers: who is told now, and whether anybody is."""
    plan = await _agreed(view, letter)
    if plan is None:
        return None
    person = await get_person(view.db, plan.person_id)
    contacts = await checkin_contacts.all(view.db, plan.id)
    nobody = not any(each.state is not Word.DECLINED for each in contacts)
    own = letter.person_id == plan.person_id
    text = paragraphs(
        _("<b>Who is told if you do not answer</b>")
        if own
        else fill(_("<b>Who is told if {name} does not answer</b>"), name=person.name),
        contacts_lines(contacts, plan),
        "\n".join(
            line for line in (_choose(own) if nobody else "", await _rings(view, plan, person)) if line
        ),
    )
    change = Button(label=p_("button", "Change it"), says=f"change_call:{plan.id}")
    see = Button(label=p_("button", "See this call"), says=f"call_for:{person.id}")
    return Screen(text=text, buttons=one_a_row(change if own else see))


async def checkin_pause_ends(view: View, letter: Letter) -> Screen | None:
    """To whom it is about, and to organisers: from tomorrow on they are asked again."""
    plan = await _agreed(view, letter)
    if plan is None or plan.paused_until is None:
        return None
    day = weekday_date(plan.paused_until)
    if letter.person_id == plan.person_id:
        return Screen(
            text=fill(_("From {day} on I ask you again if you are all right."), day=day),
            buttons=one_a_row(
                Button(label=p_("button", "Not yet, pause longer"), says=f"pause_call:{plan.id}"),
                Button(label=p_("button", "Change it"), says=f"change_call:{plan.id}"),
            ),
        )
    person = await get_person(view.db, plan.person_id)
    return Screen(
        text=paragraphs(
            fill(
                _("<b>{name}</b> is asked again from {day} on. The pause ends then."),
                name=person.name,
                day=day,
            ),
            _("Are they back? If not, pause it longer."),
        ),
        buttons=one_a_row(Button(label=p_("button", "See this call"), says=f"call_for:{person.id}")),
    )


async def _agreed(view: View, letter: Letter) -> Plan | None:
    plan = await checkin_plans.find(view.db, letter.about)
    return plan if plan and plan.state is PlanState.AGREED else None


def _choose(own: bool) -> str:
    if own:
        return _("Then I tell the organisers at once. To choose somebody, tap Change it.")
    return _("Nobody is left but you. Find somebody near them.")


async def _rings(view: View, plan: Plan, person: Person) -> str | None:
    if plan.caller_id is not None:
        caller = await get_person(view.db, plan.caller_id)
        words = _("{who} rings them.") if plan.caller_agreed_at else _("{who} has not said yes to ringing.")
        return fill(words, who=caller.name)
    if person.account_id is not None:
        return None
    return _("Nobody rings them now. I ask whoever keeps touch. Find a neighbour who can.")

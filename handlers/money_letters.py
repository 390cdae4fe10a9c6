"""Letters about money: what was spent, whether it is paid back, and what organisers hear."""

from aid.amounts import amount
from aid.people import get as get_person
from aid.words import Later, _, later, p_
from handlers import kinds
from handlers.letters import View
from handlers.organiser_letters import how_to_reach
from handlers.screens import Button, Screen, fill, one_a_row, paragraphs, quote
from storage import help_requests
from storage.help_requests import HelpRequest
from storage.outbox import Letter

ORGANISERS_HEAR: dict[str, Later] = {
    "over_budget": later("{helper} spent {amount} on {the_kind} for <b>{name}</b>. The budget was {budget}."),
    "not_settled": later("{helper} spent {amount} on {the_kind} for <b>{name}</b>. It is not paid back yet."),
}


async def receipt(view: View, letter: Letter) -> Screen | None:
    """To the resident: what was spent, and the receipt."""
    request = await _spent(view, letter)
    if request is None:
        return None
    helper = await get_person(view.db, request.helper_id or 0)
    words = (
        _("{helper} spent {amount} on {the_kind}. This is the receipt.")
        if request.receipt
        else _("{helper} spent {amount} on {the_kind}. There is no receipt.")
    )
    return Screen(
        text=fill(words, helper=helper.name, **_facts(request)), photo=request.receipt, protected=True
    )


async def have_you_paid(view: View, letter: Letter) -> Screen | None:
    """To the resident: is it settled?"""
    request = await _spent(view, letter)
    if request is None or request.settled_at:
        return None
    helper = await get_person(view.db, request.helper_id or 0)
    return Screen(
        text=paragraphs(
            fill(_("<b>Have you paid {helper} {amount}?</b>"), helper=helper.name, **_facts(request)),
            _("Pay your helper only, in cash or by bank. Never give a card or a PIN."),
        ),
        buttons=one_a_row(
            Button(label=p_("button", "Yes, it is settled"), says=f"settled:{request.id}"),
            Button(label=p_("button", "Not yet"), says=f"unpaid:{request.id}"),
        ),
    )


async def settled(view: View, letter: Letter) -> Screen | None:
    """To the helper: it is paid."""
    request = await _spent(view, letter)
    if request is None or request.settled_at is None or request.helper_id != letter.person_id:
        return None
    resident = await get_person(view.db, request.resident_id)
    words = _("{name} says that the {amount} for {the_kind} is settled. If not, tap Talk to a person.")
    return Screen(
        text=fill(words, name=resident.name, **_facts(request)),
        buttons=one_a_row(Button(label=p_("button", "Talk to a person"), says="call")),
    )


async def to_organisers(view: View, letter: Letter) -> Screen | None:
    """To an organiser: more was spent than agreed, or it isn't paid back."""
    request = await _spent(view, letter)
    if request is None or (letter.kind == "not_settled" and request.settled_at):
        return None
    if letter.kind == "over_budget" and (request.budget is None or (request.spent or 0) <= request.budget):
        return None
    helper = await get_person(view.db, request.helper_id or 0)
    resident = await get_person(view.db, request.resident_id)
    return Screen(
        text=paragraphs(
            fill(
                str(ORGANISERS_HEAR[letter.kind]),
                helper=helper.name,
                name=resident.name,
                budget=amount(request.budget or 0),
                **_facts(request),
            ),
            _("It may well be all right. A friendly word helps."),
            quote(how_to_reach(resident)),
        ),
        protected=True,
        shows=(resident.id,),
    )


async def _spent(view: View, letter: Letter) -> HelpRequest | None:
    request = await help_requests.find(view.db, letter.about)
    return request if request and request.spent is not None and request.helper_id is not None else None


def _facts(request: HelpRequest) -> dict[str, str]:
    return {"amount": amount(request.spent or 0), "the_kind": kinds.the_kind(request.kind)}

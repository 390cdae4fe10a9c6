"""The money of an errand, in words and as questions: how much, and how it is paid."""

from aid.amounts import amount, read_amount
from aid.kinds import RULES
from aid.money import Terms, within
from aid.words import Later, _, later, p_
from handlers.checking import kind_of
from handlers.screens import fill
from handlers.steps import Answers, Choice, Heard, Step, Talk
from storage.help_requests import HelpRequest, Pay

OFFERED = (1000, 2000, 3000)  # pence

SAID_BY_RESIDENT: dict[Pay, Later] = {
    Pay.CASH: later("Money: up to {amount}, in cash when it comes."),
    Pay.CASH_FIRST: later("Money: up to {amount}. You give the cash first."),
    Pay.LATER: later("Money: up to {amount}. You pay it back by bank later."),
}
SAID_TO_HELPER: dict[Pay, Later] = {
    Pay.CASH: later("Money: up to {amount}. You get it in cash at the door."),
    Pay.CASH_FIRST: later("Money: up to {amount}. You get the cash first."),
    Pay.LATER: later("Money: up to {amount}. You get it back by bank later."),
}
RULES_OF_MONEY = later(
    "Keep the receipt for a photo, and count the change. Never take a card, a PIN or a key."
)
NOTHING_AGREED = later("Money: agree the amount first.")


def takes_money(talk: Talk) -> bool:
    """Is there something to pay for in what is asked?"""
    return "kind" in talk.answers and RULES[kind_of(talk.answers)].money


def terms_of(talk: Talk) -> Terms:
    """What was said of the money."""
    answers = talk.answers
    budget = int(answers["budget"]) if "budget" in answers else None
    return Terms(budget=budget, pay=Pay(answers.get("pay", Pay.CASH)), most=talk.budget_most)


def money_line(talk: Talk) -> str | None:
    """The line for whoever asks, where it costs something."""
    if not takes_money(talk):
        return None
    terms = terms_of(talk)
    return fill(str(SAID_BY_RESIDENT[terms.pay]), amount=amount(terms.budget or terms.most))


def money_for_helper(request: HelpRequest) -> str:
    """What is agreed, to be added to a line for whoever might go; it names nobody."""
    line = _line_for_helper(request)
    return f"\n{line}" if line else ""


def money_rules(request: HelpRequest) -> str | None:
    """All a helper must know of the money at the moment of taking it on."""
    line = _line_for_helper(request)
    return line and f"{line} {RULES_OF_MONEY}"


def spent_line(request: HelpRequest) -> str:
    """What it cost, to be added to a line for the resident; nothing while that isn't known."""
    if request.spent is None:
        return ""
    return "\n" + fill(_("It cost {amount}."), amount=amount(request.spent))


def money_change(talk: Talk) -> list[Choice]:
    """The way to change it, where it costs something."""
    return [Choice(label=p_("button", "Money"), to="budget")] if takes_money(talk) else []


def _line_for_helper(request: HelpRequest) -> str | None:
    if not RULES[request.kind].money:
        return None
    if request.budget is None or request.pay is None:
        return str(NOTHING_AGREED)
    return fill(str(SAID_TO_HELPER[request.pay]), amount=amount(request.budget))


def _budgets(talk: Talk) -> list[Choice]:
    offered = sorted({pence for pence in OFFERED if pence <= talk.budget_most} | {talk.budget_most})
    amounts = [Choice(label=amount(pence), value=str(pence)) for pence in offered]
    return [*amounts, Choice(label=p_("button", "Another amount"), to="amount")]


def _hears_amount(talk: Talk, heard: Heard) -> Answers | None:
    return {"budget": within(read_amount(heard.text), talk.budget_most)} if heard.text else None


def _ways_to_pay(_talk: Talk) -> list[Choice]:
    return [
        Choice(label=p_("button", "Cash when it comes"), value=Pay.CASH),
        Choice(label=p_("button", "I give the cash first"), value=Pay.CASH_FIRST),
        Choice(label=p_("button", "I pay back by bank later"), value=Pay.LATER),
    ]


MONEY_STEPS = (
    Step(
        name="budget",
        aside=True,
        back="check",
        asks=lambda talk: _("<b>How much may it cost at most?</b>\nTap one, or write it, like £25."),
        choices=_budgets,
        hears=_hears_amount,
        example=lambda: _("£25"),
        clears=("pay",),
    ),
    Step(
        name="amount",
        aside=True,
        back="budget",
        asks=lambda talk: fill(
            _("<b>How much may it cost at most?</b>\nWrite it, like £25. The most is {most}."),
            most=amount(talk.budget_most),
        ),
        hears=_hears_amount,
        example=lambda: _("£25"),
        clears=("pay",),
    ),
    Step(
        name="pay",
        asks=lambda talk: _("<b>How do you pay your helper?</b>\nNever give a card, a PIN or a key."),
        choices=_ways_to_pay,
        needed=lambda talk: takes_money(talk) and "budget" in talk.answers,
    ),
)

"""The same again: what was asked for before, with the next day like the one it was for."""

from datetime import date, timedelta

from aid.shopping_lists import listed
from handlers import kinds
from handlers.steps import Answers
from storage.help_requests import HelpRequest, Kind

DAYS_IN_A_WEEK = 7


def same_again(request: HelpRequest, today: date) -> Answers:
    """The answers that lead to the same request, on the next such weekday after today."""
    return {
        **what_it_is(request),
        **_money(request),
        "when": f"{_next_such_day(request.wanted_on, today)} {request.part}",
    }


def what_it_is(request: HelpRequest) -> Answers:
    """What was answered to everything but when."""
    said = {"details": request.details, "voice": request.voice, "photo": request.photo}
    answers: Answers = {name: told for name, told in said.items() if told}
    if request.budget is not None and request.pay is not None:
        answers |= {"budget": request.budget, "pay": str(request.pay)}
    if request.items:
        answers["list"] = listed(request.items)
    if request.kind in kinds.FURTHER:
        return {**answers, "kind": str(Kind.OTHER), "task": str(request.kind)}
    return {**answers, "kind": str(request.kind)}


def _money(request: HelpRequest) -> Answers:
    if request.budget is None or request.pay is None:
        return {}
    return {"budget": request.budget, "pay": str(request.pay)}


def _next_such_day(day: date, today: date) -> date:
    ahead = (day.weekday() - today.weekday() - 1) % DAYS_IN_A_WEEK + 1
    return today + timedelta(days=ahead)

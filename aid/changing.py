"""A request changed after it was sent: when, and what there is to know; whoever is concerned is told."""

from collections.abc import Iterable
from datetime import date, datetime
from typing import Any

from aid import request_cards, shopping_lists, waves
from aid.asking_refusals import TooLateToChange
from aid.help_requests import get
from aid.pairs import helpers_of
from aid.permissions import must_see_to
from aid.refusals import DayPassed, Ended
from aid.texts import DETAILS_LETTERS_MAX, clean
from aid.verbs import verb
from storage import agenda, drafts, help_requests, history, outbox, visits
from storage.connection import Transaction
from storage.help_requests import HelpRequest, Part, Status

# Letters that say when, or what to know.
TRUE_NO_MORE = (
    "nudge", "hand_over", "helper_found", "visit_tomorrow", "visit_soon", "visit_moved", "who_comes_tomorrow",
)  # fmt: skip
FILES = ("voice", "photo")


@verb
async def change(
    tx: Transaction,
    id: int,
    *,
    by: int,
    draft_id: int | None = None,
    wanted_on: date,
    part: Part,
    details: str | None,
    voice: str | None,
    photo: str | None = None,
    items: Iterable[str] = (),
    today: date,
    now: datetime,
) -> HelpRequest:
    """The resident says anew when and what. The card, the nudges and whoever has taken it follow.

    Raises NotHere, Ended, TooLateToChange, DayPassed or a text's refusal.
    """
    before = await must_see_to(tx, id, by)
    must_be_changeable(before)
    if draft_id is not None:
        await drafts.end(tx, draft_id)
    things = shopping_lists.tidy(items)
    facts: dict[str, Any] = {
        "wanted_on": wanted_on, "part": part, "details": details and clean(details, DETAILS_LETTERS_MAX),
        "voice": voice, "photo": photo, "items": shopping_lists.kept(things),
    }  # fmt: skip
    new = {name: fact for name, fact in facts.items() if fact != getattr(before, name)}
    if new.get("wanted_on", today) < today:
        raise DayPassed
    if new:
        await help_requests.correct(tx, id, **new)
        added = [item for item in things if item not in shopping_lists.listed(before.items)]
        await shopping_lists.remember(tx, before.resident_id, added, now)
        await _follow(tx, await get(tx, id), new, by, today, now)
    return await get(tx, id)


def must_be_changeable(request: HelpRequest) -> None:
    """It is open or taken. Raises Ended or TooLateToChange."""
    if request.ended_at:
        raise Ended(day=request.ended_at)
    if request.status not in (Status.OPEN, Status.CLAIMED):
        raise TooLateToChange


async def _follow(
    tx: Transaction, request: HelpRequest, new: dict[str, Any], by: int, today: date, now: datetime
) -> None:
    await history.note(
        tx, "change", "help_request", request.id, by=by, now=now, on_behalf_of=request.resident_id
    )
    await request_cards.show(tx, request, now)
    for kind in TRUE_NO_MORE:
        await outbox.redraw(tx, kind, about=request.id, now=now)
    await agenda.change(tx, request.id, now)
    if "wanted_on" in new:
        await waves.begin_anew(tx, request, now, urgent=waves.is_urgent(request, today))
        for helper_id in helpers_of(request):
            await visits.begin(tx, request.id, helper_id)
    for helper_id in helpers_of(request):
        await _tell_helper(tx, request, helper_id, new, now)


async def _tell_helper(
    tx: Transaction, request: HelpRequest, helper_id: int, new: dict[str, Any], now: datetime
) -> None:
    await outbox.post(tx, helper_id, "request_changed", about=request.id, now=now, urgency=outbox.URGENT)
    for file in FILES:
        if new.get(file):
            await outbox.post(
                tx, helper_id, f"hand_over_{file}", about=request.id, now=now, urgency=outbox.URGENT
            )

"""How the verbs about neighbours are tried: the promise, checks, a word about them, and their first jobs."""

from collections.abc import Awaitable, Callable
from datetime import timedelta
from typing import Any

import aid.first_jobs
import aid.neighbours
import aid.people
import aid.pledges
import aid.vettings
from storage import first_jobs
from storage.connection import Transaction
from storage.first_jobs import HowWasIt
from storage.help_requests import Status
from storage.vettings import Sort
from tests.village import ACCOUNTS, ON_THE_LIST, Village

Attempt = Callable[[Transaction, str], Awaitable[Any]]
SEEN: dict[str, Any] = {"seen": "A passport", "years": 1, "draft_id": None}
WORDS: dict[str, Any] = {"words": "From the church", "draft_id": None}


async def on_promise(village: Village, verb: str, state: str) -> tuple[Attempt, str]:
    """The promise, made a while ago or wanted anew."""
    for name in (*ON_THE_LIST, "asked") if state == "wanted" else ():
        id = await village.id(name)
        await aid.pledges.ask_anew(village.db, id, wait=timedelta(days=21), now=village.now)

    async def attempt(tx: Transaction, actor: str) -> Any:
        return await aid.pledges.promise(tx, await _person(tx, actor), language="en", now=village.now)

    return attempt, f"promise:{aid.pledges.VERSION}"


async def on_check(village: Village, verb: str, state: str) -> tuple[Attempt, str]:
    """A check that stands, or was ended."""
    by, id = await village.id("organiser"), await village.id("out of group")
    check = await aid.vettings.attest(village.db, id, Sort.IDENTITY, by=by, now=village.now, **SEEN)
    if state == "ended":
        await aid.vettings.end_vetting(village.db, check.id, by=by, now=village.now)

    async def attempt(tx: Transaction, actor: str) -> Any:
        by = await _person(tx, actor)
        return await aid.vettings.end_vetting(tx, check.id, by=by, now=village.now)

    return attempt, f"check_ended:{check.id}"


def about_neighbour(
    subjects: dict[str, str],
) -> Callable[[Village, str, str], Awaitable[tuple[Attempt, None]]]:
    """An organiser notes something about a neighbour of some standing: a check, who vouches, off the list."""

    async def scene(village: Village, verb: str, state: str) -> tuple[Attempt, None]:
        id = await village.id(subjects[state])

        async def attempt(tx: Transaction, actor: str) -> Any:
            by = await _person(tx, actor)
            if verb == "attest":
                return await aid.vettings.attest(tx, id, Sort.REFERENCES, by=by, now=village.now, **SEEN)
            return await getattr(aid.neighbours, verb)(tx, id, by=by, now=village.now, **WORDS)

        return attempt, None

    return scene


async def on_first_job(village: Village, verb: str, state: str) -> tuple[Attempt, str]:
    """One side was asked how it was, has answered, or is yet to be asked."""
    id, helper = await village.request(Status.CLOSED), await village.id("helper")
    asked = await village.id("resident") if state == "to_resident" else helper
    await village.db.transaction(lambda tx: first_jobs.add(tx, id, helper, asked, village.now))
    (question,) = [
        one for one in await first_jobs.to_ask(village.db, village.now) if one.help_request_id == id
    ]
    if state != "not_yet":
        await aid.first_jobs.ask(village.db, question.id, now=village.now)
    if state == "answered":
        said: dict[str, Any] = {"by": helper, "now": village.now}
        await aid.first_jobs.say_how_it_was(village.db, question.id, HowWasIt.GOOD, **said)

    async def attempt(tx: Transaction, actor: str) -> Any:
        by = await _person(tx, actor)
        return await aid.first_jobs.say_how_it_was(
            tx, question.id, HowWasIt.NOT_QUITE, by=by, now=village.now
        )

    return attempt, f"how:{question.id}:not_quite"


async def _person(tx: Transaction, actor: str) -> int:
    return (await aid.people.get_by_account(tx, ACCOUNTS[actor])).id

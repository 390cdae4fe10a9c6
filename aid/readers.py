"""Who may read what is said in confidence: never whoever it is about, nor whoever said it."""

import re

from aid.refusals import NotHere
from storage import cases, people
from storage.cases import Case
from storage.people import Person
from storage.rows import Source

NAME_LETTERS_MIN = 3


async def readers_of_worry(source: Source, *, by: int, about_id: int | None, about: str) -> list[int]:
    """The safeguarding lead; where nobody else is one, all organisers; without those it is about."""
    for circle in (await people.safeguarding_leads(source), await people.organisers(source)):
        found = _without(circle, by, about_id, about)
        if found:
            return found
    return []


async def readers_of_report(source: Source, *, by: int, about_id: int) -> list[int]:
    """All organisers but the one it is about and the one who reports."""
    return _without(await people.organisers(source), by, about_id, "")


async def must_read(source: Source, case: Case, by: int) -> None:
    """Only those to whom it was given, while they hold their task. Raises NotHere."""
    if not await may_read(source, case, by):
        raise NotHere


async def may_read(source: Source, case: Case, by: int) -> bool:
    """Was it given to them, and do they hold their task?"""
    reader = await people.find(source, by)
    holds = reader is not None and (reader.organiser or await people.holds_safeguarding(source, by))
    return holds and by in await cases.readers(source, case.id)


def named_in(text: str, name: str) -> bool:
    """Does the text name them, by their first or their last name?"""
    said = set(re.findall(r"\w+", text.casefold().replace("'s", "")))
    parts = [part for part in re.findall(r"\w+", name.casefold()) if len(part) >= NAME_LETTERS_MIN]
    return any(part in said for part in parts)


def _without(circle: list[Person], by: int, about_id: int | None, about: str) -> list[int]:
    return [
        person.id
        for person in circle
        if person.id not in (by, about_id) and not (about_id is None and named_in(about, person.name))
    ]

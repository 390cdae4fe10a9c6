"""What organisers have done, read back from history; who was merged since goes by the record that stayed."""

import json
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from storage.rows import Source, build, maybe


@dataclass(frozen=True, kw_only=True)
class Act:
    """Who did what, to whom or to which area, and when. A name is None where nobody of that name is left."""

    id: int
    verb: str
    at: datetime
    who: str | None
    whom: str | None


NAME_OF = (
    "(SELECT name FROM people WHERE id = COALESCE((SELECT kept_id FROM merged WHERE gone_id = {id}), {id}))"
)
SELECT = (
    f"SELECT history.id, history.verb, history.at, {NAME_OF.format(id='history.actor_id')} AS who,"
    " CASE history.subject WHEN 'area' THEN (SELECT name FROM areas WHERE id = history.subject_id)"
    f" WHEN 'person' THEN {NAME_OF.format(id='COALESCE(history.for_id, history.subject_id)')}"
    f" ELSE {NAME_OF.format(id='history.for_id')} END AS whom FROM history"
)


async def find(source: Source, id: int) -> Act | None:
    """The act of this note."""
    return maybe(Act, await source.one(f"{SELECT} WHERE history.id = :id", id=id))


async def latest(source: Source, verbs: Iterable[str], most: int) -> list[Act]:
    """The latest of these acts, the newest first; what people do about themselves is left out."""
    rows = await source.all(
        f"{SELECT} WHERE history.verb IN (SELECT value FROM json_each(:verbs))"
        " AND (history.verb NOT IN ('correct', 'note_door') OR history.actor_id <> history.subject_id)"
        " ORDER BY history.id DESC LIMIT :most",
        verbs=json.dumps(list(verbs)),
        most=most,
    )
    return [build(Act, row) for row in rows]

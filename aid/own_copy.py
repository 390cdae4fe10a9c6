"""My data: everything about one person and nothing about others, to read and for another computer."""

import html
import json
from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

from aid.moments import clock_time, weekday_date
from aid.own_copy_lines import LINES
from aid.own_copy_words import TITLES
from aid.words import _
from storage.personal import given
from storage.personal_own import PERSON
from storage.personal_rest import PERSONAL
from storage.rows import Source

Data = dict[str, list[dict[str, Any]]]

PAGE = """<!DOCTYPE html>
<html><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<title>{title}</title>
<style>body{{font:1.2rem/1.5 sans-serif;max-width:40rem;margin:auto;padding:1rem;color:#111;background:#fff}}
dl{{border-top:1px solid #767676;padding-top:.5rem}}dt{{font-weight:bold}}
dd{{margin:0 0 .5rem;overflow-wrap:anywhere}}</style></head>
<body><h1>{title}</h1><p>{when}</p><p>{not_here}</p>
{parts}
</body></html>
"""


async def collect(source: Source, person_id: int, account_id: int | None) -> Data:
    """All that the table of personal things gives to this person, part by part; empty parts are left out."""
    data: Data = {}
    for part in PERSONAL:
        rows = await given(source, part, person=person_id, account=account_id) if part.title else []
        if rows:
            data[part.title] = [
                {name: value for name, value in row.items() if value is not None} for row in rows
            ]
    return data


def as_json(data: Data, now: datetime) -> bytes:
    """For another computer."""
    told = {"made_at": now.isoformat(), "not_here": not_here(), **data}
    return json.dumps(told, ensure_ascii=False, indent=1).encode()


def as_html(data: Data, now: datetime, zone: ZoneInfo) -> bytes:
    """To read, on a telephone as on paper. All that people wrote is escaped."""
    name = str(data[PERSON.title][0]["name"])
    page = PAGE.format(
        title=html.escape(_("What Good Turn knows about {name}").format(name=name)),
        when=html.escape(_when(now, zone)),
        not_here=html.escape(not_here()),
        parts="\n".join(_part(title, rows, zone) for title, rows in data.items()),
    )
    return page.encode()


def not_here() -> str:
    """What is kept back, said to everybody alike: whoever reads it can't tell if there is any."""
    return _("What others told us in confidence is theirs. If there is any, it is not in this file.")


def _part(title: str, rows: list[dict[str, Any]], zone: ZoneInfo) -> str:
    lists = "\n".join(f"<dl>{''.join(_line(*line, zone) for line in row.items())}</dl>" for row in rows)
    return f"<h2>{html.escape(str(TITLES[title]))}</h2>\n{lists}"


def _line(name: str, value: object, zone: ZoneInfo) -> str:
    return f"<dt>{html.escape(str(LINES[name]))}</dt><dd>{html.escape(_readable(value, zone))}</dd>"


def _readable(value: object, zone: ZoneInfo) -> str:
    if isinstance(value, str) and "T" in value:
        try:
            moment = datetime.fromisoformat(value)
        except ValueError:
            return value
        return _when(moment, zone) if moment.tzinfo else value
    return str(value)


def _when(moment: datetime, zone: ZoneInfo) -> str:
    local = moment.astimezone(zone)
    return f"{weekday_date(local.date())} {local.year}, {clock_time(moment, zone)}"

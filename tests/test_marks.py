"""Every word that a table about people can hold is marked; none outlives its time, a forgetting or a restore."""

import io
import json
import re
import shutil
import time
from collections.abc import AsyncIterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import partial
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from aid import cases, finishing, forgetting
from aid.drafts import begin
from aid.own_copy import as_html, as_json, collect
from aid.retention import RULES
from bot.clock import JOBS
from bot.settings import Settings
from bot.sweeps import Tick
from storage.connection import Transaction
from storage.database import Database
from storage.forgotten import FILE
from storage.help_requests import Outcome, Status
from storage.personal_rest import PERSONAL
from tests.marked import Marks
from tests.pages import decrypted
from tests.village import ACCOUNTS, NOW, Village

TOKEN = "1:test-token-of-the-marks-0123456789abc"
TABLES = sorted({part.table for part in PERSONAL})
# What holds no word of anybody's: moments and days, and words out of our own lists.
MOMENTS = re.compile(r"(^|_)(at|on|by|until|since|day|from)$")
OUR_OWN = {
    "announcements": "sort audience state", "announcement_answers": "", "no_news": "",
    "closings": "reason", "accounts": "", "activity": "", "agenda": "what", "agreements": "language", "cases": "kind reason state",
    "checkin_contacts": "state", "checkin_plans": "state weekdays pronoun",
    "checkins": "state trouble wish ending",
    "company": "state rhythm part", "company_answers": "said", "company_missed": "", "company_wishes": "",
    "contact_log": "again_on", "duty_weekdays": "weekday", "duty_swaps": "", "duty_now": "", "mornings": "hour",
    "rehearsals": "playing",
    "consents": "relation state", "drafts": "flow step", "emergencies": "danger ending",
    "first_jobs": "answer", "forgettings": "what", "held_asks": "kind part pay", "history": "verb subject",
    "help_requests": "kind part status word outcome pay what_now", "inbox": "state error", "knocks": "state",
    "leaving": "kept", "links": "token_hash purpose", "notes": "purpose", "offers": "state because",
    "outbox": "kind urgency state error", "people": "language", "pledges": "language", "positions": "cell",
    "remarks": "sort", "roles": "role standing cleared", "series": "weekdays", "vettings": "sort",
    "wellbeing_answers": "", "wellbeing_wishes": "", "wishes": "kinds reach weekdays",
}  # fmt: skip
ORGANISERS = ("organiser", "other organiser", "frozen organiser")
UNDO = timedelta(hours=24)


OPEN: list[Database] = []


@pytest.fixture(autouse=True)
async def closed_again() -> AsyncIterator[None]:
    """A database that stays open would keep the process alive."""
    yield
    while OPEN:
        await OPEN.pop().close()


async def opened(folder: Path) -> Database:
    OPEN.append(await Database.open(folder / "data" / "goodturn.db", folder / "key"))
    return OPEN[-1]


async def close(db: Database) -> None:
    OPEN.remove(db)
    await db.close()


def settings(folder: Path) -> Settings:
    return Settings(
        _env_file=None, bot_token=TOKEN, data_dir=folder / "data", database_key_file=folder / "key"
    )


async def live(db: Database) -> Village:
    """Something of each sort happens: help, messages, notes, worries, checks, trust, alarms, knocks."""
    village = Village(db)
    await village.settle()
    id = village.id
    resident, helper, organiser = await id("resident"), await id("helper"), await id("organiser")
    for status in (Status.CLOSED, Status.WITHDRAWN, Status.SIGNPOSTED):
        await village.request(status)
    by_trusted = await village.request(Status.CLAIMED, asked_by="trusted")
    later = NOW + UNDO
    await finishing.report_done(db, by_trusted, by=helper, minutes=45, confirm_by=later, now=NOW)
    await finishing.confirm(db, by_trusted, by=resident, outcome=Outcome.MET, now=NOW)
    told: dict[str, Any] = {"about": "Somebody", "words": "Thin", "voice": None}
    for by, about in (("resident", None), ("neighbour", helper), ("helper", resident)):
        worry = await cases.worry(db, by=await id(by), about_id=about, now=NOW, **told)
        await cases.look_into(db, worry.id, by=organiser, now=NOW)
        await cases.note_case(db, worry.id, by=organiser, words="I rang", now=NOW)
        await cases.close_case(db, worry.id, by=organiser, now=NOW)
    for name in ("resident", "helper", "trusted"):
        await begin(db, ACCOUNTS[name], "ask", "check", now=NOW)
    await village.trust("ended")
    await db.transaction(lambda tx: _rows(tx, resident, helper, organiser, by_trusted, village.elm))
    return village


async def _rows(tx: Any, resident: int, helper: int, organiser: int, request: int, area: int) -> None:
    """What a long conversation would leave."""
    values = {
        "resident": resident, "helper": helper, "organiser": organiser, "request": request, "area": area,
        "account": ACCOUNTS["helper"], "now": NOW, "later": NOW + timedelta(days=300), "day": NOW.date(),
    }  # fmt: skip
    for sql in ROWS.strip().splitlines():
        named = {name: value for name, value in values.items() if re.search(rf":{name}\b", sql)}
        await tx.run(f"INSERT INTO {sql}", **named)


# ruff: noqa: E501
ROWS = """
messages (help_request_id, from_id, to_id, text, sent_at) VALUES (:request, :resident, :helper, '?', :now)
organiser_messages (from_id, to_id, is_answer, text, voice, sent_at) VALUES (:organiser, :resident, 0, '?', '?', :now)
messages (help_request_id, from_id, to_id, voice, sent_at) VALUES (:request, :helper, :resident, '?', :now)
cases (kind, by_id, about_id, message_id, reason, taken_by, state, reported_at, closed_at) VALUES ('report', :resident, :helper, 1, 'rude', :organiser, 'closed', :now, :now)
notes (help_request_id, by_id, purpose, words, said_at) VALUES (:request, :resident, 'thanks', '?', :now)
notes (help_request_id, by_id, purpose, voice, said_at) VALUES (:request, :helper, 'for_organisers', '?', :now)
closings (help_request_id, by_id, reason, words, closed_at) VALUES (:request, :organiser, 'double', '?', :now)
usual_items (person_id, item, known_as, last_at) VALUES (:resident, '?', '?', :now)
emergencies (account_id, person_id, name, danger, words, raised_at, ended_at, ending) VALUES (:account, :helper, '?', 'ill', '?', :now, :now, 'seen_to')
knocks (chat_id, area_id, account_id, name, who, street, why, knocked_at) VALUES (-100, :area, :account, '?', '?', '?', '?', :now)
remarks (person_id, by_id, sort, words, at) VALUES (:helper, :organiser, 'vouches', '?', :now)
vettings (person_id, sort, seen, by_id, at, until) VALUES (:helper, 'references', '?', :organiser, :now, :later)
consents (trusted_id, name, phone, relation, relation_words, state, told_at, words) VALUES (:helper, '?', '?', 'other', '?', 'told_us', :now, '?')
held_asks (consent_id, kind, wanted_on, part, asked_at) VALUES (1, 'shopping', :day, 'day', :now)
checkin_plans (person_id, state, weekdays, asks_at, wait_minutes, know, words, proposed_by, proposed_at, agreed_at, stopped_at) VALUES (:resident, 'stopped', '1', '09:00', 30, '?', '?', :resident, :now, :now, :now)
checkin_contacts (plan_id, person_id, place, asked_at) VALUES (1, :helper, 1, :now)
checkins (plan_id, person_id, day, due_at, state, climbed_at, wish, voice, ending, ended_at) VALUES (1, :resident, :day, :now, 'over', :now, 'ring', '?', 'fine', :now)
announcements (draft_id, by_id, chat_id, message_id, sort, html, audience, privately, in_groups, urgent, state, made_at, send_at, begun_at, ended_at) VALUES (99, :helper, 1, 1, 'words', '?', '{}', 1, 0, 0, 'sent', :now, :now, :now, :now)
company (person_id, visitor_id, by_id, state, rhythm, part, first_on, asked_at, person_agreed_at, visitor_agreed_at, ended_at, ended_by) VALUES (:resident, :helper, :organiser, 'ended', 'week', 'day', :day, :now, :now, :now, :now, :helper)
company_missed (company_id, day, by_id, said_at) VALUES (1, :day, :helper, :now)
company_answers (company_id, person_id, asked_on, said, said_at) VALUES (1, :resident, :day, 'well', :now)
contact_log (person_id, by_id, words, at) VALUES (:helper, :organiser, '?', :now)
duty_weekdays (weekday, person_id) VALUES (1, :organiser)
duty_swaps (day, person_id, taken_by, offered_at) VALUES (:day, :organiser, :helper, :now)
duty_now (person_id) VALUES (:organiser)
rehearsals (person_id, began_at, ends_at) VALUES (:organiser, :now, :now)
mornings (person_id, hour, sent_on) VALUES (:organiser, 8, :day)
wellbeing_answers (person_id, answered_at, satisfied) VALUES (:resident, :now, 7)
wellbeing_wishes (person_id, ask_at, asked_at) VALUES (:resident, :now, :now)
company_wishes (person_id, may_suggest, wished_at) VALUES (:resident, 1, :now)
inbox (update_id, account_id, body, state, received_at, handled_at) VALUES (77, :account, '{}', 'done', :now, :now)
"""


async def words_of(db: Database, table: str) -> list[str]:
    """The columns of a table that can hold words of somebody's."""
    rows = await db.all(f"SELECT name FROM pragma_table_info('{table}') WHERE type = 'TEXT'")
    ours = OUR_OWN.get(table, "").split()
    return [row["name"] for row in rows if row["name"] not in ours and not MOMENTS.search(row["name"])]


async def mark(db: Database, marks: Marks) -> set[str]:
    """Every such column of every row holds a mark of its own, where it can. Gives the columns that do."""
    marked = set()
    for table in TABLES:
        for column in await words_of(db, table):
            for row in await db.all(f"SELECT rowid AS id FROM {table}"):
                word = marks(f"{table}.{column} {row['id']}")
                told = json.dumps({"words": word}) if column == "answers" else word
                sql = f"UPDATE OR IGNORE {table} SET {column} = '{told}' WHERE rowid = {row['id']}"
                await db.transaction(partial(Transaction.run, sql=sql))
                if await db.one(f"SELECT 1 FROM {table} WHERE rowid = {row['id']} AND {column} = '{told}'"):
                    marked.add(f"{table}.{column}")
                else:
                    del marks.given[word.lower()]
    return marked


def left(folder: Path, marks: Marks) -> set[str]:
    """The places whose marks are anywhere in the file or its log."""
    return marks.within(decrypted(folder / "data", folder / "key").decode("latin-1"))


@dataclass(frozen=True, kw_only=True)
class Told:
    """A village that told everything, all of it marked, and the bot ended."""

    folder: Path
    marks: Marks
    columns: set[str]
    organisers: set[str]

    def copy(self, folder: Path) -> Path:
        return Path(shutil.copytree(self.folder, folder))

    def left(self, folder: Path) -> set[str]:
        """What is left in the file but for what organisers told of themselves, who are never let go."""
        return left(folder, self.marks) - self.organisers


@pytest.fixture
async def told(tmp_path: Path) -> Told:
    folder, marks = tmp_path / "told", Marks()
    db = await opened(folder)
    village = await live(db)
    columns = await mark(db, marks)
    ids = [str(await village.id(name)) for name in ORGANISERS]
    await close(db)
    organisers = {
        place for place in marks.given.values() if place.startswith("people.") and place.split()[1] in ids
    }
    return Told(folder=folder, marks=marks, columns=columns, organisers=organisers)


async def sweep(db: Database, folder: Path, now: datetime) -> None:
    """All sweeps, as if the bot were running and had heard everybody."""
    ours = settings(folder)
    for _name, job, _every in JOBS:
        await job(Tick(db=db, now=now, heard_at=now, zone=ours.time_zone, settings=ours, awake_since=now))


def tables(places: set[str]) -> set[str]:
    return {place.partition(".")[0] for place in places}


async def test_every_column_that_can_hold_words_does_and_they_are_seen(told: Told) -> None:
    db = await opened(told.folder)
    words = {f"{table}.{column}" for table in TABLES for column in await words_of(db, table)}
    await close(db)
    assert words == told.columns, "mark it: something in `live` or ROWS must fill it"
    assert told.left(told.folder) | told.organisers == set(told.marks.given.values())


# What isn't over at once: a knock lapses first, a check counts until then, trust ends with the people.
STRIDE = timedelta(days=20)
LATER = {"knocks": timedelta(days=30) + STRIDE, "vettings": timedelta(days=300)}
WITH_THE_PEOPLE = timedelta(days=365 + 30 + 2) + 3 * STRIDE


def due(ours: Settings) -> dict[timedelta, set[str]]:
    """Which tables hold nothing any more, by how long ago it was."""
    when: dict[str, timedelta] = {}
    for rule in RULES:
        span = WITH_THE_PEOPLE if rule.span == "quiet" else getattr(ours.keeping, rule.span)
        for table in rule.tables:
            when[table] = max(when.get(table, timedelta(0)), span + LATER.get(table, timedelta(0)))
    when["consents"] = when["held_asks"] = WITH_THE_PEOPLE + ours.keeping.words
    return {span: {table for table in when if when[table] == span} for span in sorted({*when.values()})}


async def test_each_class_is_gone_after_its_time(told: Told, written: io.StringIO) -> None:
    folder = told.folder
    db = await opened(folder)
    gone: set[str] = set()
    await sweep(db, folder, NOW + timedelta(hours=1))
    assert told.left(folder) == set(told.marks.given.values()) - told.organisers, "too soon"
    now = NOW
    for span, over in due(settings(folder)).items():
        while now < NOW + span:
            now = min(now + STRIDE, NOW + span)
            await sweep(db, folder, now + timedelta(hours=1))
        gone |= over
        assert tables(told.left(folder)) & gone == set(), span
    await close(db)
    assert told.left(folder) == set()
    assert told.marks.within(written.getvalue()) == set()


async def forget_all(db: Database, now: datetime) -> None:
    """Everybody but the organisers asks to be forgotten, and a day goes by."""
    for row in await db.all("SELECT person_id AS id FROM activity"):
        roles = await db.all("SELECT role FROM roles WHERE person_id = :id", id=row["id"])
        if "organiser" not in {each["role"] for each in roles}:
            await forgetting.forget_person(db, row["id"], by=row["id"], today=now.date(), undo=UNDO, now=now)
    await forgetting.write_down(db, now)
    await forgetting.sweep_gone(db, now + UNDO)


# For the safety of others these outlive whoever told them, for as long as the rule says.
OUTLIVE = {"cases", "case_notes"}


async def test_after_forgetting_and_in_a_restored_copy_nothing_is_left(
    told: Told, written: io.StringIO, tmp_path: Path
) -> None:
    restored = told.copy(tmp_path / "restored")
    db = await opened(told.folder)
    await forget_all(db, NOW + UNDO)
    assert tables(told.left(told.folder)) == OUTLIVE
    await close(db)
    shutil.copy(told.folder / "data" / FILE, restored / "data")
    for folder in (told.folder, restored):
        db = await opened(folder)
        now = NOW + timedelta(days=3)
        await forgetting.forget_again(db, today=now.date(), undo=UNDO, now=now)
        assert tables(told.left(folder)) == OUTLIVE
        await sweep(db, folder, NOW + timedelta(days=731))
        await close(db)
        assert told.left(folder) == set()
    assert told.marks.within(written.getvalue()) == set()


# Whose it is, by table: what others said of somebody in confidence is never theirs.
WHOSE = {
    "announcements": "by_id",
    "closings": "resident_id",
    "checkin_contacts": "person_id", "checkin_plans": "person_id", "checkins": "person_id",
    "company": "person_id visitor_id", "company_answers": "person_id", "company_missed": "by_id",
    "company_wishes": "person_id", "contact_log": "person_id by_id", "duty_weekdays": "person_id", "duty_now": "person_id",
    "duty_swaps": "person_id taken_by", "mornings": "person_id", "rehearsals": "person_id",
    "wellbeing_answers": "person_id", "wellbeing_wishes": "person_id",
    "cases": "by_id", "case_notes": "", "consents": "trusted_id resident_id", "drafts": "account_id",
    "emergencies": "person_id", "help_requests": "resident_id", "inbox": "account_id", "knocks": "account_id",
    "messages": "from_id to_id", "notes": "by_id", "organiser_messages": "from_id to_id", "people": "id", "remarks": "", "usual_items": "person_id",
    "vettings": "person_id",
}  # fmt: skip


async def test_my_data_holds_what_is_ones_own_and_nothing_of_the_others(told: Told) -> None:
    db = await opened(told.folder)
    seen: set[str] = set()
    for person in await db.all("SELECT people.id, accounts.id AS account FROM people JOIN accounts"
                               " ON person_id = people.id"):  # fmt: skip
        data = await collect(db, person["id"], person["account"])
        page = as_html(data, NOW, ZoneInfo("Europe/London")).decode() + as_json(data, NOW).decode()
        given = told.marks.within(page)
        for place in given:
            column, number = place.split()
            table = column.partition(".")[0]
            if column == "people.name":
                continue
            if table == "held_asks":
                row = await db.one(
                    "SELECT trusted_id FROM consents JOIN held_asks ON consent_id = consents.id"
                    f" WHERE held_asks.id = {number}"
                )
            elif table == "closings":
                row = await db.one(f"SELECT resident_id FROM help_requests WHERE id = {number}")
            else:
                names = WHOSE[table].replace(" ", ", ")
                row = await db.one(f"SELECT {names or 'NULL'} FROM {table} WHERE rowid = {number}")
            assert row and {person["id"], person["account"]} & {*row}, (place, person["id"])
        assert "What others told us in confidence" in page
        seen |= given
    await close(db)
    theirs = {column for column in told.columns if WHOSE.get(column.partition(".")[0], "x")}
    assert {place.split()[0] for place in seen} >= theirs - NOT_GIVEN


# Of no use to them: the same once more, in small letters.
NOT_GIVEN = {"usual_items.known_as"}


async def test_much_of_it_is_put_together_in_a_moment(told: Told) -> None:
    db = await opened(told.folder)
    person = await db.one("SELECT resident_id AS id FROM help_requests ORDER BY id LIMIT 1")
    assert person
    many = "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 20000)"
    for sql in (
        "INSERT INTO history (at, actor_id, verb, subject, subject_id) {} SELECT '2026-01-01', {}, 'x', 'y', i FROM n",
        "INSERT INTO outbox (person_id, kind, about, urgency, state, due_at, posted_at)"
        " {} SELECT {}, 'x', i, 1, 'sent', '2026-01-01T00:00:00+00:00', '2026-01-01T00:00:00+00:00' FROM n",
    ):
        await db.transaction(partial(Transaction.run, sql=sql.format(many, person["id"])))
    begun = time.thread_time()
    data = await collect(db, person["id"], None)
    page = as_html(data, NOW, ZoneInfo("Europe/London"))
    assert time.thread_time() - begun < 10
    assert len(data["letters"]) > 20_000 and len(page) < 20_000_000
    await close(db)

"""Migrations: from nothing to now, each whole or not at all, and the tables keep their own rules."""

import re
from collections.abc import Iterator
from enum import StrEnum
from pathlib import Path
from typing import Any

import pytest
import sqlcipher3.dbapi2 as sqlite

from aid.dangers import Danger
from storage import (
    announcements,
    cases,
    checkin_contacts,
    checkin_plans,
    checkins,
    closings,
    company,
    consents,
    emergencies,
    forgotten,
    knocks,
    links,
    notes,
    proposals,
    rehearsals,
)
from storage.agenda import What
from storage.first_jobs import HowWasIt
from storage.help_requests import Kind, Outcome, Part, Pay, Status, WhatNow
from storage.migrate import FOLDER, migrate, pending, statements
from storage.offers import Because, Offer
from storage.people import Role, Standing
from storage.remarks import About
from storage.trouble import NewerSchema
from storage.vettings import Sort

NAME = re.compile(r"\d{4}_[a-z_]+\.sql")
A_CHECK = re.compile(r"CHECK \((\w+) IN \(([^)]*)\)\)")


@pytest.fixture
def connection() -> Iterator[Any]:
    connection = sqlite.connect(":memory:", isolation_level=None)
    connection.execute("PRAGMA foreign_keys = ON")
    yield connection
    connection.close()


@pytest.fixture
def tables(connection: Any) -> Any:
    """A database that has had everything."""
    migrate(connection)
    return connection


def schema(connection: Any) -> list[tuple[str, str]]:
    return connection.execute("SELECT name, sql FROM sqlite_master ORDER BY name").fetchall()


def had(connection: Any) -> list[tuple[int, str]]:
    return connection.execute("SELECT number, name FROM migrations ORDER BY number").fetchall()


def write(folder: Path, **scripts: str) -> Path:
    folder.mkdir(exist_ok=True)
    for name, script in scripts.items():
        (folder / f"{name.removeprefix('m')}.sql").write_text(script)
    return folder


def test_they_are_numbered_without_a_gap():
    names = sorted(path.name for path in FOLDER.iterdir())
    assert all(NAME.fullmatch(name) for name in names)
    assert [int(name[:4]) for name in names] == list(range(1, len(names) + 1))


def test_from_nothing_each_is_applied_and_noted(tables):
    assert had(tables) == [(int(path.name[:4]), path.stem) for path in sorted(FOLDER.glob("*.sql"))]
    assert pending(tables) == []


def test_a_second_time_nothing_is_done(tables):
    before = schema(tables)
    told: list[str] = []
    tables.set_trace_callback(told.append)
    migrate(tables)
    assert not [sql for sql in told if not sql.startswith("SELECT")]
    assert schema(tables) == before


@pytest.mark.parametrize("steps", range(len(list(FOLDER.glob("*.sql"))) + 1))
def test_from_every_earlier_step_the_end_is_the_same(tables, tmp_path, steps):
    earlier = write(tmp_path / "earlier")
    for path in sorted(FOLDER.glob("*.sql"))[:steps]:
        (earlier / path.name).write_text(path.read_text())
    other = sqlite.connect(":memory:", isolation_level=None)
    migrate(other, earlier)
    assert len(pending(other)) == len(list(FOLDER.glob("*.sql"))) - steps
    migrate(other)
    assert schema(other) == schema(tables)
    other.close()


def test_one_that_fails_leaves_nothing_of_itself_and_all_before_it(connection, tmp_path):
    folder = write(
        tmp_path / "migrations",
        m0001_good="CREATE TABLE good (id INTEGER PRIMARY KEY) STRICT;",
        m0002_bad="CREATE TABLE half (id INTEGER) STRICT;\nINSERT INTO half VALUES (1);\n"
        "INSERT INTO nowhere VALUES (1);",
        m0003_never="CREATE TABLE never (id INTEGER) STRICT;",
    )
    with pytest.raises(sqlite.OperationalError, match="nowhere"):
        migrate(connection, folder)
    assert had(connection) == [(1, "0001_good")]
    assert [name for name, _ in schema(connection)] == ["good", "migrations"]
    assert not connection.in_transaction
    write(folder, m0002_bad="CREATE TABLE whole (id INTEGER) STRICT;")
    migrate(connection, folder)
    assert [number for number, _ in had(connection)] == [1, 2, 3]


def test_a_database_that_had_more_is_refused_before_anything_is_done(connection, tmp_path):
    folder = write(tmp_path / "migrations", m0001_ours="CREATE TABLE ours (id INTEGER) STRICT;")
    migrate(connection, folder)
    connection.execute("INSERT INTO migrations VALUES (3, '0003_theirs')")
    write(folder, m0002_new="CREATE TABLE new (id INTEGER) STRICT;")
    before = schema(connection)
    with pytest.raises(NewerSchema, match=r"step 3; this version knows 2\)"):
        migrate(connection, folder)
    assert schema(connection) == before


def test_a_trigger_stays_whole_and_semicolons_in_words_do_no_harm():
    script = (
        "-- one; two\nCREATE TABLE a (b TEXT DEFAULT 'x;y');\n"
        "CREATE TRIGGER t AFTER INSERT ON a BEGIN\n SELECT 1;\n SELECT 2;\nEND;\nSELECT 3"
    )
    assert [sql.strip().split()[-1] for sql in statements(script)] == ["'x;y');", "END;", "3"]


def test_every_table_is_strict(tables):
    kinds = tables.execute(
        "SELECT name, strict FROM pragma_table_list WHERE schema = 'main' AND name NOT LIKE 'sqlite_%'"
    ).fetchall()
    assert len(kinds) > 10
    assert [name for name, strict in kinds if not strict] == []


def test_every_table_refuses_a_word_where_a_number_belongs(tables):
    with pytest.raises(sqlite.IntegrityError, match="cannot store TEXT value in INTEGER"):
        tables.execute("INSERT INTO inbox (update_id, account_id, body, received_at) VALUES (1, 'x', '', '')")


ENUMS: dict[tuple[str, str], type[StrEnum]] = {
    ("roles", "role"): Role,
    ("remarks", "sort"): About,
    ("vettings", "sort"): Sort,
    ("first_jobs", "answer"): HowWasIt,
    ("roles", "standing"): Standing,
    ("help_requests", "kind"): Kind,
    ("closings", "reason"): closings.Reason,
    ("help_requests", "part"): Part,
    ("help_requests", "status"): Status,
    ("help_requests", "outcome"): Outcome,
    ("help_requests", "pay"): Pay,
    ("offers", "because"): Because,
    ("help_requests", "what_now"): WhatNow,
    ("agenda", "what"): What,
    ("notes", "purpose"): notes.Purpose,
    ("links", "purpose"): links.Purpose,
    ("forgettings", "what"): forgotten.What,
    ("knocks", "state"): knocks.State,
    ("announcements", "sort"): announcements.Sort,
    ("announcements", "state"): announcements.State,
    ("proposals", "what"): proposals.What,
    ("proposals", "outcome"): proposals.Outcome,
    ("cases", "kind"): cases.CaseKind,
    ("cases", "reason"): cases.Reason,
    ("cases", "state"): cases.CaseState,
    ("emergencies", "danger"): Danger,
    ("emergencies", "ending"): emergencies.Ending,
    ("company", "state"): company.CompanyState,
    ("company", "rhythm"): company.Rhythm,
    ("company", "part"): Part,
    ("company_answers", "said"): company.Goes,
    ("checkin_plans", "state"): checkin_plans.PlanState,
    ("checkin_plans", "pronoun"): checkin_plans.Pronoun,
    ("checkin_contacts", "state"): checkin_contacts.Word,
    ("checkins", "state"): checkins.Rung,
    ("checkins", "trouble"): checkins.Trouble,
    ("checkins", "wish"): checkins.Wish,
    ("checkins", "ending"): checkins.Ending,
    ("consents", "relation"): consents.Relation,
    ("consents", "state"): consents.Consent,
    ("held_asks", "kind"): Kind,
    ("held_asks", "part"): Part,
    ("held_asks", "pay"): Pay,
    ("rehearsals", "playing"): rehearsals.Part,
}


def checks(connection: Any) -> dict[tuple[str, str], set[str]]:
    """The words that each column takes."""
    return {
        (table, column): {word.strip(" '\n") for word in words.split(",")}
        for table, sql in schema(connection)
        for column, words in A_CHECK.findall(sql or "")
        if "'" in words
    }


@pytest.mark.parametrize(("place", "enum"), ENUMS.items(), ids=str)
def test_the_words_a_column_takes_are_those_the_code_knows(tables, place, enum):
    assert checks(tables)[place] == {str(member) for member in enum}


def test_the_offers_the_code_makes_are_among_those_the_table_takes(tables):
    assert {str(offer) for offer in Offer} <= checks(tables)["offers", "state"]


def test_no_column_of_words_is_forgotten_above(tables):
    known = {*ENUMS, ("offers", "state")}
    machinery = {("inbox", "state"), ("outbox", "state"), ("dispatches", "state"), ("dispatches", "way")}
    assert checks(tables).keys() - known == machinery


REQUEST: dict[str, Any] = {
    "id": 1,
    "draft_id": 1,
    "resident_id": 1,
    "asked_by": 1,
    "area_id": 1,
    "kind": "shopping",
    "wanted_on": "2026-03-03",
    "part": "day",
    "status": "open",
    "word": "kettle",
    "asked_at": "",
}
CLAIMED = {"status": "claimed", "helper_id": 1, "claimed_at": ""}
A_PERSON = {"id": 1, "name": "Rosa", "language": "en", "agreed_at": "", "joined_at": ""}
AN_AREA = {"id": 1, "name": "Elm Street", "chat_id": -100, "made_at": ""}
AN_ACCOUNT = {"id": 1001, "person_id": 1}
A_ROLE = {"person_id": 1, "role": "resident", "standing": "approved", "since": ""}
A_CALL = {"person_id": 1, "asked_at": ""}
A_DRAFT = {"account_id": 1001, "flow": "ask", "step": "what", "answers": "{}", "updated_at": ""}
AN_UPDATE = {"update_id": 7, "body": "", "received_at": ""}
A_LETTER = {"person_id": 1, "kind": "", "about": 1, "urgency": 1, "due_at": "", "posted_at": ""}
A_CARD = {"chat_id": -100, "kind": "request", "about": 1, "due_at": ""}
A_LINK = {"token_hash": "x", "purpose": "organise", "expires_at": ""}
A_NOTE = {"id": 1, "at": "", "verb": "ask", "subject": "help_request", "subject_id": 1}


def add(connection: Any, table: str, row: dict[str, Any]) -> None:
    marks = ", ".join(f":{column}" for column in row)
    connection.execute(f"INSERT INTO {table} ({', '.join(row)}) VALUES ({marks})", row)


@pytest.fixture
def street(tables: Any) -> Any:
    """A person and an area."""
    add(tables, "people", A_PERSON)
    add(tables, "areas", AN_AREA)
    return tables


@pytest.mark.parametrize(
    "facts",
    [
        {},
        CLAIMED,
        {**CLAIMED, "status": "reported", "minutes": 45},
        {**CLAIMED, "status": "closed", "outcome": "met", "silent": 1},
        {"status": "withdrawn"},
        {**CLAIMED, "status": "withdrawn"},
        {"status": "could_not_fill"},
        {**CLAIMED, "second_id": 2},
        {"status": "signposted", "signpost": "The lunch club"},
    ],
)
def test_a_request_may_be_like_this(street, facts):
    add(street, "people", A_PERSON | {"id": 2, "name": "Ben"})
    add(street, "help_requests", REQUEST | facts)


@pytest.mark.parametrize(
    "facts",
    [
        {"status": "asked"},
        {"kind": "singing"},
        {"part": "night"},
        {"status": "claimed"},
        {"status": "reported"},
        {"helper_id": 1, "claimed_at": ""},
        {"status": "claimed", "helper_id": 1},
        {**CLAIMED, "status": "could_not_fill"},
        {**CLAIMED, "status": "closed"},
        {"outcome": "met"},
        {**CLAIMED, "outcome": "met"},
        {**CLAIMED, "status": "closed", "outcome": "great"},
        {**CLAIMED, "minutes": 0},
        {**CLAIMED, "minutes": 20},
        {**CLAIMED, "minutes": 495},
        {"silent": 2},
        {"resident_id": 7},
        {"area_id": 7},
        {"helper_id": 7, "claimed_at": "", "status": "claimed"},
        {"word": None},
        {"wanted_on": None},
        {"second_id": 2},
        {**CLAIMED, "second_id": 1},
        {**CLAIMED, "second_id": 7},
        {"signpost": "The lunch club"},
    ],
)
def test_a_request_may_never_be_like_this(street, facts):
    add(street, "people", A_PERSON | {"id": 2, "name": "Ben"})
    with pytest.raises(sqlite.IntegrityError):
        add(street, "help_requests", REQUEST | facts)


@pytest.mark.parametrize(
    ("table", "row", "other"),
    [
        ("accounts", AN_ACCOUNT, {"id": 1002}),
        ("roles", A_ROLE, {}),
        ("areas", AN_AREA | {"id": 2, "name": "Oak Road", "chat_id": -200}, {"id": 3, "name": "Ash Lane"}),
        ("areas", AN_AREA | {"id": 2, "name": "Oak Road", "chat_id": -200}, {"id": 3, "chat_id": -300}),
        ("calls", A_CALL, {}),
        ("drafts", A_DRAFT, {"step": "when"}),
        ("inbox", AN_UPDATE, {"body": "else"}),
        ("cards", A_CARD, {}),
        ("links", A_LINK, {}),
        ("listening", {"id": 1, "heard_at": ""}, {}),
    ],
)
def test_there_is_only_one_of_these(street, table, row, other):
    add(street, table, row)
    with pytest.raises(sqlite.IntegrityError, match="UNIQUE"):
        add(street, table, row | other)


@pytest.mark.parametrize(
    ("table", "row", "wrong"),
    [
        ("accounts", AN_ACCOUNT, {"person_id": 7}),
        ("roles", A_ROLE, {"standing": "asked"}),
        ("roles", A_ROLE, {"role": "king"}),
        ("roles", A_ROLE, {"role": "neighbour", "standing": "perhaps"}),
        ("drafts", A_DRAFT, {"answers": "{"}),
        ("inbox", AN_UPDATE, {"state": "lost"}),
        ("outbox", A_LETTER, {"urgency": 3}),
        ("outbox", A_LETTER, {"person_id": 7}),
        ("outbox", A_LETTER, {"state": "lost"}),
        ("cards", A_CARD, {"chat_id": None}),
        ("links", A_LINK, {"purpose": "steal"}),
        ("listening", {"id": 1, "heard_at": ""}, {"id": 2}),
    ],
)
def test_a_row_that_breaks_a_rule_is_refused(street, table, row, wrong):
    with pytest.raises(sqlite.IntegrityError):
        add(street, table, row | wrong)
    add(street, table, row)


def test_a_request_has_one_neighbour_who_said_yes(street):
    add(street, "help_requests", REQUEST)
    add(street, "people", A_PERSON | {"id": 2, "name": "Ben"})
    offer = {"help_request_id": 1, "person_id": 1, "state": "yes", "since": ""}
    add(street, "offers", offer)
    add(street, "offers", offer | {"person_id": 2, "state": "released"})
    with pytest.raises(sqlite.IntegrityError, match="UNIQUE"):
        street.execute("UPDATE offers SET state = 'yes' WHERE person_id = 2")
    street.execute("UPDATE offers SET state = 'yes', place = 2 WHERE person_id = 2")
    with pytest.raises(sqlite.IntegrityError, match="UNIQUE"):
        street.execute("UPDATE offers SET place = 2 WHERE person_id = 1")


def test_a_message_holds_something_until_it_is_withdrawn(street):
    add(street, "help_requests", REQUEST)
    add(street, "people", A_PERSON | {"id": 2, "name": "Ben"})
    message = {"help_request_id": 1, "from_id": 1, "to_id": 2, "sent_at": ""}
    for wrong in ({}, {"text": "Hello", "to_id": 1}, {"text": "Hello", "withdrawn_at": ""}):
        with pytest.raises(sqlite.IntegrityError, match="CHECK"):
            add(street, "messages", message | wrong)
    for right in ({"text": "Hello"}, {"voice": "x"}, {"photo": "x"}, {"withdrawn_at": ""}):
        add(street, "messages", message | right)


def test_a_second_call_may_be_asked_for_once_the_first_is_over(street):
    add(street, "calls", A_CALL | {"done_at": ""})
    add(street, "calls", A_CALL)


@pytest.mark.parametrize(
    ("change", "says"),
    [
        ("UPDATE history SET verb = 'claim'", "never edited"),
        ("DELETE FROM history", "never deleted"),
        ("UPDATE OR REPLACE history SET id = 2", "never edited"),
    ],
)
def test_history_is_only_ever_added_to(tables, change, says):
    add(tables, "history", A_NOTE)
    with pytest.raises(sqlite.IntegrityError, match=says):
        tables.execute(change)
    assert tables.execute("SELECT id, verb FROM history").fetchall() == [(1, "ask")]

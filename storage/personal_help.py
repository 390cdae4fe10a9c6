"""What is about somebody in the help that was asked for and given."""

from storage.personal import Column, Part, named, ours, stays, told

ROW = "a row's number"
OTHERS = "other rows point to it; without a name it is nobody"
TRUE = "kind, area, date and minutes stay true, of nobody"
STANDS = "how far it got, of nobody"
THEIRS = "it is the other one's"

ASKED_FOR: dict[str, Column] = {
    "id": ours(ROW),
    "draft_id": ours("which conversation it came of", erased="NULL"),
    "resident_id": ours(OTHERS),
    "asked_by": named(OTHERS),
    "area_id": ours(TRUE),
    "kind": stays(TRUE),
    "details": told(),
    "voice": told(),
    "photo": told(),
    "items": told(),
    "wanted_on": stays(TRUE),
    "part": stays(TRUE),
    "status": stays(STANDS),
    "helper_id": named(OTHERS),
    "second_id": named(OTHERS),
    "word": ours("a word out of our own list"),
    "minutes": stays(TRUE),
    "outcome": stays(STANDS),
    "silent": ours(STANDS),
    "asked_at": stays(STANDS),
    "claimed_at": stays(STANDS),
    "reported_at": stays(STANDS),
    "confirm_by": ours(STANDS),
    "ended_at": stays(STANDS),
    "budget": told(),
    "pay": told(),
    "receipt": told(),
    "spent": told(),
    "settled_at": told(),
    "settle_by": told(),
    "short_told_at": ours(STANDS),
    "signpost": told(),
    "follows_id": ours(OTHERS),
    "what_now": stays(STANDS),
}

HELPED: dict[str, Column] = {
    "resident_id": named(OTHERS),
    "kind": stays(TRUE),
    "wanted_on": stays(TRUE),
    "status": stays(STANDS),
    "minutes": stays(TRUE),
    "claimed_at": stays(STANDS),
    "reported_at": stays(STANDS),
    "ended_at": stays(STANDS),
    "spent": stays(THEIRS),
}

MESSAGE: dict[str, Column] = {
    "id": ours(ROW),
    "help_request_id": ours(ROW),
    "from_id": named(OTHERS),
    "to_id": named(OTHERS),
    "text": told(),
    "voice": told(),
    "photo": told(),
    "sent_at": stays(STANDS),
    "withdrawn_at": Column(why=STANDS, erased="COALESCE(messages.withdrawn_at, :now)"),
}

REQUEST = Part(
    table="help_requests",
    whose="help_requests.resident_id = :person",
    title="requests",
    columns=ASKED_FOR,
)

HELP: tuple[Part, ...] = (
    REQUEST,
    Part(
        table="help_requests",
        whose=":person IN (help_requests.helper_id, help_requests.second_id)",
        title="helped",
        columns=HELPED,
    ),
    Part(
        table="messages",
        whose=":person IN (messages.from_id, messages.to_id)",
        title="messages",
        columns=MESSAGE,
    ),
    Part(
        table="notes",
        whose="notes.by_id = :person",
        title="notes",
        go=True,
        columns={
            "id": ours(ROW),
            "help_request_id": ours(ROW),
            "by_id": ours(OTHERS),
            "purpose": told(),
            "words": told(),
            "voice": told(),
            "said_at": told(),
            "may_show_at": told(),
        },
    ),
    Part(
        table="calls",
        whose="calls.person_id = :person",
        title="calls",
        go=True,
        columns={
            "id": ours(ROW),
            "person_id": ours(OTHERS),
            "asked_at": told(),
            "taken_by": named(OTHERS),
            "taken_at": told(),
            "done_at": told(),
        },
    ),
    Part(
        table="offers",
        whose="offers.person_id = :person",
        title="offers",
        columns={
            "help_request_id": ours(ROW),
            "person_id": ours(OTHERS),
            "state": stays(STANDS),
            "since": stays(STANDS),
            "wave": ours(STANDS),
            "asked_at": stays(STANDS),
            "answered_at": stays(STANDS),
            "place": ours(STANDS),
            "because": ours(STANDS),
            "asks": ours(STANDS),
        },
    ),
    Part(
        table="visits",
        whose="visits.helper_id = :person",
        title="visits",
        columns={
            "help_request_id": ours(ROW),
            "helper_id": ours(OTHERS),
            "arrived_at": stays(STANDS),
            "stays_at": stays(STANDS),
            "left_at": stays(STANDS),
            "gave_back_at": stays(STANDS),
            "address_gone_at": ours(STANDS),
        },
    ),
    Part(
        table="agenda",
        whose="agenda.person_id = :person",
        title="agenda",
        go=True,
        columns={
            "help_request_id": ours(ROW),
            "person_id": ours(OTHERS),
            "what": told(),
            "day": told(),
            "due_at": told(),
            "done_at": told(),
        },
    ),
    Part(
        table="series",
        whose="series.resident_id = :person",
        title="series",
        columns={
            "id": ours(ROW),
            "resident_id": ours(OTHERS),
            "pattern_id": ours(ROW),
            "every": stays(STANDS),
            "weekdays": stays(STANDS),
            "first_on": stays(STANDS),
            "begins_on": ours(STANDS),
            "until": stays(STANDS),
            "paused_until": stays(STANDS),
            "next_on": ours(STANDS),
            "tell_end_on": ours(STANDS),
            "struggled_on": ours(STANDS),
            "begun_at": stays(STANDS),
            "stopped_at": stays(STANDS),
        },
    ),
)

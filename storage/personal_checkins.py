"""What is about somebody in check-ins: what they agreed to, whom they are told of, and each day's answer."""

from storage.personal import Part, named, ours, stays, told

ROW = "a row's number"
OTHERS = "other rows point to it; without a name it is nobody"
COUNTED = "how many were asked, and answered, stays true"

CHECKINS: tuple[Part, ...] = (
    Part(
        table="checkin_plans",
        whose="checkin_plans.person_id = :person",
        title="checkin_plans",
        columns={
            "id": ours(ROW),
            "person_id": ours(OTHERS),
            "state": stays(COUNTED),
            "weekdays": stays(COUNTED),
            "asks_at": stays(COUNTED),
            "wait_minutes": stays(COUNTED),
            "caller_id": named("who rings them", erased="NULL"),
            "pronoun": told(erased="'them'"),
            "know": told(),
            "always": stays(COUNTED),
            "proposed_by": named("who began it"),
            "proposed_at": stays(COUNTED),
            "agreed_at": stays(COUNTED),
            "heard_by": named("who heard them agree"),
            "words": told(),
            "paused_from": stays(COUNTED),
            "paused_until": stays(COUNTED),
            "next_on": ours("it ends when they go"),
            "next_at": ours("it ends when they go"),
            "stopped_at": stays(COUNTED),
            "caller_agreed_at": stays(COUNTED),
            "changed_at": ours("from when the next one is looked for"),
            "pause_told": ours("an organiser has heard that a pause ends"),
            "finds": stays(COUNTED),
        },
    ),
    Part(
        table="checkin_plans",
        whose="checkin_plans.caller_id = :person",
        columns={"caller_id": ours("others have agreed on it", erased="NULL")},
    ),
    Part(
        table="checkin_contacts",
        whose="checkin_contacts.person_id = :person",
        title="checkin_contacts",
        go=True,
        columns={
            "plan_id": told(
                shown="(SELECT other.name FROM checkin_plans AS plan JOIN people AS other"
                " ON other.id = plan.person_id WHERE plan.id = checkin_contacts.plan_id)"
            ),
            "person_id": ours(OTHERS),
            "place": told(),
            "state": told(),
            "told_where": told(),
            "asked_at": told(),
            "answered_at": told(),
        },
    ),
    Part(
        table="checkins",
        whose="checkins.person_id = :person",
        title="checkins",
        columns={
            "id": ours(ROW),
            "plan_id": ours(ROW),
            "person_id": ours(OTHERS),
            "day": stays(COUNTED),
            "due_at": stays(COUNTED),
            "state": stays(COUNTED),
            "place": ours("how far it climbed"),
            "climbed_at": ours("when it did"),
            "trouble": stays(COUNTED),
            "wish": told(),
            "wished_at": told(),
            "voice": told(),
            "checked_by": named("who looked after them"),
            "check_until": ours("until when they had it"),
            "ending": stays(COUNTED),
            "ended_by": named("who told how it ended"),
            "ended_at": stays(COUNTED),
        },
    ),
)

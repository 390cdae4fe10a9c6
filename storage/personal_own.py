"""What is about somebody themselves: who they are, how they come in, and what they wish for."""

from storage.personal import Part, named, ours, stays, told

OTHERS = "other rows point to it; without a name it is nobody"
OWN_FLOWS = "('join', 'details', 'ask', 'pause', 'change', 'repeat', 'wellbeing')"

PERSON = Part(
    table="people",
    whose="people.id = :person",
    title="you",
    columns={
        "id": ours(OTHERS),
        "name": told(erased=":nobody"),
        "area_id": told(shown="(SELECT areas.name FROM areas WHERE areas.id = people.area_id)"),
        "language": stays("a row must have one, and it names nobody"),
        "address": told(),
        "phone": told(),
        "door": told(),
        "agreed_at": stays("how many joined, and when, stays true"),
        "joined_at": stays("how many joined, and when, stays true"),
        "keeper_id": named("the organiser who keeps touch", erased="NULL"),
        "forgotten_at": ours("so that nothing is sent and nobody counts them", erased=":now"),
    },
)

ACCOUNT = Part(
    table="accounts",
    whose="accounts.person_id = :person",
    title="account",
    go=True,
    columns={
        "id": told(),
        "person_id": ours(OTHERS),
        "unreachable_at": told(),
    },
)

ROLES = Part(
    table="roles",
    whose="roles.person_id = :person",
    title="roles",
    go=True,
    columns={
        "person_id": ours(OTHERS),
        "role": told(),
        "standing": told(),
        "since": told(),
        "promise_due_at": told(),
        "promise_asked_at": told(),
        "promise_lapsed_at": told(),
        "jobs": told(),
        "cleared": told(),
    },
)

APPOINTMENT = Part(
    table="appointments",
    whose="appointments.account_id = :account",
    title="appointment",
    go=True,
    columns={
        "account_id": ours("the account is given above"),
        "appointed_at": told(),
        "ended_at": told(),
    },
)

OWN: tuple[Part, ...] = (
    PERSON,
    ACCOUNT,
    ROLES,
    APPOINTMENT,
    Part(
        table="agreements",
        whose="agreements.person_id = :person",
        title="agreements",
        go=True,
        columns={
            "person_id": ours(OTHERS),
            "version": told(),
            "language": told(),
            "agreed_at": told(),
        },
    ),
    Part(
        table="activity",
        whose="activity.person_id = :person",
        title="activity",
        go=True,
        columns={
            "person_id": ours(OTHERS),
            "seen_at": told(),
            "asked_to_agree": ours("which words they were last asked about"),
            "goes_at": told(),
        },
    ),
    Part(
        table="wishes",
        whose="wishes.person_id = :person",
        title="wishes",
        go=True,
        columns={
            "person_id": ours(OTHERS),
            "kinds": told(),
            "reach": told(),
            "nudges_a_week": told(),
            "weekdays": told(),
            "from_hour": told(),
            "until_hour": told(),
            "resting_until": told(),
            "resting_from": told(),
        },
    ),
    Part(
        table="positions",
        whose="positions.person_id = :person",
        title="position",
        go=True,
        columns={
            "person_id": ours(OTHERS),
            "cell": told(),
            "asked_at": told(),
        },
    ),
    Part(
        table="usual_items",
        whose="usual_items.person_id = :person",
        title="usual_items",
        go=True,
        columns={
            "id": ours("a row's number"),
            "person_id": ours(OTHERS),
            "item": told(),
            "known_as": ours("the item in small letters"),
            "times": told(),
            "last_at": told(),
        },
    ),
    Part(
        table="drafts",
        whose="drafts.account_id = :account",
        title="drafts",
        go=True,
        columns={
            "id": ours("a row's number"),
            "account_id": ours("the account is given above"),
            "flow": told(),
            "step": told(),
            # What an organiser is about to write down for a caller is the caller's.
            "answers": told(
                shown=f"CASE WHEN drafts.flow IN {OWN_FLOWS} AND drafts.answers ->> '$.for' IS NULL"
                " THEN drafts.answers END"
            ),
            "misses": ours("how often words were not understood"),
            "message_id": ours("where the question stands in the chat"),
            "updated_at": told(),
        },
    ),
)

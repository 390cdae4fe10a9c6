"""What is about somebody in alarms, in worries and reports, and in asking to be let into a group."""

from storage.personal import Part, named, ours, stays, told

ROW = "a row's number"
OTHERS = "other rows point to it; without a name it is nobody"
OTHERS_SAFETY = "the safety of the one it is about may hang on it"

SAFETY: tuple[Part, ...] = (
    Part(
        table="emergencies",
        whose="emergencies.account_id = :account OR emergencies.person_id = :person",
        title="emergencies",
        go=True,
        columns={
            "id": ours(ROW),
            "account_id": ours("the account is given above"),
            "person_id": ours(OTHERS),
            "name": told(),
            "danger": told(),
            "words": told(),
            "in_group": ours("where it was written"),
            "raised_at": told(),
            "taken_by": named("who rang"),
            "taken_at": told(),
            "ended_at": told(),
            "ending": told(),
        },
    ),
    Part(
        table="cases",
        whose="cases.by_id = :person",
        title="cases",
        columns={
            "id": ours(ROW),
            "kind": stays(OTHERS_SAFETY),
            "by_id": ours(OTHERS),
            "about_id": named(OTHERS_SAFETY),
            "about": stays(OTHERS_SAFETY),
            "message_id": ours(ROW),
            "reason": stays(OTHERS_SAFETY),
            "words": stays(OTHERS_SAFETY),
            "voice": stays(OTHERS_SAFETY),
            "state": stays(OTHERS_SAFETY),
            "reported_at": stays(OTHERS_SAFETY),
            "taken_by": named("they were told who looks into it"),
            "look_again_at": ours("when it is looked at again"),
            "closed_at": stays(OTHERS_SAFETY),
        },
    ),
    Part(
        table="cases",
        whose="cases.about_id = :person AND cases.state = 'closed'",  # what is open stays till it is closed
        columns={
            "about": ours("never told to the one it is about", erased="NULL"),
            "words": ours("never told to the one it is about", erased="NULL"),
            "voice": ours("never told to the one it is about", erased="NULL"),
        },
    ),
    Part(
        table="case_readers",
        whose="case_readers.person_id = :person",
        go=True,
        columns={"case_id": ours(ROW), "person_id": ours(OTHERS)},
    ),
    Part(
        table="case_notes",
        whose="case_notes.by_id = :person",
        columns={name: ours(OTHERS_SAFETY) for name in ("id", "case_id", "by_id", "words", "said_at")},
    ),
    Part(
        table="knocks",
        whose="knocks.account_id = :account",
        title="knocks",
        go=True,
        columns={
            "id": ours(ROW),
            "chat_id": ours(ROW),
            "area_id": told(shown="(SELECT areas.name FROM areas WHERE areas.id = knocks.area_id)"),
            "account_id": ours("the account is given above"),
            "name": told(),
            "who": told(),
            "street": told(),
            "why": told(),
            "state": told(),
            "knocked_at": told(),
            "tell_at": ours("when organisers are told"),
            "decided_by": ours("organisers decide as one"),
            "decided_at": told(),
            "carry_out_at": ours("when Telegram is told"),
            "attempts": ours("how often it was tried"),
        },
    ),
)

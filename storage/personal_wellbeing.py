"""What somebody said of how they are, and when they may be asked again; nobody else is ever given it."""

from storage.personal import Part, ours, told

OTHERS = "other rows point to it; without a name it is nobody"

WELLBEING: tuple[Part, ...] = (
    Part(
        table="wellbeing_answers",
        whose="wellbeing_answers.person_id = :person",
        title="wellbeing_answers",
        go=True,
        columns={
            "id": ours("a row's number"),
            "person_id": ours(OTHERS),
            "answered_at": told(),
            "companionship": told(),
            "left_out": told(),
            "isolated": told(),
            "satisfied": told(),
            "worthwhile": told(),
            "happy": told(),
            "anxious": told(),
        },
    ),
    Part(
        table="wellbeing_wishes",
        whose="wellbeing_wishes.person_id = :person",
        title="wellbeing_wishes",
        go=True,
        columns={"person_id": ours(OTHERS), "ask_at": told(), "asked_at": told()},
    ),
)

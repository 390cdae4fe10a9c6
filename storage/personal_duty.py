"""What is about an organiser at work: their days on duty, their morning message, their rehearsal."""

from storage.personal import Part, named, ours, told

ROW = "a row's number"
OTHERS = "other rows point to it; without a name it is nobody"

DUTY: tuple[Part, ...] = (
    Part(
        table="duty_weekdays",
        whose="duty_weekdays.person_id = :person",
        title="duty_weekdays",
        go=True,
        columns={"weekday": told(), "person_id": ours(OTHERS)},
    ),
    Part(
        table="duty_swaps",
        whose=":person IN (duty_swaps.person_id, duty_swaps.taken_by)",
        title="duty_swaps",
        go=True,
        columns={
            "id": ours(ROW),
            "day": told(),
            "person_id": named("who could not"),
            "taken_by": named("who did it instead"),
            "offered_at": told(),
        },
    ),
    Part(
        table="duty_now",
        whose="duty_now.person_id = :person",
        go=True,
        columns={"person_id": ours("today's duty is drawn from the week")},
    ),
    Part(
        table="mornings",
        whose="mornings.person_id = :person",
        title="mornings",
        go=True,
        columns={"person_id": ours(OTHERS), "hour": told(), "sent_on": told()},
    ),
    Part(
        table="rehearsals",
        whose="rehearsals.person_id = :person",
        title="rehearsals",
        go=True,
        columns={
            "id": ours(ROW),
            "person_id": ours(OTHERS),
            "playing": told(),
            "minutes_on": told(),
            "began_at": told(),
            "ends_at": told(),
        },
    ),
)

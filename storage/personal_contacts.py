"""What is noted of talks with somebody, and what an organiser noted."""

from storage.personal import Part, named, ours, told

CONTACTS: tuple[Part, ...] = (
    Part(
        table="contact_log",
        whose="contact_log.person_id = :person",
        title="contact_log",
        go=True,
        columns={
            "id": ours("a row's number"),
            "person_id": ours("other rows point to it; without a name it is nobody"),
            "by_id": named("who noted it"),
            "words": told(),
            "at": told(),
            "again_on": told(),
        },
    ),
)

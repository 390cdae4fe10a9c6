"""What is about somebody in regular company: whom they meet, when they can't, and how they say it goes."""

from storage.personal import Part, named, ours, stays, told

ROW = "a row's number"
OTHERS = "other rows point to it; without a name it is nobody"
COUNTED = "how often people met stays true"

COMPANY: tuple[Part, ...] = (
    Part(
        table="company",
        whose="(company.person_id = :person OR company.visitor_id = :person)",
        title="company",
        columns={
            "id": ours(ROW),
            "person_id": named("who is visited"),
            "visitor_id": named("who visits"),
            "by_id": named("who brought the two together"),
            "state": stays(COUNTED),
            "rhythm": stays(COUNTED),
            "part": stays(COUNTED),
            "first_on": stays(COUNTED),
            "asked_at": stays(COUNTED),
            "person_agreed_at": stays(COUNTED),
            "visitor_agreed_at": stays(COUNTED),
            "next_on": ours("it ends when they go"),
            "ask_on": ours("it ends when they go"),
            "ended_at": stays(COUNTED),
            "ended_by": ours("the other need not know"),
        },
    ),
    Part(
        table="company_missed",
        whose="company_missed.by_id = :person",
        title="company_missed",
        columns={
            "id": ours(ROW),
            "company_id": ours(ROW),
            "day": stays(COUNTED),
            "by_id": ours(OTHERS),
            "said_at": stays(COUNTED),
            "help_request_id": ours(ROW),
        },
    ),
    Part(
        table="company_answers",
        whose="company_answers.person_id = :person",
        title="company_answers",
        go=True,
        columns={
            "id": ours(ROW),
            "company_id": ours(ROW),
            "person_id": ours(OTHERS),
            "asked_on": told(),
            "said": told(),
            "said_at": told(),
        },
    ),
    Part(
        table="company_wishes",
        whose="company_wishes.person_id = :person",
        title="company_wishes",
        go=True,
        columns={
            "person_id": ours(OTHERS),
            "may_suggest": told(),
            "suggested_at": told(),
            "declined_at": told(),
            "wished_at": told(),
        },
    ),
)

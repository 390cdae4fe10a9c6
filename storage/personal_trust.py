"""What is about somebody in whom people trust: promises, checks, first jobs, and who may ask for whom."""

from storage.personal import Column, Part, named, ours, stays, told

ROW = "a row's number"
OTHERS = "other rows point to it; without a name it is nobody"
FOR_ORGANISERS = "for organisers alone"
ENDED = {
    "state": told(erased="'ended'"),
    "main": told(erased="0"),
    "review_at": told(),
    "ended_at": told(erased="COALESCE(consents.ended_at, :now)"),
}

TRUST: tuple[Part, ...] = (
    Part(
        table="pledges",
        whose="pledges.person_id = :person",
        title="pledges",
        go=True,
        columns={
            "id": ours(ROW),
            "person_id": ours(OTHERS),
            "version": told(),
            "language": told(),
            "agreed_at": told(),
        },
    ),
    Part(
        table="remarks",
        whose="remarks.person_id = :person",
        go=True,
        columns={name: ours(FOR_ORGANISERS) for name in ("id", "person_id", "by_id", "sort", "words", "at")},
    ),
    Part(
        table="vettings",
        whose="vettings.person_id = :person",
        title="vettings",
        go=True,
        columns={
            "id": ours(ROW),
            "person_id": ours(OTHERS),
            "sort": told(),
            "seen": told(),
            "by_id": named("who saw it"),
            "at": told(),
            "until": told(),
            "ended_at": told(),
            "ended_by": named("who ended it"),
            "remind_at": ours("when organisers look at it again"),
        },
    ),
    Part(
        table="first_jobs",
        whose="first_jobs.asked_id = :person",
        title="first_jobs",
        go=True,
        columns={
            "id": ours(ROW),
            "help_request_id": ours(ROW),
            "helper_id": named("they know who came"),
            "asked_id": ours(OTHERS),
            "waits_since": ours("since when it waits to be asked"),
            "answer": told(),
            "answered_at": told(),
        },
    ),
    Part(
        table="first_jobs",
        whose="first_jobs.helper_id = :person",  # what others said of them is for organisers
        go=True,
        columns={},
    ),
    Part(
        table="held_asks",  # before the consents: whose they are is known by those
        whose="held_asks.consent_id IN (SELECT id FROM consents WHERE trusted_id = :person)",
        title="held_asks",
        go=True,
        columns={
            "id": ours(ROW),
            "consent_id": ours(ROW),
            "kind": told(),
            "wanted_on": told(),
            "part": told(),
            "details": told(),
            "voice": told(),
            "photo": told(),
            "items": told(),
            "budget": told(),
            "pay": told(),
            "address": told(),
            "area_id": told(shown="(SELECT areas.name FROM areas WHERE areas.id = held_asks.area_id)"),
            "asked_at": told(),
            "help_request_id": ours(ROW),
            "ended_at": told(),
        },
    ),
    Part(
        table="held_asks",
        whose="held_asks.consent_id IN (SELECT id FROM consents WHERE resident_id = :person)",
        go=True,
        columns={},
    ),
    Part(
        table="consents",
        whose="consents.trusted_id = :person",
        title="consents",
        columns={
            "id": ours(ROW),
            "trusted_id": ours(OTHERS),
            "resident_id": ours(OTHERS),
            "name": told(erased=":nobody"),
            "phone": told(),
            "relation": stays("what they were to each other, of nobody"),
            "relation_words": told(),
            "told_at": stays("when it was, of nobody"),
            "words": Column(  # of one who is no resident here, and so can't have them erased
                why="what the other one said is theirs",
                erased="CASE WHEN consents.resident_id IS NULL THEN NULL ELSE consents.words END",
            ),
            **ENDED,
        },
    ),
    Part(
        table="consents",
        whose="consents.resident_id = :person",
        title="trust",
        columns={
            "trusted_id": named("they agreed to it"),
            "name": ours("what they are called is given above", erased=":nobody"),
            "phone": told(),
            "relation": stays("what they were to each other, of nobody"),
            "relation_words": told(),
            "call_wanted_at": stays("when a call was wanted, of nobody"),
            "call_taken_by": named("who rang"),
            "confirmed_at": stays("that it was agreed"),
            "heard_by": named("who heard it"),
            "words": told(),
            **ENDED,
        },
    ),
)

"""What is about somebody in what organisers do: what is written through us, and what is closed."""

from storage.personal import Part, named, ours, stays, told

ROW = "a row's number"
OTHERS = "other rows point to it; without a name it is nobody"

ACTING: tuple[Part, ...] = (
    Part(
        table="organiser_messages",
        whose=":person IN (organiser_messages.from_id, organiser_messages.to_id)",
        title="organiser_messages",
        go=True,
        columns={
            "id": ours(ROW),
            "from_id": named(OTHERS),
            "to_id": named(OTHERS),
            "is_answer": ours("which of the two organises"),
            "text": told(),
            "voice": told(),
            "sent_at": told(),
        },
    ),
    Part(
        table="closings",
        whose="closings.help_request_id IN (SELECT id FROM help_requests WHERE resident_id = :person)",
        title="closings",
        columns={
            "help_request_id": ours(ROW),
            "by_id": named(OTHERS),
            "reason": stays("how it ended, of nobody"),
            "words": told(),
            "closed_at": stays("how it ended, of nobody"),
        },
    ),
)

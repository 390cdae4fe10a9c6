"""What is about somebody in what organisers do: what they wrote to each other through us."""

from storage.personal import Part, named, ours, told

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
)

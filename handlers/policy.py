"""The privacy words: a summary to agree to, and the whole of it."""

from aid.words import _, p_
from handlers.screens import paragraphs


def summary() -> str:
    """What somebody agrees to when they join."""
    return paragraphs(
        p_(
            "legal",
            "I keep your name, your area and what you ask for. Only your helper and the organisers"
            " can see your address. The group never sees your name.",
        ),
        _("Is that all right? To read more, tap /privacy."),
    )


def policy() -> str:
    """All of it."""
    return paragraphs(
        p_(
            "legal",
            "<b>What I keep:</b> your name, area, address and phone if you give them, and your requests."
            " It is locked with a key that is kept apart."
            " What you and your helper write to each other is deleted a day after it is over.",
        ),
        p_(
            "legal",
            "<b>Who sees it:</b> your helper sees your name, address and notes for that one job."
            " Organisers see how to reach you and what you asked for."
            " The group sees only what is needed and when.",
        ),
        p_(
            "legal",
            "<b>Your say:</b> change it under More, My details. To have all of it deleted, talk to a person.",
        ),
    )

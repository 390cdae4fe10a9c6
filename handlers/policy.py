"""The privacy words: a summary to agree to, and the whole of it."""

from datetime import timedelta

from aid.retention import RULES, Keeping
from aid.spans import span_words
from aid.words import _, p_
from handlers.screens import Button, Rows, fill, one_a_row, paragraphs


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
            "<b>Your say:</b> change it under More, My details. Type /mydata for a file of it all."
            " Type /forget to have it deleted.",
        ),
    )


def how_long(keeping: Keeping) -> str:
    """Each class of what is kept, and how long after its end, as the sweeps have it; the shortest first."""
    classes: dict[timedelta, list[str]] = {}
    for rule in RULES:
        classes.setdefault(getattr(keeping, rule.span), []).append(str(rule.what))
    lines = [f"<b>{span_words(span)}:</b> {', '.join(classes[span])}." for span in sorted(classes)]
    return paragraphs(
        _("<b>How long I keep it</b>"),
        "\n".join(lines),
        fill(
            _("If you tap Forget me: at once, with {span} to undo it."),
            span=span_words(keeping.undo),
        ),
    )


def policy_buttons(*, joined: bool) -> Rows:
    """How long, and what somebody can do about their own."""
    buttons = [Button(label=p_("button", "How long I keep it"), says="how_long")]
    if joined:
        buttons += own_data_buttons()
    return one_a_row(*buttons)


def own_data_buttons() -> list[Button]:
    """My data, and forget me."""
    return [
        Button(label=p_("button", "My data as a file"), says="mydata"),
        Button(label=p_("button", "Forget me"), says="forget_me"),
    ]

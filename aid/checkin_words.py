"""What people write when they are asked if they are all right, and what it means."""

import re

from storage.checkins import Wish

# Whole answers, in plain letters; pleasantries around them are taken off first.
FINE = """
    fine; im fine; i am fine; all fine; yes fine; yes im fine; fine and dandy; right as rain; never better
    ok; okay; im ok; im okay; i am ok; i am okay; good; im good; i am good; all good; great; im great; lovely
    well; all well; very well; im well; i am well; not bad; not too bad; cant complain; mustnt grumble
    all right; alright; im all right; im alright; i am all right; i am alright
    yes; yep; yeah; yes i am; i am; still here; still alive; here; present; up and about; im up; i am up
    good morning; morning; hello; hi; hiya; good day
"""
RING = """
    ring; ring me; ring me up; call me; phone me; give me a ring; give me a call; i want a call
    can you ring me; can you call me; can you phone me; can somebody ring me; can someone ring me
    i would like a call
"""
PLEASANTRIES = re.compile(
    r"\b(?:thank you|thanks?|ta|cheers|dear|love|very much|so far|today|this morning|and you|ever so)\b"
)


def read_answer(text: str) -> Wish | bool | None:
    """True: they are fine; a `Wish`: what they would like; None: it can't be told."""
    said = re.sub(r"['’‘`´]", "", text.casefold())
    parts = [" ".join(PLEASANTRIES.sub(" ", part).split()) for part in re.split(r"[^\w\s]+", said)]
    parts = [part for part in parts if part]
    if not parts:
        # Only thanks, or a thumb up: whoever sends that is up. A thumb down is no answer.
        return True if PLEASANTRIES.search(said) or "👍" in text else None
    if any(part in ALL_RING for part in parts):
        return Wish.RING
    return True if all(part in ALL_FINE for part in parts) else None


def _whole(answers: str) -> frozenset[str]:
    return frozenset(answer.strip() for answer in re.split(r"[;\n]", answers) if answer.strip())


ALL_FINE, ALL_RING = _whole(FINE), _whole(RING)

"""What people write when they are asked if they are all right, and what it means.

Only what can't be read otherwise counts as fine: every word of it is harmless, and one says so.
"""

import re

from storage.checkins import Wish


def _words(words: str) -> frozenset[str]:
    return frozenset(words.split())


# Words that say it, words that may stand around them, and whole answers that are made of others.
SAYS_FINE = _words("""
    fine ok okay okey oki good great well lovely alright grand splendid dandy marvellous wonderful brilliant
    super excellent perfect smashing chipper champion tickety
    hunky better fab fantastic
""")
HARMLESS = _words("""
    i am im is its it all alls we were feeling feel doing keeping quite perfectly absolutely very pretty just
    really so far still up here and the a my as always ever usual oh ah yes yep yeah aye morning this today
    now everything everythings both awake slept at home in much boo dory dandy
""")
WHOLE_FINE = """
    yes; yep; yeah; aye; yes i am; i am; we are; we are fine; yes indeed; of course; indeed i am; si; oui
    not bad; not too bad; not so bad; not bad at all; cant complain; cannot complain; mustnt grumble
    no complaints; no problems; no problem; no worries; nothing to worry about; dont worry; no need to worry
    right as rain; never better; could be worse; fair to middling; plodding on; soldiering on; battling on
    still here; still alive; alive; alive and kicking; here; present; still standing; still going strong
    up and about; im up; i am up; up; just got up; just up; awake; im awake; i am awake; im here; i am here
    up and dressed; up and having breakfast; having breakfast; having my breakfast; having a cup of tea
    good morning; morning; hello; hi; hiya; good day; good afternoon; good evening; evening; afternoon
    no need to ring; no need to call; no need to phone; you need not ring; dont need anything
"""
PLEASANTRIES = re.compile(
    r"\b(?:thank you|thanks|thank|ta|cheers|dear|love|luv|pet|darling|very much|so far|today|this morning"
    r"|and you|ever so|please|for asking|a lot|god bless|bless you|bye|everyone|everybody|all the best)\b"
)
RING = re.compile(
    r"(?:(?:yes|hello|hi|morning|good morning|oh|but|and|so|could|can|would|will|do) )*"
    r"(?:(?:you|somebody|someone|anyone|anybody|one of you) )?"
    r"(?:(?:please|kindly|just) )?"
    r"(?:(?:ring|call|phone|telephone) (?:me|us)\b.*|(?:ring|call|phone)"
    r"|give (?:me|us) a (?:ring|call|bell|buzz|tinkle|shout)\b.*"
    r"|(?:i )?(?:want|need|would like|id like|like) (?:you |somebody |someone )?(?:a |to )?"
    r"(?:ring|call|phone|talk|speak|chat|be rung|be called)\b.*"
    r"|(?:come|pop) (?:round|over|in|by)\b.*)"
)
NOT_RING = re.compile(r"\b(?:dont|do not|not|never|no need|later|already|yesterday|ambulance|back)\b")
BREAKS_OFF = re.compile(r"\bbut\W*$", re.I)
GLAD = ("👍", "👌", "😊", "🙂", "😀", "😁", "❤", "💚", "☀", "🌞", "☕")
SAD = ("👎", "😢", "😭", "😞", "😟", "☹", "🙁", "🤒", "🤕", "🤢", "🤮", "😰", "😨", "😱", "🆘", "🚑", "💔")


def read_answer(text: str) -> Wish | bool | None:
    """True: they are fine; a `Wish`: what they would like; None: it can't be told."""
    if any(sign in text for sign in SAD) or BREAKS_OFF.search(text):
        return None
    said = re.sub(r"['’‘`´]", "", text.casefold()).replace("all right", "alright").replace("o.k", "ok")
    parts = [" ".join(PLEASANTRIES.sub(" ", part).split()) for part in re.split(r"[^\w\s]+|\bbut\b", said)]
    parts = [part for part in parts if part]
    if not parts:
        # Only thanks, or a thumb up: whoever sends that is up.
        return True if PLEASANTRIES.search(said) or any(sign in text for sign in GLAD) else None
    if any(RING.fullmatch(part) and not NOT_RING.search(part) for part in parts):
        return Wish.RING
    if "?" in text:
        return None
    harmless = all(part in ALL_FINE or _words(part) <= SAYS_FINE | HARMLESS for part in parts)
    return True if harmless and any(_says_fine(part) for part in parts) else None


def _says_fine(part: str) -> bool:
    # "Well ..." alone is how people begin when they are not.
    return part in ALL_FINE or (bool(_words(part) & SAYS_FINE) and part != "well")


ALL_FINE = frozenset(answer.strip() for answer in re.split(r"[;\n]", WHOLE_FINE) if answer.strip())

"""How long something took: quarter hours, a few to a page, the usual ones first."""

from aid.moments import length
from aid.words import _, p_
from handlers.screens import Button, Rows, Screen

PAGES = (
    (15, 30, 45, 60, 75, 90),
    tuple(range(105, 301, 15)),
    tuple(range(315, 481, 15)),
)
LENGTHS = frozenset(minutes for page in PAGES for minutes in page)
TWO_A_ROW_LETTERS_MAX = 14


def lengths_screen(request_id: int, page: int) -> Screen:
    """One page of lengths, with the way to longer ones and the way back."""
    rows: list[tuple[Button, ...]] = list(_rows(request_id, PAGES[page]))
    if page + 1 < len(PAGES):
        rows.append((Button(label=p_("button", "Longer"), says=f"longer:{request_id}:{page + 1}"),))
    rows.append((Button(label=p_("button", "Go back"), says=f"see:{request_id}"),))
    return Screen(
        text=_("<b>About how long did it take?</b>\nCount the way there and back."), buttons=tuple(rows)
    )


def _rows(request_id: int, page: tuple[int, ...]) -> Rows:
    """Short labels stand two a row; the long ones would be cut off there."""
    buttons = [Button(label=length(minutes), says=f"spent:{request_id}:{minutes}") for minutes in page]
    short = [button for button in buttons if len(button.label) <= TWO_A_ROW_LETTERS_MAX]
    if page is not PAGES[0]:
        return tuple((button,) for button in buttons)
    long = [button for button in buttons if button not in short]
    return (
        *(tuple(short[at : at + 2]) for at in range(0, len(short), 2)),
        *((button,) for button in long),
    )

"""All conversations, by name."""

from handlers.asking import ASK
from handlers.details import DETAILS
from handlers.joining import JOIN
from handlers.noting import NOTE, THANKS
from handlers.pausing import PAUSE
from handlers.repeating import PAUSE_SERIES, REPEAT
from handlers.steps import Flow

FLOWS: dict[str, Flow] = {
    flow.name: flow for flow in (JOIN, ASK, DETAILS, PAUSE, NOTE, THANKS, REPEAT, PAUSE_SERIES)
}

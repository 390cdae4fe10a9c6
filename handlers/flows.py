"""All conversations, by name."""

from handlers.asking import ASK
from handlers.changing import CHANGE
from handlers.details import DETAILS
from handlers.joining import JOIN
from handlers.noting import NOTE, THANKS
from handlers.pausing import PAUSE
from handlers.repeating import REPEAT
from handlers.series_pauses import PAUSE_SERIES
from handlers.steps import Flow

FLOWS: dict[str, Flow] = {
    flow.name: flow for flow in (JOIN, ASK, DETAILS, PAUSE, NOTE, THANKS, CHANGE, REPEAT, PAUSE_SERIES)
}

"""All conversations, by name."""

from handlers.asking import ASK
from handlers.details import DETAILS
from handlers.joining import JOIN
from handlers.messages import MESSAGE
from handlers.noting import NOTE, THANKS
from handlers.pausing import PAUSE
from handlers.signposting import SIGNPOST
from handlers.steps import Flow

ALL = (JOIN, ASK, DETAILS, PAUSE, NOTE, THANKS, MESSAGE, SIGNPOST)
FLOWS: dict[str, Flow] = {flow.name: flow for flow in ALL}

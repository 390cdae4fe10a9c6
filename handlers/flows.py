"""All conversations, by name."""

from handlers.asking import ASK
from handlers.details import DETAILS
from handlers.joining import JOIN
from handlers.messages import MESSAGE
from handlers.pausing import PAUSE
from handlers.signposting import SIGNPOST
from handlers.steps import Flow

FLOWS: dict[str, Flow] = {flow.name: flow for flow in (JOIN, ASK, DETAILS, PAUSE, MESSAGE, SIGNPOST)}

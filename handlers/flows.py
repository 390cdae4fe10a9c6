"""All conversations, by name."""

from handlers.asking import ASK
from handlers.changing import CHANGE
from handlers.details import DETAILS
from handlers.joining import JOIN
from handlers.messages import MESSAGE
from handlers.noting import NOTE, THANKS
from handlers.pausing import PAUSE
from handlers.phone_in_steps import PHONE_IN
from handlers.receipts import RECEIPT
from handlers.repeating import REPEAT
from handlers.series_pauses import PAUSE_SERIES
from handlers.signposting import SIGNPOST
from handlers.steps import Flow
from handlers.trusted_call_steps import HEAR
from handlers.trusted_steps import ACCEPT, FOR_ANOTHER, RING_THEM

ABOUT_REQUESTS = (ASK, NOTE, THANKS, CHANGE, RECEIPT, PHONE_IN, MESSAGE, SIGNPOST, REPEAT, PAUSE_SERIES)
ABOUT_TRUST = (FOR_ANOTHER, ACCEPT, RING_THEM, HEAR)
ALL = (JOIN, DETAILS, PAUSE, *ABOUT_REQUESTS, *ABOUT_TRUST)
FLOWS: dict[str, Flow] = {flow.name: flow for flow in ALL}

"""All conversations, by name."""

from handlers.asking import ASK
from handlers.away import AWAY
from handlers.cases import CASE_NOTE
from handlers.changing import CHANGE
from handlers.details import DETAILS
from handlers.joining import JOIN
from handlers.messages import MESSAGE
from handlers.noting import NOTE, THANKS
from handlers.pausing import PAUSE
from handlers.phone_in_steps import PHONE_IN
from handlers.receipts import RECEIPT
from handlers.remarks import TAKE_OFF, VOUCH
from handlers.repeating import REPEAT
from handlers.reporting import REPORT
from handlers.series_pauses import PAUSE_SERIES
from handlers.signposting import SIGNPOST
from handlers.steps import Flow
from handlers.vettings import VET
from handlers.worries import WORRY

ABOUT_REQUESTS = (ASK, NOTE, THANKS, CHANGE, RECEIPT, PHONE_IN, MESSAGE, SIGNPOST, REPEAT, PAUSE_SERIES)
ABOUT_NEIGHBOURS = (VET, VOUCH, TAKE_OFF)
SAFETY = (REPORT, WORRY, CASE_NOTE)
ALL = (JOIN, DETAILS, PAUSE, AWAY, *ABOUT_REQUESTS, *ABOUT_NEIGHBOURS, *SAFETY)
FLOWS: dict[str, Flow] = {flow.name: flow for flow in ALL}

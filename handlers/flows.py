"""All conversations, by name."""

from handlers.announcement_changing import CHANGE_NEWS
from handlers.announcement_steps import ANNOUNCE
from handlers.area_steps import AREA
from handlers.asking import ASK
from handlers.away import AWAY
from handlers.cases import CASE_NOTE
from handlers.changing import CHANGE
from handlers.checkin_pausing import PAUSE_CALL
from handlers.checkin_steps import GOOD_MORNING
from handlers.closing import CLOSE
from handlers.company_steps import BRING
from handlers.contact_steps import NOTE_TALK
from handlers.details import DETAILS
from handlers.finding import FIND
from handlers.joining import JOIN
from handlers.knock_steps import KNOCK
from handlers.messages import MESSAGE
from handlers.noting import NOTE, THANKS
from handlers.organiser_messages import WRITE_BACK, WRITE_TO
from handlers.pausing import PAUSE
from handlers.phone_in_steps import PHONE_IN
from handlers.receipts import RECEIPT
from handlers.record_steps import ACCOUNT, RECORD, SAME_AS
from handlers.remarks import TAKE_OFF, VOUCH
from handlers.repeating import REPEAT
from handlers.reporting import REPORT
from handlers.series_pauses import PAUSE_SERIES
from handlers.signposting import SIGNPOST
from handlers.steps import Flow
from handlers.trusted_call_steps import HEAR
from handlers.trusted_steps import ACCEPT, FOR_ANOTHER, RING_THEM
from handlers.vettings import VET
from handlers.wellbeing_steps import WELLBEING
from handlers.worries import WORRY

ABOUT_REQUESTS = (ASK, NOTE, THANKS, CHANGE, RECEIPT, PHONE_IN, MESSAGE, SIGNPOST, REPEAT, PAUSE_SERIES)
ABOUT_NEIGHBOURS = (VET, VOUCH, TAKE_OFF)
ABOUT_PEOPLE = (AREA, KNOCK, RECORD, ACCOUNT, SAME_AS, FIND, NOTE_TALK)
ABOUT_TRUST = (FOR_ANOTHER, ACCEPT, RING_THEM, HEAR)
ABOUT_CALLS = (GOOD_MORNING, PAUSE_CALL, BRING)
ABOUT_NEWS = (ANNOUNCE, CHANGE_NEWS)
ACTING = (WRITE_TO, WRITE_BACK, CLOSE)
SAFETY = (REPORT, WORRY, CASE_NOTE)
ALL = (
    JOIN, DETAILS, PAUSE, AWAY, WELLBEING,
    *ABOUT_REQUESTS, *ABOUT_NEIGHBOURS, *ABOUT_PEOPLE, *ABOUT_TRUST, *ABOUT_CALLS, *ABOUT_NEWS, *SAFETY,
    *ACTING,
)  # fmt: skip
FLOWS: dict[str, Flow] = {flow.name: flow for flow in ALL}

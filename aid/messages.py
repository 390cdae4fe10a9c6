"""Messages between helper and resident: passed on through us, from claim until the request closes."""

from datetime import datetime, timedelta

from aid.help_requests import get
from aid.helping_refusals import ManyMessages, TalkOver
from aid.pairs import helpers_of
from aid.permissions import may_speak_for
from aid.refusals import NobodyHasIt, NotHere, QuestionOver
from aid.texts import clean
from aid.verbs import verb
from storage import blocks, drafts, history, messages, outbox
from storage.connection import Transaction
from storage.database import Database
from storage.help_requests import HelpRequest
from storage.rows import Source

MESSAGE_LETTERS_MAX = 700  # with our own words it still fits below a picture
MESSAGES_AN_HOUR_MAX = 20
HOUR = timedelta(hours=1)


async def others(source: Source, id: int, by: int) -> tuple[HelpRequest, int, list[int]]:
    """The request, who speaks (for one without an account: the resident, whoever keeps touch), and to whom.

    Raises NotHere, TalkOver or NobodyHasIt.
    """
    request = await get(source, id)
    if await may_speak_for(source, by, request.resident_id):
        by = request.resident_id
    everybody = [request.resident_id, *helpers_of(request)]
    if by not in everybody:
        raise NotHere
    if request.ended_at:
        raise TalkOver
    if not helpers_of(request):
        raise NobodyHasIt
    found = [other for other in everybody if other != by and not await blocks.are_apart(source, by, other)]
    if not found:
        raise NotHere
    return request, by, found


@verb
async def pass_on(
    tx: Transaction,
    id: int,
    *,
    by: int,
    draft_id: int,
    text: str | None = None,
    voice: str | None = None,
    photo: str | None = None,
    now: datetime,
) -> None:
    """One of those concerned tells the others something. Raises the same as `others`, or ManyMessages,
    QuestionOver or a text's refusal."""
    _request, speaker, readers = await others(tx, id, by)
    if await messages.sent_since(tx, id, speaker, now - HOUR) >= MESSAGES_AN_HOUR_MAX:
        raise ManyMessages(most=MESSAGES_AN_HOUR_MAX)
    if not await drafts.end(tx, draft_id):
        raise QuestionOver
    text = text and clean(text, MESSAGE_LETTERS_MAX)
    for reader in readers:
        message = await messages.add(tx, id, speaker, reader, text=text, voice=voice, photo=photo, now=now)
        await outbox.post(tx, reader, "message_passed", about=message, now=now)
    await history.note(tx, "pass_on", "help_request", id, by=by, now=now)


async def sweep_over(db: Database, ended_before: datetime, now: datetime) -> None:
    """Forget what was said about requests that ended before then; its letters are blanked too."""
    for message in await messages.to_withdraw(db, ended_before):
        await withdraw(db, message.id, now=now)


@verb
async def withdraw(tx: Transaction, id: int, *, now: datetime) -> None:
    """Forget what a message said, here and in its reader's chat."""
    await messages.withdraw(tx, id, now)
    await outbox.redraw(tx, "message_passed", about=id, now=now)

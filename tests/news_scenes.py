"""Announcements in each state, and how the verbs about them are tried."""

from datetime import timedelta
from typing import Any

import aid.announcement_answers
import aid.announcement_corrections
import aid.announcement_sending
import aid.announcing
from aid.announcing import Message
from aid.drafts import begin
from storage import announcements
from storage.announcements import Sort, State
from storage.audiences import Audience
from storage.connection import Transaction
from tests.scene import Scene, person
from tests.village import ACCOUNTS, Village

NEWS_STATES = ("proposed", "waiting", "sending", "paused", "sent", "stopped", "withdrawn")
UNDER_WAY = {"sending", "paused"}
ON_NEWS = {
    "announcement": ("neighbour", UNDER_WAY),
    "announcement_now": ("neighbour", UNDER_WAY),
    "announcement_progress": ("organiser", set(NEWS_STATES)),
}
TABLES = """
announce          | new            sent
organiser         | yes            yes
other organiser   | yes            QuestionOver
everybody else    | NotAnOrganiser
never joined      | NotJoined

pause_announcement | proposed waiting sending paused sent stopped withdrawn
organiser         | NotSending NotSending yes NotSending NotSending NotSending NotSending
other organiser   | NotSending NotSending yes NotSending NotSending NotSending NotSending
everybody else    | NotAnOrganiser
never joined      | NotJoined

resume_announcement | proposed waiting sending paused sent stopped withdrawn
organiser         | NotSending NotSending NotSending yes NotSending NotSending NotSending
other organiser   | NotSending NotSending NotSending yes NotSending NotSending NotSending
everybody else    | NotAnOrganiser
never joined      | NotJoined

stop_announcement | proposed waiting sending paused sent stopped withdrawn
organiser         | yes yes yes yes NotSending NotSending NotSending
other organiser   | yes yes yes yes NotSending NotSending NotSending
everybody else    | NotAnOrganiser
never joined      | NotJoined

withdraw_announcement | proposed waiting sending paused sent stopped withdrawn
organiser         | NotSending NotSending yes yes yes yes NotSending
other organiser   | NotSending NotSending yes yes yes yes NotSending
everybody else    | NotAnOrganiser
never joined      | NotJoined

change_announcement | proposed waiting sending paused sent stopped withdrawn
organiser         | NotSending NotSending yes yes yes yes NotSending
other organiser   | NotSending NotSending yes yes yes yes NotSending
everybody else    | NotAnOrganiser
never joined      | NotJoined

reply             | waiting sending sent withdrawn
neighbour         | NoSuchAnswer yes yes TakenBack
everybody else    | NoSuchAnswer NotForYou NotForYou TakenBack
never joined      | NotJoined

want_no_news      | oneself
everybody else    | yes
never joined      | NotJoined

want_news         | oneself
everybody else    | yes
never joined      | NotJoined
"""


def message_of(account: int, html: str = "&lt;b&gt;Tea") -> Message:
    """An organiser's words."""
    return Message(chat_id=account, id=1, sort=Sort.WORDS, html=html)


async def announced(tx: Transaction, actor: str, draft_id: int, village: Village, **more: Any) -> Any:
    """Somebody announces it to all neighbours."""
    return await aid.announcing.announce(
        tx, message_of(ACCOUNTS[actor]), Audience(roles=("neighbour",)), by=await person(tx, actor),
        draft_id=draft_id, now=village.now, choices=("I can <b>drive", "Not this time"),
        **{"privately": True, "in_groups": False, "urgent": False, "send_at": village.now, **more},
    )  # fmt: skip


async def an_announcement(village: Village, state: str) -> int:
    """The organiser's, of which the neighbour has got theirs and answered."""
    more = {"proposed": {"urgent": True}, "waiting": {"send_at": village.now + timedelta(days=1)}}

    async def made(tx: Transaction) -> int:
        draft = await begin(tx, ACCOUNTS["organiser"], "announce", "check", now=village.now)
        id: int = (await announced(tx, "organiser", draft.id, village, **more.get(state, {}))).id
        if state in more:
            return id
        # Nobody else gets any, so that nothing depends on how far the postman is.
        await tx.run(
            "UPDATE outbox SET state = CASE person_id WHEN :to THEN 'sent' ELSE 'stale' END, message_id = 1"
            " WHERE kind = 'announcement' AND about = :id",
            id=id,
            to=await person(tx, "neighbour"),
        )
        told = {"account_id": ACCOUNTS["neighbour"], "now": village.now}
        await aid.announcement_answers.reply(tx, id, 1, **told)
        over = village.now if state in ("sent", "stopped", "withdrawn") else None
        await announcements.correct(tx, id, state=State(state), ended_at=over)
        return id

    id = await village.db.transaction(made)
    return id


async def announcing(village: Village, verb: str, state: str) -> Scene:
    """An organiser sends one, anew or once more."""
    sent: int | None = None
    if state == "sent":
        await an_announcement(village, "sending")
        row = await village.db.one("SELECT MAX(draft_id) AS id FROM announcements")
        sent = row["id"]

    async def attempt(tx: Transaction, actor: str) -> Any:
        await person(tx, actor)
        draft = await begin(tx, ACCOUNTS[actor], "announce", "check", now=village.now)
        return await announced(tx, actor, sent or draft.id, village)

    return Scene(attempt=attempt)


async def on_announcement(village: Village, verb: str, state: str) -> Scene:
    """An organiser does something to an announcement in that state."""
    id = await an_announcement(village, state)
    home = NEWS_HOMES[verb]

    async def attempt(tx: Transaction, actor: str) -> Any:
        by = await person(tx, actor)
        more: dict[str, Any] = {}
        if verb == "change_announcement":
            draft = await begin(tx, ACCOUNTS[actor], "change_news", "message", now=village.now)
            more = {"message": message_of(ACCOUNTS[actor], "Cake"), "draft_id": draft.id}
        return await getattr(home, verb)(tx, id, by=by, now=village.now, **more)

    taps = {
        "pause_announcement": f"pause_news:{id}", "resume_announcement": f"resume_news:{id}",
        "stop_announcement": f"stop_news:{id}", "withdraw_announcement": f"take_back_now:{id}",
    }  # fmt: skip
    return Scene(attempt=attempt, tap=taps.get(verb) if state in ("sending", "stopped") else None)


async def on_news(village: Village, verb: str, state: str) -> Scene:
    """Somebody answers an announcement, which only the neighbour has got."""
    id = await an_announcement(village, state)

    async def attempt(tx: Transaction, actor: str) -> Any:
        return await aid.announcement_answers.reply(tx, id, 0, account_id=ACCOUNTS[actor], now=village.now)

    return Scene(attempt=attempt, tap=f"reply:{id}:0" if state == "sending" else None)


async def on_all_news(village: Village, verb: str, state: str) -> Scene:
    """Somebody wants none at all, or wants it again."""

    async def attempt(tx: Transaction, actor: str) -> Any:
        told = {"account_id": ACCOUNTS[actor], "now": village.now}
        return await getattr(aid.announcement_answers, verb)(tx, None, **told)

    return Scene(attempt=attempt, tap={"want_no_news": "no_news", "want_news": "want_news"}[verb])


NEWS_HOMES = {
    "announce": aid.announcing,
    **dict.fromkeys(
        ("pause_announcement", "resume_announcement", "stop_announcement"), aid.announcement_sending
    ),
    **dict.fromkeys(("change_announcement", "withdraw_announcement"), aid.announcement_corrections),
    **dict.fromkeys(("reply", "want_no_news", "want_news"), aid.announcement_answers),
}
NEWS_SCENES = {
    "announce": announcing,
    **dict.fromkeys(
        (
            "pause_announcement", "resume_announcement", "stop_announcement", "change_announcement",
            "withdraw_announcement",
        ),
        on_announcement,
    ),
    "reply": on_news,
    **dict.fromkeys(("want_no_news", "want_news"), on_all_news),
}  # fmt: skip

"""A village in a database, made by the verbs alone: everyone who may or may not do a thing."""

import contextlib
from collections.abc import Awaitable, Callable, Iterator
from datetime import UTC, date, datetime, timedelta
from typing import Any

from aid import (
    areas,
    calls,
    consents,
    finishing,
    help_requests,
    limits,
    organiser_roles,
    overseeing,
    people,
    pledges,
    series,
)
from aid.asking import ask
from aid.consent_calls import record_consent
from aid.consent_links import accept, invite_trusted
from aid.consents import begin_for
from aid.drafts import begin
from aid.organising_refusals import CallWaiting
from aid.referrers import make_referrer
from aid.refusals import Refusal
from aid.trusted import ask_for
from storage import blocks, offers
from storage import series as series_rows
from storage.consents import Relation
from storage.database import Database
from storage.help_requests import Kind, Outcome, Part, Status
from storage.outbox import Letter
from storage.people import Role
from tests.known import well_known
from tests.rows import Rows, remembered

NOW = datetime(2026, 3, 3, 9, 0, tzinfo=UTC)

# Who there is, by account. The last three never joined; the anonymous admin's id is Telegram's own.
ACCOUNTS = {
    "resident": 2001,
    "other resident": 2002,
    "neighbour": 2003,
    "neighbour elsewhere": 2004,
    "asked": 2005,
    "not now": 2006,
    "out of group": 2007,
    "left": 2008,
    "helper": 2009,
    "former helper": 2010,
    "trusted": 2016,
    "trusted not confirmed": 2017,
    "referrer": 2018,
    "blocked neighbour": 2019,
    "organiser": 2011,
    "other organiser": 2012,
    "frozen organiser": 2020,
    "outsider": 2013,
    "anonymous admin": 1087968824,
    "another bot": 2015,
}
NEVER_JOINED = ("outsider", "anonymous admin", "another bot")
ASK_FOR_OTHERS = ("trusted", "trusted not confirmed", "referrer")
ORGANISERS = ("organiser", "other organiser", "frozen organiser")
ON_THE_LIST = (
    "neighbour", "neighbour elsewhere", "helper", "former helper", "out of group", "left",
    "blocked neighbour",
)  # fmt: skip


@contextlib.contextmanager
def beyond_limits() -> Iterator[None]:
    """A resident has more open requests than anybody may."""
    most, limits.OPEN_MAX = limits.OPEN_MAX, 1000
    often, limits.ASKED_A_DAY_MAX = limits.ASKED_A_DAY_MAX, 1000
    try:
        yield
    finally:
        limits.OPEN_MAX, limits.ASKED_A_DAY_MAX = most, often


class Allowed(Exception):
    """The verb went through; `rows` is what it left, and all of it is undone."""

    def __init__(self, rows: Rows) -> None:
        self.rows = rows


class Village:
    """Elm Street and Oak Road, everybody in them, and a request or a call in whatever state."""

    settled: Callable[[], Awaitable[None]]

    def __init__(
        self,
        db: Database,
        group: int = -100,
        other_group: int = -200,
        now: datetime = NOW,
        new_group: int = -300,
    ) -> None:
        self.db = db
        self.group = group
        self.other_group = other_group
        self.new_group = new_group
        self.now = now

    async def settled(self) -> None:
        """All letters have arrived; here there is nobody to carry them."""

    async def settle(self) -> None:
        """Everybody joins, and each becomes what they are called."""
        for name in ORGANISERS:
            await people.appoint(self.db, ACCOUNTS[name], now=self.now)
            await self._join(name, Role.ORGANISER, None)
        organiser = await self.id("organiser")
        elm = await areas.link(self.db, None, self.group, "Elm Street", by=organiser, now=self.now)
        oak = await areas.link(self.db, None, self.other_group, "Oak Road", by=organiser, now=self.now)
        self.elm, self.oak = elm.id, oak.id
        for name in ("resident", "other resident"):
            await self._join(name, Role.RESIDENT, self.elm)
        for name in (*ON_THE_LIST, "asked", "not now"):
            await self._join(name, Role.NEIGHBOUR, self.oak if name == "neighbour elsewhere" else self.elm)
        for name in (*ON_THE_LIST, "asked", "not now"):
            await pledges.promise(self.db, await self.id(name), language="en", now=self.now)
        for name in ON_THE_LIST:
            await people.approve(self.db, await self.id(name), by=organiser, now=self.now)
        for name in ("neighbour", "helper", "former helper", "blocked neighbour"):
            await well_known(self.db, await self.id(name), by=organiser, now=self.now)
        await people.decline(self.db, await self.id("not now"), by=organiser, now=self.now)
        await people.leave_group(self.db, await self.id("out of group"), now=self.now)
        await people.opt_out(self.db, await self.id("left"), now=self.now)
        await self._trust()
        await organiser_roles.freeze(self.db, await self.id("frozen organiser"), by=organiser, now=self.now)
        # The resident has met this neighbour once, and would not again.
        apart = await self.id("resident"), await self.id("blocked neighbour")
        await self.db.transaction(lambda tx: blocks.add(tx, *apart, self.now))

    async def id(self, name: str) -> int:
        """The person, as every door finds them: by account. Raises NotJoined."""
        return (await people.get_by_account(self.db, ACCOUNTS[name])).id

    async def _trust(self) -> None:
        # All three would like to ask for the resident, who has agreed to two of them on the telephone.
        organiser, self.trust_of = await self.id("organiser"), {}
        for name in ASK_FOR_OTHERS:
            await self._join(name, Role.TRUSTED, None)
            by = await self.id(name)
            if name == "referrer":
                await make_referrer(self.db, by, by=organiser, now=self.now)
            trust = await begin_for(
                self.db, by=by, draft_id=0, name="Resident", relation=Relation.SON, now=self.now
            )
            self.trust_of[name] = trust.id
            if name != "trusted not confirmed":
                await record_consent(
                    self.db, trust.id, by=organiser, resident_id=await self.id("resident"), **self.heard()
                )

    def heard(self) -> dict[str, Any]:
        """What an organiser heard on the telephone, just now."""
        day = {"today": self.now.date(), "post_at": self.now, "now": self.now}
        return {"draft_id": 0, "agreed": True, "words": "Yes, that is fine", **day}

    async def trust(self, state: str) -> int:
        """The resident invites `trusted not confirmed`, who says yes; the resident may agree, and end it."""
        by = await self.id("resident")
        payload = await invite_trusted(self.db, by=by, now=self.now)
        account = ACCOUNTS["trusted not confirmed"]
        trust = await accept(self.db, payload, account, draft_id=0, relation=Relation.FRIEND, now=self.now)
        if state in ("confirmed", "ended"):
            today, now = self.now.date(), self.now
            await consents.agree_to(self.db, trust.id, by=by, today=today, post_at=now, now=now)
        if state == "ended":
            await consents.end_consent(self.db, trust.id, by=by, now=self.now)
        return trust.id

    async def request(self, status: Status, asked_by: str = "resident", **facts: Any) -> int:
        """A request of the resident's in this state; somebody had it before and gave it back."""
        id = await self.asked(by=asked_by, **facts)
        helper, former = await self.id("helper"), await self.id("former helper")
        await help_requests.claim(self.db, id, by=former, now=self.now)
        await help_requests.hand_back(self.db, id, by=former, now=self.now)
        if status is Status.SIGNPOSTED:
            organiser = await self.id("organiser")
            await overseeing.signpost(
                self.db, id, by=organiser, words="The lunch club", draft_id=None, now=self.now
            )
        if status is Status.COULD_NOT_FILL:
            await help_requests.lapse(self.db, id, now=self.now)
        if status in (Status.CLAIMED, Status.REPORTED, Status.CLOSED, Status.WITHDRAWN):
            await help_requests.claim(self.db, id, by=helper, now=self.now)
        if status in (Status.REPORTED, Status.CLOSED):
            later = self.now + timedelta(hours=48)
            await finishing.report_done(self.db, id, by=helper, minutes=45, confirm_by=later, now=self.now)
        resident = await self.id("resident")
        if status is Status.CLOSED:
            await finishing.confirm(self.db, id, by=resident, outcome=Outcome.MET, now=self.now)
        if status is Status.WITHDRAWN:
            await help_requests.withdraw(self.db, id, by=resident, now=self.now)
        return id

    async def asked(self, by: str = "resident", **facts: Any) -> int:
        """A new, open request."""
        draft = await begin(self.db, ACCOUNTS[by], "ask", "check", now=self.now)
        if by in ASK_FOR_OTHERS:
            told = {"draft_id": draft.id, "by": await self.id(by), **self.wanted(), **facts}
            with beyond_limits():
                sent = await ask_for(self.db, self.trust_of[by], **told, now=self.now)
            assert sent, "it waits for a yes"
            return sent.id
        with beyond_limits():
            request = await ask(
                self.db, draft_id=draft.id, by=await self.id(by), **{**self.wanted(), **facts}, now=self.now
            )
        return request.id

    def wanted(self) -> dict[str, Any]:
        """What is asked for."""
        today = self.now.date()
        return {
            "kind": Kind.SHOPPING,
            "wanted_on": today + timedelta(days=1),
            "part": Part.MORNING,
            "details": "Milk",
            "voice": None,
            "address": "12 Elm Street",
            "today": today,
            "post_at": self.now,
        }

    def rhythm(self) -> dict[str, Any]:
        """Every week on the day of what is asked for, for 4 weeks."""
        today = self.now.date()
        weekday = str((today + timedelta(days=1)).isoweekday())
        return {"every": 1, "weekdays": weekday, "until": today + timedelta(days=28), "today": today}

    async def series(self, state: str) -> tuple[int, int, date]:
        """A series that is running, was stopped or is over, its first request, and today for it."""
        request, resident = await self.asked(), await self.id("resident")
        draft = await begin(self.db, ACCOUNTS["resident"], "repeat", "check", now=self.now)
        whole = await series.repeat(
            self.db, request, draft_id=draft.id, by=resident, now=self.now, **self.rhythm()
        )
        neighbour, today = await self.id("neighbour"), self.now.date()
        await self.db.transaction(lambda tx: offers.ask(tx, request, neighbour, 1, self.now))
        if state == "stopped":
            await series.stop_dates(self.db, whole.id, by=resident, today=today, now=self.now)
        if state == "over":
            await self.db.transaction(lambda tx: series_rows.correct(tx, whole.id, tell_end_on=None))
            today = whole.until + timedelta(days=1)
        return whole.id, request, today

    async def call(self, state: str) -> int:
        """A call somebody waits for, that an organiser took on, or that was made."""
        id = await self._asks_for_a_call()
        organiser = await self.id("organiser")
        if state in ("taken", "made"):
            await calls.take(self.db, id, by=organiser, now=self.now)
        if state == "made":
            await calls.finish(self.db, id, by=organiser, now=self.now)
        return id

    async def _asks_for_a_call(self) -> int:
        for name in ACCOUNTS:
            with contextlib.suppress(CallWaiting):
                await calls.ask(self.db, await self.id(name), now=self.now)
                break
        row = await self.db.one("SELECT MAX(id) AS id FROM calls")
        id: int = row["id"]
        return id

    async def letter(self, kind: str, to: str, about: int) -> Letter:
        """A letter as the postman finds it."""
        return Letter(
            id=1, person_id=await self.id(to), account_id=ACCOUNTS[to], language="en", kind=kind,
            about=about, urgency=0, attempts=0, message_id=None,
        )  # fmt: skip

    async def tries(self, attempt: Any, *, look: bool = True) -> Rows | Refusal:
        """What `attempt(tx)` would leave, or why not; either way nothing has changed afterwards.

        Without a `look` at what it would leave, it is no more than allowed.
        """

        async def work(tx: Any) -> None:
            await attempt(tx)
            raise Allowed(await remembered(tx) if look else {})

        try:
            await self.db.transaction(work)
        except Allowed as allowed:
            return allowed.rows
        except Refusal as refusal:
            return refusal
        raise AssertionError("neither allowed nor refused")

    async def _join(self, name: str, role: Role, area_id: int | None) -> None:
        await people.join(
            self.db, ACCOUNTS[name], draft_id=0, name=name.title(), area_id=area_id, role=role,
            language="en", now=self.now,
        )  # fmt: skip

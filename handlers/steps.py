"""Conversations as tables of steps, and what a step is given and may take."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any
from zlib import crc32
from zoneinfo import ZoneInfo

from aid.amounts import PENCE
from aid.money import BUDGET_POUNDS
from aid.refusals import NotJoined, QuestionOver
from handlers.context import Context
from handlers.known import NOTHING_KNOWN, Known
from handlers.outlook import NOTHING_TOLD, Outlook
from handlers.screens import Screen
from storage.areas import Area
from storage.drafts import Draft
from storage.people import Person

Answers = dict[str, Any]
CAME_FROM = "came_from"
FOR = "for"  # whom an organiser asks for
BY_CONSENT = "consent"  # by which a trusted person asks
ON = "✓ "
LETTERS_TO_TURN_MAX = 26


@dataclass(frozen=True, kw_only=True)
class Heard:
    """What somebody said other than by a button, and the message as it came, for whoever passes it on."""

    text: str | None = None
    voice: str | None = None
    photo: str | None = None
    phone: str | None = None
    message_id: int | None = None
    html: str = ""
    captioned: bool = False


@dataclass(frozen=True, kw_only=True)
class Talk:
    """Where a conversation stands, and with whom. `person` is None before they have joined.

    `known` is what they asked for before. Where an organiser asks for a caller, `person` is the caller;
    `callers` are those who may be meant; of a good morning call, who `may_be_told` and who `may_ring`;
    of company, who `may_visit`; of an announcement, who is `told`.
    """

    draft: Draft
    person: Person | None
    areas: list[Area]
    appointed: bool
    first_name: str
    now: datetime
    zone: ZoneInfo
    known: Known = NOTHING_KNOWN
    budget_most: int = BUDGET_POUNDS * PENCE
    callers: list[Person] = field(default_factory=list)
    may_be_told: list[Person] = field(default_factory=list)
    may_ring: list[Person] = field(default_factory=list)
    told: Outlook = NOTHING_TOLD
    may_visit: list[Person] = field(default_factory=list)

    @property
    def answers(self) -> Answers:
        return self.draft.answers

    @property
    def today(self) -> date:
        """The date where the neighbourhood is."""
        return self.now.astimezone(self.zone).date()


@dataclass(frozen=True, kw_only=True)
class Choice:
    """One button of a step: it answers with `value`, goes `to` another step, or ends the conversation.

    It may answer more than its own question (`gives`), be one of several that are `on` or off, or be a
    button from outside the conversation (`says`).
    """

    label: str
    value: str = ""
    to: str | None = None
    ends: bool = False
    gives: Answers = field(default_factory=dict)
    on: bool | None = None
    says: str | None = None

    @property
    def mark(self) -> str:
        """What its button carries: the same for the same answer, whatever is offered beside it.

        One that is on carries another than when it is off: a second tap on an old screen changes nothing.
        """
        answer = self.value or self.to or self.says or "end"
        return f"{crc32((answer if self.on is None else f'{answer} {self.on}').encode()):08x}"


def turning(label: str, value: str, *, on: bool) -> Choice:
    """A choice that is on or off, with a sign before it when it is on."""
    return Choice(label=(ON if on else "") + label[:LETTERS_TO_TURN_MAX], value=value, on=on)


def _no_choices(_: Talk) -> list[Choice]:
    return []


def _hears_nothing(_talk: Talk, _heard: Heard) -> Answers | None:
    return None


@dataclass(frozen=True, kw_only=True)
class Step:
    """One question. `hears` turns words into answers, or None if they make no sense.

    A step that is not `needed` is left out; `aside` steps are only gone to, and lead back to `back`.
    An answer makes those that it `clears` be asked again; where a step `ends`, words end the conversation,
    and where it `stays`, they leave its question open. `chosen` are those of its choices that are on.
    """

    name: str
    asks: Callable[[Talk], str]
    choices: Callable[[Talk], list[Choice]] = _no_choices
    hears: Callable[[Talk, Heard], Answers | None] = _hears_nothing
    needed: Callable[[Talk], bool] = lambda _: True
    example: Callable[[], str] | None = None
    aside: bool = False
    back: str | None = None
    a_row: int = 1
    clears: tuple[str, ...] = ()
    ends: bool = False
    stays: bool = False
    chosen: Callable[[Talk], list[str]] = lambda _: []


def _must_have_joined(talk: Talk) -> None:
    if talk.person is None:
        raise NotJoined


def must_be_about(name: str, talk: Talk) -> None:
    """It begins only where there is something it is about. Raises QuestionOver."""
    if name not in talk.answers:
        raise QuestionOver


@dataclass(frozen=True, kw_only=True)
class Flow:
    """A conversation: its steps in order, and the verb that ends it.

    `about` names it for "Carry on?", `stopped` is said when it is put away; `may_begin` raises why not.
    """

    name: str
    steps: tuple[Step, ...]
    end: Callable[[Context, Talk], Awaitable[Screen]]
    about: Callable[[Talk], str]
    stopped: Callable[[], str]
    may_begin: Callable[[Talk], None] = _must_have_joined
    by_name: dict[str, Step] = field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "by_name", {step.name: step for step in self.steps})

    def asked(self, talk: Talk) -> list[Step]:
        """The steps that this person is asked, in order."""
        return [step for step in self.steps if not step.aside and step.needed(talk)]

    def begins_at(self, name: str | None) -> bool:
        """Can it be begun there: at its first question, or at one whose answer is all that is wanted?"""
        if name is None:
            return any(not step.aside for step in self.steps)
        return name in self.by_name and self.by_name[name].ends

    def next(self, talk: Talk, answers: Answers) -> Step:
        """The first step without an answer; the last one never has any."""
        asked = self.asked(talk)
        return next((step for step in asked if step.name not in answers), asked[-1])

    def with_answers(self, step: Step, answers: Answers, new: Answers) -> Answers:
        """All answers so far and the new ones, without those that have to be asked again."""
        dropped = (*step.clears, CAME_FROM)
        return {**{name: value for name, value in answers.items() if name not in dropped}, **new}

    def sent_on(self, step: Step, answers: Answers) -> Answers:
        """The answers of somebody whom `step` sends to another; an aside one is where they go back to."""
        return {**answers, CAME_FROM: step.name} if step.aside else answers

    def before(self, talk: Talk) -> Step | None:
        """Where "Go back" leads; None: out of the conversation."""
        step, asked = self.by_name[talk.draft.step], self.asked(talk)
        came_from = talk.answers.get(CAME_FROM) or step.back
        if came_from:
            return self.by_name[came_from]
        place = asked.index(step) if step in asked else 0
        return asked[place - 1] if place else None

"""Conversations as tables of steps, and what a step is given and may take."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any
from zoneinfo import ZoneInfo

from handlers.context import Context
from handlers.screens import Screen
from storage.areas import Area
from storage.drafts import Draft
from storage.people import Person

Answers = dict[str, Any]


@dataclass(frozen=True, kw_only=True)
class Heard:
    """What somebody said other than by a button: words, a voice note or a phone number."""

    text: str | None = None
    voice: str | None = None
    phone: str | None = None
    first_name: str = ""


@dataclass(frozen=True, kw_only=True)
class Talk:
    """Where a conversation stands, and with whom. `person` is None before they have joined."""

    draft: Draft
    person: Person | None
    areas: list[Area]
    appointed: bool
    first_name: str
    now: datetime
    zone: ZoneInfo

    @property
    def answers(self) -> Answers:
        return self.draft.answers

    @property
    def today(self) -> date:
        """The date where the neighbourhood is."""
        return self.now.astimezone(self.zone).date()


@dataclass(frozen=True, kw_only=True)
class Choice:
    """One button of a step: it answers with `value`, goes `to` another step, or ends the conversation."""

    label: str
    value: str = ""
    to: str | None = None
    ends: bool = False


def _no_choices(_: Talk) -> list[Choice]:
    return []


def _hears_nothing(_talk: Talk, _heard: Heard) -> Answers | None:
    return None


@dataclass(frozen=True, kw_only=True)
class Step:
    """One question. `hears` turns words into answers, or None if they make no sense.

    A step that is not `needed` is left out; `aside` steps are only gone to, and lead back to `back`.
    An answer makes those that it `clears` be asked again; where a step `ends`, words end the conversation.
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


@dataclass(frozen=True, kw_only=True)
class Flow:
    """A conversation: its steps in order, and the verb that ends it. `about` names it for "Carry on?"."""

    name: str
    steps: tuple[Step, ...]
    end: Callable[[Context, Talk], Awaitable[Screen]]
    about: Callable[[Talk], str]
    by_name: dict[str, Step] = field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "by_name", {step.name: step for step in self.steps})

    def asked(self, talk: Talk) -> list[Step]:
        """The steps that this person is asked, in order."""
        return [step for step in self.steps if not step.aside and step.needed(talk)]

    def next(self, talk: Talk, answers: Answers) -> Step:
        """The first step without an answer; the last one never has any."""
        asked = self.asked(talk)
        return next((step for step in asked if step.name not in answers), asked[-1])

    def with_answers(self, step: Step, answers: Answers, new: Answers) -> Answers:
        """All answers so far and the new ones, without those that have to be asked again."""
        kept = {name: value for name, value in answers.items() if name not in step.clears}
        return {**kept, **new}

    def before(self, talk: Talk) -> Step | None:
        """Where "Go back" leads; None: out of the conversation."""
        step, asked = self.by_name[talk.draft.step], self.asked(talk)
        if step.back:
            return self.by_name[step.back]
        # Somebody who came here to change an answer goes back to where they came from.
        if step.name in talk.answers and all(other.name in talk.answers for other in asked[:-1]):
            return asked[-1]
        place = asked.index(step) if step in asked else 0
        return asked[place - 1] if place else None

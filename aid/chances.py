"""How likely a yes is: learnt from how each person answered before, and from how long a nudge has waited.

Silence means rest: half of those who leave a nudge unanswered are tired of them, for 5 days on average
(Manshadi and Rodilitz, arXiv 2002.08474).
"""

from collections.abc import Iterable
from datetime import datetime, timedelta
from math import erf, exp, log, prod, sqrt

from storage.candidates import Past

A_YES_AT_FIRST = 0.25  # of those asked, before we have learnt anything
WEIGHT_OF_ALL = 60  # nudges that count as much as what we took for granted
WEIGHT_OF_THE_USUAL = 2  # people differ a lot, so their own answers soon count for more
TIRED_BY_SILENCE = 0.5
REST = timedelta(days=5)
FADES_OVER_STEPS = 16  # between what is known of streets (10) and of towns (25)
ANSWER_MINUTES = 6.0  # half of all answers come sooner
ANSWER_SPREAD = 1.2  # of the logarithm
REFUSALS_PRESSED = 0.3


def usual(settled: int, yes: int) -> float:
    """How likely somebody whom we don't know says yes, when of so many settled nudges so many were a yes."""
    return (yes + WEIGHT_OF_ALL * A_YES_AT_FIRST) / (settled + WEIGHT_OF_ALL)


def of_a_yes(past: Past | None, now: datetime, usual: float) -> float:
    """How likely this person says yes if asked now."""
    if past is None:
        return usual
    own = (past.yes + WEIGHT_OF_THE_USUAL * usual) / (past.asked + WEIGHT_OF_THE_USUAL)
    return own * (1 - _tired(past, now))


def at_a_distance(steps: int | None) -> float:
    """How much of that likelihood is left for so many steps of 100 m; all of it if unknown."""
    return exp(-(steps or 0) / FADES_OVER_STEPS)


def of_an_answer_by(waited: timedelta) -> float:
    """How many of those who answer have done so after that long."""
    minutes = waited.total_seconds() / 60
    return (1 + erf(log(minutes / ANSWER_MINUTES) / ANSWER_SPREAD / sqrt(2))) / 2 if minutes > 0 else 0.0


def still(first: float, waited: timedelta) -> float:
    """How likely a yes still is, when it was `first` at the asking and nothing has come since."""
    answered = of_an_answer_by(waited)
    silent = 1 - (first + (1 - first) * REFUSALS_PRESSED) * answered
    return first * (1 - answered) / silent


def of_nobody(chances: Iterable[float]) -> float:
    """How likely it is that all of them say no."""
    return prod(1 - chance for chance in chances)


def _tired(past: Past, now: datetime) -> float:
    return TIRED_BY_SILENCE * exp(-((now - past.asked_at) / REST)) if past.silent else 0.0

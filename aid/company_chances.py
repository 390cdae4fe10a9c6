"""Whom one may tell of regular company: only who said so, and whose requests say that they see few people."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum


class Sign(StrEnum):
    """What a person has asked for that may say they see few people."""

    CHECK_INS = "check_ins"  # agreed to be asked each morning
    CHECK_IN_REQUESTS = "check_in_requests"
    COMPANY_REQUESTS = "company_requests"


COUNTED_OVER = timedelta(days=90)
# How often it must be there within that time; any one of them is enough.
ENOUGH: dict[Sign, int] = {
    Sign.CHECK_INS: 1,
    Sign.CHECK_IN_REQUESTS: 3,
    Sign.COMPANY_REQUESTS: 2,
}
BETWEEN_SUGGESTIONS = timedelta(days=31)
AFTER_A_NO = timedelta(days=183)


@dataclass(frozen=True, kw_only=True)
class Chance:
    """What decides it. `signs`: how often each was there; `in_pair`: has company, or is about to."""

    may_be_told: bool
    in_pair: bool
    signs: dict[Sign, int]
    suggested_at: datetime | None = None
    declined_at: datetime | None = None


def may_suggest(chance: Chance, now: datetime) -> bool:
    """May regular company be suggested to them now?"""
    if not chance.may_be_told or chance.in_pair:
        return False
    if chance.suggested_at and now - chance.suggested_at < BETWEEN_SUGGESTIONS:
        return False
    if chance.declined_at and now - chance.declined_at < AFTER_A_NO:
        return False
    return any(chance.signs.get(sign, 0) >= enough for sign, enough in ENOUGH.items())

"""Amounts of money as people write them and read them: whole pence, "£12.40"."""

import re

from aid.money_refusals import AmountUnclear
from aid.words import _

PENCE = 100
POUNDS_MAX = 10_000
WRITTEN = re.compile(
    r"(?:£\s*)?(?P<pounds>\d{1,3}(?:,\d{3})+|\d+)(?:[.,](?P<pence>\d{1,2}))?\s*(?:£|pounds?|quid|gbp)?"
    r"(?:\s*(?:and\s+)?(?P<rest>\d{1,2})\s*(?:p|pence)?)?"
)
ONLY_PENCE = re.compile(r"(\d{1,4})\s*(?:p|pence)")


def read_amount(text: str) -> int:
    """Pence, from "£25", "25 pounds", "12.40", "12 pounds 40" or "80p". Raises AmountUnclear."""
    said = " ".join(text.casefold().split()).strip(" .!")
    if alone := ONLY_PENCE.fullmatch(said):
        return int(alone[1])
    found = WRITTEN.fullmatch(said)
    if found is None or (found["pence"] and found["rest"]):
        raise AmountUnclear
    pounds = int(found["pounds"].replace(",", ""))
    pence = int((found["pence"] or "").ljust(2, "0")) if found["pence"] else int(found["rest"] or 0)
    if pounds > POUNDS_MAX:
        raise AmountUnclear
    return pounds * PENCE + pence


def amount(pence: int) -> str:
    """What one reads: "£12.40", or "£25" where there are no pence."""
    pounds, rest = divmod(pence, PENCE)
    return _("£{amount}").format(amount=f"{pounds}.{rest:02}" if rest else pounds)

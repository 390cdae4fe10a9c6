"""What gives away a bank: the number of a card or an account, a PIN, a password."""

import re
from collections.abc import Iterator

from aid.figures import without_amounts

CARD_DIGITS = range(13, 20)
CARDS_BEGIN_WITH = "23456"
GROUP_DIGITS_MIN = 2
DAYS_MAX, MONTHS_MAX = 31, 12
IBAN_DIVISOR, IBAN_REMAINDER = 97, 1

_GROUPS = re.compile(r"(?<![\d+])\d+(?:[\s.-]{1,3}\d+)*")


def has_card(plain: str) -> bool:
    """13 to 19 digits in whole groups that Luhn's check lets pass; a telephone begins with + or 0."""
    return any(_is_card(number) for run in _GROUPS.findall(plain) for number in _spans(run))


def _spans(run: str) -> Iterator[str]:
    groups = re.findall(r"\d+", run)
    for first in range(len(groups)):
        number = ""
        for group in groups[first:]:
            if len(group) < GROUP_DIGITS_MIN and number:
                break
            number += group
            yield number


def _is_card(number: str) -> bool:
    if len(number) not in CARD_DIGITS or number[0] not in CARDS_BEGIN_WITH:
        return False
    doubled = (int(digit) * (2 if place % 2 else 1) for place, digit in enumerate(reversed(number)))
    return sum(sum(divmod(value, 10)) for value in doubled) % 10 == 0


_PAIRS = re.compile(r"(?<![\d-])(\d\d)-(\d\d)-(\d\d)(?![\d-])")
_SORT_CODE = re.compile(r"\bsort\s*-?code[^\d,;]{0,20}\d\d[\s.-]?\d\d[\s.-]?\d\d(?!\d)")
_ACCOUNT = re.compile(
    r"\b(?:account|acct?|a[/-]?c)\.?\s*(?:number|no|num|nr)?\.?(?:\s*(?:is|for|with|at|my|the|bank|here|it's))*"
    r"\W{0,3}\d{4}\s?\d{4}(?!\d)"
)
_PAIRS_AND_ACCOUNT = re.compile(r"(?<!\d)\d\d[\s-]\d\d[\s-]\d\d\W{1,3}(?:[a-z]+\W{1,3}){0,4}\d{8}(?!\d)")
_OTHER_ACCOUNTS = re.compile(r"\b(?:gas|electric\w*|water|energy|council|library|club|milk\w*|paper|store)\b")
_IBAN = re.compile(r"\b[a-z]{2}\d{2}(?:\s?[a-z0-9]{4}){2,7}(?:\s?[a-z0-9]{1,3})?\b")


def has_account(plain: str) -> bool:
    """A sort code (three pairs that are no date, or are called one), an account, or an IBAN."""
    account = _ACCOUNT.search(plain) and not _OTHER_ACCOUNTS.search(plain)
    named = account or _SORT_CODE.search(plain) or _PAIRS_AND_ACCOUNT.search(plain)
    return bool(named) or not all(map(_is_date, _PAIRS.findall(plain))) or _has_iban(plain)


def _is_date(pairs: tuple[str, str, str]) -> bool:
    day, month, _year = map(int, pairs)
    return 1 <= day <= DAYS_MAX and 1 <= month <= MONTHS_MAX


def _has_iban(plain: str) -> bool:
    return any(_is_iban(found.replace(" ", "")) for found in _IBAN.findall(plain))


def _is_iban(number: str) -> bool:
    turned = "".join(str(int(letter, 36)) for letter in number[4:] + number[:4])
    return int(turned) % IBAN_DIVISOR == IBAN_REMAINDER


_LINKS = (
    r"(?:\W+(?:code|number|no|for|of|to|on|my|the|his|her|their|our|your|mum's|dad's|bank|debit|credit|cash|card"
    r"|phone|mobile|online|account|visa|is|it's|its|it|are|was|be|will|now|still|use|that's|just|always))*"
)
_PIN_NAMES = (
    r"(?:(?<!safety )(?<!rolling )(?<!drawing )(?<!hair )(?<!hinge )(?<!bowling )pin(?:code|s|'s)?|p\.i\.n\.?"
    r"|passcode|(?:bank|banking|card|security|one-?\s?time) (?:code|number)|memorable number)"
)
_PIN = re.compile(
    rf"\b{_PIN_NAMES}{_LINKS}\W{{0,4}}\d{{4,8}}\b(?!\s*(?:posters?|leaflets?|badges?))"
    rf"|(?<!\d)\d{{4,8}}\W+(?:(?:is|as|was|for|the|my|his|her|our|card|bank|mum's|dad's)\W+){{1,4}}"
    rf"{_PIN_NAMES}\b(?!\W*(?:board|badge|cushion|wheel|stripe))"
    r"|\b(?:cvv|cvc|cv2|csc)2?\W{0,3}(?:(?:code|number|is)\W{0,3}){0,2}\d{3,4}\b"
    r"|\bpass\W?word\b(?:\W+(?:for|of|to|on|my|the|his|her|our|bank|email|account|wifi|wi-fi|computer|tablet))*"
    r"(?:\s*[:=]\s*|\W+(?:is|was)\W+)\S*\d\S*"
    r"|\bpin\b[^.!?,;\d]{0,25}\b(?:is|was)\b[^.!?,;\d]{0,20}\d{4,6}\b"
)


def has_pin(plain: str) -> bool:
    """A PIN, a bank's code or a password beside its name."""
    return bool(_PIN.search(without_amounts(plain)))

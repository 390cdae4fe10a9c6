"""What gives away a home: the code of a key safe, a door or an alarm, and where a key lies."""

import re

from aid.figures import without_amounts

_LOCKS = (
    r"(?:(?:front|back|main|side|garden|outer|street|communal) )?"
    r"(?:door|gate|entrance|entry|alarm|building|block|flats?|lobby|house|shed|garage|safe|lock|padlock|key|lift)"
)
_CODE_NAMES = (
    r"(?:key\W?safe|key\W?box|lock\W?box|key\W?pad|key\W?codes?|padlock|combination|burglar alarm"
    rf"|{_LOCKS}\W?codes?|codes? (?:for|to|of|on|at) (?:the |my |our |his |her )?{_LOCKS}"
    rf"|{_LOCKS} (?:entry|number|combination))"
)
_A_CODE = r"(?:[a-z]{0,2}\d{3,8}[a-z#]{0,2}|[a-z]?\d(?:[\s-]?\d){3,7}[a-z#]?)"
_OTHER_CODES = (
    r"(?<!post )(?<!zip )(?<!promo )(?<!discount )(?<!voucher )(?<!product )(?<!bar )(?<!area )(?<!dialling )"
    r"(?<!colour )(?<!paint )(?<!qr )(?<!order )(?<!item )(?<!booking )(?<!reference )(?<!collection )"
    r"(?<!tracking )(?<!offer )(?<!coupon )(?<!pickup )(?<!delivery )(?<!recipe )(?<!catalogue )(?<!part )"
)
_KEY_CODE = re.compile(
    rf"\b{_CODE_NAMES}\b[^.!?;,\d]{{0,30}}(?:\bno\. ?)?\b{_A_CODE}(?!\w)"
    rf"|\b{_A_CODE}\W+(?:(?:is|for|as|on|opens|into|in|at|and|unlocks|the|my|our|number|works)\W+){{1,4}}{_CODE_NAMES}\b"
    rf"|\b(?:\d{{4,6}}|[a-z]\d{{3,5}}|\d{{3,5}}[a-z])\W+(?:opens|unlocks|disarms)\b"
    rf"|\b(?:press|dial|type|enter|punch|key|tap|put) (?:in )?(?:the )?(?:code )?\d{{3,6}}[a-z#]?\b"
    r"(?=[^.!?]{0,30}\b(?:door|gate|alarm|pad|keypad|get in|let yourself|hash|star|enter)\b|#|\W*$)"
    rf"|{_OTHER_CODES}\bcode\W+(?:(?:is|it's|was)\W+)?(?:[a-z]?\d{{4,6}}[a-z]?|\d{{4,6}})\b"
)
_PLACES = (
    r"(?:door\W?mat|mat|pots?|flower\W?pots?|plant\W?pots?|planter|plant|stone|brick|rock|bins?|gnome|letter\W?box"
    r"|porch|ledge|meter (?:box|cupboard)|tub|bucket|urn|trough|bush|step|shed|garage|greenhouse|coal bunker"
    r"|watering can|bench|gutter|drainpipe|frog|statue|bird (?:box|table|bath))"
)
_AT = r"(?:under|underneath|beneath|below|behind|in|inside|on|above|beside|by|near|next to|through|over)"
_HERE = rf"{_AT} (?:the |a |my |our |that |one of the )?(?:[\w'-]+ ){{0,2}}?{_PLACES}\b(?! door)"
_KEYS = r"(?:(?:spare|front door|back door|door|house) )?keys?"
_KEY_PLACE = re.compile(
    rf"\b{_KEYS}\b(?! (?:ring|fob|worker|hole|cut|board))[^.!?;]{{0,40}}?\b{_HERE}"
    rf"|\b{_HERE}[^.!?;]{{0,25}}\b(?:is|are|lies|find|get|take|for|hangs) (?:the |a |my )?{_KEYS}\b"
    rf"|\b(?:under|behind) (?:the|a|my) [\w' -]{{0,20}}?\b{_PLACES}\b[^.!?;]{{0,15}}\b{_KEYS}\b"
    rf"|\b(?:leave|left|hide|hidden|put|hang|keep) (?:the|a|my) {_KEYS} (?:outside|out for)"
)
_KEY_IS_LOST = re.compile(
    r"\b(?:lost|los[et]|loose|find my|found|dropped|fell|fallen|missing|looking for|stuck)\b"
)


def has_key_code(plain: str) -> bool:
    """A code beside the name of what it opens."""
    return bool(_KEY_CODE.search(without_amounts(plain)))


def has_key_place(plain: str) -> bool:
    """A key left somewhere, but not one that is lost."""
    return bool(_KEY_PLACE.search(plain)) and not _KEY_IS_LOST.search(plain)

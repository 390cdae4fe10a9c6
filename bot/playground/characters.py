"""Characters as Telegram counts and writes them: UTF-16 units and HTML references."""

import re

NAMED = {"lt": "<", "gt": ">", "amp": "&", "quot": '"'}
REFERENCE = re.compile(r"&(?:#x([0-9a-fA-F]+)|#([0-9]+)|([a-z]+));")
HIGHEST = 0x10FFFF
SURROGATES = range(0xD800, 0xE000)


def units(text: str) -> int:
    """The length in UTF-16 code units, as Telegram counts."""
    return len(text) if text.isascii() else len(text.encode("utf-16-le")) // 2


def meant(reference: re.Match[str]) -> str:
    """The character that a reference stands for; empty where Telegram knows none."""
    if reference[3]:
        return NAMED.get(reference[3], "")
    number = int(reference[1], 16) if reference[1] else int(reference[2])
    return chr(number) if 0 < number <= HIGHEST and number not in SURROGATES else ""


def has_bare_ampersand(source: str) -> bool:
    """True where an & stands for itself: Telegram lets it pass, its rules do not."""
    return any(
        not (known := REFERENCE.match(source, found.start())) or not meant(known)
        for found in re.finditer("&", source)
    )

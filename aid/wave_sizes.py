"""How many are asked at once: as many as make a yes likely enough, within what a wave may hold."""

from dataclasses import dataclass

from aid import chances
from aid.routing import Match


@dataclass(frozen=True, kw_only=True)
class Size:
    """How big a wave is: as many as make a yes this likely, from `least` to `most` people."""

    chance: float
    least: int
    most: int


SIZES = {1: Size(chance=0.5, least=1, most=3), 2: Size(chance=0.76, least=1, most=5)}
EVERYONE = Size(chance=0.7, least=1, most=5)
URGENT_SIZES = {1: Size(chance=0.75, least=3, most=5), 2: Size(chance=0.9, least=3, most=7)}
EVERYONE_IF_URGENT = Size(chance=0.95, least=5, most=15)


def size_of(wave: int, urgent: bool) -> Size:
    """How big the so-manyth wave is."""
    return URGENT_SIZES.get(wave, EVERYONE_IF_URGENT) if urgent else SIZES.get(wave, EVERYONE)


def choose(matches: list[Match], waiting: list[float], size: Size) -> list[Match]:
    """The first of them, as many as make a yes likely enough, with those who may still answer counted in."""
    nobody = chances.of_nobody(waiting)
    chosen: list[Match] = []
    for match in matches[: size.most]:
        if len(chosen) >= size.least and 1 - nobody >= size.chance:
            break
        chosen.append(match)
        nobody *= 1 - match.chance
    return chosen

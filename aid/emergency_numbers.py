"""The numbers to ring in a danger, country by country, each with the day on which somebody checked them.

To add a country, add an entry with numbers that you have checked with whoever answers them. Sentences
all over say "ring 999": a country where nobody answers that needs those words changed first.
"""

from dataclasses import dataclass
from datetime import date, timedelta

from aid.dangers import Danger
from aid.words import Later, later

HOME = "GB"
CHECKED_FOR = timedelta(days=365)


@dataclass(frozen=True, kw_only=True)
class Numbers:
    """A country's numbers: what each is for, with `number` in it, and which belong to which danger."""

    checked: date
    lines: dict[str, Later]
    for_danger: dict[Danger, tuple[str, ...]]


EMERGENCY_NUMBERS: dict[str, Numbers] = {
    "GB": Numbers(
        checked=date(2026, 11, 23),
        lines={
            "999": later("999 or 112: ambulance, fire brigade and police."),
            "111": later("111: if you are ill and it is not an emergency."),
            "101": later("101: the police, if it is over and nobody is in danger."),
            "0800 111 999": later("0800 111 999: if you smell gas. Go outside first."),
            "116 123": later("116 123: Samaritans. They listen, day and night, for free."),
        },
        for_danger={
            Danger.ILL: ("999", "111"),
            Danger.GAS: ("0800 111 999", "999"),
            Danger.FIRE: ("999",),
            Danger.DESPAIR: ("999", "116 123", "111"),
            Danger.VIOLENCE: ("999", "101"),
            Danger.HELP: ("999", "111", "101"),
        },
    ),
    # Sources differ on the gas emergency line (1800 or 1850), so 999 stands for it too.
    "IE": Numbers(
        checked=date(2026, 11, 23),
        lines={
            "999": later("999 or 112: ambulance, fire brigade and Gardaí."),
            "116 123": later("116 123: Samaritans. They listen, day and night, for free."),
        },
        for_danger={
            Danger.ILL: ("999",),
            Danger.GAS: ("999",),
            Danger.FIRE: ("999",),
            Danger.DESPAIR: ("999", "116 123"),
            Danger.VIOLENCE: ("999",),
            Danger.HELP: ("999",),
        },
    ),
}


def is_due(country: str, today: date) -> bool:
    """Is it more than a year since somebody checked this country's numbers?"""
    return today > EMERGENCY_NUMBERS[country].checked + CHECKED_FOR


def number_lines(danger: Danger, country: str) -> list[str]:
    """Whom to ring in this country, one number a line, those that matter most first."""
    numbers = EMERGENCY_NUMBERS[country]
    return [str(numbers.lines[number]) for number in numbers.for_danger[danger]]

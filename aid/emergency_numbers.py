"""The numbers to ring in a danger, country by country, each with the day on which somebody checked them."""

from dataclasses import dataclass
from datetime import date

from aid.dangers import Danger
from aid.words import Later, later

COUNTRY = "GB"


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
}


def number_lines(danger: Danger) -> list[str]:
    """Whom to ring, one number a line, those that matter most first."""
    numbers = EMERGENCY_NUMBERS[COUNTRY]
    return [str(numbers.lines[number]) for number in numbers.for_danger[danger]]

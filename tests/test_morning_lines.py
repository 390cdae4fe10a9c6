"""Each line of the morning message: it comes with its cause, acted out, and goes when it is dealt with."""

from collections.abc import Awaitable, Callable

import pytest

from aid.duty import turn_duty
from aid.needs import Sort
from bot.playground.story import joins
from tests.checkin_street import agrees, passes, person_of
from tests.conftest import Neighbourhood
from tests.many import at
from tests.reading import letter
from tests.test_trusted import pia_joins
from tests.test_vettings import is_checked
from tests.test_worries import tells

Act = Callable[[Neighbourhood], Awaitable[object]]
NOTHING = "Nothing needs you today."


async def olga_is_on_duty(street: Neighbourhood) -> None:
    """Every day."""
    now = street.clock.now()
    for weekday in range(1, 8):
        olga = await person_of(street, street.olga)
        await turn_duty(street.app.db, weekday, on=True, by=olga, today=now.date(), now=now)


async def needs_now(street: Neighbourhood) -> str:
    """What Olga reads under "What needs me now"."""
    await street.olga.types("/organise")
    await street.olga.taps("What needs me now")
    return street.olga.last.text


async def olga_opens(street: Neighbourhood, name: str, *labels: str) -> None:
    """The button of a line, and what it leads to."""
    await needs_now(street)
    for label in (name, *labels):
        await street.olga.taps(label)


async def rosa_misses_a_morning(street: Neighbourhood) -> None:
    await agrees(street, street.ben)
    await at(street, 9)
    await passes(street, 75, 15)


async def rosa_is_fine(street: Neighbourhood) -> None:
    await street.rosa.taps("I'm fine")


async def rosa_wants_to_be_rung(street: Neighbourhood) -> None:
    await street.rosa.types("Ring me")
    await street.rosa.types("020 7946 0002")


async def olga_rings_her(street: Neighbourhood) -> None:
    await street.olga.taps("I'll ring")
    await street.olga.taps("We have talked")


async def rosa_asks(street: Neighbourhood) -> None:
    await street.rosa_asks()


async def ben_takes_it(street: Neighbourhood) -> None:
    await street.ben.taps("I can help", chat=street.group)


async def ben_forgets_what_he_took(street: Neighbourhood) -> None:
    await rosa_asks(street)
    await ben_takes_it(street)
    await street.hurry(days=2, hours=3)


async def ben_has_done_it(street: Neighbourhood) -> None:
    await street.ben.taps("Done")
    await street.ben.taps("30 minutes")


async def rosa_does_not_say_if_it_came(street: Neighbourhood) -> None:
    await rosa_asks(street)
    await ben_takes_it(street)
    await street.hurry(days=1)
    await ben_has_done_it(street)
    await street.hurry(days=1)


async def rosa_confirms(street: Neighbourhood) -> None:
    await street.rosa.taps("Yes, it came")


async def ben_is_silent_since_he_took_it(street: Neighbourhood) -> None:
    for label in ("I need help", "Shopping", "Another day", "Friday 6 March"):
        await street.rosa.taps(label)
    await street.rosa.types("12 Elm Street, blue door")
    await street.rosa.taps("Send")
    await street.hurry(minutes=1)
    await ben_takes_it(street)
    await street.hurry(days=2, hours=1)


async def ben_looks(street: Neighbourhood) -> None:
    await street.ben.taps("I can help")


async def ayo_is_worried(street: Neighbourhood) -> None:
    await tells(street.ayo, "A man at number 7")


async def olga_closes_the_worry(street: Neighbourhood) -> None:
    await olga_opens(street, "Reports and worries", "I'll look into it", "Close it")


async def rosa_can_not_be_reached(street: Neighbourhood) -> None:
    await rosa_asks(street)
    await street.rosa.blocks_bot()
    await ben_takes_it(street)
    await street.hurry(minutes=5)


async def rosa_comes_back(street: Neighbourhood) -> None:
    await street.rosa.unblocks_bot()
    await street.rosa.presses_start()


async def zed_would_like_to_help(street: Neighbourhood) -> None:
    await street.zed.joins(street.group)
    await joins(street.zed, "Zed Young", "I can help")


async def olga_approves_him(street: Neighbourhood) -> None:
    await olga_opens(street, "Zed Young", "Approve")


async def pia_would_like_to_ask_for_percy(street: Neighbourhood) -> None:
    await pia_joins(street)
    for label in ("More", "Ask for someone else", "For somebody new"):
        await street.pia.taps(label)
    await street.pia.types("Percy Ash")
    await street.pia.taps("I am their carer")
    await street.pia.taps("An organiser rings them")
    await street.pia.types("020 7946 0011")


async def olga_rings_percy(street: Neighbourhood) -> None:
    await olga_opens(street, "Pia Bell", "Percy Ash")
    for label in ("I'll ring", "We have talked", "No, they don't"):
        await street.olga.taps(label)
    await street.olga.types("He would rather ask himself")


async def bens_check_runs_out(street: Neighbourhood) -> None:
    await is_checked(street, street.ben)
    await street.hurry(days=352)
    await street.olga.types("/organise")


async def olga_sees_his_papers_anew(street: Neighbourhood) -> None:
    await olga_opens(street, "Ben Okoro", "Checks", "Anew: Basic check", "The certificate itself", "3 years")


async def olga_noted_a_talk(street: Neighbourhood) -> None:
    await street.olga.types("/find rosa")
    for label in ("Rosa Bell", "Note a talk"):
        await street.olga.taps(label)
    await street.olga.types("Would like company on Fridays")
    await street.olga.taps("Tomorrow")
    await street.hurry(days=1)


async def olga_comes_back_to_it(street: Neighbourhood) -> None:
    await olga_opens(street, "Rosa Bell", "I have come back to it")


LINES: dict[Sort, tuple[Act, str, Act]] = {
    Sort.CHECK_IN: (rosa_misses_a_morning, "Rosa Bell: nobody knows yet if they are well.", rosa_is_fine),
    Sort.CALL: (rosa_wants_to_be_rung, "Rosa Bell would like to be rung.", olga_rings_her),
    Sort.NOBODY: (rosa_asks, "Rosa Bell: nobody has taken it yet.", ben_takes_it),
    Sort.OVERDUE: (ben_forgets_what_he_took, "Rosa Bell: it is over time, and not done.", ben_has_done_it),
    Sort.SILENT: (ben_is_silent_since_he_took_it, "Ben Okoro helps soon, and has been silent.", ben_looks),
    Sort.UNCONFIRMED: (rosa_does_not_say_if_it_came, "Rosa Bell: done, but not confirmed.", rosa_confirms),
    Sort.WORRY: (ayo_is_worried, "A report or a worry is open.", olga_closes_the_worry),
    Sort.UNREACHABLE: (rosa_can_not_be_reached, "Rosa Bell: my letters do not arrive.", rosa_comes_back),
    Sort.TO_APPROVE: (zed_would_like_to_help, "Zed Young would like to help.", olga_approves_him),
    Sort.CONSENT: (
        pia_would_like_to_ask_for_percy,
        "Pia Bell would like to ask for somebody. Ring and hear.",
        olga_rings_percy,
    ),
    Sort.CHECK_ENDS: (bens_check_runs_out, "Ben Okoro: a check ends soon.", olga_sees_his_papers_anew),
    Sort.COME_BACK: (
        olga_noted_a_talk, "Rosa Bell: you wanted to get in touch again.", olga_comes_back_to_it
    ),
}  # fmt: skip


def test_every_line_is_acted_out() -> None:
    assert set(LINES) == set(Sort)


@pytest.mark.parametrize("sort", LINES)
async def test_a_line_comes_with_its_cause_and_goes_when_it_is_dealt_with(
    street: Neighbourhood, sort: Sort
) -> None:
    cause, line, cure = LINES[sort]
    await olga_is_on_duty(street)
    assert await needs_now(street) == NOTHING
    await cause(street)
    assert line in (await needs_now(street)).split("\n")
    await at(street, 8)
    assert line in letter(street.olga, "Good morning. This needs a person:").text.split("\n")
    await cure(street)
    await street.hurry()
    assert line not in (await needs_now(street)).split("\n")

"""The weekly picture: on Sunday, where an organiser wants it, with thanks only where they may be shown."""

from io import BytesIO

import pytest
from PIL import Image

from aid.picture import WIDE, draw_picture
from bot.playground.phone import Phone
from storage.retention import words as forget_words
from tests.conftest import Neighbourhood
from tests.many import at

THANKS = "That was ever so kind"
CAPTION = "This week in Elm Street"


async def switched_on(street: Neighbourhood) -> None:
    """Olga wants it for Elm Street."""
    await street.olga.types("/organise")
    for label in ("Areas", "Elm Street", "Weekly picture", "Yes, every Sunday"):
        await street.olga.taps(label)
    assert "It is on." in street.olga.last.text


async def is_helped(street: Neighbourhood, thanks: str | None = THANKS) -> None:
    """Ben helps Rosa for an hour, and she says thank you."""
    await street.rosa_asks(when="Today")
    await street.ben.taps("I can help", chat=street.group)
    await street.ben.taps("Done")
    await street.ben.taps("1 hour")
    await street.rosa.taps("Yes, it came")
    if thanks:
        await street.rosa.taps("Say thank you")
        await street.rosa.types(thanks)


async def sunday(street: Neighbourhood, hour: int = 17) -> None:
    """Sunday 8 March at that hour; the street begins on Tuesday the 3rd."""
    while street.clock.now().weekday() != 6:
        await street.hurry(days=1)
    await at(street, hour)
    await street.hurry(minutes=1)


def pictures(street: Neighbourhood, phone: Phone | None = None) -> list[str]:
    """What stands below each picture in the group, or in a phone."""
    chat = street.olga.chat(street.group) if phone is None else phone.chat()
    return [shown.text for shown in chat if shown.by_bot and CAPTION in shown.text]


async def test_on_sunday_the_group_sees_what_was_done_and_never_before(street: Neighbourhood) -> None:
    await switched_on(street)
    await is_helped(street, thanks=None)
    await sunday(street, 16)
    assert pictures(street) == []
    await at(street, 17)
    assert pictures(street) == [
        "This week in Elm Street\n\n"
        "Requests met: a few\nHours given: a few\nNew neighbours who help: a few\n\n"
        "Thank you, all of you."
    ]
    [sent] = [call for call in street.emulator.calls if call.method == "sendPhoto"]
    assert sent.fields["disable_notification"]
    await street.restarts()
    await street.hurry(minutes=5)
    await street.hurry(days=1)
    assert len(pictures(street)) == 1


async def test_off_at_first_and_off_again(street: Neighbourhood) -> None:
    await is_helped(street)
    assert "May I show your words" not in street.rosa.last.text
    await sunday(street)
    assert pictures(street) == []
    await switched_on(street)
    await street.olga.taps("No picture any more")
    assert "It is off." in street.olga.last.text
    await is_helped(street)
    await street.hurry(days=7)
    assert pictures(street) == []


async def test_a_week_without_anything_and_a_group_that_is_gone_have_none(street: Neighbourhood) -> None:
    await switched_on(street)
    await street.olga.taps("Show me")
    assert "Nothing was met in Elm Street" in street.olga.last.text
    await sunday(street)
    assert pictures(street) == []
    await is_helped(street)
    await street.olga.types("/organise")
    for label in ("Areas", "Elm Street", "Take the group away", "Yes, take it away"):
        await street.olga.taps(label)
    await street.hurry(days=7)
    assert pictures(street) == []


async def test_when_the_bot_was_away_on_sunday_evening_the_week_is_left_out(street: Neighbourhood) -> None:
    await switched_on(street)
    await is_helped(street)
    await sunday(street, 9)
    await street.hurry(hours=12)
    assert pictures(street) == []


async def test_thanks_stand_there_only_with_a_yes_and_without_a_name(street: Neighbourhood) -> None:
    await switched_on(street)
    await is_helped(street)
    assert "May I show your words to your neighbours on Sunday" in street.rosa.last.text
    await street.rosa.taps("Yes, show my words")
    await sunday(street)
    [caption] = pictures(street)
    assert f"Somebody says: “{THANKS}”" in caption and "Rosa" not in caption
    await street.rosa.taps("Do not show them")
    [caption] = pictures(street)
    assert THANKS not in caption and "Requests met: a few" in caption


@pytest.mark.parametrize("answer", ["No, do not show them", None])
async def test_without_a_yes_they_are_not_shown(street: Neighbourhood, answer: str | None) -> None:
    await switched_on(street)
    await is_helped(street)
    if answer:
        await street.rosa.taps(answer)
        assert "Only your helper reads your thanks." in street.rosa.last.text
    await sunday(street)
    [caption] = pictures(street)
    assert THANKS not in caption


@pytest.mark.parametrize("words", ["Thank you Ben!", "Best help since 1962", "So kind. " * 30])
async def test_words_that_name_somebody_or_are_long_are_not_asked_for(
    street: Neighbourhood, words: str
) -> None:
    await switched_on(street)
    await is_helped(street, words)
    assert street.rosa.last.text == "Thank you. I am passing it on just as you said it."
    await street.rosa.taps_data("show_thanks:1:yes")
    assert "I cannot find that." in street.rosa.alerts[-1]


async def test_only_whoever_said_them_can_show_them_and_an_organiser_can_leave_them_out(
    street: Neighbourhood,
) -> None:
    await switched_on(street)
    await is_helped(street)
    for phone in (street.ben, street.olga):
        await phone.taps_data("show_thanks:1:yes")
        assert "I cannot find that." in phone.alerts[-1]
    await street.rosa.taps("Yes, show my words")
    await street.olga.taps_data("see_picture:1")
    [preview] = pictures(street, street.olga)
    assert THANKS in preview and pictures(street) == []
    await street.ben.taps_data("no_thanks:1")
    await street.olga.taps("Leave out the thanks")
    assert street.olga.alerts[-1] == "All right. These words are not shown."
    await sunday(street)
    assert THANKS not in pictures(street)[0]


async def test_who_is_forgotten_takes_their_words_along(street: Neighbourhood) -> None:
    await switched_on(street)
    await is_helped(street)
    await street.rosa.taps("Yes, show my words")
    await sunday(street)
    await street.rosa.types("/forget")
    await street.rosa.taps("Yes, forget me")
    await street.rosa.taps("Yes, I am sure")
    assert THANKS not in pictures(street)[0]


async def test_after_four_weeks_the_words_go(street: Neighbourhood) -> None:
    await switched_on(street)
    await is_helped(street)
    await street.rosa.taps("Yes, show my words")
    await sunday(street)
    await street.hurry(days=29)
    assert THANKS not in pictures(street)[0]
    until = street.clock.now()
    await street.app.db.transaction(lambda tx: forget_words(tx, until, until))
    await street.restarts()
    assert len(pictures(street)) == 1


@pytest.mark.parametrize(
    "title", ["This week in Elm", "This week in " + "Upper Saint Mary Street North " * 3]
)
def test_everything_fits_into_the_picture(title: str) -> None:
    drawn = draw_picture(title, [("Requests met", "128"), ("New neighbours who help", "a few")])
    image = Image.open(BytesIO(drawn)).convert("L")
    assert image.width == WIDE and 300 < image.height < 900
    dark = image.point(lambda light: 255 if light < 100 else 0).getbbox()
    assert dark and dark[0] > 60 and dark[2] < WIDE - 60 and dark[1] > 20 and dark[3] < image.height - 20

"""Trusted people: somebody asks for another, who agrees, hears of it, and can end it."""

from urllib.parse import parse_qs, urlparse

import pytest

from bot.playground.phone import Phone
from bot.playground.story import joins
from tests.conftest import Neighbourhood
from tests.reading import card, letter, told


async def pia_joins(street: Neighbourhood) -> None:
    """Pia joins, to ask for her mother."""
    await joins(street.pia, "Pia Bell", "I ask for someone else")


async def names_rosa(phone: Phone, relation: str = "I am their daughter") -> None:
    """Somebody would like to ask for Rosa."""
    await phone.taps("More")
    await phone.taps("Ask for someone else")
    await phone.taps("For somebody new")
    await phone.types("Rosa Bell")
    await phone.taps(relation)


def link_in(phone: Phone) -> str:
    """What follows /start in the newest link that somebody was given to send on."""
    for message in reversed(phone.chat()):
        for row in message.buttons:
            for button in row:
                if "t.me/share" in (button.url or ""):
                    url = parse_qs(urlparse(button.url).query)["url"][0]
                    return parse_qs(urlparse(url).query)["start"][0]
    raise AssertionError(told(phone))


async def gets_link(street: Neighbourhood) -> str:
    """Pia makes a link for her mother."""
    await pia_joins(street)
    await names_rosa(street.pia)
    await street.pia.taps("They tap a link")
    return link_in(street.pia)


async def rosa_agrees(street: Neighbourhood) -> None:
    """Rosa has said yes to Pia, by a link."""
    await street.rosa.presses_start(await gets_link(street))
    await street.rosa.taps("Yes, they may ask")


async def asks_for_rosa(phone: Phone, *, first: bool = True) -> None:
    """Shopping for Rosa, tomorrow morning."""
    await phone.taps("More")
    await phone.taps("Ask for someone else")
    await phone.taps("Rosa Bell")
    for label in ("Shopping", "Tomorrow morning"):
        await phone.taps(label)
    if first:
        await phone.types("12 Elm Street, blue door")
    await phone.taps("Send")


async def state(street: Neighbourhood) -> list[str]:
    return [row["state"] for row in await street.app.db.all("SELECT state FROM consents ORDER BY id")]


# The story


async def test_a_daughter_asks_for_her_mother_who_says_yes_and_ends_it(street: Neighbourhood) -> None:
    pia, rosa, ben = street.pia, street.rosa, street.ben
    link = await gets_link(street)
    await rosa.presses_start(link)
    assert "Are you Rosa Bell?\nPia Bell, your daughter, would like to ask neighbours" in rosa.last.text
    await rosa.taps("Yes, they may ask")
    assert "Pia Bell may ask for you now." in rosa.last.text
    assert "Rosa Bell has said yes." in pia.last.text
    await asks_for_rosa(pia)
    assert "Sent for Rosa Bell: Shopping." in letter(pia, "Sent for").text
    assert "Pia Bell, your daughter, has asked for shopping for you." in rosa.last.text
    await street.hurry(minutes=1)
    assert "Pia" not in card(street).text and "Rosa" not in card(street).text
    await ben.taps("I can help", chat=street.group)
    assert "12 Elm Street, blue door" in letter(ben, "This one is yours").text
    news = letter(pia, "Good news. Ben Okoro is coming.")
    assert news.protected and "Shopping for Rosa Bell" in news.text and "Elm Street" not in news.text
    await ben.taps("Done")
    await ben.taps("45 minutes")
    assert "Did it come?" not in pia.last.text
    await rosa.taps("Yes, it came")
    assert "It is done, and all was well." in pia.last.text
    rows = await street.app.db.all("SELECT verb FROM history WHERE verb = 'ask' AND for_id <> actor_id")
    assert len(rows) == 1
    said = len(told(pia))
    await rosa.taps("More")
    await rosa.taps("My details")
    await rosa.taps("People who may ask for me")
    await rosa.taps("Pia Bell")
    assert "Pia Bell, your daughter, may ask for you." in rosa.last.text
    await rosa.taps("End it")
    assert "I don't tell Pia Bell." in rosa.last.text
    assert len(told(pia)) == said
    await pia.taps("More")
    await pia.taps("Ask for someone else")
    await pia.taps("Rosa Bell")
    assert "To ask for Rosa Bell, talk to a person." in pia.last.text
    assert await state(street) == ["ended"]


async def test_nothing_is_sent_and_no_address_passed_before_the_yes(street: Neighbourhood) -> None:
    pia, rosa = street.pia, street.rosa
    link = await gets_link(street)
    await pia.taps("More")
    await pia.taps("Ask for someone else")
    await pia.taps("Rosa Bell")
    assert "Rosa Bell has not said yes yet." in pia.last.text
    await pia.taps("Ask for them now")
    for label in ("Shopping", "Tomorrow morning", "Elm Street"):
        await pia.taps(label)
    assert "Where does Rosa Bell live?" in pia.last.text
    await pia.types("12 Elm Street, blue door")
    assert "I keep it until Rosa Bell says yes." in pia.last.text
    await pia.taps("Send")
    assert "It is not sent yet." in pia.last.text
    await street.hurry(minutes=5)
    assert not await street.app.db.all("SELECT 1 FROM help_requests")
    await street.restarts()
    await rosa.presses_start(link)
    assert "They have asked for shopping." in rosa.last.text and "Elm" not in rosa.last.text
    await rosa.taps("Yes, they may ask")
    assert "What they asked for goes to your neighbours now." in letter(rosa, "may ask for you").text
    assert "What you asked for has gone out." in pia.last.text
    await street.hurry(minutes=1)
    await street.ben.taps("I can help", chat=street.group)
    assert "12 Elm Street, blue door" in letter(street.ben, "This one is yours").text
    row = await street.app.db.one("SELECT details, address, help_request_id FROM held_asks")
    assert tuple(row) == (None, None, 1)


async def test_what_got_no_yes_by_its_day_is_said_not_to_have_been_sent(street: Neighbourhood) -> None:
    link = await gets_link(street)
    await asks_before_the_yes(street.pia)
    await street.hurry(days=2)
    assert "I did not send your request for Rosa Bell: shopping" in letter(street.pia, "did not").text
    await street.rosa.presses_start(link)
    await street.rosa.taps("Yes, they may ask")
    assert "goes to your neighbours" not in letter(street.rosa, "may ask for you now").text
    assert not await street.app.db.all("SELECT 1 FROM help_requests")


async def asks_before_the_yes(phone: Phone) -> None:
    for label in ("More", "Ask for someone else", "Rosa Bell", "Ask for them now"):
        await phone.taps(label)
    for label in ("Shopping", "Tomorrow morning", "Elm Street"):
        await phone.taps(label)
    await phone.types("12 Elm Street, blue door")
    await phone.taps("Send")

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


# The resident begins it


async def test_a_resident_invites_by_a_link_and_says_who_it_is(street: Neighbourhood) -> None:
    rosa, pia = street.rosa, street.pia
    await rosa.taps("More")
    await rosa.taps("My details")
    await rosa.taps("People who may ask for me")
    await rosa.taps("Invite somebody")
    link = link_in(rosa)
    await rosa.presses_start(link)
    assert "This link is for the other person." in told(rosa)[-1]
    await pia.presses_start(link)
    assert "First tell me who you are." in pia.last.text
    await pia_joins(street)
    await pia.presses_start(link)
    assert "What are you to Rosa Bell?" in pia.last.text
    await pia.types("Her youngest")
    asked = letter(rosa, "has tapped your link")
    assert "Pia Bell (Her youngest), has tapped your link" in asked.text
    await street.zed.presses_start(link)
    assert "Rosa" not in street.zed.last.text
    await rosa.taps("Yes, they may ask")
    assert "Rosa Bell has said yes." in pia.last.text
    row = await street.app.db.one("SELECT main, heard_by FROM consents")
    assert tuple(row) == (1, None)


# Unhappy ways


async def test_a_link_that_was_used_or_is_old_leads_nowhere_and_says_the_same(street: Neighbourhood) -> None:
    link = await gets_link(street)
    await street.pia.presses_start(link)
    assert "This link is for the other person." in street.pia.last.text
    await street.rosa.presses_start(link)
    asked = street.rosa.last
    await street.rosa.taps("Yes, they may ask")
    heard = []
    for phone, act in ((street.ben, "start"), (street.rosa, "tap"), (street.rosa, "start")):
        if act == "tap":
            await phone.taps_data(asked.buttons[0][0].data, asked)
            heard.append(phone.alerts[-1])
        else:
            await phone.presses_start(link)
            heard.append(phone.last.text)
    await street.ben.presses_start("consent-" + "A" * 22)
    assert {*heard, street.ben.last.text} == {heard[0]}
    assert await state(street) == ["confirmed"]


async def test_whoever_taps_yes_is_named_to_the_one_who_asked(street: Neighbourhood) -> None:
    link = await gets_link(street)
    await street.ayo.presses_start(link)
    await street.ayo.taps("Yes, they may ask")
    assert "Ayo Mensah has said yes." in street.pia.last.text
    await street.rosa.presses_start(link)
    assert "Pia" not in street.rosa.last.text


async def test_a_no_by_link_is_told_to_nobody(street: Neighbourhood) -> None:
    link = await gets_link(street)
    said = len(told(street.pia))
    await street.rosa.presses_start(link)
    await street.rosa.taps("No")
    assert "I don't tell them that you said no." in street.rosa.last.text
    assert len(told(street.pia)) == said and await state(street) == ["ended"]


@pytest.mark.parametrize("how_far", ["open", "claimed", "reported"])
async def test_after_the_end_the_trusted_person_hears_nothing_more(
    street: Neighbourhood, how_far: str
) -> None:
    pia, rosa, ben = street.pia, street.rosa, street.ben
    await rosa_agrees(street)
    await asks_for_rosa(pia)
    await street.hurry(minutes=1)
    if how_far != "open":
        await ben.taps("I can help", chat=street.group)
    if how_far == "reported":
        await ben.taps("Done")
        await ben.taps("45 minutes")
    said = told(pia)
    for label in ("More", "My details", "People who may ask for me", "Pia Bell", "End it"):
        await rosa.taps(label)
    assert "It has ended." in rosa.last.text
    await street.restarts()
    if how_far == "open":
        await ben.taps("I can help", chat=street.group)
    if how_far != "reported":
        await ben.taps("Done")
        await ben.taps("45 minutes")
    await rosa.taps("Yes, it came")
    assert told(pia) == said
    for data in ("see:1", "withdraw:1", "drop:1", "change:1", "undo:1"):
        await pia.taps_data(data)
        assert "I cannot find that." in pia.alerts[-1]
    await pia.taps_data("came:1:not_met")
    assert "I cannot find that." in pia.alerts[-1]


async def test_a_conversation_that_was_begun_before_the_end_sends_nothing(street: Neighbourhood) -> None:
    pia = street.pia
    await rosa_agrees(street)
    for label in ("More", "Ask for someone else", "Rosa Bell", "Shopping", "Tomorrow morning"):
        await pia.taps(label)
    await pia.types("12 Elm Street")
    await street.rosa.taps_data("end_trust:1")
    await pia.taps("Send")
    assert "Tap Talk to a person" in pia.alerts[-1]
    assert not await street.app.db.all("SELECT 1 FROM help_requests")


async def test_the_trusted_person_changes_and_takes_back_what_they_asked(street: Neighbourhood) -> None:
    pia, ben = street.pia, street.ben
    await rosa_agrees(street)
    await asks_for_rosa(pia)
    await street.hurry(minutes=1)
    await ben.taps("I can help", chat=street.group)
    await pia.taps("My requests")
    await pia.taps("Shopping for Rosa Bell")
    assert "Ben Okoro is coming and will say the word" in pia.last.text and pia.last.protected
    for label in ("Change", "When", "Tomorrow afternoon", "Yes, change it"):
        await pia.taps(label)
    assert "has changed" in letter(ben, "changed").text
    await pia.taps("My requests")
    for label in ("Shopping for Rosa Bell", "Take it back", "Yes, take it back"):
        await pia.taps(label)
    row = await street.app.db.one("SELECT actor_id, for_id FROM history WHERE verb = 'withdraw'")
    rosa = await street.app.db.one("SELECT id FROM people WHERE name = 'Rosa Bell'")
    assert row["for_id"] == rosa["id"] != row["actor_id"]


async def test_what_rosa_asks_herself_is_not_pias_to_see(street: Neighbourhood) -> None:
    await rosa_agrees(street)
    await street.rosa_asks()
    said = told(street.pia)
    for data in ("see:1", "withdraw:1", "change:1", "same:1", "write:1", "weekly:1"):
        await street.pia.taps_data(data)
    await street.ben.taps("I can help", chat=street.group)
    assert told(street.pia) == said


async def test_two_who_ask_for_the_same_are_told_and_so_is_she(street: Neighbourhood) -> None:
    await rosa_agrees(street)
    ayo = street.ayo
    await names_rosa(ayo, "I am a friend")
    await ayo.taps("They tap a link")
    await street.rosa.presses_start(link_in(ayo))
    await street.rosa.taps("Yes, they may ask")
    await asks_for_rosa(street.pia)
    for label in ("More", "Ask for someone else", "Rosa Bell", "Shopping", "Tomorrow morning"):
        await ayo.taps(label)
    assert "Rosa Bell already has an open request for shopping" in ayo.last.text
    assert "blue door" not in ayo.last.text
    await ayo.taps("Send")
    assert "You have another like it for the same day." in letter(street.rosa, "Ayo Mensah, your friend").text
    mains = await street.app.db.all("SELECT main FROM consents ORDER BY id")
    assert [row["main"] for row in mains] == [1, 0]
    await street.rosa.taps_data("main_trusted:2")
    mains = await street.app.db.all("SELECT main FROM consents ORDER BY id")
    assert [row["main"] for row in mains] == [0, 1]


async def test_half_a_year_later_she_is_asked_and_silence_ends_nothing(street: Neighbourhood) -> None:
    await rosa_agrees(street)
    await street.hurry(days=183)
    assert "Is that still all right?" in letter(street.rosa, "still all right").text
    await street.hurry(days=31)
    assert await state(street) == ["confirmed"]
    assert sum("still all right" in text for text in told(street.rosa)) == 2
    await street.rosa.taps("Yes, still so")
    await street.hurry(days=60)
    assert sum("still all right" in text for text in told(street.rosa)) == 1


# On the telephone


async def percy_agrees(street: Neighbourhood, agrees: str = "Yes, they agree") -> None:
    """Olga has rung Percy, who has no phone app, about Pia."""
    pia, olga = street.pia, street.olga
    await pia_joins(street)
    for label in ("More", "Ask for someone else", "For somebody new"):
        await pia.taps(label)
    await pia.types("Percy Ash")
    await pia.taps("I am their carer")
    await pia.taps("An organiser rings them")
    await pia.types("020 7946 0011")
    assert "An organiser will ring Percy Ash" in pia.last.text
    assert "Pia Bell, the carer, would like to ask" in letter(olga, "Ring Percy Ash").text
    await olga.taps("I'll ring")
    assert "Ring 020 7946 0011." in olga.last.text and olga.last.protected
    await olga.taps("We have talked")
    assert "Percy Ash, may Pia Bell ask neighbours for help for you?" in olga.last.text
    await olga.taps(agrees)
    if agrees.startswith("Yes"):
        await olga.taps("Somebody new")
        await olga.types("3 Elm Street")
        await olga.taps("Elm Street")
    await olga.types("She knows what I need")


async def test_somebody_without_the_app_says_yes_on_the_telephone(street: Neighbourhood) -> None:
    pia, ben = street.pia, street.ben
    await percy_agrees(street)
    row = await street.app.db.one("SELECT state, words, heard_by, main FROM consents")
    olga = await street.app.db.one("SELECT id FROM people WHERE name = 'Olga Novak'")
    assert tuple(row) == ("confirmed", "She knows what I need", olga["id"], 1)
    assert "Percy Ash has said yes." in pia.last.text
    await pia.taps("Ask for them")
    for label in ("Shopping", "Tomorrow morning", "Send"):
        await pia.taps(label)
    assert all("3 Elm" not in text for text in told(pia))
    await street.hurry(minutes=1)
    await ben.taps("I can help", chat=street.group)
    await ben.taps("Done")
    await ben.taps("45 minutes")
    assert "Ask Percy Ash before you tell me." in letter(pia, "Did it come?").text
    await pia.taps("Yes, it came")
    row = await street.app.db.one("SELECT status, outcome FROM help_requests")
    assert tuple(row) == ("closed", "met")
    await street.hurry(days=183)
    assert "For Percy Ash, who has no phone app" in letter(street.olga, "still all right").text
    await street.olga.taps("No, end it")
    assert await state(street) == ["ended"]


async def test_a_no_on_the_telephone_is_written_down_and_not_told(street: Neighbourhood) -> None:
    await percy_agrees(street, "No, they don't")
    assert await state(street) == ["ended"]
    assert "has said yes" not in " ".join(told(street.pia))
    await street.pia.taps("More")
    await street.pia.taps("Ask for someone else")
    await street.pia.taps("Percy Ash")
    assert "To ask for Percy Ash, talk to a person." in street.pia.last.text


async def test_who_helped_does_not_say_themselves_that_it_came(street: Neighbourhood) -> None:
    await percy_agrees(street)
    db = street.app.db
    await db.transaction(
        lambda tx: tx.run("UPDATE consents SET trusted_id = (SELECT id FROM people WHERE name = 'Ben Okoro')")
    )
    for label in ("More", "Ask for someone else", "Percy Ash", "Shopping", "Tomorrow morning", "Send"):
        await street.ben.taps(label)
    await street.hurry(minutes=1)
    await street.ben.taps("I can help", chat=street.group)
    await street.ben.taps("Done")
    await street.ben.taps("45 minutes")
    await street.ben.taps_data("came:1:met")
    assert "I cannot find that." in street.ben.alerts[-1]


# Referrers


async def test_a_referrer_hears_how_it_ends_and_nothing_else(street: Neighbourhood) -> None:
    pia, olga, ben = street.pia, street.olga, street.ben
    await pia_joins(street)
    await olga.types("/organise")
    for label in ("Who may ask for whom", "Who refers others", "Pia Bell", "Yes, they refer others"):
        await olga.taps(label)
    for label in ("More", "Ask for someone else", "For somebody new"):
        await pia.taps(label)
    await pia.types("Rosa Bell")
    await pia.taps("They tap a link")
    await street.rosa.presses_start(link_in(pia))
    assert "Pia Bell, who refers people to us, would like to ask" in street.rosa.last.text
    await street.rosa.taps("Yes, they may ask")
    await asks_for_rosa(pia)
    assert "Undo" not in pia.last.labels
    said = told(pia)
    await street.hurry(minutes=1)
    await ben.taps("I can help", chat=street.group)
    for data in ("see:1", "withdraw:1", "change:1", "main_trusted:1"):
        await pia.taps_data(data)
    await ben.taps("Done")
    await ben.taps("45 minutes")
    assert told(pia) == said
    await street.rosa.taps("Not all of it")
    assert "Not all of it came." in pia.last.text
    assert "Ben" not in pia.last.text and "Elm" not in pia.last.text


async def test_the_trusted_person_can_be_out_of_reach_and_it_goes_on(street: Neighbourhood) -> None:
    await rosa_agrees(street)
    await asks_for_rosa(street.pia)
    await street.hurry(minutes=1)
    await street.pia.blocks_bot()
    await street.ben.taps("I can help", chat=street.group)
    assert "Ben Okoro is coming" in letter(street.rosa, "is coming").text
    assert "I can't write to Pia Bell any more." in letter(street.olga, "can't write").text

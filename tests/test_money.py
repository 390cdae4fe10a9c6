"""Money on an errand: a budget, the rules at the moment of accepting, the receipt, and paid back."""

import pytest

from aid.amounts import amount, read_amount
from aid.money_refusals import AmountUnclear
from tests.conftest import Neighbourhood
from tests.many import at
from tests.reading import card, cards, letter, told
from tests.test_conversation import to_the_check

READ = {
    "£25": 2500, "25": 2500, "25 pounds": 2500, "25 Pounds.": 2500, "£12.40": 1240, "12,40": 1240,
    "12.4": 1240, "12 pounds 40": 1240, "12 pounds and 5p": 1205, "12 quid": 1200, "£ 7": 700, "80p": 80,
    "80 pence": 80, "£1,200.50": 120050, "£0": 0, "7£": 700,
}  # fmt: skip
NOT_READ = ("", "twelve", "about 12", "12-15", "£", "£12.400", "12.40.1", "-5", "1e3", "£99999", "12.40 5p")


@pytest.mark.parametrize("text", READ)
def test_an_amount_is_read_as_people_write_it(text: str) -> None:
    assert read_amount(text) == READ[text]


@pytest.mark.parametrize("text", NOT_READ)
def test_what_is_no_amount_is_not_guessed_at(text: str) -> None:
    with pytest.raises(AmountUnclear):
        read_amount(text)


def test_an_amount_is_shown_with_its_pence_if_it_has_any() -> None:
    assert [amount(pence) for pence in (2500, 1240, 5, 120050)] == ["£25", "£12.40", "£0.05", "£1200.50"]


# What is agreed


async def taken(street: Neighbourhood, kind: str = "Shopping") -> None:
    """Rosa asks, and Ben takes it on."""
    await street.rosa_asks(kind)
    await street.ben.taps("I can help", chat=street.group)


async def test_without_a_word_it_is_the_limit_in_cash_and_still_four_taps(street: Neighbourhood) -> None:
    await street.rosa_asks()
    taps = len(list(street.emulator.world.queries.of(street.rosa.id)))
    await street.rosa.taps("I need help")
    for label in ("Shopping", "Today"):
        await street.rosa.taps(label)
    assert "Money: up to £30, in cash when it comes." in street.rosa.last.text
    await street.rosa.taps("Send")
    assert len(list(street.emulator.world.queries.of(street.rosa.id))) == taps + 3, "and one on the keyboard"
    rows = await street.app.db.all("SELECT budget, pay FROM help_requests")
    assert [tuple(row) for row in rows] == [(3000, "cash"), (3000, "cash")]


WAYS = {
    "Cash when it comes": ("in cash when it comes", "You get it in cash at the door."),
    "I give the cash first": ("You give the cash first", "You get the cash first."),
    "I pay back by bank later": ("You pay it back by bank later", "You get it back by bank later."),
}


@pytest.mark.parametrize("way", WAYS)
async def test_the_helper_sees_what_was_agreed_before_and_at_accepting(
    street: Neighbourhood, way: str
) -> None:
    rosa, ben = street.rosa, street.ben
    await at(street, 10)
    await to_the_check(street)
    for label in ("Change", "Money", "£20", way):
        await rosa.taps(label)
    assert f"up to £20{', ' if way.startswith('Cash') else '. '}{WAYS[way][0]}" in rosa.last.text
    await rosa.taps("Send")
    await street.hurry(minutes=1)
    assert f"Money: up to £20. {WAYS[way][1]}" in letter(ben, "Can you help a neighbour?").text
    assert "20" not in card(street).text and "oney" not in card(street).text
    await ben.taps("I can help", chat=street.group)
    hand_over = letter(ben, "This one is yours").text
    assert f"Money: up to £20. {WAYS[way][1]} Keep the receipt for a photo" in hand_over
    assert "Never take a card, a PIN or a key." in hand_over
    assert len(hand_over) <= 500


@pytest.mark.parametrize("words", ["£25", "25 pounds", "25"])
async def test_another_amount_is_written(street: Neighbourhood, words: str) -> None:
    await to_the_check(street)
    for label in ("Change", "Money", "Another amount"):
        await street.rosa.taps(label)
    assert "The most is £30." in street.rosa.last.text
    await street.rosa.types(words)
    await street.rosa.taps("Cash when it comes")
    assert "Money: up to £25, in cash" in street.rosa.last.text


async def test_more_than_the_limit_is_refused_with_the_reason(street: Neighbourhood) -> None:
    await to_the_check(street)
    await street.rosa.taps("Change")
    await street.rosa.taps("Money")
    for words in ("£30.01", "£200", "£0"):
        await street.rosa.types(words)
        assert "£30" in street.rosa.last.text
        await street.rosa.types("/stop")
        await to_the_check(street)
        await street.rosa.taps("Change")
        await street.rosa.taps("Money")
    await street.rosa.types("£31")
    assert "That is more than I can ask of a neighbour. The most is £30." in street.rosa.last.text


@pytest.mark.parametrize("empty_street", [{"shopping_budget_pounds": 15}], indirect=True)
async def test_the_limit_is_a_setting(street: Neighbourhood) -> None:
    await to_the_check(street)
    assert "Money: up to £15" in street.rosa.last.text
    await street.rosa.taps("Change")
    await street.rosa.taps("Money")
    assert street.rosa.last.labels[:3] == ["£10", "£15", "Another amount"]
    await street.rosa.types("£16")
    assert "The most is £15." in street.rosa.last.text


async def test_what_costs_nothing_says_nothing_of_money(street: Neighbourhood) -> None:
    await to_the_check(street, "Gardening")
    assert "oney" not in street.rosa.last.text
    await street.rosa.taps("Change")
    assert "Money" not in street.rosa.last.labels
    await street.rosa.taps("Go back")
    await street.rosa.taps("Send")
    await street.hurry(minutes=1)
    await street.ben.taps("I can help", chat=street.group)
    assert "Money" not in letter(street.ben, "This one is yours").text
    await street.ben.taps("Done")
    await street.ben.taps("45 minutes")
    assert "Add the receipt" not in street.ben.last.labels
    await street.ben.taps_data("receipt:1")
    assert street.ben.alerts


async def test_money_agreed_for_shopping_is_forgotten_with_it(street: Neighbourhood) -> None:
    await to_the_check(street)
    for label in ("Change", "Money", "£20", "I give the cash first", "Change", "What I need", "Gardening"):
        await street.rosa.taps(label)
    assert "Is this right?" in street.rosa.last.text
    await street.rosa.taps("Send")
    row = await street.app.db.one("SELECT budget, pay FROM help_requests")
    assert tuple(row) == (None, None)


# The receipt


async def done(street: Neighbourhood) -> None:
    await taken(street)
    await street.ben.taps("Done")
    await street.ben.taps("45 minutes")


async def adds_receipt(street: Neighbourhood, spent: str = "£12.40", settled: str = "Not yet") -> None:
    await street.ben.taps("Add the receipt")
    await street.ben.sends_photo()
    await street.ben.types(spent)
    await street.ben.taps(settled)


async def test_the_receipt_goes_to_the_resident_with_what_was_spent(street: Neighbourhood) -> None:
    await done(street)
    assert street.ben.last.labels[0] == "Add the receipt"
    await street.ben.taps("Add the receipt")
    await street.ben.types("Where is my photo?")
    assert "photo of the receipt" in street.ben.last.text
    await street.ben.sends_photo()
    await street.ben.types("12 pounds 40")
    assert "You spent £12.40.\n\nHave you got it back already?" in street.ben.last.text
    await street.ben.taps("The amount is wrong")
    await street.ben.types("£12.50")
    await street.ben.taps("Paid already")
    assert street.ben.last.text == "Thank you. I have noted £12.50."
    receipt = letter(street.rosa, "Ben Okoro spent £12.50 on the shopping. This is the receipt.")
    assert receipt.kind == "photo" and receipt.protected
    assert "It cost £12.50." in letter(street.rosa, "Did it come?").text
    assert not [words for words in told(street.rosa) if "Have you paid" in words]
    await street.rosa.taps("Yes, it came")
    assert "oney" not in " ".join(one.text for one in cards(street))


async def test_without_a_receipt_the_amount_is_told(street: Neighbourhood) -> None:
    await done(street)
    for label in ("Add the receipt", "I have no receipt"):
        await street.ben.taps(label)
    await street.ben.types("£9")
    await street.ben.taps("Paid already")
    assert letter(street.rosa, "spent £9 on the shopping. There is no receipt.").kind == "text"


async def test_what_is_not_paid_is_asked_for_and_the_helper_hears_that_it_is_settled(
    street: Neighbourhood,
) -> None:
    await at(street, 10)
    await done(street)
    await adds_receipt(street)
    asked = letter(street.rosa, "Have you paid Ben Okoro £12.40?")
    assert asked.labels == ["Yes, it is settled", "Not yet"]
    await street.rosa.taps("Not yet")
    assert street.rosa.last.labels == ["Yes, it is settled"]
    await street.rosa.taps("Yes, it is settled")
    assert "Rosa Bell says that the £12.40 for the shopping is settled." in street.ben.last.text
    await street.rosa.taps_data("settled:1", asked)
    assert "That was settled on" in street.rosa.alerts[-1]
    assert len([words for words in told(street.ben) if "is settled" in words]) == 1
    await street.rosa.taps_data("unpaid:1")
    assert street.rosa.last.text == "It is settled. Thank you."
    await street.hurry(days=9)
    assert not [words for words in told(street.olga) if "not paid back" in words]


async def test_after_a_week_unpaid_organisers_hear_it_once(street: Neighbourhood) -> None:
    await at(street, 10)
    await done(street)
    await adds_receipt(street)
    await street.rosa.taps("Yes, it came")
    await street.hurry(days=6)
    assert not [words for words in told(street.olga) if "not paid back" in words]
    await street.restarts()
    for _ in range(3):
        await street.hurry(days=1)
    heard = [words for words in told(street.olga) if "It is not paid back yet." in words]
    assert len(heard) == 1
    assert heard[0].startswith("Ben Okoro spent £12.40 on the shopping for Rosa Bell.")
    await street.rosa.taps("Yes, it is settled")
    assert "is settled" in street.ben.last.text


async def test_more_than_the_budget_is_told_to_organisers_softly(street: Neighbourhood) -> None:
    await at(street, 10)
    await done(street)
    await adds_receipt(street, "£30.01", "Paid already")
    over = letter(street.olga, "The budget was £30.")
    assert "Ben Okoro spent £30.01 on the shopping for Rosa Bell." in over.text
    assert "It may well be all right." in over.text and over.protected


async def test_the_budget_itself_is_not_over_the_budget(street: Neighbourhood) -> None:
    await at(street, 10)
    await done(street)
    await adds_receipt(street, "£30", "Paid already")
    assert not [words for words in told(street.olga) if "The budget was" in words]


async def test_the_receipt_can_come_later_from_my_requests_but_only_once(street: Neighbourhood) -> None:
    await done(street)
    await street.rosa.taps("Yes, it came")
    await street.restarts()
    await street.ben.taps_data("see:1")
    await adds_receipt(street)
    assert "spent £12.40" in letter(street.rosa, "This is the receipt.").text
    await street.ben.taps_data("receipt:1")
    assert "You told me what it cost." in street.ben.alerts[-1]
    await street.ben.taps_data("see:1")
    assert "Add the receipt" not in street.ben.last.labels


@pytest.mark.parametrize("who", ["rosa", "ayo", "olga", "zed"])
async def test_nobody_else_adds_a_receipt_or_settles(street: Neighbourhood, who: str) -> None:
    await done(street)
    await street.phones[who].presses_start()
    await street.phones[who].taps_data("receipt:1")
    assert street.phones[who].alerts
    await adds_receipt(street)
    if who == "rosa":
        return
    for data in ("settled:1", "unpaid:1"):
        alerts = len(street.phones[who].alerts)
        await street.phones[who].taps_data(data)
        assert len(street.phones[who].alerts) == alerts + 1
    row = await street.app.db.one("SELECT settled_at FROM help_requests")
    assert row["settled_at"] is None


async def test_before_it_is_done_there_is_no_receipt(street: Neighbourhood) -> None:
    await taken(street)
    await street.ben.taps_data("receipt:1")
    assert "Tap Done first" in street.ben.alerts[-1]
    await street.ben.taps_data("again:receipt")
    assert "That question is over." in street.ben.alerts[-1]
    await street.rosa.taps_data("settled:1")
    assert "has not told me yet what it cost" in street.rosa.alerts[-1]


async def test_a_restart_in_between_loses_nothing_of_it(street: Neighbourhood) -> None:
    await done(street)
    await street.ben.taps("Add the receipt")
    await street.ben.sends_photo()
    await street.restarts()
    await street.ben.types("£12.40")
    await street.restarts()
    await street.ben.taps("Paid already")
    assert letter(street.rosa, "This is the receipt.").kind == "photo"

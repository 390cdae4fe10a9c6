"""My promises: what a neighbour has taken on stands by itself, by date."""

from tests.conftest import Neighbourhood


async def taken(street: Neighbourhood, kind: str, when: str) -> None:
    """Rosa asks, and Ben takes it."""
    await street.rosa_asks(kind, when)
    await street.ben.taps("I can help", chat=street.group)


async def test_visits_ahead_stand_by_date_and_each_opens(resting_street: Neighbourhood) -> None:
    ben = resting_street.ben
    await taken(resting_street, "Gardening", "Tomorrow afternoon")
    await taken(resting_street, "Shopping", "Today")
    await ben.types("My requests")
    await ben.taps("My promises")
    assert ben.last.text == "My promises\n\nTap one to see it."
    assert ben.last.labels == [
        "Tue 3, Shopping: Rosa Bell", "Wed 4, Gardening: Rosa Bell", "Calendar file", "My requests",
    ]  # fmt: skip
    await ben.taps("Wed 4, Gardening: Rosa Bell")
    assert "You are doing this for Rosa Bell." in ben.last.text
    assert "Done" in ben.last.labels


async def test_what_is_done_or_given_back_is_no_promise_any_more(resting_street: Neighbourhood) -> None:
    ben = resting_street.ben
    await taken(resting_street, "Shopping", "Today")
    await ben.taps("I can't after all")
    await ben.taps("Yes, find somebody else")
    await ben.taps_data("promises")
    assert ben.last.text == "You have promised nothing just now. I ask you when somebody needs help."
    assert ben.last.labels == ["My requests"]


async def test_a_neighbour_finds_both_lists_even_when_empty(street: Neighbourhood) -> None:
    await street.ben.types("My requests")
    assert street.ben.last.labels == ["I need help", "My promises"]
    await street.ben.taps("My promises")
    assert "You have promised nothing just now." in street.ben.last.text


async def test_whoever_does_not_help_is_offered_no_promises(resting_street: Neighbourhood) -> None:
    await resting_street.rosa_asks()
    await resting_street.rosa.types("My requests")
    assert resting_street.rosa.last.labels == ["Shopping, Wed 4: asking"]


async def test_ones_own_requests_come_first(resting_street: Neighbourhood) -> None:
    ben = resting_street.ben
    await ben.taps("I need help")
    await ben.taps("Gardening")
    await ben.taps("Tomorrow morning")
    await ben.types("7 Elm Street")
    await ben.taps("Send")
    await resting_street.hurry(minutes=1)
    await taken(resting_street, "Shopping", "Tomorrow morning")
    await ben.types("My requests")
    assert ben.last.labels == ["Gardening, Wed 4: asking", "Shopping, Wed 4: I help", "My promises"]


async def test_a_stranger_is_told_the_way_in(street: Neighbourhood) -> None:
    for data in ("promises", "calendar"):
        await street.zed.taps_data(data)
        assert "This is for neighbours who have joined." in street.zed.alerts[-1]

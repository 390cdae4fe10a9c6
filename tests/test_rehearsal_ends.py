"""A rehearsal goes on after a restart, and always ends: by a tap, after a day, or when it may not go on."""

import pytest

from tests.conftest import Neighbourhood
from tests.rehearsed import (
    IN_THE_GROUP,
    NONE_NOW,
    OVER,
    TO_BEN,
    TO_ROSA,
    begins,
    ends,
    folder,
    heard,
    is_marked,
    plays,
    rosa_asks,
    seen,
    taps_under,
)
from tests.rows import changed, remembered
from tests.test_organisers import made_by_olga


@pytest.fixture
async def asked(street: Neighbourhood) -> Neighbourhood:
    """Olga rehearses; she has asked as Rosa, and Ben and Ayo can say yes."""
    await begins(street.olga)
    await rosa_asks(street)
    return street


async def test_it_goes_on_after_a_restart(asked: Neighbourhood) -> None:
    await asked.restarts()
    await taps_under(asked.olga, TO_BEN, "I can help")
    assert seen(asked.olga, TO_ROSA).text.startswith(f"{TO_ROSA}Good news. Ben Okoro is coming.")


async def test_its_buttons_do_nothing_once_it_is_over(asked: Neighbourhood) -> None:
    await ends(asked.olga)
    before = await remembered(asked.app.db)
    for begins_so in (TO_BEN, IN_THE_GROUP):
        await taps_under(asked.olga, begins_so, "I can help")
        assert asked.olga.alerts[-1] == NONE_NOW
    await asked.olga.taps("Play Ben")
    assert asked.olga.alerts[-1] == NONE_NOW
    assert changed(before, await remembered(asked.app.db)) == []
    await begins(asked.olga)
    await taps_under(asked.olga, TO_BEN, "I can help")  # of the one before
    assert asked.olga.alerts[-1] == NONE_NOW


async def test_after_a_day_it_ends_by_itself_and_says_so(asked: Neighbourhood) -> None:
    quiet = heard(asked)
    await asked.hurry(hours=23, minutes=50)
    assert list(folder(asked).glob("*"))
    await asked.hurry(minutes=20)
    assert asked.olga.last.text == OVER
    assert not list(folder(asked).glob("*"))
    await asked.olga.types("/start")
    assert not is_marked(asked.olga.last.text)
    assert heard(asked) == quiet


async def test_whose_rights_are_frozen_rehearses_no_more(asked: Neighbourhood) -> None:
    await plays(asked.olga, "nobody")
    await made_by_olga(asked, asked.ben)
    await plays(asked.olga, "Rosa")
    me = "SELECT person_id FROM accounts WHERE id = 1005"
    id = (await asked.app.db.one(me))["person_id"]
    await asked.ben.taps_data(f"freeze_now:{id}")
    await asked.hurry(seconds=30)
    assert not list(folder(asked).glob("*"))
    await asked.olga.types("/start")
    assert not is_marked(asked.olga.last.text)


async def test_one_that_cannot_be_read_any_more_ends_and_says_so(asked: Neighbourhood) -> None:
    await asked.app.stop()
    for path in folder(asked).glob("*"):
        path.write_bytes(b"no database")
    (folder(asked) / "99.db").write_bytes(b"left over")
    await asked.restarts()
    await asked.settled()
    assert asked.olga.last.text == OVER
    await asked.hurry(seconds=30)
    assert not list(folder(asked).glob("*"))

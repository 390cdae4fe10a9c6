"""Rehearsals: an organiser tries any flow with invented people, and nobody else gets anything of it."""

from datetime import timedelta

import pytest

from tests.announced import sends
from tests.conftest import Neighbourhood
from tests.rehearsed import (
    IN_THE_GROUP,
    OVER,
    TO_AYO,
    TO_BEN,
    TO_OLGA,
    TO_PIA,
    TO_ROSA,
    begins,
    ends,
    folder,
    heard,
    plays,
    rosa_asks,
    seen,
    taps_under,
)
from tests.rows import changed, remembered


@pytest.fixture
async def rehearsal(street: Neighbourhood) -> Neighbourhood:
    """Olga rehearses, and plays Rosa."""
    await begins(street.olga)
    return street


async def said_to_us(street: Neighbourhood) -> int:
    """How often somebody who asked for help is still in the real inbox."""
    rows = await street.app.db.all("SELECT 1 FROM inbox WHERE body LIKE '%need help%'")
    return len(rows)


async def test_it_says_what_it_is_before_it_begins(street: Neighbourhood) -> None:
    await street.olga.types("/organise")
    await street.olga.taps("Rehearse")
    assert street.olga.last.text == (
        "Rehearsal\n\n"
        "Here you can try anything out, with five people I make up. No one else gets anything of it.\n\n"
        "It ends when you say so, or after a day. I keep nothing of it."
    )
    assert not list(folder(street).glob("*"))


async def test_a_request_goes_from_the_asking_to_the_thanks(rehearsal: Neighbourhood) -> None:
    olga = rehearsal.olga
    assert "You play Rosa." in seen(olga, "Rehearsal\n").text
    await rosa_asks(rehearsal)
    assert "A neighbour needs help: Shopping" in seen(olga, IN_THE_GROUP).text
    await taps_under(olga, TO_BEN, "I can help")
    assert "Address: 12 Elm Street, blue door" in seen(olga, TO_BEN).text
    assert seen(olga, TO_ROSA).text.startswith(f"{TO_ROSA}Good news. Ben Okoro is coming.")
    await taps_under(olga, TO_BEN, "Done")
    await olga.taps("30 minutes")
    await taps_under(olga, TO_ROSA, "Yes, it came")
    assert seen(olga, TO_ROSA).text == f"{TO_ROSA}I am glad. I will pass on your thanks."
    assert "thank" in seen(olga, TO_BEN).text
    await ends(olga)
    assert olga.last.text == OVER


async def test_nobody_else_hears_and_no_real_row_changes(street: Neighbourhood) -> None:
    olga = street.olga
    before, quiet, said = await remembered(street.app.db), heard(street), await said_to_us(street)
    await begins(olga)
    await rosa_asks(street)
    await taps_under(olga, TO_AYO, "I can help")
    await plays(olga, "Olga")
    await olga.types("/organise")
    assert seen(olga, TO_OLGA).text.startswith(f"{TO_OLGA}Nobody is waiting")
    assert changed(before, await remembered(street.app.db)) == ["history", "rehearsals"]
    await ends(olga)
    assert changed(before, await remembered(street.app.db)) == ["history"]
    told = await street.app.db.all("SELECT verb FROM history ORDER BY id DESC LIMIT 2")
    assert [row["verb"] for row in told] == ["end_rehearsal", "begin_rehearsal"]
    assert heard(street) == quiet
    assert not list(folder(street).glob("*"))
    assert await said_to_us(street) == said  # nor is it kept as something she said


async def test_one_plays_whom_one_likes_and_nobody_to_be_oneself(rehearsal: Neighbourhood) -> None:
    olga = rehearsal.olga
    await plays(olga, "Pia")
    assert "You play Pia. What you write to me comes from Pia." in olga.last.text
    await olga.types("/start")
    assert seen(olga, TO_PIA).text.startswith(TO_PIA)
    await plays(olga, "nobody")
    assert "You play nobody now. What you write to me is real." in olga.last.text
    await olga.types("/start")
    assert not olga.last.text.startswith("Rehearsal")


async def test_a_card_in_the_group_is_tapped_by_whom_one_plays(rehearsal: Neighbourhood) -> None:
    olga = rehearsal.olga
    await rosa_asks(rehearsal)
    await plays(olga, "nobody")
    await taps_under(olga, IN_THE_GROUP, "I can help")
    assert olga.alerts[-1] == "Say first whom you play. Type /rehearse and tap a name."
    await plays(olga, "Ben")
    await taps_under(olga, IN_THE_GROUP, "I can help")
    assert "This one is yours." in seen(olga, TO_BEN).text


async def test_a_button_says_itself_whose_it_is(rehearsal: Neighbourhood) -> None:
    olga = rehearsal.olga
    await rosa_asks(rehearsal)
    await plays(olga, "nobody")
    await taps_under(olga, TO_AYO, "Not this time")
    await taps_under(olga, TO_BEN, "I can help")
    assert seen(olga, TO_ROSA).text.startswith(f"{TO_ROSA}Good news. Ben Okoro is coming.")


async def test_time_passes_there_and_not_outside(rehearsal: Neighbourhood) -> None:
    olga, outside = rehearsal.olga, rehearsal.app.clock.now()
    await rosa_asks(rehearsal)
    await taps_under(olga, TO_BEN, "I can help")
    await olga.types("/rehearse")
    await olga.taps("A day later")
    assert "There it is Wednesday 4 March, 10:02am now." in seen(olga, "Rehearsal\n").text
    await rehearsal.settled()
    assert seen(olga, TO_BEN).text.startswith(f"{TO_BEN}Your visit is soon.")
    for _ in range(3):
        await olga.taps("An hour later")
    assert "There it is Wednesday 4 March, 1:02pm now." in seen(olga, "Rehearsal\n").text
    await rehearsal.settled()
    assert seen(olga, TO_BEN).text.startswith(f"{TO_BEN}Did it happen?")
    assert rehearsal.app.clock.now() - outside < timedelta(minutes=3)


async def test_a_voice_note_is_passed_on_as_in_earnest(rehearsal: Neighbourhood) -> None:
    olga = rehearsal.olga
    await olga.types("I need help")
    await olga.taps("Something else")
    await olga.sends_voice()
    await olga.taps("Tomorrow morning")
    await olga.taps("Send")
    await rehearsal.hurry(minutes=2)
    await taps_under(olga, TO_BEN, "I can help")
    assert olga.last.kind == "voice"
    assert olga.last.text == f"{TO_BEN}A voice note from Rosa Bell."


async def test_an_announcement_goes_out_in_it_to_nobody_else(rehearsal: Neighbourhood) -> None:
    olga, quiet = rehearsal.olga, heard(rehearsal)
    await plays(olga, "Olga")
    await sends(rehearsal, "Street lunch on Saturday", to=4)
    await rehearsal.hurry(seconds=20)
    copies = [at for at, shown in enumerate(olga.chat()) if shown.text == "Street lunch on Saturday"][1:]
    whom = {olga.chat()[at - 1].text for at in copies}
    assert whom == {f"Rehearsal. To {name}:" for name in ("Rosa", "Pia", "Ben", "Ayo")}
    assert "It has gone out.\nSent to: 4" in seen(olga, f"{TO_OLGA}Your announcement").text
    assert heard(rehearsal) == quiet

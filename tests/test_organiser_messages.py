"""An organiser writes to somebody through the bot, and the answer comes back; each is one letter."""

import pytest

from storage import blocks
from tests.conftest import Neighbourhood
from tests.reading import told
from tests.test_phone_in import takes_in

NOBODY_ELSES = "I cannot find that. It may be finished, or with somebody else."


@pytest.fixture
async def asked(street: Neighbourhood) -> Neighbourhood:
    """Rosa has asked for shopping."""
    await street.rosa_asks()
    return street


async def ids(street):
    rows = await street.app.db.all("SELECT name, id FROM people")
    return {row["name"].split()[0]: row["id"] for row in rows}


async def letters(street):
    row = await street.app.db.one("SELECT COUNT(*) AS count FROM outbox WHERE kind = 'organiser_message'")
    return row["count"]


async def test_an_organiser_writes_from_a_request_reads_it_back_and_has_the_answer(asked):
    await asked.olga.taps_data("oversee:1")
    await asked.olga.taps("Write to Rosa Bell")
    assert asked.olga.last.text == "What shall I tell Rosa Bell?\nWrite it, or send a voice note."
    await asked.olga.types("Is <b>Friday</b> & not Thursday all right?")
    assert asked.olga.last.text == (
        "Rosa Bell reads this:\n\nOlga Novak, an organiser, writes:\n"
        "Is <b>Friday</b> & not Thursday all right?\n\nShall I send it?"
    )
    assert await letters(asked) == 0
    await asked.restarts()
    check = asked.olga.last
    await asked.olga.taps("Send it")
    assert asked.olga.last.text == "I have passed it on. The answer of Rosa Bell comes to you."
    await asked.olga.taps_data(check.buttons[0][0].data, check)
    assert asked.olga.alerts[-1].startswith("That question is over.")
    assert await letters(asked) == 1
    passed = asked.rosa.last
    assert passed.text == ("Olga Novak, an organiser, writes:\n\nIs <b>Friday</b> & not Thursday all right?")
    assert passed.protected and passed.labels == ["Answer"]
    await asked.rosa.taps("Answer")
    await asked.rosa.types("Friday is fine")
    assert asked.rosa.last.text == "I have passed it on."
    answer = asked.olga.last
    assert answer.text == "Rosa Bell answers:\n\nFriday is fine" and answer.labels == ["Write again"]
    await asked.olga.taps("Write again")
    await asked.olga.sends_voice()
    assert "Your voice note." in asked.olga.last.text
    await asked.olga.taps("Send it")
    assert (asked.rosa.last.kind, asked.rosa.last.text) == ("voice", "Olga Novak, an organiser, writes:")
    assert await letters(asked) == 3
    assert "Friday" not in str(told(asked.ben)) + str(told(asked.ayo))


async def test_it_is_written_anew_or_not_at_all(asked):
    await asked.ben.taps("I can help", chat=asked.group)
    await asked.olga.taps_data("oversee:1")
    assert asked.olga.last.labels[-3:] == ["Write to Rosa Bell", "Write to Ben Okoro", "How to reach them"]
    await asked.olga.taps("Write to Ben Okoro")
    await asked.olga.types("x" * 701)
    assert asked.olga.last.text.startswith("That is too long for me.")
    await asked.olga.sends_sticker()
    assert "What shall I tell Ben Okoro?" in asked.olga.last.text
    await asked.olga.types("First")
    await asked.olga.taps("Write it anew")
    await asked.olga.types("Second")
    await asked.olga.taps("Stop")
    assert asked.olga.last.text == "All right, I have stopped. Nothing was sent."
    await asked.olga.taps_data(f"look_at:{(await ids(asked))['Ben']}")
    await asked.olga.taps("Write to Ben Okoro")
    await asked.olga.types("Third")
    await asked.olga.taps("Send it")
    assert asked.ben.last.text == "Olga Novak, an organiser, writes:\n\nThird"
    assert "writes:\n\nFirst" not in "".join(told(asked.ben)) and await letters(asked) == 1


async def test_nobody_but_an_organiser_writes_and_nobody_else_answers(asked):
    who = await ids(asked)
    for phone in (asked.rosa, asked.ben):
        await phone.taps_data(f"write_to:{who['Ayo']}")
        assert phone.alerts[-1].startswith("Only an organiser can do that.")
    await asked.olga.taps_data(f"write_to:{who['Rosa']}")
    await asked.olga.types("Hello")
    await asked.olga.taps("Send it")
    for phone in (asked.ben, asked.ayo, asked.olga):
        await phone.taps_data("write_back:1")
        assert phone.alerts[-1] == NOBODY_ELSES
    await asked.rosa.taps("Answer")
    await asked.rosa.types("Yes")
    await asked.olga.taps_data("write_back:2")
    assert asked.olga.alerts[-1] == NOBODY_ELSES, "an answer is answered by writing again"
    await asked.olga.taps_data("write_to:999")
    assert asked.olga.alerts[-1] == NOBODY_ELSES
    await asked.zed.taps_data("write_back:1")
    assert asked.zed.alerts[-1].startswith("This is for neighbours who have joined.")


async def test_whom_a_letter_does_not_reach_is_said_before_a_word_is_written(asked):
    who = await ids(asked)
    await asked.olga.taps_data(f"write_to:{who['Olga']}")
    assert asked.olga.alerts[-1] == "That is you. There is nothing to pass on."
    db = asked.app.db
    await db.transaction(lambda tx: blocks.add(tx, who["Ayo"], who["Olga"], asked.clock.now()))
    await asked.olga.taps_data(f"write_to:{who['Ayo']}")
    assert asked.olga.alerts[-1] == "I can't pass this on. Ask another organiser to do it."
    await asked.ben.blocks_bot()
    await asked.olga.taps_data(f"write_to:{who['Ben']}")
    assert asked.olga.alerts[-1] == "I can't write to Ben Okoro any more. Ring them."
    await takes_in(asked.olga)
    await asked.olga.taps_data(f"write_to:{(await ids(asked))['Percy']}")
    assert asked.olga.alerts[-1] == "Percy Ash has no phone app, so I can't write to them. Ring them."
    assert await letters(asked) == 0


async def test_who_is_out_of_reach_by_the_time_it_is_sent_gets_nothing(asked):
    await asked.olga.taps_data("oversee:1")
    await asked.olga.taps("Write to Rosa Bell")
    await asked.olga.types("Hello")
    await asked.rosa.blocks_bot()
    await asked.olga.taps("Send it")
    assert asked.olga.alerts[-1] == "I can't write to Rosa Bell any more. Ring them."
    await asked.rosa.unblocks_bot()
    await asked.olga.taps("Send it")
    assert asked.rosa.last.text == "Olga Novak, an organiser, writes:\n\nHello"


async def test_the_answer_goes_to_those_who_are_there_when_the_writer_is_not(asked):
    who = await ids(asked)
    await asked.olga.taps_data(f"write_to:{who['Rosa']}")
    await asked.olga.types("Hello")
    await asked.olga.taps("Send it")
    db = asked.app.db
    await db.transaction(
        lambda tx: tx.run(
            "INSERT INTO roles (person_id, role, standing, since)"
            " SELECT :ayo, 'organiser', 'approved', since FROM roles WHERE person_id = :olga"
            " AND role = 'organiser'",
            ayo=who["Ayo"],
            olga=who["Olga"],
        )
    )
    await db.transaction(
        lambda tx: tx.run(
            "UPDATE roles SET standing = 'frozen' WHERE person_id = :olga AND role = 'organiser'",
            olga=who["Olga"],
        )
    )
    await asked.olga.taps_data(f"write_to:{who['Rosa']}")
    assert asked.olga.alerts[-1].startswith("Only an organiser can do that.")
    await asked.rosa.taps("Answer")
    await asked.rosa.types("Who is there?")
    assert asked.ayo.last.text == "Rosa Bell answers:\n\nWho is there?"
    assert "Who is there?" not in str(told(asked.olga))

"""What keeps a rehearsal apart: nobody else reaches it, nothing of it gets out, and it always ends."""

import json
from datetime import UTC, datetime
from typing import Any

import pytest
from telegram.error import Forbidden

from aid.rehearsal_street import CAST, GROUP_ID
from bot.pace import Pace
from bot.stage import Stage
from storage.inbox import Arrival
from storage.rehearsals import Part, Rehearsal
from tests.conftest import QUICK, Neighbourhood
from tests.reading import letter
from tests.rehearsed import (
    IN_THE_GROUP,
    NONE_NOW,
    TO_BEN,
    TO_OLGA,
    TO_ROSA,
    begins,
    data_under,
    folder,
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


# Who reaches it


async def test_only_organisers_may_rehearse(street: Neighbourhood) -> None:
    for phone in (street.rosa, street.ben):
        await phone.types("/rehearse")
        assert phone.last.text.startswith("Only an organiser can do that.")
    await street.ben.taps_data("rehearse_begin")
    assert street.ben.alerts[-1].startswith("Only an organiser can do that.")
    assert not list(folder(street).glob("*"))


async def test_a_button_of_a_rehearsal_is_of_no_use_to_anybody_else(asked: Neighbourhood) -> None:
    button = data_under(asked.olga, TO_BEN, "I can help")
    assert button.startswith("re1.b:")
    await plays(asked.olga, "nobody")
    await made_by_olga(asked, asked.ben)
    await begins(asked.ben)
    before = await remembered(asked.app.db)
    for phone in (asked.rosa, asked.ben):
        await phone.taps_data(button)
        assert phone.alerts[-1] == NONE_NOW
    assert changed(before, await remembered(asked.app.db)) == []
    assert seen(asked.olga, IN_THE_GROUP).labels == ["I can help"]  # it is still to be had


async def test_a_button_that_was_made_up_changes_nothing(asked: Neighbourhood) -> None:
    before = await remembered(asked.app.db)
    for data in (
        "re1.z:claim:1",
        "re1.b:",
        "re1.b:claim:999",
        "re1.:",
        "re1.b:re1.b:claim:1",
        "re999999999.b:x",
    ):
        await asked.olga.taps_data(data, seen(asked.olga, TO_BEN))
    assert asked.olga.waiting == 0
    assert changed(before, await remembered(asked.app.db)) == []
    assert asked.emulator.refused == []


# What gets out of it


class Told:
    """A way to Telegram that only notes what it was told."""

    username = "GoodTurnBot"

    def __init__(self) -> None:
        self.calls: list[tuple[str, dict[str, Any]]] = []

    async def call(self, method: str, **fields: Any) -> Any:
        """What Telegram would be asked."""
        self.calls.append((method, fields))
        return {"message_id": len(self.calls)}


async def test_the_stage_writes_to_its_organiser_and_to_nobody_else() -> None:
    now = datetime(2026, 3, 3, tzinfo=UTC)
    told = Told()
    stage = Stage(told, Pace(QUICK), Rehearsal(
        id=7, person_id=1, account_id=1005, language="en", playing=Part.ROSA, minutes_on=0, began_at=now,
        ends_at=now,
    ))  # fmt: skip
    invented = [*(player.account_id for player in CAST.values()), GROUP_ID]
    for chat_id in (*invented, 1001, 1005, -100, 0):
        for method in (
            "sendMessage",
            "copyMessage",
            "editMessageText",
            "getChat",
            "leaveChat",
            "banChatMember",
        ):
            if chat_id in invented and method.startswith(("send", "copy", "edit")):
                await stage.call(method, chat_id=chat_id, text="Hello")
            else:
                with pytest.raises(Forbidden):
                    await stage.call(method, chat_id=chat_id, text="Hello")
    assert {fields["chat_id"] for _, fields in told.calls} == {1005}
    assert len(told.calls) == 3 * len(invented)
    assert all(is_marked(fields["text"]) for _, fields in told.calls)


async def test_real_letters_come_as_ever_and_are_dealt_with_for_real(asked: Neighbourhood) -> None:
    await asked.rosa.taps("Talk to a person")
    wanted = letter(asked.olga, "Rosa Bell")
    assert not is_marked(wanted.text)
    await asked.olga.taps_data(wanted.buttons[0][0].data or "", wanted)
    assert (await asked.app.db.one("SELECT taken_by FROM calls"))["taken_by"] is not None


async def test_a_cry_in_the_real_group_is_not_played(asked: Neighbourhood) -> None:
    await asked.olga.types("Somebody quick, I have fallen off the ladder at number 7", chat=asked.group)
    assert len(await asked.app.db.all("SELECT 1 FROM emergencies")) == 1
    assert not is_marked(asked.olga.last.text)


async def test_a_rehearsal_within_a_rehearsal_there_is_not(asked: Neighbourhood) -> None:
    await plays(asked.olga, "Olga")
    await asked.olga.types("/organise")
    await taps_under(asked.olga, TO_OLGA, "Rehearse")
    assert asked.olga.alerts[-1] == "This is a rehearsal already. Type /rehearse to change or end it."


async def never(arrival: Arrival) -> None:
    raise AssertionError("it was for the rehearsal")


async def test_what_comes_twice_is_played_once(asked: Neighbourhood) -> None:
    olga, chat = {"id": 1005, "is_bot": False, "first_name": "Olga"}, {"id": 1005, "type": "private"}
    said = {"message_id": 900, "date": 0, "text": "Good morning", "from": olga, "chat": chat}
    update = {"update_id": 5, "message": said}
    arrival = Arrival(
        update_id=5, account_id=1005, body=json.dumps(update), attempts=0, received_at=datetime.now(UTC)
    )
    before = len(asked.olga.chat())
    for _ in range(2):
        await asked.app.rehearsals.take(arrival, otherwise=never)
        await asked.settled()
    assert len(asked.olga.chat()) == before + 1
    assert asked.olga.last.text.startswith(TO_ROSA)

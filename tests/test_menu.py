"""The commands that Telegram lists."""

from bot.playground.commands import commands_seen
from tests.conftest import Neighbourhood


async def test_everybody_sees_the_private_commands_and_organisers_four_more(street: Neighbourhood) -> None:
    await street.app.stop()
    await street.app.start()
    await street.emulator.until(lambda: len(_listed(street, street.olga.id)) == 12)
    assert {"privacy", "mydata", "forget"} <= set(_listed(street, street.rosa.id))
    assert not {"organise", "report", "find", "rehearse"} & set(_listed(street, street.rosa.id))
    assert {"organise", "report", "find", "rehearse"} <= set(_listed(street, street.olga.id))


def _listed(street: Neighbourhood, account: int) -> list[str]:
    return [command["command"] for command in commands_seen(street.emulator.world, account, account, "en")]

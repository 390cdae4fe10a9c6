"""Elm Street as visitors find it: who has joined, played through the door by the cast itself."""

from bot.app import GoodTurn
from bot.playground.emulator import Emulator
from bot.playground.phone import Phone
from bot.playground.street import Street

NEIGHBOURS = (("ben", "Ben Okoro"), ("ayo", "Ayo Mensah"))


async def settled(emulator: Emulator, bot: GoodTurn) -> None:
    """Wait until the bot has dealt with every update, and every letter and card that is due has left."""
    while True:
        await emulator.until(lambda: emulator.pending == 0)
        await bot.settled()
        if emulator.pending == 0:
            return


async def joins(phone: Phone, name: str, purpose: str) -> None:
    """Somebody joins."""
    await phone.presses_start()
    await phone.taps("I agree")
    await phone.types(name)
    if "Pick your area" in phone.last.text:
        await phone.taps("Elm Street")
    await phone.taps(purpose)
    if purpose == "I can help":
        await phone.taps("I promise")


async def move_in(street: Street, emulator: Emulator, bot: GoodTurn) -> None:
    """Olga sets up Elm Street; Rosa, Ben and Ayo join, and Olga approves the neighbours."""
    street.settled = lambda: settled(emulator, bot)
    await joins(street.olga, "Olga Novak", "I organise")
    await street.olga.types("/setup", chat=street.group)
    await joins(street.rosa, "Rosa Bell", "I need help")
    for key, name in NEIGHBOURS:
        await joins(street.phones[key], name, "I can help")
        await street.olga.taps("Approve")

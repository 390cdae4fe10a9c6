"""Links into the bot: garbled ones change nothing, all bad ones get one answer, and posters live for ever."""

import random
import string
from collections import Counter
from datetime import timedelta

import pytest

from aid import links
from aid.links import LIVES
from aid.organising_refusals import LinkSpent
from storage import areas
from storage.connection import Transaction
from storage.database import Database
from storage.links import Purpose
from tests.conftest import STARTS_AT, Neighbourhood
from tests.injections import INJECTIONS
from tests.rows import changed, remembered

GARBLED = 100_000
LETTERS = string.ascii_letters + string.digits + "_-"
SPENT = "That link does not work any more. Ask for a new one."


@pytest.fixture
async def db(tmp_path):
    db = await Database.open(tmp_path / "x.db", tmp_path / "key")
    yield db
    await db.close()


async def test_a_hundred_thousand_garbled_links_change_nothing(db):
    good = await db.transaction(make_all)
    before, garbled = await remembered(db, but=()), garble(good)

    async def try_all(tx: Transaction) -> Counter:
        came_of_it: Counter = Counter()
        for payload in garbled:
            try:
                await links.use(tx, payload, 1013, now=STARTS_AT)
                came_of_it[payload] += 1
            except LinkSpent:
                came_of_it["spent"] += 1
        return came_of_it

    assert await db.transaction(try_all) == {"spent": GARBLED}
    assert changed(before, await remembered(db, but=())) == []


async def make_all(tx: Transaction) -> list[str]:
    """A good link of every purpose."""
    area = await areas.add(tx, "Elm Street", STARTS_AT)
    return [await links.make(tx, purpose, now=STARTS_AT, about=area) for purpose in Purpose]


def garble(good: list[str]) -> list[str]:
    """Links that are almost good, and much that is none."""
    dice, found = (
        random.Random(17),
        [*INJECTIONS, "", "-", "--", "poster", "poster-", "\ud800", "poster-\udfff"],
    )
    while len(found) < GARBLED * 1.1:  # some come out good
        purpose, _, token = dice.choice(good).partition("-")
        at = dice.randrange(len(token))
        found += [
            f"{purpose}-{token[:at]}{dice.choice(LETTERS)}{token[at + 1 :]}",
            f"{purpose}-{token[:at]}",
            f"{dice.choice(list(Purpose))}-{token}",
            f"{purpose.upper()}-{token}",
            "".join(dice.choices(LETTERS, k=dice.randrange(65))),
            f"{purpose}-{''.join(dice.choices(LETTERS, k=22))}",
            f"{purpose}-{token}-",
            f"{purpose} -{token}",
        ]
    return [payload for payload in found if payload not in good][:GARBLED]


@pytest.mark.parametrize("purpose", [one for one in Purpose if LIVES[one]])
async def test_unknown_used_and_old_links_get_one_answer(db, purpose):
    used = await db.transaction(lambda tx: links.make(tx, purpose, now=STARTS_AT, by=None))
    await db.transaction(lambda tx: links.use(tx, used, 1, now=STARTS_AT))
    late = STARTS_AT + LIVES[purpose]
    old = await db.transaction(lambda tx: links.make(tx, purpose, now=STARTS_AT, by=None))
    said = set()
    for payload, now in ((used, STARTS_AT), (old, late), (f"{purpose}-{'x' * 22}", STARTS_AT)):
        with pytest.raises(LinkSpent) as refused:
            await db.transaction(lambda tx, payload=payload, now=now: links.use(tx, payload, 2, now=now))
        said.add(str(refused.value.says))
    assert said == {SPENT}
    await db.transaction(lambda tx: links.use(tx, old, 2, now=late - timedelta(seconds=1)))


async def test_only_a_hash_of_a_token_is_kept(db):
    payload = await db.transaction(lambda tx: links.make(tx, Purpose.POSTER, now=STARTS_AT))
    assert payload.partition("-")[2] not in str(await remembered(db, but=()))


@pytest.fixture
async def poster(street: Neighbourhood) -> str:
    """What follows /start in the link of Elm Street's poster."""
    await street.olga.types("/organise")
    await street.olga.taps("Posters")
    await street.olga.taps("Elm Street")
    words = street.olga.chat()[-2].text  # the poster itself comes after it
    assert words.startswith("The link for Elm Street.")
    return words.partition("?start=")[2]


async def test_a_poster_leads_into_joining_with_the_area_chosen_for_everybody_and_for_ever(street, poster):
    assert 0 < len(poster) <= 64 and set(poster) <= set(LETTERS)
    for phone in (street.zed, street.pia):
        await street.hurry(days=400)
        await phone.presses_start(poster)
        await phone.taps("I agree")
        await phone.types("Somebody")
        assert "What brings you here?" in phone.last.text
        await phone.taps("I need help")
        row = await street.app.db.one(
            "SELECT area_id FROM people JOIN accounts ON person_id = people.id WHERE accounts.id = :id",
            id=phone.id,
        )
        assert row["area_id"] == 1


async def test_a_new_poster_leaves_the_old_one_good(street, poster):
    await street.olga.types("/organise")
    await street.olga.taps("Posters")
    await street.olga.taps("Elm Street")
    assert poster not in street.olga.chat()[-2].text
    await street.zed.presses_start(poster)
    assert "I agree" in street.zed.last.labels


async def test_whoever_has_joined_hears_so_from_a_poster(street, poster):
    await street.rosa.presses_start(poster)
    assert "You have joined already." in street.rosa.last.text


async def test_a_stranger_with_a_bad_link_learns_nothing_and_has_the_way_in(street):
    for payload in ("poster-" + "x" * 22, "organise-" + "x" * 22):
        await street.zed.presses_start(payload)
        assert street.zed.last.text == SPENT
        assert street.zed.last.labels == ["Join"]


async def test_only_organisers_get_posters(street, poster):
    for data in ("posters", "poster:1"):
        await street.ben.taps_data(data)
        assert "Only an organiser can do that" in street.ben.alerts[-1]

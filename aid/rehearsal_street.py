"""Whom one can play in a rehearsal: five invented people, who move in before it begins."""

from dataclasses import dataclass
from datetime import date, datetime

from aid import areas, consents, people, pledges
from storage import rehearsals
from storage.connection import Transaction
from storage.consents import Relation
from storage.people import Person, Role
from storage.rehearsals import Part

STREET = "Elm Street"
GROUP_ID = -1
NO_DRAFT = 0


@dataclass(frozen=True, kw_only=True)
class Player:
    """One of the invented: an account that Telegram doesn't know, a name, and what they are here for."""

    account_id: int
    name: str
    role: Role

    @property
    def first_name(self) -> str:
        """What everybody calls them."""
        return self.name.partition(" ")[0]


CAST = {
    Part.ROSA: Player(account_id=1, name="Rosa Bell", role=Role.RESIDENT),
    Part.PIA: Player(account_id=2, name="Pia Bell", role=Role.TRUSTED),
    Part.BEN: Player(account_id=3, name="Ben Okoro", role=Role.NEIGHBOUR),
    Part.AYO: Player(account_id=4, name="Ayo Mensah", role=Role.NEIGHBOUR),
    Part.OLGA: Player(account_id=5, name="Olga Novak", role=Role.ORGANISER),
}


async def move_in(tx: Transaction, *, language: str, now: datetime, today: date) -> None:
    """They join, are let in and know each other, each by the verb that people use. Nobody is told."""
    olga = await _join(tx, Part.OLGA, None, language, now)
    area = await areas.link(tx, None, GROUP_ID, STREET, by=olga.id, now=now)
    await people.correct(tx, olga.id, area_id=area.id, now=now)
    rosa = await _join(tx, Part.ROSA, area.id, language, now)
    await people.correct(tx, rosa.id, address=f"12 {STREET}, blue door", now=now)
    pia = await _join(tx, Part.PIA, area.id, language, now)
    trust = await consents.tell(tx, pia.id, rosa.id, rosa.name, Relation.DAUGHTER, None, now=now)
    await consents.agree_to(tx, trust, by=rosa.id, today=today, post_at=now, now=now)
    for part in (Part.BEN, Part.AYO):
        neighbour = await _join(tx, part, area.id, language, now)
        await pledges.promise(tx, neighbour.id, language=language, now=now)
        await people.approve(tx, neighbour.id, by=olga.id, now=now)
    await rehearsals.hush(tx)


async def _join(tx: Transaction, part: Part, area_id: int | None, language: str, now: datetime) -> Person:
    player = CAST[part]
    if player.role is Role.ORGANISER:
        await people.appoint(tx, player.account_id, now=now)
    return await people.join(
        tx, player.account_id, draft_id=NO_DRAFT, name=player.name, area_id=area_id, role=player.role,
        language=language, now=now,
    )  # fmt: skip

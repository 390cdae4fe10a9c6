"""How the verbs about privacy are tried for the decision tables."""

from datetime import timedelta
from typing import Any

import aid.agreements
import aid.cases
import aid.forgetting
import aid.looking_up
import aid.people
import aid.phoning_in
import aid.quiet
from storage.connection import Transaction
from storage.help_requests import Status
from tests.village import ACCOUNTS, Village

OF_OTHERS = ("look_up_neighbour", "look_up_records", "look_up_teller")
A_DAY = timedelta(hours=24)
TOLD = {"name": "A Name", "phone": "020 7946 0000", "address": "3 Elm Street"}

TABLES = """
forget_person     | oneself      another
everybody else    | yes          NotHere
never joined      | NotJoined

come_back         | stayed
outsider          | TooLateToComeBack
anonymous admin   | TooLateToComeBack
another bot       | TooLateToComeBack
everybody else    | JoinedAlready

bring_back        | gone         late
organiser         | yes          TooLateToComeBack
everybody else    | NotHere
never joined      | NotJoined

stay_on           | oneself      another
everybody else    | yes          NotHere
never joined      | NotJoined

agree_anew        | oneself
everybody else    | yes
never joined      | NotJoined

look_up_resident  | open claimed reported closed withdrawn signposted could_not_fill
organiser         | yes  yes     yes      Ended  Ended     Ended      Ended
other organiser   | yes  yes     yes      Ended  Ended     Ended      Ended
everybody else    | NotAnOrganiser
never joined      | NotJoined

look_up_kept      | kept
organiser         | yes
everybody else    | NotHere
never joined      | NotJoined

look_up_caller    | kept
organiser         | yes
other organiser   | yes
everybody else    | NotAnOrganiser
never joined      | NotJoined

look_up_neighbour | helper
organiser         | yes
other organiser   | yes
everybody else    | NotAnOrganiser
never joined      | NotJoined

look_up_records   | kept
organiser         | yes
other organiser   | yes
everybody else    | NotAnOrganiser
never joined      | NotJoined

look_up_teller    | reported
organiser         | yes
other organiser   | yes
everybody else    | NotHere
never joined      | NotJoined
"""

SWEEPS = {
    "consent_reviews.let_lapse",
    "agreements.ask_anew",
    "forgetting.erase",
    "forgetting.forget_by_hand",
    "forgetting._forget_again",
    "quiet.ask",
}


def scenes(scene: Any, person: Any) -> dict[str, Any]:
    """Every verb about privacy, with what before it."""

    async def on_privacy(village: Village, verb: str, state: str) -> Any:
        """What one does about oneself, or an organiser about somebody they keep touch with."""
        today, now = village.now.date(), village.now
        kept = 0
        if state == "another":
            told = {"name": "Another", "area_id": village.elm, "role": "resident", "language": "en"}
            kept = (await aid.people.join(village.db, 2999 + len(verb), draft_id=0, now=now, **told)).id
        elif state != "oneself":
            by = await village.id("organiser")
            told = {"draft_id": 0, "area_id": village.elm, **TOLD}
            kept = (await aid.phoning_in.take_in(village.db, by=by, now=now, **told)).id
            if state != "kept":
                undo = A_DAY if state == "gone" else timedelta(0)
                await aid.forgetting.forget_person(village.db, kept, by=by, today=today, undo=undo, now=now)

        async def attempt(tx: Transaction, actor: str) -> Any:
            by = await person(tx, actor)
            match verb:
                case "forget_person":
                    return await aid.forgetting.forget_person(
                        tx, kept or by, by=by, today=today, undo=A_DAY, now=now
                    )
                case "bring_back":
                    return await aid.forgetting.bring_back(tx, kept, by=by, now=now)
                case "stay_on":
                    return await aid.quiet.stay_on(tx, kept or by, by=by, now=now)
                case "agree_anew":
                    return await aid.agreements.agree_anew(tx, by=by, language="en", now=now)
                case _:
                    return await getattr(aid.looking_up, verb)(tx, kept, by=by, now=now)

        by_tap = kept and verb in ("bring_back", "stay_on")
        return scene(attempt=attempt, tap=f"{verb}:{kept}" if by_tap else None)

    async def on_looking_up(village: Village, verb: str, state: str) -> Any:
        """How to reach the one whom a request in that state is for."""
        id = await village.request(Status(state))

        async def attempt(tx: Transaction, actor: str) -> Any:
            by = await person(tx, actor)
            return await aid.looking_up.look_up_resident(tx, id, by=by, now=village.now)

        return scene(attempt=attempt, tap=f"how_to_reach:{id}")

    async def on_others(village: Village, verb: str, state: str) -> Any:
        """How to reach a neighbour, two records side by side, or whoever told of a worry."""
        helper, resident = await village.id("helper"), await village.id("resident")
        about: tuple[int, ...] = (helper,) if state == "helper" else (helper, resident)
        if state == "reported":
            told = {"about": "Somebody", "about_id": None, "words": "Thin", "voice": None}
            about = ((await aid.cases.worry(village.db, by=resident, now=village.now, **told)).id,)

        async def attempt(tx: Transaction, actor: str) -> Any:
            by = await person(tx, actor)
            return await getattr(aid.looking_up, verb)(tx, *about, by=by, now=village.now)

        return scene(attempt=attempt)

    async def coming_back(village: Village, verb: str, state: str) -> Any:
        """Coming back from where one has never gone to."""

        async def attempt(tx: Transaction, actor: str) -> Any:
            return await aid.forgetting.come_back(tx, ACCOUNTS[actor], now=village.now)

        return scene(attempt=attempt)

    own = ("forget_person", "bring_back", "stay_on", "agree_anew", "look_up_kept", "look_up_caller")
    others = dict.fromkeys(OF_OTHERS, on_others)
    return {
        **dict.fromkeys(own, on_privacy),
        **others,
        "look_up_resident": on_looking_up,
        "come_back": coming_back,
    }


HOMES: dict[str, Any] = {
    **dict.fromkeys(("forget_person", "come_back", "bring_back"), aid.forgetting),
    "stay_on": aid.quiet,
    "agree_anew": aid.agreements,
    **dict.fromkeys(OF_OTHERS, aid.looking_up),
    **dict.fromkeys(("look_up_resident", "look_up_kept", "look_up_caller"), aid.looking_up),
}

"""How the people of the year are: some forget, some change their minds, some tap whatever they see."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import timedelta
from random import Random

from bot.playground.group import Group
from bot.playground.phone import Phone
from tests.year.seen import Seen

AT_ONCE = timedelta()
ROUNDS_OF_A_TALK_MAX = 12
KINDS = ("Shopping",) * 4 + ("Gardening",) * 2 + ("A check-in",) * 2 + ("Something else",)
CAME = ("Yes, it came",) * 17 + ("Not all of it",) * 2 + ("No, it didn't",)
IN_WORDS = {
    "Where do you live?": "12 Elm Street",
    "How much": "£12",
    "need to know": "Milk, bread and 6 eggs",
}


@dataclass(frozen=True, kw_only=True)
class Act:
    """What somebody will do: tap `data` on a message, or say something."""

    says: str | None = None
    data: str | None = None
    on: Seen | None = None


Plan = tuple[timedelta, Act]


class Person:
    """Somebody with a phone. Talks are carried on at once; any other button may be tapped by chance."""

    fiddles = 0.02

    def __init__(self, phone: Phone, group: Group, dice: Random) -> None:
        self.phone = phone
        self.group = group
        self.dice = dice
        self._rounds = 0

    def sees(self, seen: Seen) -> Iterator[Plan]:
        """What they will do about it, and after how long."""
        if seen.is_question:
            yield AT_ONCE, self._answer(seen)
            return
        self._rounds = 0
        planned = list(self.reacts(seen))
        yield from planned
        if seen.buttons and not planned and self.dice.random() < self.fiddles:
            yield self.soon(120), self.tap(seen, self.dice.choice(seen.buttons)[1])

    def reacts(self, seen: Seen) -> Iterator[Plan]:
        """What is to be done about a message that isn't a question of a talk."""
        yield from ()

    def likes(self) -> tuple[str, ...]:
        """Labels they choose in a talk before any other."""
        return ("Send",)

    def tap(self, seen: Seen, data: str) -> Act:
        """A button of it."""
        return Act(data=data, on=seen)

    def soon(self, minutes: float) -> timedelta:
        """After some time, most often less than so many minutes."""
        return timedelta(minutes=minutes * self.dice.lognormvariate(-1, 1))

    def _answer(self, seen: Seen) -> Act:
        self._rounds += 1
        if self._rounds > ROUNDS_OF_A_TALK_MAX:
            self._rounds = 0
            return Act(says="/stop")
        for label in self.likes():
            if data := seen.labelled(label):
                return self.tap(seen, data)
        for question, answer in IN_WORDS.items():
            if question in seen.text:
                return Act(says=answer)
        choices = [data for _, data in seen.buttons if data.startswith("step:")]
        return self.tap(seen, self.dice.choice(choices)) if choices else Act(says="A small thing in the hall")


class Resident(Person):
    """Asks, says what came of it or doesn't, and sometimes needs it no more."""

    def likes(self) -> tuple[str, ...]:
        return (self.dice.choice(KINDS), "Send")

    def reacts(self, seen: Seen) -> Iterator[Plan]:
        if seen.find("came"):
            if self.dice.random() < 0.8 and (data := seen.labelled(self.dice.choice(CAME))):
                yield self.soon(600), self.tap(seen, data)
        elif data := seen.find("withdraw"):
            yield AT_ONCE, self.tap(seen, data)
        elif (data := seen.find("undo") or seen.find("drop")) and self.dice.random() < 0.03:
            yield self.soon(400), self.tap(seen, data)


class Neighbour(Person):
    """Says yes to some, no to some and nothing to most; does what they took on, or forgets it."""

    def __init__(self, phone: Phone, group: Group, dice: Random) -> None:
        super().__init__(phone, group, dice)
        self.willing = dice.betavariate(1.2, 2.4)
        self.reliable = 0.75 + 0.25 * dice.random()

    def reacts(self, seen: Seen) -> Iterator[Plan]:
        if (data := seen.find("promise")) or (data := seen.find("spent")) or (data := seen.find("hand_back")):
            yield AT_ONCE, self.tap(seen, data)
        elif seen.find("not_now"):
            yield from self._nudged(seen)
        elif (data := seen.find("claim")) and self.dice.random() < self.willing * (
            0.002 if seen.silent else 0.02
        ):
            yield self.soon(60), self.tap(seen, data)
        elif data := seen.find("done"):
            yield from self._took_on(seen, data)

    def _nudged(self, seen: Seen) -> Iterator[Plan]:
        mind = self.dice.random()
        if mind < self.willing:
            yield self.soon(30), self.tap(seen, seen.find("claim") or "")
        elif mind < self.willing + 0.25:
            yield self.soon(60), self.tap(seen, seen.find("not_now") or "")
        elif mind > 0.99:
            yield self.soon(60), self.tap(seen, seen.find("pause") or "")

    def _took_on(self, seen: Seen, done: str) -> Iterator[Plan]:
        if self.dice.random() > self.reliable:
            if (data := seen.find("cant")) and self.dice.random() < 0.5:
                yield self.soon(600), self.tap(seen, data)
        else:
            yield timedelta(hours=self.dice.uniform(1, 40)), self.tap(seen, done)


class Organiser(Person):
    """Lets people in, and sees to what they are asked, most of the time."""

    def reacts(self, seen: Seen) -> Iterator[Plan]:
        if data := seen.find("approve"):
            yield AT_ONCE, self.tap(seen, data)
        elif seen.buttons and self.dice.random() < 0.5:
            yield self.soon(240), self.tap(seen, self.dice.choice(seen.buttons)[1])

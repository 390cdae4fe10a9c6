"""What the rounds showed: medians, ratios side by side, and whether what must be shown is shown."""

from collections.abc import Iterator
from dataclasses import dataclass
from statistics import median

from tests.bench.contestants import AIOGRAM, GOOD_TURN, PTB, Contestant
from tests.bench.measures import Figures

Rounds = dict[str, list[Figures]]


@dataclass(frozen=True, kw_only=True)
class Shown:
    """The figures of a whole run: every bot's rounds with quick calls, and with slow ones."""

    plain: Rounds
    slow: Rounds

    def value(self, rounds: Rounds, contestant: Contestant, figure: str) -> float:
        """The median over the rounds; for order the sum, since one slip is one too many."""
        values = [figures[figure] for figures in rounds[contestant.name]]
        return sum(values) if figure == "out_of_order" else median(values)

    def ratio(self, rounds: Rounds, figure: str, other: Contestant) -> float:
        """Good Turn's figure over the other's: each round side by side, then the median."""
        pairs = zip(rounds[GOOD_TURN.name], rounds[other.name], strict=True)
        return median(ours[figure] / max(theirs[figure], 1e-9) for ours, theirs in pairs)

    def in_order(self) -> tuple[bool, str]:
        """Whether every person heard the answers in the order of their messages."""
        ours = [*self.plain[GOOD_TURN.name], *self.slow[GOOD_TURN.name]]
        if not all(figures["order_shows"] for figures in ours):
            return False, "the answers don't tell"
        slips = int(sum(figures["out_of_order"] for figures in ours))
        return slips == 0, f"{slips} out of order"

    def checks(self) -> Iterator[tuple[str, bool, str]]:
        """What must be shown, whether it is, and the figure it rests on."""
        speed = self.ratio(self.plain, "updates_per_second", AIOGRAM)
        yield "at least as many updates a second as bare aiogram", speed >= 1, f"{speed:.2f} times"
        slow = self.ratio(self.slow, "updates_per_second", PTB)
        yield "with 50 ms a call, at least 30 times bare PTB", slow >= 30, f"{slow:.0f} times"
        yield "one person's updates still in order", *self.in_order()
        memory = self.ratio(self.plain, "peak_mib", AIOGRAM)
        yield "at most half of aiogram's memory", memory <= 0.5, f"{memory:.2f} times"
        start = self.ratio(self.plain, "start_seconds", PTB)
        yield "start to first reply under 1.5 times bare PTB's", start < 1.5, f"{start:.2f} times"
        idle = self.value(self.plain, GOOD_TURN, "idle_percent")
        yield "idle CPU under 1%", idle < 1, f"{idle:.2f}%"

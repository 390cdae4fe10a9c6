"""Things that go wrong between the bot and Telegram, on demand or by chance."""

import json
import random
from dataclasses import dataclass
from typing import Self

from bot.playground.problems import TERMINATED, Problem, conflict, too_many

HTML_PAGE = b"<html><head><title>502 Bad Gateway</title></head><body>nginx</body></html>"


@dataclass(frozen=True, slots=True)
class Fault:
    """One thing that goes wrong; the constructors below name those that really happen."""

    status: int | None = None
    body: bytes = b""
    content_type: str = "application/json"
    seconds: float = 0
    accepts: bool = False
    closes: bool = False

    @property
    def is_only_late(self) -> bool:
        """True where the answer is the true one."""
        return self.accepts and not self.closes and self.status is None

    @classmethod
    def flood(cls, retry_after: int = 1) -> Self:
        """429 with the seconds to wait."""
        return cls._of(too_many(retry_after))

    @classmethod
    def server(cls, status: int = 500, accepts: bool = False) -> Self:
        """5xx in Telegram's form; with `accepts` the effect happened all the same."""
        return cls._of(Problem(status, "Internal Server Error"), accepts)

    @classmethod
    def html(cls, status: int = 502) -> Self:
        """A gateway's page instead of an answer."""
        return cls(status, HTML_PAGE, "text/html")

    @classmethod
    def unauthorized(cls) -> Self:
        """401, as for a token that was withdrawn."""
        return cls._of(Problem(401, "Unauthorized"))

    @classmethod
    def not_found(cls) -> Self:
        """404, as for a token that Telegram does not know for the moment."""
        return cls._of(Problem(404, "Not Found"))

    @classmethod
    def conflict(cls) -> Self:
        """409: another copy of the bot listens."""
        return cls._of(conflict(TERMINATED))

    @classmethod
    def refusal(cls, code: int, description: str) -> Self:
        """Any answer with `ok: false`, in the words given."""
        return cls._of(Problem(code, description))

    @classmethod
    def slow(cls, seconds: float) -> Self:
        """The true answer, late."""
        return cls(seconds=seconds, accepts=True)

    @classmethod
    def closed_after(cls) -> Self:
        """The effect happens, the connection closes, the answer never comes."""
        return cls(accepts=True, closes=True)

    @classmethod
    def closed_before(cls) -> Self:
        """The connection closes and nothing has happened."""
        return cls(closes=True)

    @classmethod
    def garbage(cls, accepts: bool = False) -> Self:
        """200 and a body that is no JSON."""
        return cls(200, b'{"ok":tru\xff\x00', accepts=accepts)

    @classmethod
    def _of(cls, problem: Problem, accepts: bool = False) -> Self:
        return cls(problem.code, json.dumps(problem.body()).encode(), accepts=accepts)


@dataclass(slots=True)
class Planned:
    """A fault that waits for its method."""

    method: str
    fault: Fault
    times: int | None
    chance: float


class Faults:
    """What shall go wrong, and when."""

    def __init__(self, seed: int = 0) -> None:
        self.random = random.Random(seed)
        self.planned: list[Planned] = []
        self.struck: list[tuple[str, Fault]] = []

    def add(self, method: str, fault: Fault, times: int | None = 1, chance: float = 1.0) -> Planned:
        """Plan a fault for a method ("*" for all), a number of times (None: for good)."""
        planned = Planned(method.lower(), fault, times, chance)
        self.planned.append(planned)
        return planned

    def clear(self) -> None:
        """From now on all goes well."""
        self.planned.clear()

    def strikes(self, method: str) -> Fault | None:
        """The fault that hits this request, if one does."""
        for planned in self.planned:
            if planned.method not in ("*", method.lower()):
                continue
            if planned.chance < 1 and self.random.random() >= planned.chance:
                continue
            self._count_down(planned)
            self.struck.append((method, planned.fault))
            return planned.fault
        return None

    def _count_down(self, planned: Planned) -> None:
        if planned.times is None:
            return
        planned.times -= 1
        if planned.times <= 0:
            self.planned.remove(planned)

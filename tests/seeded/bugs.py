"""Bugs to be planted: where, what stands there, what stands there instead, and what that breaks."""

from dataclasses import dataclass, field
from pathlib import Path


@dataclass
class Bug:
    """One deliberate bug, in one place of one file, where `old` stands exactly once."""

    breaks: str
    place: str
    lines: list[str] = field(default_factory=list)

    @property
    def old(self) -> str:
        """What stands there."""
        return self._those_with("-")

    @property
    def new(self) -> str:
        """What is to stand there instead."""
        return self._those_with("+")

    def _those_with(self, sign: str) -> str:
        return "\n".join(line[1:] for line in self.lines if line.startswith(sign))


def read(page: Path) -> list[Bug]:
    """All bugs of a page; what stands above the first is for whoever reads it."""
    bugs: list[Bug] = []
    for line in page.read_text().splitlines():
        if line[:1] in ("-", "+"):
            bugs[-1].lines.append(line)
        elif " @ " in line:
            bugs.append(Bug(*line.split(" @ ")))
    return bugs

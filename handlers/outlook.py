"""What an announcement will do once it is sent: whom it is for, how many get it, and how many don't."""

from dataclasses import dataclass, field

from storage.audiences import Reach


@dataclass(frozen=True, kw_only=True)
class Outlook:
    """`whom` in words, how many people are reached or not and why, and how many groups."""

    whom: str = ""
    reach: dict[Reach, int] = field(default_factory=dict)
    groups: int = 0

    @property
    def people(self) -> int:
        """How many get it."""
        return self.reach.get(Reach.GETS_IT, 0)


NOTHING_TOLD = Outlook()

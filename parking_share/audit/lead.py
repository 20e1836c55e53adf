"""A lead: something that may be looked at, and how often chance alone gives as much."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from parking_share.language import Text

REPEATS, REVIEWERS = "repeats", "reviewers"
RUNS, RULED, GAPS = "runs", "ruled", "gaps"
RARE = 1 / 20
"""A chance that makes a look stand out; of many fair looks, some stand out all the same."""
NOT_PROOF = Text("A lead to look at, not proof.")


@dataclass(frozen=True, slots=True)
class Lead:
    """One look at one round, or at all of them together."""

    name: str
    round: str
    """Empty where it is about more than one round."""
    seen: Text
    """What was seen; for a look that was not taken, why it was not."""
    chance: float | None = None
    """How probable it is that lots alone give as much; None where that is no question."""
    tickets: tuple[str, ...] = ()
    """The tickets it is about; never people."""
    taken: bool = True
    """False where something is missing that the look needs."""

    @property
    def stands_out(self) -> bool:
        """Whether somebody should read it: it is rare, or there are tickets without a chance."""
        return bool(self.tickets) if self.chance is None else self.chance <= RARE


def not_taken(name: str, round_name: str, why: Text) -> Lead:
    """A look that could not be taken."""
    return Lead(name, round_name, why, taken=False)


def looks(leads: Iterable[Lead]) -> int:
    """How many looks were taken that have a chance: each may stand out by chance."""
    return sum(lead.chance is not None for lead in leads)


def false_alarm(number: int) -> float:
    """How probable it is that at least one of so many independent fair looks stands out."""
    return 1 - (1 - RARE) ** number

"""A space offered to a household: from the award to its end."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

FORFEITED, RETURNED, CANCELLED, STRUCK = "forfeit", "return", "cancel", "strike"
"""How a holding ends before the term does; each is the kind of the entry that ended it."""


@dataclass(frozen=True, slots=True)
class VehicleChange:
    """Another vehicle in the place of the one before."""

    on: date
    plate_before: str


@dataclass(frozen=True, slots=True)
class Holding:
    """One space in the name of one ticket."""

    ticket: str
    lot: str
    space: str
    offered: datetime
    """When the space was awarded, by the draw or as the next alternate; local, without offset."""
    due: date | None
    """The last day to claim it; None where the calendar did not reach so far."""
    plate: str
    promoted: bool = False
    """Whether it came after the draw."""
    claimed: date | None = None
    """The day of signing."""
    changes: tuple[VehicleChange, ...] = ()
    ended: datetime | None = None
    how: str = ""
    """One of the words above; empty while it stands."""

    @property
    def plates_before(self) -> tuple[str, ...]:
        """The plates that had the space in this holding and have it no more."""
        before = tuple(one.plate_before for one in self.changes)
        return before if self.stands else (*before, self.plate)

    @property
    def stands(self) -> bool:
        """Whether the space is still this household's."""
        return self.ended is None

    def overdue(self, today: date) -> bool:
        """Whether it stands unclaimed after its last day."""
        return self.stands and self.claimed is None and self.due is not None and self.due < today

"""What changed between two rosters: who gains a space, who loses one, and what is new of the rest.

Tickets and spaces are named, and which columns changed; what stands in them is personal.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

Row = Mapping[str, str]
TICKET, SPACE = "ticket", "space"


@dataclass(frozen=True, slots=True)
class RosterDifference:
    """Tickets with their spaces, by what happened to them."""

    gains: tuple[tuple[str, str], ...]
    loses: tuple[tuple[str, str], ...]
    changes: tuple[tuple[str, str, tuple[str, ...]], ...]
    """With the names of the columns that differ."""

    @property
    def none(self) -> bool:
        """Whether both rosters say the same."""
        return not (self.gains or self.loses or self.changes)


def roster_difference(old: Iterable[Row], new: Iterable[Row]) -> RosterDifference:
    """Compare two rosters, row by row of the same ticket."""
    before = {row[TICKET]: row for row in old}
    after = {row[TICKET]: row for row in new}
    both = [ticket for ticket in after if ticket in before]
    changed = ((ticket, _columns(before[ticket], after[ticket])) for ticket in both)
    return RosterDifference(
        gains=_named(after, [ticket for ticket in after if ticket not in before]),
        loses=_named(before, [ticket for ticket in before if ticket not in after]),
        changes=tuple((t, after[t][SPACE], columns) for t, columns in changed if columns),
    )


def _named(rows: Mapping[str, Row], tickets: Sequence[str]) -> tuple[tuple[str, str], ...]:
    return tuple((ticket, rows[ticket][SPACE]) for ticket in tickets)


def _columns(before: Row, after: Row) -> tuple[str, ...]:
    names = dict.fromkeys((*before, *after))
    return tuple(name for name in names if before.get(name, "") != after.get(name, ""))

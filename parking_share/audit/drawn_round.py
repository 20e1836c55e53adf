"""A past round as its draw left it: who took part on equal terms, who won, who was offered."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from parking_share.audit.kept import KeptRound
from parking_share.errors import ParkingShareError
from parking_share.language import Text
from parking_share.lottery import allocate, amendments, seed, tickets
from parking_share.lottery.allocate import AWARD, Place
from parking_share.lottery.amendments import before_draw, is_allocation_after
from parking_share.lottery.chances import groups


@dataclass(frozen=True, slots=True)
class DrawnRound:
    """What the public record says."""

    name: str
    listed: tuple[str, ...]
    """Every ticket of the list, in its order."""
    groups: tuple[tuple[str, ...], ...]
    """The tickets eligible at the draw, those together that it makes no difference between."""
    won: frozenset[str]
    """Those awarded a space at the draw."""
    offered: frozenset[str]
    """Those awarded a space at the draw or since, as alternates."""

    @property
    def entrants(self) -> frozenset[str]:
        """The tickets eligible at the draw."""
        return frozenset(ticket for group in self.groups for ticket in group)


def drawn_round(kept: KeptRound) -> DrawnRound | Text:
    """The draw of a past round, or what is missing to know it."""
    case = kept.case
    listed, rows, taken = case.tickets.value, case.amendments.value, case.seed.value
    places = case.reading(allocate.FILE, allocate.parse_allocation).value
    needed = {
        tickets.FILE: listed,
        amendments.FILE: rows,
        seed.FILE: taken,
        allocate.FILE: places,
    }
    if listed is None or rows is None or taken is None or places is None:
        missing = ", ".join(file for file, value in needed.items() if value is None)
        return Text("needs a usable {files}", files=missing)
    try:
        at_draw = before_draw(listed, rows, taken.taken_at)
    except ParkingShareError as error:
        return error.message
    won = _awarded(places)
    return DrawnRound(
        name=kept.name,
        listed=tuple(ticket.ticket for ticket in listed),
        groups=tuple(group.tickets for group in groups(at_draw)),
        won=won,
        offered=won.union(*(_awarded(later) for later in _later(kept))),
    )


def _awarded(places: tuple[Place, ...]) -> frozenset[str]:
    return frozenset(place.ticket for place in places if place.result == AWARD)


def _later(kept: KeptRound) -> Iterator[tuple[Place, ...]]:
    """The allocations after amendments; what is wrong with one, the check of the record says."""
    for file in kept.case.record.files:
        if is_allocation_after(file):
            yield kept.case.reading(file, allocate.parse_allocation).value or ()

"""The allocation (§6): in rank order, each eligible ticket takes the first space it accepts."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from parking_share.language import Text
from parking_share.lottery.commitment import Lot
from parking_share.lottery.draw import Drawn, in_turn
from parking_share.lottery.plain_text import at_line, quoted
from parking_share.lottery.strict_csv import csv_bytes, csv_rows
from parking_share.lottery.tickets import NAME, TICKET, Ticket

FILE = "allocation.csv"
HEADER = ("rank", "ticket", "result", "lot", "space")
AWARD, ALTERNATE, PASSED = "award", "alternate", "passed"
RESULTS = (AWARD, ALTERNATE, PASSED)


@dataclass(frozen=True, slots=True)
class Place:
    """What became of one ticket: a space, a place in the queue, or neither."""

    rank: int
    ticket: str
    result: str
    """One of `RESULTS`; `passed` is a ticket that is not eligible."""
    lot: str = ""
    """The lot of an award; empty otherwise, as is the space."""
    space: str = ""


def allocate(
    drawn: Iterable[Drawn], tickets: Iterable[Ticket], lots: Sequence[Lot]
) -> tuple[Place, ...]:
    """Places in rank order; every drawn ticket is on the list.

    The n-th award in a lot takes that lot's n-th space. A lot nobody committed to has none.
    """
    listed = {ticket.ticket: ticket for ticket in tickets}
    left = {lot.lot: iter(lot.spaces) for lot in lots}
    return tuple(_place(d, listed[d.ticket], left) for d in drawn)


def _place(drawn: Drawn, ticket: Ticket, left: Mapping[str, Iterator[str]]) -> Place:
    if not ticket.eligible:
        return Place(drawn.rank, drawn.ticket, PASSED)
    for lot in ticket.lots:
        space = next(left[lot], None) if lot in left else None
        if space is not None:
            return Place(drawn.rank, drawn.ticket, AWARD, lot, space)
    return Place(drawn.rank, drawn.ticket, ALTERNATE)


def lottery_was_needed(places: Iterable[Place]) -> bool:
    """Whether somebody eligible is left without a space (§6)."""
    return any(place.result == ALTERNATE for place in places)


def allocation_csv(places: Iterable[Place]) -> bytes:
    """`allocation.csv` or an `allocation-<seq>.csv`, in rank order."""
    return csv_bytes(HEADER, ((str(p.rank), p.ticket, p.result, p.lot, p.space) for p in places))


def parse_allocation(data: bytes, file: str = FILE) -> tuple[Place, ...]:
    """The allocation that a file holds; raises `InputError` for the first rule it breaks."""
    rows = csv_rows(data, file, HEADER)
    places = tuple(_parsed(file, line, row) for line, row in enumerate(rows, start=2))
    if len({place.ticket for place in places}) != len(places):
        raise at_line(file, 1, Text("a ticket stands twice"))
    return places


def _parsed(file: str, line: int, row: Sequence[str]) -> Place:
    rank, ticket, result, lot, space = row
    if TICKET.fullmatch(ticket) is None:
        raise at_line(file, line, Text("{found} is not a ticket", found=quoted(ticket)))
    if result not in RESULTS:
        raise at_line(file, line, Text("{found} is not a result", found=quoted(result)))
    for name in (lot, space):
        if (NAME.fullmatch(name) is not None) != (result == AWARD):
            raise at_line(file, line, Text("a lot and a space belong to an award, and only to it"))
    return Place(in_turn(file, line, rank), ticket, result, lot, space)

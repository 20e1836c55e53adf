"""Amendments (§7): strikes and reinstatements after the freeze, without new randomness."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from parking_share.errors import RoundError
from parking_share.language import Text
from parking_share.lottery.allocate import ALTERNATE, AWARD, PASSED, Place, parse_allocation
from parking_share.lottery.allocate import FILE as ALLOCATION_FILE
from parking_share.lottery.commitment import Lot
from parking_share.lottery.draw import in_turn
from parking_share.lottery.plain_text import at_line, instant, moment, not_a_moment, quoted
from parking_share.lottery.strict_csv import csv_bytes, csv_rows
from parking_share.lottery.tickets import ELIGIBLE, TICKET, WITHDRAWN, Ticket

FILE = "amendments.csv"
HEADER = ("seq", "at", "ticket", "change", "reason")
STRIKE, REINSTATE = "strike", "reinstate"
CHANGES = (STRIKE, REINSTATE)
_ALLOCATION_AFTER = re.compile(r"allocation-[1-9][0-9]*\.csv")


@dataclass(frozen=True, slots=True)
class Amendment:
    """One row: a ticket leaves the round, or comes back to it."""

    seq: int
    """From 1, without gaps; rows are only ever added."""
    at: str
    """Local time with offset."""
    ticket: str
    change: str
    """One of `CHANGES`."""
    reason: str
    """Public; never empty."""

    def earlier_than(self, taken_at: datetime) -> bool:
        """Whether it stands before the draw: earlier than the seed was taken."""
        return instant(self.at) < taken_at


def allocation_file(seq: int) -> str:
    """The name of the file that holds the allocation after row `seq`."""
    return f"allocation-{seq}.csv"


def is_allocation_after(name: str) -> bool:
    """Whether a file of this name holds the allocation after an amendment."""
    return _ALLOCATION_AFTER.fullmatch(name) is not None


def before_draw(
    tickets: Sequence[Ticket], amendments: Iterable[Amendment], taken_at: str
) -> tuple[Ticket, ...]:
    """The tickets with the outcomes that the allocation uses: rows before the draw are applied.

    `taken_at` is the seed's. Raises `RoundError` for a ticket that is not on the list.
    """
    amended = {ticket.ticket: ticket for ticket in tickets}
    drawn_at = instant(taken_at)
    for row in _known(amendments, amended):
        if row.earlier_than(drawn_at):
            outcome = WITHDRAWN if row.change == STRIKE else ELIGIBLE
            amended[row.ticket] = replace(amended[row.ticket], outcome=outcome, reason="")
    return tuple(amended.values())


def after_draw(
    places: Sequence[Place],
    tickets: Sequence[Ticket],
    lots: Sequence[Lot],
    amendments: Iterable[Amendment],
    taken_at: str,
) -> Iterator[tuple[int, tuple[Place, ...]]]:
    """The allocation after each row that stands after the draw, with its `seq`.

    `places` is the allocation of §6. Raises `RoundError` for a ticket that is not on the list.
    """
    listed = {ticket.ticket: ticket for ticket in tickets}
    drawn_at, now = instant(taken_at), tuple(places)
    for row in _known(amendments, listed):
        if not row.earlier_than(drawn_at):
            now = amend(now, row, listed, lots)
            yield row.seq, now


def amend(
    places: Sequence[Place],
    row: Amendment,
    listed: Mapping[str, Ticket],
    lots: Sequence[Lot],
) -> tuple[Place, ...]:
    """The allocation after one more row; awards that stand are not moved."""
    now = {place.ticket: place for place in places}
    held = now[row.ticket]
    if row.change == STRIKE:
        now[row.ticket] = Place(held.rank, held.ticket, PASSED)
        heir = _first_alternate(now.values(), held.lot, listed)
        if heir is not None:
            now[heir.ticket] = replace(heir, result=AWARD, lot=held.lot, space=held.space)
    elif held.result == PASSED:
        now[row.ticket] = _first_free(held, listed[row.ticket], places, lots)
    return tuple(now.values())


def _first_alternate(
    places: Iterable[Place], lot: str, listed: Mapping[str, Ticket]
) -> Place | None:
    queue = (p for p in places if p.result == ALTERNATE and lot in listed[p.ticket].lots)
    return next(queue, None)


def _first_free(held: Place, ticket: Ticket, places: Iterable[Place], lots: Sequence[Lot]) -> Place:
    taken = {(place.lot, place.space) for place in places if place.result == AWARD}
    spaces = {lot.lot: lot.spaces for lot in lots}
    for lot in ticket.lots:
        for space in spaces.get(lot, ()):
            if (lot, space) not in taken:
                return replace(held, result=AWARD, lot=lot, space=space)
    return replace(held, result=ALTERNATE)


def _known(rows: Iterable[Amendment], listed: Mapping[str, Ticket]) -> Iterator[Amendment]:
    for row in rows:
        if row.ticket not in listed:
            raise RoundError(
                Text(
                    "{file}: {ticket} is not on the ticket list",
                    file=FILE,
                    ticket=quoted(row.ticket),
                )
            )
        yield row


def standing_allocation(files: Mapping[str, bytes]) -> tuple[Place, ...]:
    """The allocation after the last amendment of a record's files; the draw's own without one."""
    latest = max(
        (name for name in files if is_allocation_after(name)),
        key=lambda name: (len(name), name),
        default=ALLOCATION_FILE,
    )
    return parse_allocation(files[latest], latest)


def amendments_csv(amendments: Iterable[Amendment]) -> bytes:
    """`amendments.csv`; raises `InputError` for rows that break §7."""
    rows = [(str(a.seq), a.at, a.ticket, a.change, a.reason) for a in amendments]
    data = csv_bytes(HEADER, rows)
    parse_amendments(data)
    return data


def parse_amendments(data: bytes) -> tuple[Amendment, ...]:
    """The rows that a file holds; raises `InputError` for the first rule it breaks."""
    rows = csv_rows(data, FILE, HEADER)
    return tuple(_amendment(line, row) for line, row in enumerate(rows, start=2))


def _amendment(line: int, row: Sequence[str]) -> Amendment:
    seq, at, ticket, change, reason = row
    if moment(at) is None:
        raise at_line(FILE, line, not_a_moment(at))
    if TICKET.fullmatch(ticket) is None:
        raise at_line(FILE, line, Text("{found} is not a ticket", found=quoted(ticket)))
    if change not in CHANGES:
        raise at_line(FILE, line, Text("{found} is not a change", found=quoted(change)))
    if not reason.strip():
        raise at_line(FILE, line, Text("a change has no reason"))
    return Amendment(in_turn(FILE, line, seq), at, ticket, change, reason)

"""What the order of lots does to spaces that not everybody may have (§6)."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction

from parking_share.lottery.chances import Chances, chances
from parking_share.lottery.commitment import Lot
from parking_share.lottery.tickets import Ticket

AS_LISTED, FIRST, LAST = "as-listed", "first", "last"

Lots = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Order:
    """One place in the lists of its holders where the reserved lot may stand."""

    order: str
    """As the list has it; or `first`: a guarantee; or `last`: an extra."""
    spaces: Fraction
    """How many spaces its holders get altogether, on average."""
    holder: Fraction
    """A holder's chance of a space, on average."""
    other: Fraction
    """The chance of a ticket that does not list the lot, on average."""


@dataclass(frozen=True, slots=True)
class Reserve:
    """A lot that some eligible tickets list and others do not."""

    lot: Lot
    holders: int
    others: int
    orders: tuple[Order, ...]


def reserves(
    tickets: Iterable[Ticket], lots: Sequence[Lot], runs: int | None = None
) -> Iterator[Reserve]:
    """Every reserved lot, with what its place in its holders' lists does."""
    eligible = tuple(ticket for ticket in tickets if ticket.eligible)
    for lot in lots:
        holders = sum(lot.lot in ticket.lots for ticket in eligible)
        if 0 < holders < len(eligible):
            orders = tuple(
                _order(name, chances(_moved(eligible, lot.lot, to), lots, runs), lot.lot)
                for name, to in _PLACES.items()
            )
            yield Reserve(lot, holders, len(eligible) - holders, orders)


_PLACES: dict[str, Callable[[Lots, str], Lots]] = {
    AS_LISTED: lambda lots, _: lots,
    FIRST: lambda lots, lot: (lot, *(other for other in lots if other != lot)),
    LAST: lambda lots, lot: (*(other for other in lots if other != lot), lot),
}


def _moved(
    tickets: Iterable[Ticket], lot: str, to: Callable[[Lots, str], Lots]
) -> tuple[Ticket, ...]:
    return tuple(
        replace(ticket, lots=to(ticket.lots, lot)) if lot in ticket.lots else ticket
        for ticket in tickets
    )


def _order(name: str, found: Chances, lot: str) -> Order:
    sums = {True: Fraction(0), False: Fraction(0)}
    sizes = {True: 0, False: 0}
    for chance in found.chances:
        holds = lot in chance.group.lots
        sizes[holds] += len(chance.group.tickets)
        sums[holds] += chance.award * len(chance.group.tickets)
    return Order(name, sums[True], sums[True] / sizes[True], sums[False] / sizes[False])

"""Allocations worked out by hand: letters are tickets in rank order, X and Y are lots."""

from __future__ import annotations

import pytest

from parking_share.errors import InputError
from parking_share.lottery.allocate import (
    allocate,
    allocation_csv,
    lottery_was_needed,
    parse_allocation,
)
from parking_share.lottery.commitment import Lot
from parking_share.lottery.draw import Drawn
from parking_share.lottery.tickets import Ticket

X, Y = Lot("X", ("X1", "X2")), Lot("Y", ("Y1",))


def allocated(wanted: str, *lots: Lot) -> str:
    """The outcome of tickets such as `A:XY B:X C-`, a minus for one that is not eligible."""
    tickets = []
    for text in wanted.split():
        name, _, listed = text.partition(":")
        eligible = not name.endswith("-")
        outcome, reason = ("eligible", "") if eligible else ("rejected", "late")
        tickets.append(Ticket(name.rstrip("-"), outcome, reason, 1, 1, tuple(listed), "0" * 64))
    drawn = [Drawn(rank, t.ticket, "0" * 64) for rank, t in enumerate(tickets, start=1)]
    places = allocate(drawn, tickets, lots)
    assert [place.rank for place in places] == list(range(1, len(tickets) + 1))
    assert parse_allocation(allocation_csv(places)) == places
    return " ".join(f"{p.ticket}:{p.space or p.result}" for p in places)


@pytest.mark.parametrize(
    ("wanted", "expected"),
    [
        ("A:X B:X C:X", "A:X1 B:X2 C:alternate"),
        ("A:XY B:XY C:XY D:XY", "A:X1 B:X2 C:Y1 D:alternate"),
        ("A:YX B:YX C:YX", "A:Y1 B:X1 C:X2"),
        ("A:X B-:X C:X", "A:X1 B:passed C:X2"),
        ("A:Y B:Y C:X", "A:Y1 B:alternate C:X1"),
        ("A-:X", "A:passed"),
        ("A:Z B:X", "A:alternate B:X1"),
        ("", ""),
    ],
)
def test_each_takes_the_first_space_it_accepts(wanted: str, expected: str) -> None:
    assert allocated(wanted, X, Y) == expected


def test_the_order_of_lots_on_the_ticket_decides_not_that_of_the_programme() -> None:
    assert allocated("A:YX", X, Y) == allocated("A:YX", Y, X) == "A:Y1"


def test_a_lot_without_spaces_has_none_to_give() -> None:
    assert allocated("A:X", Lot("X", ())) == "A:alternate"


@pytest.mark.parametrize(("wanted", "needed"), [("A:X B:X", False), ("A:X B:X C:X", True)])
def test_a_lottery_is_needed_when_somebody_is_left_over(wanted: str, needed: bool) -> None:  # noqa: FBT001
    names = [text.partition(":")[0] for text in wanted.split()]
    tickets = [Ticket(name, "eligible", "", 1, 1, ("X",), "0" * 64) for name in names]
    drawn = [Drawn(rank, name, "0" * 64) for rank, name in enumerate(names, start=1)]
    assert lottery_was_needed(allocate(drawn, tickets, [X])) is needed


BROKEN = {
    "an award without space": "1,A,award,X,\n",
    "an award without lot": "1,A,award,,X1\n",
    "an alternate with a lot": "1,A,alternate,X,\n",
    "a passed ticket with a space": "1,A,passed,,X1\n",
    "an unknown result": "1,A,won,X,X1\n",
    "a rank left out": "2,A,passed,,\n",
    "a ticket twice": "1,A,passed,,\n2,A,passed,,\n",
    "a ticket in small letters": "1,a,passed,,\n",
}


@pytest.mark.parametrize("case", BROKEN)
def test_an_allocation_that_is_none_is_refused(case: str) -> None:
    data = ("rank,ticket,result,lot,space\n" + BROKEN[case]).encode()
    with pytest.raises(InputError, match=r"allocation-2\.csv"):
        parse_allocation(data, "allocation-2.csv")

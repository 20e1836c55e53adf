"""Amendments worked out by hand: tickets A to G in rank order, lots X (X1, X2) and Y (Y1)."""

from __future__ import annotations

import pytest

from parking_share.errors import InputError, RoundError
from parking_share.lottery.allocate import Place, allocate
from parking_share.lottery.amendments import (
    Amendment,
    after_draw,
    amendments_csv,
    before_draw,
    parse_amendments,
    standing_allocation,
)
from parking_share.lottery.commitment import Lot
from parking_share.lottery.draw import Drawn
from parking_share.lottery.tickets import Ticket

LOTS = (Lot("X", ("X1", "X2")), Lot("Y", ("Y1",)))
TAKEN = "2026-03-05T10:00:00+08:00"
LATER = "2026-03-06T10:00:00+08:00"
EARLIER = "2026-03-05T09:59:59+08:00"

WANTED = {"A": "X", "B": "Y", "C": "XY", "D": "X", "E": "Y", "F": "XY", "G": "YX"}
NOT_ELIGIBLE = ("F", "G")
TICKETS = tuple(
    Ticket(name, "rejected", "late", 1, 1, tuple(lots), "0" * 64)
    if name in NOT_ELIGIBLE
    else Ticket(name, "eligible", "", 1, 1, tuple(lots), "0" * 64)
    for name, lots in WANTED.items()
)
DRAWN = [Drawn(rank, name, "0" * 64) for rank, name in enumerate(WANTED, start=1)]
START = "A:X1 B:Y1 C:X2 D:alternate E:alternate F:passed G:passed"


def rows(changes: str, at: str = LATER) -> tuple[Amendment, ...]:
    """Rows such as `-A +F`: strike A, then reinstate F."""
    kinds = {"-": "strike", "+": "reinstate"}
    return tuple(
        Amendment(seq, at, change[1:], kinds[change[0]], "told so")
        for seq, change in enumerate(changes.split(), start=1)
    )


def shown(places: tuple[Place, ...]) -> str:
    return " ".join(f"{place.ticket}:{place.space or place.result}" for place in places)


def test_the_allocation_that_is_amended() -> None:
    assert shown(allocate(DRAWN, TICKETS, LOTS)) == START


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        # the space goes to the first alternate that lists its lot
        ("-A", "A:passed B:Y1 C:X2 D:X1 E:alternate F:passed G:passed"),
        ("-B", "A:X1 B:passed C:X2 D:alternate E:Y1 F:passed G:passed"),
        # an alternate that leaves frees nothing
        ("-D", "A:X1 B:Y1 C:X2 D:passed E:alternate F:passed G:passed"),
        # nobody lists it: it goes back, and the next who may takes the first free one
        ("-A -C", "A:passed B:Y1 C:passed D:X1 E:alternate F:passed G:passed"),
        ("-A -C +F", "A:passed B:Y1 C:passed D:X1 E:alternate F:X2 G:passed"),
        ("-A -C -D +F", "A:passed B:Y1 C:passed D:passed E:alternate F:X1 G:passed"),
        ("-C -A -D +F", "A:passed B:Y1 C:passed D:passed E:alternate F:X1 G:passed"),
        # the first lot on its own list, not the first of the programme
        ("-B -E +G", "A:X1 B:passed C:X2 D:alternate E:passed F:passed G:Y1"),
        ("-E -B +G", "A:X1 B:passed C:X2 D:alternate E:passed F:passed G:Y1"),
        # nothing free: it joins the queue at its rank
        ("+F", "A:X1 B:Y1 C:X2 D:alternate E:alternate F:alternate G:passed"),
        ("+F +G -A", "A:passed B:Y1 C:X2 D:X1 E:alternate F:alternate G:alternate"),
        ("-D +F -A", "A:passed B:Y1 C:X2 D:passed E:alternate F:X1 G:passed"),
        # one who left and comes back has lost the place
        ("-A +A", "A:alternate B:Y1 C:X2 D:X1 E:alternate F:passed G:passed"),
        ("-A +A -C", "A:X2 B:Y1 C:passed D:X1 E:alternate F:passed G:passed"),
        # what changes nothing moves nobody
        ("-F", START),
        ("+A", START),
        ("+D", START),
    ],
)
def test_after_the_draw(changes: str, expected: str) -> None:
    places = allocate(DRAWN, TICKETS, LOTS)
    states = list(after_draw(places, TICKETS, LOTS, rows(changes), TAKEN))
    assert [seq for seq, _ in states] == list(range(1, len(changes.split()) + 1))
    assert shown(states[-1][1]) == expected


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ("-A", "A:passed B:Y1 C:X1 D:X2 E:alternate F:passed G:passed"),
        ("+F", "A:X1 B:Y1 C:X2 D:alternate E:alternate F:alternate G:passed"),
        ("-A +A", START),
        ("-B +G", "A:X1 B:passed C:X2 D:alternate E:Y1 F:passed G:alternate"),
    ],
)
def test_before_the_draw(changes: str, expected: str) -> None:
    amended = before_draw(TICKETS, rows(changes, EARLIER), TAKEN)
    assert shown(allocate(DRAWN, amended, LOTS)) == expected


def test_a_row_at_the_very_moment_of_the_seed_stands_after_it() -> None:
    same = rows("-A", "2026-03-05T02:00:00+00:00")
    assert before_draw(TICKETS, same, TAKEN) == TICKETS
    assert len(list(after_draw(allocate(DRAWN, TICKETS, LOTS), TICKETS, LOTS, same, TAKEN))) == 1


def test_a_ticket_from_nowhere_is_refused() -> None:
    stranger = rows("-Z")
    with pytest.raises(RoundError, match="Z"):
        before_draw(TICKETS, stranger, TAKEN)
    with pytest.raises(RoundError, match="Z"):
        list(after_draw(allocate(DRAWN, TICKETS, LOTS), TICKETS, LOTS, stranger, TAKEN))


def test_rows_are_written_as_they_are_read() -> None:
    data = (
        "seq,at,ticket,change,reason\n"
        f'1,{EARLIER},A,strike,"放弃, 本人书面声明"\n'
        f"2,{LATER},A,reinstate,异议成立\n"
    ).encode()
    assert amendments_csv(parse_amendments(data)) == data


BROKEN = {
    "a number left out": f"2,{LATER},A,strike,x\n",
    "no offset": "1,2026-03-06T10:00:00,A,strike,x\n",
    "an unknown change": f"1,{LATER},A,delete,x\n",
    "no reason": f"1,{LATER},A,strike,\n",
    "a blank reason": f"1,{LATER},A,strike, \n",
    "a ticket in small letters": f"1,{LATER},a,strike,x\n",
}


@pytest.mark.parametrize("case", BROKEN)
def test_rows_that_break_a_rule_are_refused(case: str) -> None:
    with pytest.raises(InputError, match=r"amendments\.csv, line 2"):
        parse_amendments(("seq,at,ticket,change,reason\n" + BROKEN[case]).encode())


def test_rows_that_break_a_rule_are_not_written() -> None:
    with pytest.raises(InputError):
        amendments_csv([Amendment(1, LATER, "A", "strike", "")])


def test_the_allocation_that_stands_is_the_one_after_the_last_row() -> None:
    def file(space: str) -> bytes:
        return f"rank,ticket,result,lot,space\n1,A,award,X,{space}\n".encode()

    files = {"allocation.csv": file("1"), "draw.csv": b"", "allocation-x.csv": file("0")}
    assert standing_allocation(files)[0].space == "1"
    files |= {"allocation-9.csv": file("2"), "allocation-10.csv": file("3")}
    assert standing_allocation(files)[0].space == "3"

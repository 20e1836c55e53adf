"""What mutation testing found untested in the lottery: edges of values, and what errors name."""

from __future__ import annotations

from dataclasses import replace

import pytest

from parking_share.errors import InputError, SeedError
from parking_share.lottery import amendments, seed_values, tickets
from parking_share.lottery.allocate import Place
from parking_share.lottery.commitment import Commitment, Lot, SeedSource
from parking_share.lottery.seed import enter_seed
from parking_share.lottery.tickets import Ticket

SEED_AT = "2026-03-06T10:00:00+08:00"
EARLIER = "2026-03-06T09:00:00+08:00"


def rejected(name: str, reason: str = "material") -> Ticket:
    return Ticket(name, "rejected", reason, 1, 1, ("general",), "0" * 64)


def test_an_urn_may_be_emptied() -> None:
    assert seed_values.urns("6 of 6") == ((6, 6),)
    with pytest.raises(SeedError):
        seed_values.urns("7 of 6")


def test_a_ticket_reinstated_before_the_draw_has_no_reason_left() -> None:
    row = amendments.Amendment(1, EARLIER, "T-1", "reinstate", "异议成立")
    (ticket,) = amendments.before_draw([rejected("T-1")], [row], SEED_AT)
    assert (ticket.outcome, ticket.reason) == ("eligible", "")


def test_a_wrong_value_is_refused_with_what_is_wrong() -> None:
    with pytest.raises(SeedError, match="7"):
        seed_values.canonical("dice", "1,2,7", None)


def test_a_bad_list_is_refused_with_its_file_and_line() -> None:
    with pytest.raises(InputError, match=r"tickets\.csv, line 3: a rejected ticket has no reason"):
        tickets.tickets_csv([rejected("T-1"), rejected("T-2", reason="")])


def test_bad_amendments_are_refused_with_their_file_and_line() -> None:
    header = b"seq,at,ticket,change,reason\n"
    with pytest.raises(InputError, match=r"amendments\.csv"):
        amendments.parse_amendments(b"seq,at\n")
    with pytest.raises(InputError, match=r"amendments\.csv, line 2: yesterday is not a local"):
        amendments.parse_amendments(header + b"1,yesterday,T-1,strike,x\n")
    with pytest.raises(InputError, match=r"amendments\.csv, line 2: t-1 is not a ticket"):
        amendments.parse_amendments(header + f"1,{EARLIER},t-1,strike,x\n".encode())


def test_a_bad_later_allocation_is_refused_by_its_own_name() -> None:
    files = {"allocation.csv": b"", "allocation-1.csv": b"", "allocation-2.csv": b"wrong\n"}
    with pytest.raises(InputError, match=r"allocation-2\.csv"):
        amendments.standing_allocation(files)


def test_a_ticket_that_comes_back_passes_by_a_lot_that_is_not_committed() -> None:
    stranger = Ticket("T-1", "rejected", "late", 1, 1, ("nowhere", "general"), "0" * 64)
    row = amendments.Amendment(1, SEED_AT, "T-1", "reinstate", "异议成立")
    lots = [Lot("general", ("G1",))]
    passed = [Place(1, "T-1", "passed")]
    assert amendments.amend(passed, row, {"T-1": stranger}, lots) == (
        Place(1, "T-1", "award", "general", "G1"),
    )


SSQ = Commitment(
    *("yingui", "2026", "某局", 1, 1, "0" * 64, (Lot("general", ("G1",)),), "", "", ""),
    seed_sources=(SeedSource("ssq", "balls", "", "", "", "6 of 33 + 1 of 16"),),
    closes=EARLIER,
    frozen_at=EARLIER,
    reasons=(),
    redraw_rule="",
    places=(),
    previous=None,
)


@pytest.mark.parametrize(
    ("typed", "taken_at", "says"),
    [
        ("1 2 3 4 5 34 + 8", SEED_AT, "34 is not one of 33 balls"),
        ("1 2 3 4 5 + 8", SEED_AT, r"1.2.3.4.5.\+8. is not 6 of 33 \+ 1 of 16"),
        ("1 2 3 4 5 6 + 8", "noon", "noon is not a local time with offset"),
    ],
)
def test_a_seed_is_refused_with_what_is_wrong(typed: str, taken_at: str, says: str) -> None:
    with pytest.raises(SeedError, match=says):
        enter_seed(SSQ, "0" * 64, {"ssq": typed}, taken_at, ())


def test_only_noughts_before_a_ball_are_left_out() -> None:
    with pytest.raises(SeedError):
        seed_values.canonical("balls", "X1 2 3", "3 of 33")
    assert seed_values.canonical("balls", "001 02 30", "3 of 33") == "1.2.30."


def test_who_is_not_eligible_may_name_no_lot() -> None:
    late = Ticket("T-1", "rejected", "late", 1, 1, (), "0" * 64)
    assert tickets.parse_tickets(tickets.tickets_csv([late])) == (late,)


def test_a_tier_has_at_most_eighteen_digits() -> None:
    last = Ticket("T-1", "eligible", "", 10**18 - 1, 1, ("general",), "0" * 64)
    assert tickets.parse_tickets(tickets.tickets_csv([last])) == (last,)
    with pytest.raises(InputError, match="the tier 1000000000000000000 is not a whole number"):
        tickets.tickets_csv([replace(last, tier=10**18)])

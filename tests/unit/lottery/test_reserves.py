"""What the order of lots does to a reserve, against every order of a small list."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction
from itertools import permutations

from parking_share.lottery.commitment import Lot
from parking_share.lottery.reserves import FIRST, LAST, reserves
from parking_share.lottery.tickets import Ticket

GENERAL, CHARGER = Lot("general", ("G1", "G2")), Lot("charger", ("C1", "C2"))
HOLDERS, OTHERS = 3, 3


def listed(holder: Sequence[str]) -> list[Ticket]:
    wanted = [*[tuple(holder)] * HOLDERS, *[("general",)] * OTHERS]
    return [Ticket(f"T-{n}", "eligible", "", 1, 1, lots, "0" * 64) for n, lots in enumerate(wanted)]


def spaces_to_holders(tickets: Sequence[Ticket]) -> Fraction:
    """The mean over all orders, counted by hand."""
    total = orders = 0
    for order in permutations(tickets):
        left = {"general": 2, "charger": 2}
        orders += 1
        for one in order:
            got = next((name for name in one.lots if left[name]), None)
            if got is not None:
                left[got] -= 1
                total += "charger" in one.lots
    return Fraction(total, orders)


def test_first_is_a_guarantee_and_last_an_extra() -> None:
    (reserve,) = reserves(listed(("general", "charger")), (GENERAL, CHARGER))
    assert (reserve.lot, reserve.holders, reserve.others) == (CHARGER, HOLDERS, OTHERS)
    as_listed, first, last = reserve.orders
    assert (first.order, last.order) == (FIRST, LAST)
    assert first.spaces == spaces_to_holders(listed(("charger", "general")))
    assert last.spaces == as_listed.spaces == spaces_to_holders(listed(("general", "charger")))
    assert 2 <= first.spaces < last.spaces


def test_shares_add_up_to_the_spaces() -> None:
    (reserve,) = reserves(listed(("charger", "general")), (GENERAL, CHARGER))
    _, first, _ = reserve.orders
    for one in reserve.orders:
        assert one.holder == one.spaces / HOLDERS
        assert one.spaces + one.other * OTHERS <= 4
    assert first.spaces + first.other * OTHERS == 4, "the reserve is used up"


def test_a_holder_of_the_reserve_alone_is_not_moved() -> None:
    reserve = next(
        r for r in reserves(listed(("charger",)), (GENERAL, CHARGER)) if r.lot == CHARGER
    )
    assert {one.spaces for one in reserve.orders} == {2}


def test_a_lot_that_all_list_or_none_is_no_reserve() -> None:
    everybody = [Ticket(f"T-{n}", "eligible", "", 1, 1, ("general",), "0" * 64) for n in range(3)]
    assert list(reserves(everybody, (GENERAL, CHARGER))) == []


def test_who_is_not_eligible_does_not_count() -> None:
    rejected = Ticket("T-9", "rejected", "material", 1, 1, ("charger",), "0" * 64)
    (reserve,) = reserves([*listed(("charger", "general")), rejected], (GENERAL, CHARGER))
    assert reserve.holders == HOLDERS

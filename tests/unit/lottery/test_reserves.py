"""What the order of lots does to a reserve, against every order of a small list."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from fractions import Fraction
from itertools import permutations

from parking_share.lottery.commitment import Lot
from parking_share.lottery.reserves import FIRST, LAST, Order, reserves
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


def test_one_holder_of_unlike_tickets_is_enough_for_a_reserve() -> None:
    """A lone holder of the first tier, two others, and two more of the second tier."""
    tickets = [
        Ticket("T-0", "eligible", "", 1, 1, ("general", "charger"), "0" * 64),
        *(Ticket(f"T-{n}", "eligible", "", 1, 1, ("general",), "0" * 64) for n in (1, 2)),
        *(Ticket(f"T-{n}", "eligible", "", 2, 1, ("general",), "0" * 64) for n in (3, 4)),
    ]
    (reserve,) = reserves(tickets, (GENERAL, CHARGER))
    assert (reserve.holders, reserve.others) == (1, 4)
    as_listed, first, last = reserve.orders
    # In the charger at once, the holder leaves both general spaces to the first tier's others.
    assert first == Order(FIRST, Fraction(1), Fraction(1), Fraction(2, 4))
    # Else both get one only where the holder comes third; after the two other places one does.
    others = Fraction(1, 3) * 2 + Fraction(2, 3) * 1
    assert last == Order(LAST, Fraction(1), Fraction(1), others / 4)
    assert replace(as_listed, order=LAST) == last


def test_holders_of_several_tiers_are_counted_together() -> None:
    """Two holders in each of two tiers and one space in their lot: a half, and nothing."""
    tickets = [
        Ticket(f"T-{n}", "eligible", "", 1 + n % 2, 1, ("charger",), "0" * 64) for n in range(4)
    ]
    other = Ticket("T-9", "eligible", "", 1, 1, ("general",), "0" * 64)
    reserve = next(
        r
        for r in reserves([*tickets, other], (Lot("charger", ("C1",)), GENERAL))
        if r.lot.lot == "charger"
    )
    assert (reserve.holders, reserve.others) == (4, 1)
    for one in reserve.orders:
        assert one == Order(one.order, Fraction(1), Fraction(1, 4), Fraction(1))


def test_what_cannot_be_counted_is_drawn_as_often_as_asked() -> None:
    """Under one draw every number of spaces is a whole one."""
    wanted = ["ab", "ba", "ac", "ca", "bc", "cb", "a"]
    tickets = [
        Ticket(f"T-{n}", "eligible", "", 1, 1 + n % 3, tuple(wanted[n % 7]), "0" * 64)
        for n in range(84)
    ]
    lots = [Lot(name, tuple(f"{name}{n}" for n in range(12))) for name in "abc"]
    reserve = next(reserves(tickets, lots, 1))
    assert [one.spaces.denominator for one in reserve.orders] == [1, 1, 1]
    again = next(reserves(tickets, lots, 7))
    assert {one.spaces.denominator for one in again.orders} <= {1, 7}
    assert again != reserve


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

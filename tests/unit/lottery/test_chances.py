"""Chances against every order there is, for lists small enough to go through them all."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from fractions import Fraction
from hashlib import sha256
from math import sqrt
from statistics import pstdev

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from parking_share.lottery.chances import Chances, chances, exact, groups, run_key, simulated
from parking_share.lottery.commitment import Lot
from parking_share.lottery.tickets import Ticket

NAMES = ("a", "b", "c")


def ticket(
    name: str,
    lots: Sequence[str] = ("a",),
    tier: int = 1,
    weight: int = 1,
    *,
    eligible: bool = True,
) -> Ticket:
    outcome, reason = ("eligible", "") if eligible else ("rejected", "material")
    return Ticket(name, outcome, reason, tier, weight, tuple(lots), "0" * 64)


def lot(name: str, spaces: int) -> Lot:
    return Lot(name, tuple(f"{name}{n}" for n in range(spaces)))


def orders(tickets: Sequence[Ticket]) -> Iterator[tuple[list[Ticket], Fraction]]:
    """Every order of a list with its probability: tier by tier, drawn from an urn by weight."""
    if not tickets:
        yield [], Fraction(1)
        return
    tier = min(one.tier for one in tickets)
    urn = [one for one in tickets if one.tier == tier]
    total = sum(one.weight for one in urn)
    for first in urn:
        rest = [one for one in tickets if one is not first]
        for order, share in orders(rest):
            yield [first, *order], share * Fraction(first.weight, total)


def by_going_through_all(
    tickets: Sequence[Ticket], lots: Sequence[Lot]
) -> dict[tuple[str, str], Fraction]:
    """The probability of each ticket in each lot."""
    won: dict[tuple[str, str], Fraction] = defaultdict(Fraction)
    for order, share in orders([one for one in tickets if one.eligible]):
        left = {each.lot: len(each.spaces) for each in lots}
        for one in order:
            got = next((name for name in one.lots if left[name]), None)
            if got is not None:
                left[got] -= 1
                won[one.ticket, got] += share
    return won


def the_same(found: Chances, tickets: Sequence[Ticket], lots: Sequence[Lot]) -> None:
    due = by_going_through_all(tickets, lots)
    for one in tickets:
        chance = found.of(one.ticket)
        assert (chance is not None) == one.eligible
        if chance is not None:
            assert chance.by_lot == {name: due.get((one.ticket, name), 0) for name in one.lots}


@st.composite
def small_lists(draw: st.DrawFn) -> tuple[list[Ticket], list[Lot]]:
    lots = [lot(name, draw(st.integers(0, 2))) for name in NAMES[: draw(st.integers(1, 3))]]
    wanted = st.lists(st.sampled_from([each.lot for each in lots]), min_size=1, unique=True)
    tickets = [
        ticket(
            f"T-{n}",
            draw(wanted),
            draw(st.integers(1, 2)),
            draw(st.integers(1, 3)),
            eligible=draw(st.integers(0, 5)) > 0,
        )
        for n in range(draw(st.integers(0, 5)))
    ]
    return tickets, lots


@settings(max_examples=150, deadline=None)
@given(small_lists())
def test_exact_chances_are_those_of_all_orders(small: tuple[list[Ticket], list[Lot]]) -> None:
    tickets, lots = small
    found = exact(tickets, lots)
    assert found is not None
    the_same(found, tickets, lots)


@pytest.mark.parametrize(
    ("spaces", "eligible", "due"),
    [(20, 244, Fraction(5, 61)), (1, 3, Fraction(1, 3)), (3, 3, 1), (9, 3, 1), (0, 2, 0)],
)
def test_one_tier_and_one_lot_is_spaces_over_tickets(
    spaces: int, eligible: int, due: Fraction
) -> None:
    found = chances([ticket(f"T-{n}") for n in range(eligible)], [lot("a", spaces)])
    assert found.runs is None
    assert [one.award for one in found.chances] == [due]


def test_weights_follow_the_urn() -> None:
    """One space, weights 3 and 1: three quarters and one quarter."""
    found = chances([ticket("T-1", weight=3), ticket("T-2")], [lot("a", 1)])
    assert [(one.group.weight, one.award) for one in found.chances] == [
        (3, Fraction(3, 4)),
        (1, Fraction(1, 4)),
    ]


def test_a_lower_tier_takes_what_it_can_first() -> None:
    tickets = [ticket("T-1", tier=2), ticket("T-2", tier=1), ticket("T-3", tier=2)]
    found = chances(tickets, [lot("a", 2)])
    assert [(one.group.tier, one.award) for one in found.chances] == [(1, 1), (2, Fraction(1, 2))]


def test_a_list_without_eligible_tickets_has_no_chances() -> None:
    assert chances([ticket("T-1", eligible=False)], [lot("a", 1)]).chances == ()


def test_a_large_list_of_one_kind_is_counted_at_once() -> None:
    found = exact([ticket(f"T-{n}") for n in range(50_000)], [lot("a", 20_000)], most_steps=1)
    assert found is not None
    assert found.chances[0].award == Fraction(2, 5)


def test_as_many_steps_are_taken_as_are_allowed() -> None:
    """Two groups and one space: two awards are possible, and after each nobody can get one."""
    two = [ticket("T-1"), ticket("T-2", weight=2)]
    assert exact(two, [lot("a", 1)], most_steps=1) is None
    assert exact(two, [lot("a", 1)], most_steps=2) is not None


def test_groups_are_the_eligible_tickets_that_are_alike() -> None:
    tickets = [
        ticket("T-1", ("a", "b")),
        ticket("T-2", ("b", "a")),
        ticket("T-3", ("a", "b")),
        ticket("T-4", ("a", "b"), weight=2),
        ticket("T-5", ("a", "b"), eligible=False),
    ]
    assert [(one.weight, one.lots, one.tickets) for one in groups(tickets)] == [
        (2, ("a", "b"), ("T-4",)),
        (1, ("a", "b"), ("T-1", "T-3")),
        (1, ("b", "a"), ("T-2",)),
    ]


MIXED = (
    *(ticket(f"T-1{n}", ("a",)) for n in range(8)),
    *(ticket(f"T-2{n}", ("b", "a"), weight=2) for n in range(4)),
    *(ticket(f"T-3{n}", ("a", "b"), tier=2) for n in range(5)),
)
SPACES = (lot("a", 3), lot("b", 12))


def test_what_cannot_be_counted_is_simulated_and_says_so() -> None:
    assert exact(MIXED, SPACES, most_steps=3) is None
    found = simulated(MIXED, SPACES, runs=400)
    assert found.runs == 400
    counted = exact(MIXED, SPACES)
    assert counted is not None
    for one, due in zip(found.chances, counted.chances, strict=True):
        assert one.group == due.group
        assert abs(one.award - due.award) <= 4 * one.error + 1e-12
    again = simulated(MIXED, SPACES, runs=400)
    assert again == found, "everybody gets the same answer"


def by_hand(tickets: Sequence[Ticket], spaces: int, runs: int) -> list[set[str]]:
    """Who gets one of the spaces of the only lot in each run, from the text of the protocol."""
    winners = []
    for run in range(1, runs + 1):
        key = sha256(f"parking-share-chances/1\nrun:{run}\n".encode()).hexdigest()
        numbers = {
            one.ticket: min(
                sha256(f"{key}:{one.ticket}#{j}".encode()).hexdigest()
                for j in range(1, one.weight + 1)
            )
            for one in tickets
        }
        winners.append(set(sorted(numbers, key=numbers.__getitem__)[:spaces]))
    return winners


def test_a_simulation_counts_the_draws_that_anyone_can_repeat() -> None:
    tickets = [ticket("T-1"), ticket("T-2"), ticket("T-3"), ticket("T-4", weight=2)]
    winners = by_hand(tickets, 2, runs=60)
    for chance in simulated(tickets, [lot("a", 2)], runs=60).chances:
        names = chance.group.tickets
        won = [len(run & set(names)) for run in winners]
        assert chance.award == Fraction(sum(won), 60 * len(names))
        assert chance.error == pytest.approx(pstdev(won) / sqrt(60) / len(names))


def test_the_standard_error_is_that_of_the_mean_over_runs() -> None:
    """One space for two: each run gives a group of one 0 or 1, so the error is sqrt(pq/n)."""
    tickets = [ticket("T-1", ("a",)), ticket("T-2", ("a", "b"))]
    found = simulated(tickets, [lot("a", 1), lot("b", 0)], runs=100)
    for one in found.chances:
        share = float(one.award)
        assert one.error == pytest.approx((share * (1 - share) / 100) ** 0.5)


def test_the_number_of_runs_follows_from_the_list_unless_given() -> None:
    assert simulated([ticket("T-1", weight=99)] * 1, [lot("a", 1)]).runs == 1515
    assert simulated([ticket("T-1")], [lot("a", 1)], runs=7).runs == 7
    assert simulated([], [lot("a", 1)], runs=1).chances == ()


def test_the_key_of_a_run_is_a_hash_that_anyone_can_make() -> None:
    r"""`printf 'parking-share-chances/1\nrun:1\n' | sha256sum`."""
    assert run_key(1) == "7e3ebc5beaeadf4e25c601ee8e8e7d5de9e7d4a7d436dc95d333440f1c319067"


def test_too_many_ways_are_simulated_as_often_as_asked() -> None:
    wanted = [("a", "b"), ("b", "a"), ("a", "c"), ("c", "a"), ("b", "c"), ("c", "b"), ("a",)]
    tickets = [ticket(f"T-{n}", wanted[n % 7], weight=1 + n % 3) for n in range(84)]
    spaces = [lot(name, 12) for name in NAMES]
    found = chances(tickets, spaces, runs=3)
    assert found == simulated(tickets, spaces, 3)
    assert found.runs == 3

"""Chances against every way there is, against figures known elsewhere, and against simulation."""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence
from fractions import Fraction
from itertools import combinations, groupby, product
from math import comb, isclose, sqrt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from parking_share.audit.odds import (
    Run,
    Stratum,
    as_extreme,
    at_least,
    longest,
    run_at_least,
    shares,
    sums,
)

small_strata = st.lists(
    st.integers(0, 6).flatmap(
        lambda size: st.builds(Stratum, st.just(size), st.integers(0, size), st.integers(0, size))
    ),
    max_size=3,
)
small_runs = st.lists(
    st.integers(0, 7).flatmap(lambda size: st.builds(Run, st.just(size), st.integers(0, size))),
    max_size=2,
)


def every_hit(strata: Sequence[Stratum]) -> list[int]:
    """The marked ones among the drawn, for every choice there is; 0 to `marked` - 1 are marked."""
    choices = (combinations(range(size), drawn) for size, _, drawn in strata)
    return [
        sum(
            place < stratum.marked
            for chosen, stratum in zip(way, strata, strict=True)
            for place in chosen
        )
        for way in product(*choices)
    ]


def every_longest(runs: Sequence[Run]) -> Iterator[int]:
    """The longest run of winners in any list, for every choice there is."""
    for way in product(*(combinations(range(size), drawn) for size, drawn in runs)):
        yield max(
            (
                len(list(members))
                for chosen, run in zip(way, runs, strict=True)
                for won, members in groupby(place in chosen for place in range(run.size))
                if won
            ),
            default=0,
        )


def share(hits: Sequence[bool]) -> float:
    return float(Fraction(sum(hits), len(hits)))


@given(small_strata)
def test_the_sums_are_the_shares_of_all_choices(strata: list[Stratum]) -> None:
    hits = every_hit(strata)
    found = sums(strata)
    assert len(found) > max(hits)
    for number, chance in enumerate(found):
        assert isclose(chance, share([hit == number for hit in hits]), abs_tol=1e-12)


@given(small_strata, st.integers(0, 7))
def test_at_least_so_many_counts_the_choices(strata: list[Stratum], seen: int) -> None:
    expected = share([hit >= seen for hit in every_hit(strata)])
    assert isclose(at_least(strata, seen), expected, abs_tol=1e-12)


@given(small_strata, st.data())
def test_as_extreme_counts_the_choices_that_are_no_more_probable(
    strata: list[Stratum], data: st.DataObject
) -> None:
    hits = every_hit(strata)
    seen = data.draw(st.sampled_from(hits))
    often = {number: hits.count(number) for number in set(hits)}
    expected = share([often[hit] <= often[seen] for hit in hits])
    assert isclose(as_extreme(strata, seen), expected, abs_tol=1e-12)


@given(small_runs, st.integers(1, 8))
def test_a_run_at_least_so_long_counts_the_choices(runs: list[Run], length: int) -> None:
    expected = share([found >= length for found in every_longest(runs)])
    assert isclose(run_at_least(runs, length), expected, abs_tol=1e-12)


@given(st.lists(st.booleans(), max_size=12))
def test_the_longest_run(won: list[bool]) -> None:
    spans = [len(list(members)) for is_won, members in groupby(won) if is_won]
    assert longest(won) == max(spans, default=0)


def test_the_lady_tasting_tea() -> None:
    """Fisher 1935: 8 cups, 4 of each kind; R's `fisher.test` gives 0.4857 for three right."""
    cups = [Stratum(8, 4, 4)]
    assert isclose(at_least(cups, 4), 1 / 70)
    assert isclose(at_least(cups, 3), 17 / 70)
    assert isclose(as_extreme(cups, 3), 34 / 70)


def test_two_consecutive_numbers_in_a_lottery_of_6_from_49() -> None:
    """A classic: 1 - C(44, 6) / C(49, 6), about 49.5 %."""
    assert isclose(run_at_least([Run(49, 6)], 2), 1 - comb(44, 6) / comb(49, 6))


@pytest.mark.parametrize(("size", "drawn", "length"), [(300, 20, 2), (300, 20, 3), (120, 60, 9)])
def test_a_run_at_least_so_long_is_as_frequent_as_in_shuffled_lists(
    size: int, drawn: int, length: int
) -> None:
    chance, times = random.Random(20260306), 4000
    won = [place < drawn for place in range(size)]
    found = 0
    for _ in range(times):
        chance.shuffle(won)
        found += any(all(won[at : at + length]) for at in range(size - length + 1))
    expected = run_at_least([Run(size, drawn)], length)
    assert abs(found / times - expected) < 4 * sqrt(expected * (1 - expected) / times)


def test_a_city_is_counted_as_an_office_is() -> None:
    """20,000 tickets: the chance falls with the length and never leaves 0 to 1."""
    chances = [run_at_least([Run(20_000, 4_000)], length) for length in (1, 4, 6, 8, 10, 4_000)]
    assert chances == sorted(chances, reverse=True)
    assert chances[0] == 1
    assert 0 < chances[-2] < 0.01
    assert isclose(sum(shares(Stratum(20_000, 300, 4_000))), 1)


def test_a_chance_too_small_for_a_float_is_zero_and_not_negative() -> None:
    assert 0 < run_at_least([Run(300, 20)], 20) < 1e-28
    assert at_least([Stratum(5_000, 2_000, 2_000)], 2_000) == 0


@pytest.mark.parametrize("wrong", [(3, 4, 1), (3, 1, 4), (3, -1, 1)])
def test_more_than_there_are_is_refused(wrong: tuple[int, int, int]) -> None:
    with pytest.raises(ValueError, match="Stratum"):
        shares(Stratum(*wrong))

"""How probable it is that lots alone give as much: counted in whole numbers, rounded once.

A draw makes no difference between tickets of equal tier, weight and lots (draw protocol §5, §6).
However many of such a group won, every choice of so many among them was as probable as any other.
So nothing has to be known of the other groups, and nothing is simulated.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from math import comb, fsum, prod
from typing import NamedTuple


class Stratum(NamedTuple):
    """Tickets among which the lot makes no difference."""

    size: int
    marked: int
    """How many of them have the property that is looked at."""
    drawn: int
    """How many of them won."""


class Run(NamedTuple):
    """Tickets of one stratum in their order: how many there are, and how many won."""

    size: int
    drawn: int


def shares(stratum: Stratum) -> list[float]:
    """The probability of 0, 1, 2 … marked ones among the drawn: the hypergeometric distribution.

    Raises `ValueError` when more are marked or drawn than there are.
    """
    size, marked, drawn = stratum
    if not (0 <= marked <= size and 0 <= drawn <= size):
        raise ValueError(stratum)
    least = max(0, marked + drawn - size)
    every = comb(size, drawn)
    ways = comb(marked, least) * comb(size - marked, drawn - least)
    found = [0.0] * least
    for hit in range(least, min(marked, drawn) + 1):
        found.append(ways / every)
        ways = ways * (marked - hit) * (drawn - hit)
        ways //= (hit + 1) * (size - marked - drawn + hit + 1)
    return found


def sums(strata: Iterable[Stratum]) -> list[float]:
    """The probability of 0, 1, 2 … marked ones among the drawn of all strata together."""
    together = [1.0]
    for stratum in strata:
        together = _convolved(together, shares(stratum))
    return together


def at_least(strata: Iterable[Stratum], seen: int) -> float:
    """The probability of `seen` or more marked ones among the drawn of all strata together."""
    return min(1.0, fsum(sums(strata)[max(0, seen) :]))


def as_extreme(strata: Iterable[Stratum], seen: int) -> float:
    """The probability of a number no more probable than `seen`: Fisher's exact test, two-sided."""
    every = sums(strata)
    limit = every[seen] * (1 + 1e-9)  # numbers equally probable may differ in the last digit
    return min(1.0, fsum(share for share in every if share <= limit))


def longest(won: Sequence[bool]) -> int:
    """The length of the longest run of winners."""
    best = run = 0
    for one in won:
        run = run + 1 if one else 0
        best = max(best, run)
    return best


def run_at_least(runs: Iterable[Run], length: int) -> float:
    """The probability that some stratum has a run of at least `length` winners."""
    strata = tuple(runs)
    every = prod(comb(size, drawn) for size, drawn in strata)
    return (every - prod(_shorter(one, length) for one in strata)) / every


def _shorter(run: Run, length: int) -> int:
    """How many choices of winners have only runs shorter than `length`.

    The winners stand in the gaps before, between and behind the losers. The choices in which
    `j` gaps hold `length` or more are taken out and put back in turn (inclusion and exclusion).
    """
    if length < 1:
        return 0
    losers = run.size - run.drawn
    gaps, left, taken = losers + 1, run.size, 0
    total, ways = 0, comb(run.size, losers)
    while left >= losers:
        total += ways
        taken += 1
        # C(gaps, taken) · C(left - length, losers) from the term before, with the other sign.
        ways *= -(gaps - taken + 1) * prod(range(left - losers - length + 1, left - losers + 1))
        ways //= taken * prod(range(left - length + 1, left + 1)) or 1
        left -= length
    return total


def _convolved(left: Sequence[float], right: Sequence[float]) -> list[float]:
    """The distribution of the sum of two independent numbers."""
    both = [0.0] * (len(left) + len(right) - 1)
    ahead = [(j, share) for j, share in enumerate(right) if share]
    for i, one in enumerate(left):
        if one:
            for j, share in ahead:
                both[i + j] += one * share
    return both

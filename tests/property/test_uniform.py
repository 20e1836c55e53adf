"""Every set of winners is equally likely, and every weight gets its share: chi-square over seeds.

The seeds are fixed, so that a run says what every other run says. For a sound draw the chance
that these seeds are unlucky ones, and the test fails wrongly, is FALSE_ALARM each time.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from itertools import combinations
from math import exp, factorial

from parking_share.lottery.draw import draw, key
from parking_share.lottery.tickets import Ticket

FALSE_ALARM = 1e-6
SEEDS = 10_500
Draw = Callable[[Iterable[Ticket], str], list[str]]


def ticket(n: int, weight: int = 1) -> Ticket:
    return Ticket(f"ZH26-{n:06d}", "eligible", "", 1, weight, ("general",), "0" * 64)


def ranked(tickets: Iterable[Ticket], round_key: str) -> list[str]:
    return [one.ticket for one in draw(tickets, round_key)]


def keys() -> Iterable[str]:
    return (key("yingui", "2026", "0" * 64, f"digits={n}./") for n in range(SEEDS))


def likelihood(found: Mapping[str, int], expected: Mapping[str, float]) -> float:
    """The chance of a chi-square as large as this one; in closed form for even freedom."""
    assert found.keys() <= expected.keys()
    half = sum((found.get(k, 0) - due) ** 2 / due for k, due in expected.items()) / 2
    freedom = len(expected) - 1
    assert freedom % 2 == 0
    return exp(-half) * sum(half**i / factorial(i) for i in range(freedom // 2))


def two_of_seven(rank: Draw) -> float:
    """How likely the counts of all 21 pairs of winners are."""
    tickets = [ticket(n) for n in range(7)]
    pairs = [" ".join(pair) for pair in combinations([one.ticket for one in tickets], 2)]
    found = Counter(" ".join(sorted(rank(tickets, each)[:2])) for each in keys())
    return likelihood(found, dict.fromkeys(pairs, SEEDS / len(pairs)))


def test_every_set_of_winners_is_equally_likely() -> None:
    assert two_of_seven(ranked) > FALSE_ALARM


def test_each_weight_comes_first_as_often_as_it_should() -> None:
    """`w` over the sum of all weights."""
    tickets = [ticket(weight, weight) for weight in range(1, 6)]
    found = Counter(ranked(tickets, each)[0] for each in keys())
    due = {one.ticket: SEEDS * one.weight / 15 for one in tickets}
    assert likelihood(found, due) > FALSE_ALARM


def test_a_draw_that_favours_the_first_tickets_is_found_out() -> None:
    """One hex character of each number, and the list decides where they are equal."""

    def shortened(tickets: Iterable[Ticket], round_key: str) -> list[str]:
        drawn = draw(tickets, round_key)
        return [one.ticket for one in sorted(drawn, key=lambda one: (one.number[0], one.ticket))]

    assert two_of_seven(shortened) < FALSE_ALARM


def test_the_closed_form_is_that_of_the_tables() -> None:
    """Chi-square tables: 18.467 for 4 and 45.315 for 20 degrees of freedom, at one in 1000."""
    for freedom, table in ((4, 18.467), (20, 45.315)):
        expected = dict.fromkeys(map(str, range(freedom + 1)), 1e9)
        off = (table * 1e9 / 2) ** 0.5
        found = {name: round(due) for name, due in expected.items()}
        found["0"] += round(off)
        found["1"] -= round(off)
        assert abs(likelihood(found, expected) - 0.001) < 1e-6

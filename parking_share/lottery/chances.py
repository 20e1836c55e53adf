"""Each ticket's chance of an award, before there is a seed.

Tickets of one tier, weight and lot list have the same chance, so it is worked out for groups.
The least of `w` equally distributed numbers (§5) comes first among others with probability
`w` over the sum of all weights, and so on among the rest. Who finds no space left in any of
its lots can be taken out of that order without changing it for the others. What remains is one
award after another, and the ways to hand them out can be counted exactly; where they are too
many, the draw itself is repeated under made-up keys.
"""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from math import sqrt

from parking_share.lottery.allocate import AWARD, allocate
from parking_share.lottery.commitment import Lot
from parking_share.lottery.draw import draw
from parking_share.lottery.tickets import Ticket

MOST_STEPS = 40_000
"""Awards to be gone through, beyond which counting takes longer than simulating."""
HASHES = 150_000
"""About how many draw numbers a simulation makes, unless it is told how often to draw."""
FEWEST_RUNS, MOST_RUNS = 100, 10_000
SEED = "parking-share-chances/1"
"""The stated seed of a simulation: everybody gets the same answer."""

Left = tuple[int, ...]
"""How many spaces each lot has left, in the order of the lots; or tickets, of the groups."""
State = tuple[Left, Left]
"""How many tickets of each group wait, and how many spaces are left."""
Taker = tuple[int, int, int]
"""A group, the lot it gets its next space in, and the weight of all its waiting tickets."""


@dataclass(frozen=True, slots=True)
class Group:
    """Tickets that the draw cannot tell apart before the seed."""

    tier: int
    weight: int
    lots: tuple[str, ...]
    tickets: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Chance:
    """What each ticket of one group may expect."""

    group: Group
    by_lot: Mapping[str, Fraction]
    """The probability of an award in each of its lots."""
    error: float = 0.0
    """The standard error of `award`; 0 where it is exact."""

    @property
    def award(self) -> Fraction:
        """The probability of an award in any lot."""
        return sum(self.by_lot.values(), Fraction(0))


@dataclass(frozen=True, slots=True)
class Chances:
    """The chances of all eligible tickets."""

    chances: tuple[Chance, ...]
    runs: int | None = None
    """How many draws were simulated; None where everything is exact."""

    def of(self, ticket: str) -> Chance | None:
        """The chance of one ticket; None when it is not eligible."""
        return next((one for one in self.chances if ticket in one.group.tickets), None)


def chances(tickets: Iterable[Ticket], lots: Sequence[Lot], runs: int | None = None) -> Chances:
    """The chances of a list: exact where they can be counted, else simulated."""
    listed = tuple(tickets)
    return exact(listed, lots) or simulated(listed, lots, runs)


def groups(tickets: Iterable[Ticket]) -> tuple[Group, ...]:
    """The eligible tickets by tier, weight and lot list, the first tier first."""
    members: defaultdict[tuple[int, int, tuple[str, ...]], list[str]] = defaultdict(list)
    for ticket in tickets:
        if ticket.eligible:
            members[ticket.tier, -ticket.weight, ticket.lots].append(ticket.ticket)
    return tuple(
        Group(tier, -weight, lots, tuple(names))
        for (tier, weight, lots), names in sorted(members.items())
    )


def exact(
    tickets: Iterable[Ticket], lots: Sequence[Lot], most_steps: int = MOST_STEPS
) -> Chances | None:
    """The chances, counted; None when there are too many ways to count."""
    found: list[Chance] = []
    standing = {tuple(len(lot.spaces) for lot in lots): Fraction(1)}
    every = groups(tickets)
    for tier in dict.fromkeys(group.tier for group in every):
        count = _Count(tuple(group for group in every if group.tier == tier), lots)
        if not count.run(standing, most_steps):
            return None
        found += count.chances()
        standing = count.after
    return Chances(tuple(found))


class _Count:
    """One tier, counted award by award over all the ways the spaces can stand."""

    def __init__(self, tier: tuple[Group, ...], lots: Sequence[Lot]) -> None:
        places = {lot.lot: place for place, lot in enumerate(lots)}
        self.tier = tier
        self.lots = [lot.lot for lot in lots]
        self.wanted = [[places[lot] for lot in g.lots if lot in places] for g in tier]
        self.won: defaultdict[tuple[int, int], Fraction] = defaultdict(Fraction)
        self.after: defaultdict[Left, Fraction] = defaultdict(Fraction)

    def run(self, standing: Mapping[Left, Fraction], most_steps: int) -> bool:
        """Count on from these states; False when that takes too many steps."""
        waiting = tuple(len(group.tickets) for group in self.tier)
        now = {(waiting, left): share for left, share in standing.items()}
        left = most_steps
        while now:
            takers = [self._takers(*state) for state in now]
            left -= sum(map(len, takers))
            if left < 0:
                return False
            now = self._one_more(now, takers)
        return True

    def chances(self) -> list[Chance]:
        """What was counted, for each group."""
        return [
            Chance(
                group,
                {self.lots[at]: self.won[g, at] / len(group.tickets) for at in self.wanted[g]},
            )
            for g, group in enumerate(self.tier)
        ]

    def _one_more(
        self, now: Mapping[State, Fraction], takers: Iterable[Sequence[Taker]]
    ) -> dict[State, Fraction]:
        after: defaultdict[State, Fraction] = defaultdict(Fraction)
        for ((waiting, left), share), taking in zip(now.items(), takers, strict=True):
            total = sum(weight for _, _, weight in taking)
            for g, at, weight in taking:
                # Where only one group can take anything, it takes all it can.
                number = min(waiting[g], left[at]) if len(taking) == 1 else 1
                part = share * weight / total
                self.won[g, at] += part * number
                after[_less(waiting, g, number), _less(left, at, number)] += part
            if not taking:
                self.after[left] += share
        return dict(after)

    def _takers(self, waiting: Left, left: Left) -> list[Taker]:
        """Every group that can still get a space."""
        found = []
        for g, group in enumerate(self.tier):
            at = next((at for at in self.wanted[g] if left[at]), None)
            if waiting[g] and at is not None:
                found.append((g, at, waiting[g] * group.weight))
        return found


def _less(numbers: Left, at: int, number: int) -> Left:
    return (*numbers[:at], numbers[at] - number, *numbers[at + 1 :])


def simulated(tickets: Iterable[Ticket], lots: Sequence[Lot], runs: int | None = None) -> Chances:
    """The chances as the share of many draws, each under a key made from `SEED`."""
    eligible = tuple(ticket for ticket in tickets if ticket.eligible)
    hashes = sum(ticket.weight for ticket in eligible) or 1
    times = runs or max(FEWEST_RUNS, min(MOST_RUNS, HASHES // hashes))
    every = groups(eligible)
    group_of = {name: g for g, group in enumerate(every) for name in group.tickets}
    won: defaultdict[tuple[int, str], int] = defaultdict(int)
    squares = [0] * len(every)
    for run in range(1, times + 1):
        awards = [0] * len(every)
        for place in allocate(draw(eligible, run_key(run)), eligible, lots):
            if place.result == AWARD:
                awards[group_of[place.ticket]] += 1
                won[group_of[place.ticket], place.lot] += 1
        squares = [old + new * new for old, new in zip(squares, awards, strict=True)]
    return Chances(
        tuple(
            _shared(group, {lot: won[g, lot] for lot in group.lots}, squares[g], times)
            for g, group in enumerate(every)
        ),
        times,
    )


def run_key(run: int) -> str:
    """The key of one simulated draw."""
    return hashlib.sha256(f"{SEED}\nrun:{run}\n".encode("ascii")).hexdigest()


def _shared(group: Group, won: Mapping[str, int], squares: int, runs: int) -> Chance:
    """A group's chance from the sum of its awards and of their squares over all runs."""
    size = len(group.tickets)
    mean = sum(won.values()) / runs
    variance = max(squares / runs - mean * mean, 0.0)
    return Chance(
        group,
        {lot: Fraction(number, runs * size) for lot, number in won.items()},
        sqrt(variance / runs) / size,
    )

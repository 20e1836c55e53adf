"""Leads in the acceptance numbers: winners that stand in a row, numbers that are missing."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import pairwise

from parking_share.audit.drawn_round import DrawnRound
from parking_share.audit.lead import GAPS, RUNS, Lead, not_taken
from parking_share.audit.odds import Run, longest, run_at_least
from parking_share.language import Text

_NUMBERED = re.compile(r"(.*?)([0-9]+)")


def run_lead(drawn: DrawnRound) -> Lead:
    """The longest run of winners among eligible tickets of equal chance, in the list's order."""
    won = [[ticket in drawn.won for ticket in group] for group in drawn.groups]
    length = max(map(longest, won), default=0)
    if not length:
        return Lead(RUNS, drawn.name, Text("nobody won"))
    chance = run_at_least((Run(len(group), sum(group)) for group in won), length)
    at = next(at for at, group in enumerate(won) if longest(group) == length)
    first = _place_of(won[at], length)
    seen = Text(
        "{n} eligible tickets in a row won; {won} of {eligible} won in all",
        n=length,
        won=sum(map(sum, won)),
        eligible=len(drawn.entrants),
    )
    return Lead(RUNS, drawn.name, seen, chance, drawn.groups[at][first : first + length])


def gap_lead(drawn: DrawnRound) -> Lead:
    """The acceptance numbers that are missing between the first and the last of a series."""
    gaps = [gap for series in _series(drawn.listed) for gap in _gaps(*series)]
    missing = sum(last - first + 1 for _, first, last, _ in gaps)
    if missing > len(drawn.listed):
        why = Text("more acceptance numbers are missing than given: they are no series")
        return not_taken(GAPS, drawn.name, why)
    seen = Text("{n} acceptance numbers are missing from their series", n=missing)
    return Lead(GAPS, drawn.name, seen, tickets=tuple(_written(*gap) for gap in gaps))


def _place_of(won: Sequence[bool], length: int) -> int:
    """Where the first run of this length begins."""
    return next(at for at in range(len(won)) if all(won[at : at + length]))


def _series(listed: Sequence[str]) -> Iterator[tuple[str, list[int], int]]:
    """What stands before the numbers, the numbers in order, and how many digits they fill."""
    found: defaultdict[str, list[str]] = defaultdict(list)
    for ticket in listed:
        if match := _NUMBERED.fullmatch(ticket):
            found[match[1]].append(match[2])
    for before, numbers in found.items():
        yield before, sorted(map(int, numbers)), min(map(len, numbers))


def _gaps(before: str, numbers: list[int], digits: int) -> Iterator[tuple[str, int, int, int]]:
    for one, following in pairwise(numbers):
        if following > one + 1:
            yield before, one + 1, following - 1, digits


def _written(before: str, first: int, last: int, digits: int) -> str:
    ends = dict.fromkeys(f"{before}{number:0{digits}d}" for number in (first, last))
    return "…".join(ends)

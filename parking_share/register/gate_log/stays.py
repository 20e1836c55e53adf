"""Stays: entries and exits of one car brought together.

An entry that another entry follows has no exit, and an exit that no entry precedes has no entry:
the log begins later, a reader missed a card, two cars went through on one. Neither is guessed.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import NamedTuple

from parking_share.register.gate_log.holders import Holders, Owner
from parking_share.register.gate_log.passages import Key, Passage, Way

SAME_PASSAGE = timedelta(seconds=10)
"""Two reads at one reader so close together are one car."""


class Stay(NamedTuple):
    """From an entry to an exit; a tuple, because there are as many as half the log."""

    owner: Owner
    entry: Passage
    exit: Passage | None
    """None while the car is inside at the end of the log."""

    def until(self, end_of_log: datetime) -> datetime:
        """Until when the car was inside, as far as the log goes."""
        return end_of_log if self.exit is None else self.exit.at


@dataclass(frozen=True)
class Pairing:
    """What became of the granted passages: each is in exactly one of these, or a repeated read."""

    stays: tuple[Stay, ...]
    """By owner, each in order of time; those still inside at the end of the log among them."""
    entries_alone: tuple[Passage, ...] = ()
    """Entries that another entry followed."""
    exits_alone: tuple[Passage, ...] = ()
    repeated: int = 0
    """Reads that were the same passage as the one before."""

    @property
    def still_inside(self) -> int:
        """Cars inside at the end of the log."""
        return sum(1 for stay in self.stays if stay.exit is None)


def pair(passages: Iterable[Passage], holders: Holders) -> Pairing:
    """Bring the granted passages of each owner together, in whatever order they are given."""
    stays: list[Stay] = []
    entries: list[Passage] = []
    exits: list[Passage] = []
    repeated = 0
    for owner, own in sorted(_by_owner(passages, holders).items()):
        own.sort()
        once = [*_read_once(own)]
        repeated += len(own) - len(once)
        inside: Passage | None = None
        for passage in once:
            if passage.way is Way.IN:
                if inside is not None:
                    entries.append(inside)
                inside = passage
            elif inside is None:
                exits.append(passage)
            else:
                stays.append(Stay(owner, inside, passage))
                inside = None
        if inside is not None:
            stays.append(Stay(owner, inside, None))
    return Pairing(tuple(stays), tuple(sorted(entries)), tuple(sorted(exits)), repeated)


def _by_owner(passages: Iterable[Passage], holders: Holders) -> dict[Owner, list[Passage]]:
    by_key: defaultdict[Key, list[Passage]] = defaultdict(list)
    for passage in passages:
        if passage.granted:
            by_key[passage.key].append(passage)
    by_owner: defaultdict[Owner, list[Passage]] = defaultdict(list)
    for key, own in by_key.items():
        always = holders.constant_owner(key)
        if always is not None:
            by_owner[always] += own
            continue
        for passage in own:
            by_owner[holders.owner(key, passage.at)].append(passage)
    return by_owner


def _read_once(own: Iterable[Passage]) -> Iterator[Passage]:
    """The passages of one owner, in order of time, without reads that say the same again."""
    before: Passage | None = None
    for passage in own:
        again = (
            before is not None
            and passage.way is before.way
            and passage.at - before.at <= SAME_PASSAGE
        )
        if not again:
            yield passage
        before = passage

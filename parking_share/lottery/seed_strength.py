"""How hard a seed is to steer (§3): its nominal bits, and who can have watched it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from parking_share.lottery.commitment import SeedSource
from parking_share.lottery.seed_values import UNWATCHED, bits

REFUSED_BELOW, WEAK_BELOW = 64, 128
"""Counted bits: fewer can all be tried; fewer cannot reach every set of winners."""


class Verdict(StrEnum):
    """What the counted bits of a seed allow."""

    ENOUGH = "enough"
    WEAK = "weak"
    """Below 128 bits: allowed, and warned about."""
    REFUSED = "refused"
    """Below 64 bits: all values can be tried."""
    UNCOUNTED = "uncounted"
    """Only `text`: allowed, and the record says that nobody can tell how it was chosen."""


@dataclass(frozen=True, slots=True)
class Strength:
    """How hard a seed is to steer."""

    bits: float | None
    """Nominal bits of all sources together; None when none is counted."""
    watched: bool
    """Whether somebody outside can have watched at least one source."""

    @property
    def verdict(self) -> Verdict:
        """What follows from the bits (§3)."""
        if self.bits is None:
            return Verdict.UNCOUNTED
        if self.bits < REFUSED_BELOW:
            return Verdict.REFUSED
        return Verdict.WEAK if self.bits < WEAK_BELOW else Verdict.ENOUGH


def strength(committed: Sequence[SeedSource], values: Sequence[str]) -> Strength:
    """The strength of canonical values, in the order of their committed sources."""
    pairs = list(zip(committed, values, strict=True))
    counted = [bits(source.kind, value, source.of) for source, value in pairs]
    known = [each for each in counted if each is not None]
    return Strength(
        bits=sum(known) if known else None,
        watched=any(source.kind not in UNWATCHED for source, _ in pairs),
    )

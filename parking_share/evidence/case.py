"""A record as far as it can be read: each file parsed once, with what is wrong with it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property
from typing import Generic, TypeVar

from parking_share.errors import ParkingShareError
from parking_share.evidence.record import SUMS, Record, parse_sha256sums
from parking_share.evidence.verification import Difference
from parking_share.language import Text
from parking_share.lottery import allocate, amendments, commitment, draw, seed, tickets
from parking_share.lottery.plain_text import quoted

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Reading(Generic[T]):
    """One file of the record."""

    value: T | None
    """What it holds; None when it cannot be used. A changed file may still be usable."""
    fault: Difference | None
    """What is wrong with it: it is missing, its digest differs, or it breaks its format."""


@dataclass(frozen=True)
class Case:
    """Everything the steps need, worked out once."""

    record: Record

    @cached_property
    def sums(self) -> Reading[dict[str, str]]:
        """`SHA256SUMS`."""
        return self._read(SUMS, parse_sha256sums)

    @cached_property
    def commitment(self) -> Reading[commitment.Commitment]:
        """`commitment.json`."""
        return self.reading(commitment.FILE, commitment.parse_commitment)

    @cached_property
    def tickets(self) -> Reading[tuple[tickets.Ticket, ...]]:
        """`tickets.csv`."""
        return self.reading(tickets.FILE, tickets.parse_tickets)

    @cached_property
    def seed(self) -> Reading[seed.Seed]:
        """`seed.json`."""
        return self.reading(seed.FILE, seed.parse_seed)

    @cached_property
    def amendments(self) -> Reading[tuple[amendments.Amendment, ...]]:
        """`amendments.csv`; none where the record has no such file."""
        if amendments.FILE not in self.record.files:
            return Reading((), self.digest_fault(amendments.FILE))
        return self.reading(amendments.FILE, amendments.parse_amendments)

    @cached_property
    def commitment_digest(self) -> str:
        """SHA-256 of `commitment.json` as it stands in the record."""
        return self.record.digest_of(commitment.FILE) or ""

    @cached_property
    def drawn(self) -> tuple[draw.Drawn, ...] | None:
        """The ranking worked out again from list, commitment and seed; None without one."""
        committed, listed, taken = self.commitment.value, self.tickets.value, self.seed.value
        if committed is None or listed is None or taken is None:
            return None
        key = draw.key(committed.programme, committed.round, self.commitment_digest, taken.string)
        return draw.draw(listed, key)

    @cached_property
    def places(self) -> tuple[allocate.Place, ...] | None:
        """The allocation worked out again; None without a ranking or usable amendments."""
        committed, listed, taken = self.commitment.value, self.tickets.value, self.seed.value
        rows, drawn = self.amendments.value, self.drawn
        if committed is None or listed is None or taken is None or rows is None or drawn is None:
            return None
        try:
            amended = amendments.before_draw(listed, rows, taken.taken_at)
        except ParkingShareError:
            return None
        return allocate.allocate(drawn, amended, committed.lots)

    @property
    def unusable(self) -> tuple[str, ...]:
        """The files without which the result cannot be worked out again."""
        readings = {
            commitment.FILE: self.commitment.value,
            tickets.FILE: self.tickets.value,
            seed.FILE: self.seed.value,
            amendments.FILE: self.amendments.value,
        }
        return tuple(file for file, value in readings.items() if value is None)

    def reading(self, file: str, parse: Callable[[bytes], T]) -> Reading[T]:
        """One file, parsed, and held against its entry in `SHA256SUMS`."""
        read = self._read(file, parse)
        return Reading(read.value, self.digest_fault(file) or read.fault)

    def _read(self, file: str, parse: Callable[[bytes], T]) -> Reading[T]:
        data = self.record.files.get(file)
        if data is None:
            return Reading(None, missing(file))
        try:
            return Reading(parse(data), None)
        except ParkingShareError as error:
            expected = Text("{file} as the protocol writes it", file=quoted(file))
            return Reading(None, Difference(expected, error.message))

    def digest_fault(self, file: str) -> Difference | None:
        """Whether a file is not the one that `SHA256SUMS` names."""
        entry = (self.sums.value or {}).get(file)
        if entry is None or entry == (found := self.record.digest_of(file)):
            return None
        if found is None:
            return missing(file)
        return other_digest(file, entry, found)


def missing(file: str) -> Difference:
    """The difference of a file that is not there."""
    return Difference(
        Text("the file {file}", file=quoted(file)), Text("{file} is missing", file=quoted(file))
    )


def other_digest(file: str, expected: str, found: str) -> Difference:
    """The difference of a file that is another one than was published."""
    return Difference(
        Text("{file} with SHA-256 {digest}", file=quoted(file), digest=expected),
        Text("{file} with SHA-256 {digest}", file=quoted(file), digest=found),
    )

"""A round as it was kept: everything an audit reads, and why something cannot be read."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property

from parking_share.evidence.case import Case
from parking_share.evidence.record import SUMS, Record
from parking_share.intake.headers import ColumnNames
from parking_share.intake.sheet import Sheet
from parking_share.language import Text
from parking_share.lottery import allocate, draw, seed
from parking_share.programme import Programme

RESULTS = (seed.FILE, draw.FILE, allocate.FILE, SUMS)
"""A frozen round has none of them yet, a drawn one has all."""


@dataclass(frozen=True)
class KeptRound:
    """One folder of `rounds/`. Where a value is a `Text`, it says why there is none."""

    name: str
    public: Record | Text
    sealed: Mapping[str, bytes]
    rules: Programme | Text
    """The round's own `programme.toml`."""
    applicants: tuple[Sheet, ...] | Text
    """The sheets of the sealed workbook."""
    decisions: tuple[Sheet, ...] | Text | None
    """The sheets of the sealed rulings; None where nothing was ruled."""
    lists: tuple[Sheet, ...] | Text | None = None
    """The sheets of the sealed lists of holders, sanctions …; None where none were given."""
    columns: ColumnNames | Text = field(default_factory=dict)
    """The office's own headings, as they were explained at the freeze."""
    roster: tuple[Mapping[str, str], ...] | Text | None = None
    """The rows of the roster written last into the sealed folder; None where there is none."""
    not_open: Text | None = None
    """Why the sealed part cannot be looked at, where it is encrypted; None where it can."""

    @cached_property
    def case(self) -> Case:
        """The public record, parsed as far as it can be."""
        return Case(self.public if isinstance(self.public, Record) else Record({}))

    @property
    def is_past(self) -> bool:
        """Whether the draw was begun: only a frozen round without any result is not."""
        files = self.case.record.files
        return not files or any(name in files for name in RESULTS)

    @property
    def sums_digest(self) -> str | None:
        """SHA-256 of its `SHA256SUMS`, which the next round names."""
        return self.case.record.digest_of(SUMS)

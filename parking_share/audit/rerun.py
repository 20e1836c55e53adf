"""Eligibility run again: the sealed workbook and rulings under that round's own rules."""

from __future__ import annotations

import csv
from dataclasses import dataclass
from functools import partial
from typing import Generic, TypeVar

from parking_share.audit.inputs import APPLICANTS, LISTS, RULINGS
from parking_share.audit.kept import KeptRound
from parking_share.eligibility.decide import assess
from parking_share.eligibility.lists import NO_LISTS, Lists, read_lists
from parking_share.eligibility.review_sheet import read_decisions
from parking_share.eligibility.ruling import Decided, ReviewDecision, rule_on, unused
from parking_share.errors import ParkingShareError
from parking_share.evidence.sealed import FILE as SEALED_LIST
from parking_share.evidence.sealed import SealedApplication, cells, parse_sealed, sealed_csv
from parking_share.intake.headers import NO_NAMES, ColumnNames
from parking_share.intake.rows import Hidden
from parking_share.intake.sheet import Sheet
from parking_share.intake.table import Intake, read_table
from parking_share.language import Text
from parking_share.programme import Programme

T = TypeVar("T")
HIDDEN: tuple[Hidden, ...] = ("include", "skip")
"""What the clerk may have said of hidden rows at the freeze; it shows in the tickets."""


@dataclass(frozen=True, slots=True)
class Kept(Generic[T]):
    """A sealed value, or why there is none."""

    value: T | None
    fault: Text | None = None


@dataclass(frozen=True, slots=True)
class Rerun:
    """What the rules and the rulings say today of the applications of that round."""

    decided: tuple[Decided, ...]
    unused: tuple[ReviewDecision, ...]
    """Rulings that changed nothing."""


@dataclass(frozen=True, slots=True)
class Again:
    """A round judged once more, once for all that an audit asks of it."""

    listed: Kept[tuple[SealedApplication, ...]]
    rerun: Kept[Rerun]


def judge_again(kept: KeptRound) -> Again:
    """The sealed list as it was written, and what the rules say of its applications today."""
    listed = sealed_list(kept)
    return Again(listed, run_again(kept, listed.value))


def sealed_list(kept: KeptRound) -> Kept[tuple[SealedApplication, ...]]:
    """The sealed list, if it is one that the freeze wrote."""
    data = kept.sealed.get(SEALED_LIST)
    if data is None:
        return Kept(None, Text("sealed/{file} is missing", file=SEALED_LIST))
    broken = Text("sealed/{file} is not as the freeze writes it", file=SEALED_LIST)
    try:
        rows = parse_sealed(data)
    except (UnicodeDecodeError, TypeError, csv.Error):
        return Kept(None, broken)
    whole = all(isinstance(value, str) for row in rows for value in cells(row))
    return Kept(rows) if whole and sealed_csv(rows) == data else Kept(None, broken)


def run_again(kept: KeptRound, listed: tuple[SealedApplication, ...] | None) -> Kept[Rerun]:
    """Read, judge and rule as at the freeze; `listed` tells which sheet was read then."""
    for unreadable in (kept.rules, kept.applicants, kept.decisions, kept.lists, kept.columns):
        if isinstance(unreadable, Text):
            return Kept(None, unreadable)
    assert isinstance(kept.rules, Programme)
    assert isinstance(kept.applicants, tuple)
    try:
        sheets = _sheet_read_then(kept.applicants, listed or ())
        intake = _intake(kept, sheets, {row.ticket for row in listed or ()})
        rulings = _rulings(kept)
        lists = _lists(kept, kept.rules)
        assessed = assess(intake.applications, kept.rules, intake.fields, lists)
        reviewers = kept.rules.policy.reviewers
        decided = rule_on(assessed, rulings, f"sealed/{RULINGS}", reviewers)
    except ParkingShareError as error:
        return Kept(None, error.message)
    return Kept(Rerun(decided, unused(rulings, decided)))


def _intake(kept: KeptRound, sheets: tuple[Sheet, ...], tickets: set[str]) -> Intake:
    """The rows that were read then: hidden ones were refused, or included, or skipped."""
    assert isinstance(kept.rules, Programme)
    read = partial(read_table, sheets, kept.rules, f"sealed/{APPLICANTS}", _columns(kept))
    for hidden in HIDDEN:
        intake = read(hidden)
        if {one.ticket for one in intake.applications} == tickets:
            return intake
    return read()


def _rulings(kept: KeptRound) -> tuple[ReviewDecision, ...]:
    if not isinstance(kept.decisions, tuple):
        return ()
    return read_decisions(kept.decisions, f"sealed/{RULINGS}")


def _lists(kept: KeptRound, rules: Programme) -> Lists:
    if not isinstance(kept.lists, tuple):
        return NO_LISTS
    return read_lists(kept.lists, rules.community.spellings, f"sealed/{LISTS}")


def _columns(kept: KeptRound) -> ColumnNames:
    return NO_NAMES if isinstance(kept.columns, Text) else kept.columns


def _sheet_read_then(
    sheets: tuple[Sheet, ...], listed: tuple[SealedApplication, ...]
) -> tuple[Sheet, ...]:
    """The one sheet that the sealed list names, as `--sheet` chose it; all where it names none."""
    names = {row.sheet for row in listed}
    return tuple(sheet for sheet in sheets if sheet.name in names) or sheets

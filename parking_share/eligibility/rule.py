"""What a rule is: a named function with a code, and what it may answer."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable
from dataclasses import dataclass
from enum import Enum, auto

from parking_share.fields import Field
from parking_share.findings import CATALOGUE, Finding, Severity
from parking_share.intake.application import Application
from parking_share.language import Text
from parking_share.programme import Programme


class Answer(Enum):
    """A rule holds, fails, or cannot tell; the last goes to a person, never past one."""

    HOLDS = auto()
    FAILS = auto()
    CANNOT_TELL = auto()


@dataclass(frozen=True, slots=True)
class Verdict:
    """What one rule answers of one application."""

    answer: Answer
    detail: Text | None = None
    """What was compared; no personal data."""
    severity: Severity | None = None
    """Another severity than the catalogue's, where the policy or the case asks for it."""


HOLDS = Verdict(Answer.HOLDS)


def fails(detail: Text | None = None, severity: Severity | None = None) -> Verdict:
    """The rule is broken."""
    return Verdict(Answer.FAILS, detail, severity)


def cannot_tell(detail: Text) -> Verdict:
    """The application does not show whether the rule holds."""
    return Verdict(Answer.CANNOT_TELL, detail)


def blank(asked: Field) -> Verdict:
    """The cell that the rule needs is empty."""
    return cannot_tell(Text("{field} is blank", field=asked.value))


RowJudge = Callable[[Application, Programme], Verdict]
GroupJudge = Callable[[tuple[Application, ...], Programme], dict[int, Verdict]]
KeyOf = Callable[[Application], Hashable | None]


@dataclass(frozen=True, slots=True)
class Rule:
    """A rule of one application."""

    code: str
    fields: tuple[Field, ...]
    """The columns it reads: it is off where the workbook is not asked for one of them. The
    first is the one its finding names."""
    judge: RowJudge


@dataclass(frozen=True, slots=True)
class SharedRule:
    """A rule of the applications that share a key; none where the key is None."""

    code: str
    fields: tuple[Field, ...]
    keys: tuple[KeyOf, ...]
    judge: GroupJudge


def rule(code: str, *fields: Field) -> Callable[[RowJudge], Rule]:
    """Make a function of one application the rule with this code."""
    return lambda judge: Rule(code, fields, judge)


def shared_rule(
    code: str, *fields: Field, by: Iterable[KeyOf]
) -> Callable[[GroupJudge], SharedRule]:
    """Make a function of the applications that share a key the rule with this code.

    The function gets each group of two or more by acceptance number and answers with a verdict
    for each row number it has something to say of.
    """
    return lambda judge: SharedRule(code, fields, tuple(by), judge)


def finding_of(
    code: str, about: Field | None, application: Application, verdict: Verdict
) -> Finding | None:
    """A verdict as the finding it makes."""
    if verdict.answer is Answer.HOLDS:
        return None
    unsure = verdict.answer is Answer.CANNOT_TELL
    severity = Severity.REVIEW if unsure else verdict.severity or CATALOGUE[code].severity
    detail = Text("cannot be told: {detail}", detail=verdict.detail) if unsure else verdict.detail
    return Finding(code, severity, about, application.sheet, application.row, detail)

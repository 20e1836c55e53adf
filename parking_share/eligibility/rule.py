"""What a rule is: a named function with a code, and what it may answer."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable
from dataclasses import dataclass
from enum import Enum, auto

from parking_share.eligibility.lists import Listed, ListKind
from parking_share.fields import Field
from parking_share.findings import CATALOGUE, Finding, Severity
from parking_share.intake.application import Application
from parking_share.language import Text
from parking_share.programme import Policy, Programme

LONGEST_CELL = 200
"""A longer text in a cell that a rule reads is no document's content."""


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


def holds(detail: Text) -> Verdict:
    """The rule is kept, and this was compared."""
    return Verdict(Answer.HOLDS, detail)


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
ListJudge = Callable[[Application, tuple[Listed, ...], Programme], Verdict]
KeyOf = Callable[[Application], Hashable | None]
Switch = Callable[[Policy], bool]


def always(_: Policy) -> bool:
    """The switch of a rule that no policy turns off."""
    return True


@dataclass(frozen=True, slots=True)
class Rule:
    """A rule of one application."""

    code: str
    fields: tuple[Field, ...]
    """The columns it reads: it is off where the workbook is not asked for one of them. The
    first is the one its finding names."""
    judge: RowJudge
    is_on: Switch = always


@dataclass(frozen=True, slots=True)
class SharedRule:
    """A rule of the applications that share a key; none where the key is None."""

    code: str
    fields: tuple[Field, ...]
    keys: tuple[KeyOf, ...]
    judge: GroupJudge


@dataclass(frozen=True, slots=True)
class ListRule:
    """A rule of one application against a list of others; off where that list is not given."""

    code: str
    kind: ListKind
    judge: ListJudge


def rule(code: str, *fields: Field, when: Switch = always) -> Callable[[RowJudge], Rule]:
    """Make a function of one application the rule with this code.

    `when` is the policy's switch: the rule is off where it answers no.
    """
    return lambda judge: Rule(code, fields, judge, when)


def shared_rule(
    code: str, *fields: Field, by: Iterable[KeyOf]
) -> Callable[[GroupJudge], SharedRule]:
    """Make a function of the applications that share a key the rule with this code.

    The function gets each group of two or more by acceptance number and answers with a verdict
    for each row number it has something to say of.
    """
    return lambda judge: SharedRule(code, fields, tuple(by), judge)


def list_rule(code: str, kind: ListKind) -> Callable[[ListJudge], ListRule]:
    """Make a function of one application and its entries on a list the rule with this code.

    The function is asked only where the list has an entry that may be this application's. Its
    entries are all certain, or none is.
    """
    return lambda judge: ListRule(code, kind, judge)


def judge(rule: Rule, application: Application, programme: Programme) -> Verdict:
    """One rule's answer; a cell that nobody could read is never judged."""
    for field in rule.fields:
        cell = application.cell(field)
        if cell.is_uncalculated:
            return cannot_tell(
                Text(
                    "{field}: the formula was never calculated; open the workbook in a "
                    "spreadsheet program and save it",
                    field=field.value,
                )
            )
        if len(cell.text) > LONGEST_CELL:
            return cannot_tell(
                Text("{field}: more than {n} characters", field=field.value, n=LONGEST_CELL)
            )
    return rule.judge(application, programme)


def finding_of(
    code: str, about: Field | None, application: Application, verdict: Verdict
) -> Finding | None:
    """A verdict as the finding it makes."""
    if verdict.answer is Answer.HOLDS:
        return None
    unsure = verdict.answer is Answer.CANNOT_TELL
    severity = Severity.REVIEW if unsure else verdict.severity or CATALOGUE[code].severity
    row = application.row
    return Finding(code, severity, about, application.sheet, row, verdict.detail, unsure)

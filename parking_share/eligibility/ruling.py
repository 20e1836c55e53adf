"""What a person ruled on the applications in review, and what stands after it."""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from parking_share.eligibility.decide import Assessment
from parking_share.eligibility.groups import groups
from parking_share.eligibility.keys import (
    by_deed,
    by_dwelling,
    by_id,
    by_plate,
    by_unit,
    by_vin,
)
from parking_share.errors import InputError
from parking_share.findings import CATALOGUE, Outcome, ReasonGroup, Severity
from parking_share.intake.application import Application
from parking_share.intake.characters import solid
from parking_share.language import Text

RULINGS: dict[str, Outcome] = {
    "通过": Outcome.ELIGIBLE,
    "符合": Outcome.ELIGIBLE,
    "同意": Outcome.ELIGIBLE,
    "eligible": Outcome.ELIGIBLE,
    "不通过": Outcome.REJECTED,
    "不符合": Outcome.REJECTED,
    "不同意": Outcome.REJECTED,
    "驳回": Outcome.REJECTED,
    "rejected": Outcome.REJECTED,
    "撤回": Outcome.WITHDRAWN,
    "withdrawn": Outcome.WITHDRAWN,
}
"""The words of the column 决定; the first of each meaning is the one the drop-down offers."""


@dataclass(frozen=True, slots=True)
class ReviewDecision:
    """A person's recorded ruling on one application in review."""

    ticket: str
    ruling: Outcome
    reviewer: str
    """Who ruled; both names, joined by 、, where two people signed."""
    reason: str
    evidence: str
    content: str
    """The content digest of the application ruled on; empty where the sheet carries none."""
    row: int
    is_seconded: bool = False
    """Whether a second person signed it."""


@dataclass(frozen=True, slots=True)
class Decided:
    """One application with the outcome that stands: the rules', or a person's."""

    assessment: Assessment
    outcome: Outcome
    decision: ReviewDecision | None
    superseded: tuple[ReviewDecision, ...] = ()
    """Earlier rulings on it, in the order of their rows; nothing is ever erased."""

    @property
    def tier(self) -> int:
        """In which tier it is drawn, from 1."""
        return self.assessment.tier

    @property
    def weight(self) -> int:
        """How many numbers it draws, from 1."""
        return self.assessment.weight

    @property
    def application(self) -> Application:
        """What was handed in."""
        return self.assessment.application

    @property
    def reason_group(self) -> ReasonGroup | None:
        """The public reason of a rejection: that of its gravest finding, the first of them."""
        if self.outcome is not Outcome.REJECTED:
            return None
        for severity in (Severity.REJECT, Severity.REVIEW):
            for finding in self.assessment.findings:
                if finding.severity is severity:
                    return CATALOGUE[finding.code].group
        return None


def content_digest(application: Application) -> str:
    """Eight characters that change when anything in the application's row changes.

    Stands in the review sheet, which is never published, so that a ruling cannot slip onto
    another person's row or outlive a change of what it ruled on.
    """
    cells = sorted((field.name, solid(cell.text)) for field, cell in application.cells.items())
    return hashlib.sha256(repr(cells).encode()).hexdigest()[:8]


def rule_on(
    assessments: Iterable[Assessment],
    decisions: Iterable[ReviewDecision],
    where: str,
    reviewers: int = 1,
) -> tuple[Decided, ...]:
    """Let the rulings stand where an application is in review; every other outcome is the rules'.

    Later rows supersede earlier ones. Where two reviewers are asked for, a ruling that one alone
    signed leaves the application in review. Raises `InputError` when a ruling is about an
    application whose row has changed since.
    """
    rulings: defaultdict[str, list[ReviewDecision]] = defaultdict(list)
    for decision in decisions:
        rulings[decision.ticket].append(decision)
    decided = []
    for assessment in assessments:
        on_it = rulings[assessment.application.ticket]
        if assessment.outcome is not Outcome.REVIEW or not on_it:
            decided.append(Decided(assessment, assessment.outcome, None))
            continue
        *earlier, latest = on_it
        _refuse_outlived(latest, assessment, where)
        if reviewers > 1 and not latest.is_seconded:
            decided.append(Decided(assessment, Outcome.REVIEW, None, tuple(earlier)))
        else:
            decided.append(Decided(assessment, latest.ruling, latest, tuple(earlier)))
    return tuple(decided)


def _refuse_outlived(decision: ReviewDecision, assessment: Assessment, where: str) -> None:
    if decision.content and decision.content != content_digest(assessment.application):
        raise InputError(
            Text(
                "{where}, row {row}: application {ticket} has changed since this ruling.",
                where=where,
                row=decision.row,
                ticket=decision.ticket,
            ),
            Text("Look at the application again, and clear or renew the ruling."),
        )


def unused(
    decisions: Iterable[ReviewDecision], decided: Iterable[Decided]
) -> tuple[ReviewDecision, ...]:
    """Rulings on applications that the rules do not leave to a person, or that do not exist."""
    in_review = {
        one.application.ticket for one in decided if one.assessment.outcome is Outcome.REVIEW
    }
    return tuple(decision for decision in decisions if decision.ticket not in in_review)


def half_signed(
    decisions: Iterable[ReviewDecision], decided: Iterable[Decided]
) -> tuple[ReviewDecision, ...]:
    """The rulings that wait for a second person's signature."""
    open_still = {one.application.ticket for one in decided if one.outcome is Outcome.REVIEW}
    latest = {decision.ticket: decision for decision in decisions}
    return tuple(decision for ticket, decision in latest.items() if ticket in open_still)


def sharing_a_key(decided: Iterable[Decided]) -> Mapping[str, tuple[str, ...]]:
    """Eligible tickets that rulings let stand together though one person, car or flat links them.

    Keyed by the rule's code (D02, D03, D04); empty when every household has one ticket at most.
    """
    eligible = [one.application for one in decided if one.outcome is Outcome.ELIGIBLE]
    links = {
        "D02": (by_id,),
        "D03": (by_plate, by_vin),
        "D04": (by_dwelling, by_deed, by_unit),
    }
    found: defaultdict[str, tuple[str, ...]] = defaultdict(tuple)
    for code, keys in links.items():
        for group in groups(eligible, keys):
            found[code] += tuple(application.ticket for application in group)
    return dict(found)

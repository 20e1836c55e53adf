"""What a person ruled on the applications in review, and what stands after it."""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from parking_share.eligibility.d_duplicates import by_deed, by_dwelling, by_id, by_plate
from parking_share.eligibility.decide import Assessment, groups
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
    reason: str
    evidence: str
    content: str
    """The content digest of the application ruled on; empty where the sheet carries none."""
    row: int


@dataclass(frozen=True, slots=True)
class Decided:
    """One application with the outcome that stands: the rules', or a person's."""

    assessment: Assessment
    outcome: Outcome
    decision: ReviewDecision | None

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
    assessments: Iterable[Assessment], decisions: Iterable[ReviewDecision], where: str
) -> tuple[Decided, ...]:
    """Let the rulings stand where an application is in review; every other outcome is the rules'.

    Later rows supersede earlier ones. Raises `InputError` when a ruling is about an application
    whose row has changed since.
    """
    latest = {decision.ticket: decision for decision in decisions}
    decided = []
    for assessment in assessments:
        decision = latest.get(assessment.application.ticket)
        if assessment.outcome is not Outcome.REVIEW or decision is None:
            decided.append(Decided(assessment, assessment.outcome, None))
            continue
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
        decided.append(Decided(assessment, decision.ruling, decision))
    return tuple(decided)


def unused(
    decisions: Iterable[ReviewDecision], decided: Iterable[Decided]
) -> tuple[ReviewDecision, ...]:
    """Rulings on applications that are not in review, or that do not exist."""
    used = {one.decision for one in decided if one.decision}
    tickets = {decision.ticket for decision in used}
    return tuple(decision for decision in decisions if decision.ticket not in tickets)


def sharing_a_key(decided: Iterable[Decided]) -> Mapping[str, tuple[str, ...]]:
    """Eligible tickets that rulings let stand together though one person, car or flat links them.

    Keyed by the rule's code (D02, D03, D04); empty when every household has one ticket at most.
    """
    eligible = [one.application for one in decided if one.outcome is Outcome.ELIGIBLE]
    links = {"D02": (by_id,), "D03": (by_plate,), "D04": (by_dwelling, by_deed)}
    found: defaultdict[str, tuple[str, ...]] = defaultdict(tuple)
    for code, keys in links.items():
        for group in groups(eligible, keys):
            found[code] += tuple(application.ticket for application in group)
    return dict(found)

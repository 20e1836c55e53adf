"""All rules on all applications: every finding, one outcome each, nothing left out."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from parking_share.eligibility import s_tier, s_weight
from parking_share.eligibility.groups import groups
from parking_share.eligibility.lists import NO_LISTS, ListKind, Lists
from parking_share.eligibility.rule import ListRule, Verdict, finding_of, judge
from parking_share.eligibility.rules import LIST_RULES, ROW_RULES, SHARED_RULES
from parking_share.fields import Field
from parking_share.findings import GRAVITY, Finding, Outcome, Severity
from parking_share.intake.application import Application
from parking_share.programme import Policy, Programme

__all__ = ["Assessment", "assess", "groups", "lists_off", "policy_off", "rules_off"]

_OUTCOME = {
    Severity.NOTE: Outcome.ELIGIBLE,
    Severity.REVIEW: Outcome.REVIEW,
    Severity.REJECT: Outcome.REJECTED,
}


@dataclass(frozen=True, slots=True)
class Assessment:
    """One application with everything the rules say of it."""

    application: Application
    findings: tuple[Finding, ...]
    """In the order of the codes."""
    tier: int = 1
    """In which tier it is drawn, if it is eligible in the end."""
    weight: int = 1
    """How many numbers it draws, the least of which counts, if it is eligible in the end."""

    @property
    def outcome(self) -> Outcome:
        """The outcome of the gravest finding; eligible without any."""
        gravest = max((f.severity for f in self.findings), key=GRAVITY.__getitem__, default=None)
        return Outcome.ELIGIBLE if gravest is None else _OUTCOME[gravest]


def assess(
    applications: tuple[Application, ...],
    programme: Programme,
    fields: frozenset[Field],
    lists: Lists = NO_LISTS,
) -> tuple[Assessment, ...]:
    """Every rule whose columns and lists are there, on every application, in workbook order."""
    findings: defaultdict[int, list[Finding]] = defaultdict(list)
    tiers = {one.row: s_tier.tier_of(one, programme, lists) for one in applications}
    for finding in (
        *_row_findings(applications, programme, fields),
        *_list_findings(applications, programme, lists),
        *_tier_findings(applications, tiers),
        *_shared_findings(applications, programme, fields),
    ):
        findings[finding.row].append(finding)
    return tuple(
        Assessment(
            one,
            tuple(sorted(findings[one.row], key=lambda f: f.code)),
            tiers[one.row],
            s_weight.weight_of(one, programme, lists),
        )
        for one in applications
    )


def rules_off(fields: frozenset[Field]) -> dict[str, Field]:
    """The codes of the rules that are not judged, each with the first column it lacks."""
    columns = {one.code: one.fields for one in ROW_RULES}
    columns |= {one.code: one.fields for one in SHARED_RULES}
    lacking = {
        code: next((field for field in needed if field not in fields), None)
        for code, needed in columns.items()
    }
    return {code: field for code, field in sorted(lacking.items()) if field is not None}


def policy_off(policy: Policy) -> tuple[str, ...]:
    """The codes of the rules that the policy turns off."""
    return tuple(one.code for one in ROW_RULES if not one.is_on(policy))


def lists_off(lists: Lists) -> dict[str, ListKind]:
    """The codes of the rules that are not judged, each with the list that is not given."""
    return {one.code: one.kind for one in LIST_RULES if one.kind not in lists}


def list_verdict(
    rule: ListRule, application: Application, programme: Programme, lists: Lists
) -> Verdict | None:
    """What a list says of one application; None where it has no entry for it."""
    listed = lists[rule.kind].entries_of(application) if rule.kind in lists else ()
    return rule.judge(application, listed, programme) if listed else None


def _row_findings(
    applications: tuple[Application, ...], programme: Programme, fields: frozenset[Field]
) -> Iterable[Finding]:
    judged = [
        rule
        for rule in ROW_RULES
        if fields.issuperset(rule.fields) and rule.is_on(programme.policy)
    ]
    for application in applications:
        for rule in judged:
            verdict = judge(rule, application, programme)
            finding = finding_of(rule.code, rule.fields[0], application, verdict)
            if finding is not None:
                yield finding


def _list_findings(
    applications: tuple[Application, ...], programme: Programme, lists: Lists
) -> Iterable[Finding]:
    for application in applications:
        for rule in LIST_RULES:
            verdict = list_verdict(rule, application, programme, lists)
            finding = verdict and finding_of(rule.code, None, application, verdict)
            if finding:
                yield finding


def _tier_findings(
    applications: tuple[Application, ...], tiers: dict[int, int]
) -> Iterable[Finding]:
    for application in applications:
        verdict = s_tier.tier_assigned(tiers[application.row])
        finding = finding_of(s_tier.CODE, None, application, verdict)
        if finding is not None:
            yield finding


def _shared_findings(
    applications: tuple[Application, ...], programme: Programme, fields: frozenset[Field]
) -> Iterable[Finding]:
    for rule in SHARED_RULES:
        if not fields.issuperset(rule.fields):
            continue
        for group in groups(applications, rule.keys):
            of_row = {application.row: application for application in group}
            for row, verdict in rule.judge(group, programme).items():
                finding = finding_of(rule.code, rule.fields[0], of_row[row], verdict)
                if finding is not None:
                    yield finding

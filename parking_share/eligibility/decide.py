"""All rules on all applications: every finding, one outcome each, nothing left out."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Hashable, Iterable
from dataclasses import dataclass

from parking_share.eligibility import d_duplicates, e_entitlement, f_form, s_standing
from parking_share.eligibility.rule import KeyOf, Rule, SharedRule, finding_of
from parking_share.fields import Field
from parking_share.findings import GRAVITY, Finding, Outcome, Severity
from parking_share.intake.application import Application
from parking_share.programme import Programme

ROW_RULES: tuple[Rule, ...] = (*f_form.RULES, *e_entitlement.RULES, *s_standing.RULES)
SHARED_RULES: tuple[SharedRule, ...] = d_duplicates.RULES

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

    @property
    def outcome(self) -> Outcome:
        """The outcome of the gravest finding; eligible without any."""
        gravest = max((f.severity for f in self.findings), key=GRAVITY.__getitem__, default=None)
        return Outcome.ELIGIBLE if gravest is None else _OUTCOME[gravest]


def assess(
    applications: tuple[Application, ...], programme: Programme, fields: frozenset[Field]
) -> tuple[Assessment, ...]:
    """Every rule whose columns are judged, on every application, in the workbook's order."""
    findings: defaultdict[int, list[Finding]] = defaultdict(list)
    for finding in (
        *_row_findings(applications, programme, fields),
        *_shared_findings(applications, programme, fields),
    ):
        findings[finding.row].append(finding)
    return tuple(
        Assessment(application, tuple(sorted(findings[application.row], key=lambda f: f.code)))
        for application in applications
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


def groups(
    applications: Iterable[Application], keys: tuple[KeyOf, ...]
) -> list[tuple[Application, ...]]:
    """The applications that share a key, directly or through another one, two and more each.

    Each group stands in the order of its acceptance numbers, so that no outcome depends on the
    order of the rows.
    """
    members: dict[int, list[Application]] = {}
    group_of_key: dict[Hashable, int] = {}
    for application in applications:
        shared = [(n, k) for n, key in enumerate(keys) if (k := key(application)) is not None]
        joined = sorted({group_of_key[key] for key in shared if key in group_of_key})
        into = joined[0] if joined else application.row
        gathered = [one for group in joined for one in members.pop(group)]
        members[into] = [*gathered, application]
        group_of_key.update(dict.fromkeys(shared, into))
        group_of_key.update({key: into for key, group in group_of_key.items() if group in joined})
    return [
        tuple(sorted(group, key=lambda one: one.ticket))
        for group in members.values()
        if len(group) > 1
    ]


def _row_findings(
    applications: tuple[Application, ...], programme: Programme, fields: frozenset[Field]
) -> Iterable[Finding]:
    judged = [rule for rule in ROW_RULES if fields.issuperset(rule.fields)]
    for application in applications:
        for rule in judged:
            verdict = rule.judge(application, programme)
            finding = finding_of(rule.code, rule.fields[0], application, verdict)
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

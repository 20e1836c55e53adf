"""What `check` says: outcomes, findings by code, rows that are no applications."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from parking_share.eligibility.decide import Assessment, lists_off, policy_off, rules_off
from parking_share.eligibility.lists import Lists
from parking_share.eligibility.ruling import Decided, ReviewDecision, half_signed, unused
from parking_share.findings import CATALOGUE, Finding, Outcome, Severity
from parking_share.intake.table import Intake
from parking_share.language import Text
from parking_share.programme import Programme
from parking_share.reports.table import Table

OUTCOME_WORDS = {
    Outcome.ELIGIBLE: Text("eligible"),
    Outcome.REVIEW: Text("in review"),
    Outcome.REJECTED: Text("rejected"),
    Outcome.WITHDRAWN: Text("withdrawn"),
}
SEVERITY_WORDS = {
    Severity.NOTE: Text("note"),
    Severity.REVIEW: Text("review"),
    Severity.REJECT: Text("reject"),
}


def outcome_counts(assessments: Iterable[Assessment]) -> dict[Outcome, int]:
    """How many applications have each of the rules' three outcomes."""
    counted = Counter(one.outcome for one in assessments)
    return {o: counted[o] for o in (Outcome.ELIGIBLE, Outcome.REVIEW, Outcome.REJECTED)}


def outcome_table(assessments: tuple[Assessment, ...], intake: Intake) -> Table:
    """Applications by outcome, and the rows that are none."""
    counted = outcome_counts(assessments)
    rows = [(OUTCOME_WORDS[outcome], str(number)) for outcome, number in counted.items()]
    return Table(
        Text("Sheet {sheet}: {n} rows", sheet=intake.sheet, n=intake.data_rows),
        (Text("outcome"), Text("rows")),
        (*rows, (Text("no application"), str(len(intake.skipped)))),
    )


def findings_table(assessments: tuple[Assessment, ...]) -> Table:
    """Findings by code, with the rows they stand in."""
    found = sorted(
        (f for one in assessments for f in one.findings),
        key=lambda f: ("FEDS".index(f.code[0]), f.code, f.severity, f.row),
    )
    kinds = dict.fromkeys((f.code, f.severity) for f in found)
    return Table(
        Text("Findings"),
        (Text("code"), Text("reason"), Text("means"), Text("number"), Text("rows")),
        tuple(_findings_row(found, code, severity) for code, severity in kinds),
    )


def skipped_table(intake: Intake) -> Table:
    """Rows that are no applications, each with its reason."""
    return Table(
        Text("Rows that are no application"),
        (Text("row"), Text("reason")),
        tuple((str(skipped.row), skipped.reason) for skipped in intake.skipped),
    )


def rules_off_lines(intake: Intake, programme: Programme, lists: Lists) -> list[Text]:
    """At most one sentence each for what is not judged by policy, for lack of columns, of lists."""
    by_policy = policy_off(programme.policy)
    columns = {c: f for c, f in rules_off(intake.fields).items() if c not in by_policy}
    missing = lists_off(lists)
    sentences = (
        (Text("Off by the programme's policy: {codes}."), by_policy),
        (
            Text("Not judged, because the columns are not there: {codes}."),
            [f"{code} {field.value}" for code, field in columns.items()],
        ),
        (
            Text("Not judged, because the lists are not given: {codes}."),
            [f"{code} {kind.value}" for code, kind in missing.items()],
        ),
    )
    return [Text(said.template, codes=", ".join(codes)) for said, codes in sentences if codes]


def check_json(assessments: tuple[Assessment, ...], intake: Intake) -> dict[str, object]:
    """The whole check for other programs."""
    return {
        "sheet": intake.sheet,
        "rows": intake.data_rows,
        "outcomes": {o.value: n for o, n in outcome_counts(assessments).items()},
        "findings": [_finding_json(f) for one in assessments for f in one.findings],
        "skipped": [
            {"row": s.row, "sheet": s.sheet, "reason": str(s.reason)} for s in intake.skipped
        ],
        "rules_off": sorted(rules_off(intake.fields)),
    }


def _finding_json(finding: Finding) -> dict[str, object]:
    return {
        "row": finding.row,
        "sheet": finding.sheet,
        "code": finding.code,
        "field": finding.field.key if finding.field else None,
        "severity": finding.severity.value,
    }


def _findings_row(
    found: list[Finding], code: str, severity: Severity, most: int = 6
) -> tuple[str | Text, ...]:
    rows = [
        finding.row for finding in found if (finding.code, finding.severity) == (code, severity)
    ]
    shown = ", ".join(map(str, rows[:most])) + (", …" if len(rows) > most else "")
    return code, CATALOGUE[code].reason, SEVERITY_WORDS[severity], str(len(rows)), shown


def closing_lines(
    intake: Intake, decided: Iterable[Decided], decisions: Iterable[ReviewDecision]
) -> list[Text]:
    """What else has to be said aloud of a check."""
    decided, decisions = tuple(decided), tuple(decisions)
    ruled = sum(one.decision is not None for one in decided)
    waiting = sum(one.outcome is Outcome.REVIEW for one in decided)
    lines = []
    if intake.numbered_here:
        lines.append(
            Text(
                "{n} applications had no acceptance number; they were numbered in row order.",
                n=intake.numbered_here,
            )
        )
    lines.append(
        Text("Rulings: {ruled} recorded, {waiting} still open.", ruled=ruled, waiting=waiting)
    )
    lines += [
        Text("The ruling on {ticket} was not used: not in review.", ticket=decision.ticket)
        for decision in unused(decisions, decided)
    ]
    lines += [
        Text("The ruling on {ticket} waits for a second person.", ticket=decision.ticket)
        for decision in half_signed(decisions, decided)
    ]
    weights = Counter(one.weight for one in decided if one.outcome is Outcome.ELIGIBLE)
    if weights.keys() - {1}:
        counted = ", ".join(f"{weight} × {weights[weight]}" for weight in sorted(weights))
        lines.append(Text("Weights (weight × applications): {weights}.", weights=counted))
    superseded = sum(len(one.superseded) for one in decided)
    if superseded:
        lines.append(
            Text("{n} earlier rulings are superseded by later rows, and kept.", n=superseded)
        )
    return lines

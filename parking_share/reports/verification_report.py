"""What `verify` says: every step, and five claims apart."""

from __future__ import annotations

from dataclasses import fields

from parking_share.evidence.verification import Claims, StepOutcome, Verification
from parking_share.language import Text
from parking_share.reports.table import Table

OUTCOME_WORDS = {
    StepOutcome.PASSED: Text("passed"),
    StepOutcome.FAILED: Text("failed"),
    StepOutcome.NOT_RUN: Text("not run"),
}
CLAIM_NAMES = {
    "arithmetic": Text("arithmetic"),
    "binding": Text("binding"),
    "time": Text("time"),
    "seed": Text("seed"),
    "eligibility": Text("eligibility"),
}


def steps_table(verification: Verification) -> Table:
    """The steps with what was expected and found where one did not pass."""
    rows = []
    for step in verification.steps:
        detail: str | Text = step.found or ""
        if step.expected is not None:
            detail = (
                Text(
                    "expected: {expected}; found: {found}", expected=step.expected, found=step.found
                )
                if step.found is not None
                else step.expected
            )
        rows.append((step.name, step.title, OUTCOME_WORDS[step.outcome], detail))
    return Table(
        Text("Steps"),
        (Text("step"), Text("what must hold"), Text("outcome"), Text("remark")),
        tuple(rows),
    )


def claims_table(verification: Verification) -> Table:
    """The five claims, each with how far it goes."""
    return Table(
        Text("What this shows, and what it does not"),
        (Text("claim"), Text("what the record says")),
        tuple(
            (CLAIM_NAMES[field.name], getattr(verification.claims, field.name).text)
            for field in fields(Claims)
        ),
    )


def verification_json(verification: Verification) -> dict[str, object]:
    """The report for other programs."""
    claims = {field.name: getattr(verification.claims, field.name) for field in fields(Claims)}
    return {
        "passed": verification.passed,
        "steps": [
            {
                "step": step.name,
                "outcome": step.outcome.value,
                "expected": None if step.expected is None else str(step.expected),
                "found": None if step.found is None else str(step.found),
            }
            for step in verification.steps
        ],
        "claims": {name: claim.word.value for name, claim in claims.items()},
        "explanations": {name: str(claim.text) for name, claim in claims.items()},
    }

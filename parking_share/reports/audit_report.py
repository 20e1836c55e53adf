"""What `audit` says: a table a round, everything that does not hold, and what no audit can show."""

from __future__ import annotations

from parking_share.audit import check as checks
from parking_share.audit.check import Audit, Check, RoundAudit
from parking_share.language import Text
from parking_share.reports.table import Table, Words
from parking_share.reports.verification_report import OUTCOME_WORDS

CHECK_WORDS = {
    checks.RECORD: Text("public record"),
    checks.CHAIN: Text("chain"),
    checks.RULES: Text("announced rules"),
    checks.INPUTS: Text("sealed inputs"),
    checks.ELIGIBILITY: Text("eligibility"),
    checks.DECISIONS: Text("rulings"),
}
MOST_SHOWN = 5
"""Faults of one check on the terminal; the file and the JSON hold all."""

LIMITS = (
    Text(
        "Shown: the public files fit each other and the rounds before them; the outcomes follow "
        "from the sealed papers, the rulings and that round's rules; each ticket's binding is "
        "that of the ID number and the plate in the sealed papers."
    ),
    Text(
        "Not shown: whether the documents are genuine; whether rulings, or sealed cells other "
        "than ID number and plate, were changed together with the digests beside them; whether "
        "the latest round was replaced. Compare with what was posted and handed out at the time."
    ),
)


def round_table(audited: RoundAudit) -> Table:
    """One round: each check, its outcome, and what was gone through or does not hold."""
    return Table(
        Text("Round {round}: {summary}", round=audited.round, summary=audited.summary),
        (Text("check"), Text("outcome"), Text("remark")),
        tuple(
            (CHECK_WORDS[check.name], OUTCOME_WORDS[check.outcome], _remark(check))
            for check in audited.checks
        ),
    )


def remark_lines(audited: RoundAudit) -> list[Text]:
    """What fails nothing and should still be read, or that there was nothing to audit."""
    if not audited.checks:
        return [Text("Round {round}: {summary}.", round=audited.round, summary=audited.summary)]
    return list(audited.remarks)


def closing_line(audit: Audit) -> Text:
    """The whole audit in one sentence."""
    failed = [one.round for one in audit.past if one.failed]
    if failed:
        return Text("The audit does NOT hold: look at round {rounds}.", rounds=", ".join(failed))
    open_ones = [one.round for one in audit.past if not one.passed]
    if open_ones:
        return Text(
            "The audit is not complete: not every check could be run on round {rounds}.",
            rounds=", ".join(open_ones),
        )
    return Text("Every check of {n} past rounds holds.", n=len(audit.past))


def report_table(audit: Audit) -> Table:
    """Everything, a row for each check that holds and for each thing that does not."""
    return Table(
        Text("Audit of {n} rounds", n=len(audit.past)),
        (
            Text("round"),
            Text("check"),
            Text("outcome"),
            Text("gone through"),
            Text("where"),
            Text("remark"),
        ),
        tuple(row for one in audit.rounds for row in _report_rows(one)),
    )


def audit_json(audit: Audit) -> dict[str, object]:
    """The report for other programs."""
    return {
        "passed": audit.passed,
        "rounds": [
            {
                "round": one.round,
                "summary": str(one.summary),
                "passed": one.passed if one.checks else None,
                "checks": [_check_json(check) for check in one.checks],
                "remarks": [str(remark) for remark in one.remarks],
            }
            for one in audit.rounds
        ],
        "limits": [str(limit) for limit in LIMITS],
    }


def _check_json(check: Check) -> dict[str, object]:
    return {
        "check": check.name,
        "outcome": check.outcome.value,
        "gone_through": str(check.gone_through),
        "faults": [{"where": fault.where, "what": str(fault.what)} for fault in check.faults],
    }


def _remark(check: Check) -> Words:
    if not check.faults:
        return check.gone_through
    lines = [
        str(Text("{where}: {what}", where=fault.where, what=fault.what))
        for fault in check.faults[:MOST_SHOWN]
    ]
    more = len(check.faults) - MOST_SHOWN
    if more > 0:
        lines.append(str(Text("and {n} more", n=more)))
    return "\n".join(lines)


def _report_rows(one: RoundAudit) -> list[tuple[Words, ...]]:
    rows: list[tuple[Words, ...]] = []
    for check in one.checks:
        head = (one.round, CHECK_WORDS[check.name], OUTCOME_WORDS[check.outcome])
        rows += [(*head, check.gone_through, f.where, f.what) for f in check.faults]
        if not check.faults:
            rows.append((*head, check.gone_through, "", ""))
    words = one.remarks if one.checks else (one.summary,)
    return [*rows, *((one.round, "", Text("to be read"), "", "", said) for said in words)]

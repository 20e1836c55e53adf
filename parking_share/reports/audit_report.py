"""What `audit` says: checks of the programme and of each round, and everything that fails."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from parking_share.audit.check import Audit, Check, RoundAudit
from parking_share.evidence.verification import StepOutcome
from parking_share.language import Text
from parking_share.reports.audit_leads import lead_json, lead_lines
from parking_share.reports.audit_words import LIMITS, check_word, what_to_do
from parking_share.reports.table import Table, Words
from parking_share.reports.verification_report import OUTCOME_WORDS

MOST_SHOWN = 5
"""Faults of one check on the terminal; the file and the JSON hold all."""
WHOLE = Text("the programme")
"""Stands for the round where a check is about none."""


def programme_table(audit: Audit) -> Table:
    """The checks that are about no single round; no row where there are none."""
    return _checks_table(Text("The programme as a whole"), audit.programme)


def round_table(audited: RoundAudit) -> Table:
    """One round: each check, its outcome, and what was gone through or does not hold."""
    title = Text("Round {round}: {summary}", round=audited.round, summary=audited.summary)
    return _checks_table(title, audited.checks)


def remark_lines(audited: RoundAudit) -> list[Text]:
    """What fails nothing and should still be read, or that there was nothing to audit."""
    if not audited.checks:
        return [Text("Round {round}: {summary}.", round=audited.round, summary=audited.summary)]
    return list(audited.remarks)


def closing_line(audit: Audit) -> Text:
    """The whole audit in one sentence."""
    if failed := _places(audit, StepOutcome.FAILED):
        return Text("The audit does NOT hold: look at {places}.", places=failed)
    if not_run := _places(audit, StepOutcome.NOT_RUN):
        return Text(
            "The audit is not complete: not every check could be run on {places}.", places=not_run
        )
    return Text("Every check of {n} past rounds holds.", n=len(audit.past))


def _places(audit: Audit, outcome: StepOutcome) -> str:
    """The checks of the programme, and the rounds with a check, that ended so."""
    places = [str(check_word(one.name)) for one in audit.programme if one.outcome is outcome]
    places += [
        str(Text("round {round}", round=one.round))
        for one in audit.past
        if any(check.outcome is outcome for check in one.checks)
    ]
    return str(Text(", ")).join(places)


def summary_table(audit: Audit) -> Table:
    """One row for the programme and for each round: which checks hold, and which do not."""
    rows: list[tuple[Words, ...]] = []
    if audit.programme:
        rows.append((WHOLE, "", *_by_outcome(audit.programme)))
    rows += [(one.round, one.summary, *_by_outcome(one.checks)) for one in audit.rounds]
    return Table(
        Text("Audit of {n} rounds", n=len(audit.past)),
        (
            Text("round"),
            Text("summary"),
            *(OUTCOME_WORDS[outcome] for outcome in StepOutcome),
        ),
        tuple(rows),
    )


def checks_table(audit: Audit) -> Table:
    """Every check, with what was gone through and how much of it does not hold."""
    return Table(
        Text("Checks"),
        (
            Text("round"),
            Text("check"),
            Text("outcome"),
            Text("gone through"),
            Text("does not hold"),
        ),
        tuple(
            (
                where,
                check_word(check.name),
                OUTCOME_WORDS[check.outcome],
                check.gone_through,
                str(len(check.faults) or ""),
            )
            for where, check in _every_check(audit)
        ),
    )


def faults_table(audit: Audit) -> Table:
    """Everything that does not hold, and what to do about it."""
    return Table(
        Text("What does not hold"),
        (
            Text("round"),
            Text("check"),
            Text("where"),
            Text("what does not hold"),
            Text("what to do"),
        ),
        tuple(
            (where, check_word(check.name), fault.where, fault.what, what_to_do(check.name))
            for where, check in _every_check(audit)
            for fault in check.faults
        ),
    )


def remarks_table(audit: Audit) -> Table:
    """What fails nothing and should still be read."""
    return Table(
        Text("To be read"),
        (Text("round"), Text("remark")),
        tuple((one.round, remark) for one in audit.past for remark in one.remarks),
    )


def audit_json(audit: Audit) -> dict[str, object]:
    """The report for other programs."""
    return {
        "passed": audit.passed,
        "programme_checks": [_check_json(check) for check in audit.programme],
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
        "leads": [lead_json(lead) for lead in audit.leads],
        "about_leads": [str(line) for line in lead_lines(audit.leads)],
        "limits": [str(limit) for limit in LIMITS],
    }


def _check_json(check: Check) -> dict[str, object]:
    return {
        "check": check.name,
        "outcome": check.outcome.value,
        "gone_through": str(check.gone_through),
        "faults": [{"where": str(fault.where), "what": str(fault.what)} for fault in check.faults],
    }


def _checks_table(title: Text, checks: Sequence[Check]) -> Table:
    return Table(
        title,
        (Text("check"), Text("outcome"), Text("remark")),
        tuple(
            (check_word(check.name), OUTCOME_WORDS[check.outcome], _remark(check))
            for check in checks
        ),
    )


def _every_check(audit: Audit) -> Iterator[tuple[Words, Check]]:
    yield from ((WHOLE, check) for check in audit.programme)
    yield from ((one.round, check) for one in audit.rounds for check in one.checks)


def _by_outcome(checks: Sequence[Check]) -> list[str]:
    """The checks of each outcome, in the order of `StepOutcome`."""
    return [
        str(Text(", ")).join(
            str(check_word(check.name)) for check in checks if check.outcome is outcome
        )
        for outcome in StepOutcome
    ]


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

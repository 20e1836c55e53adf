"""What `check --explain` says of one application: what a clerk reads out when somebody asks."""

from __future__ import annotations

from collections.abc import Iterable

from parking_share.eligibility.explain import RuleAnswer
from parking_share.eligibility.rule import Answer, Verdict
from parking_share.eligibility.ruling import Decided, ReviewDecision
from parking_share.findings import CATALOGUE
from parking_share.language import Text
from parking_share.reports.check_report import OUTCOME_WORDS, SEVERITY_WORDS
from parking_share.reports.table import Table

ANSWER_WORDS = {
    Answer.HOLDS: Text("does not apply"),
    Answer.FAILS: Text("applies"),
    Answer.CANNOT_TELL: Text("cannot be told"),
}


def explain_table(decided: Decided, answers: Iterable[RuleAnswer]) -> Table:
    """Every rule's objection, whether it applies, and what was compared."""
    application = decided.application
    return Table(
        Text(
            "{ticket}, sheet {sheet}, row {row}: {outcome}",
            ticket=application.ticket,
            sheet=application.sheet,
            row=application.row,
            outcome=OUTCOME_WORDS[decided.outcome],
        ),
        (Text("code"), Text("objection"), Text("answer"), Text("compared")),
        tuple(
            (answer.code, CATALOGUE[answer.code].reason, _answer(answer), _compared(answer))
            for answer in answers
        ),
    )


def explain_lines(decided: Decided) -> list[Text]:
    """What came of the rules: the outcome, then every ruling, superseded ones too."""
    lines = [
        Text("The rules say: {outcome}.", outcome=OUTCOME_WORDS[decided.assessment.outcome]),
        *(Text("Superseded: {ruling}", ruling=_ruling(earlier)) for earlier in decided.superseded),
    ]
    if decided.decision is not None:
        lines.append(Text("Ruling: {ruling}", ruling=_ruling(decided.decision)))
    return [*lines, Text("It stands as: {outcome}.", outcome=OUTCOME_WORDS[decided.outcome])]


def explain_json(decided: Decided, answers: Iterable[RuleAnswer]) -> dict[str, object]:
    """The same for other programs."""
    return {
        "ticket": decided.application.ticket,
        "row": decided.application.row,
        "outcome": decided.outcome.value,
        "tier": decided.tier,
        "rules": [
            {
                "code": answer.code,
                "judged": answer.verdict is not None,
                "answer": answer.verdict.answer.name.lower() if answer.verdict else None,
                "compared": str(answer.compared),
            }
            for answer in answers
        ],
    }


def _answer(answer: RuleAnswer) -> Text:
    if answer.verdict is None:
        return Text("not judged: {why}", why=answer.why_not)
    said = ANSWER_WORDS[answer.verdict.answer]
    if answer.verdict.answer is not Answer.FAILS:
        return said
    severity = answer.verdict.severity or CATALOGUE[answer.code].severity
    return Text("{said}: {severity}", said=said, severity=SEVERITY_WORDS[severity])


def _compared(answer: RuleAnswer) -> Text:
    detail = _detail(answer.verdict)
    if detail is None:
        return answer.compared
    return Text("{compared}: {detail}", compared=answer.compared, detail=detail)


def _detail(verdict: Verdict | None) -> Text | None:
    return None if verdict is None else verdict.detail


def _ruling(decision: ReviewDecision) -> Text:
    return Text(
        "{outcome}, by {who}: {reason} ({evidence})",
        outcome=OUTCOME_WORDS[decision.ruling],
        who=decision.reviewer,
        reason=decision.reason,
        evidence=decision.evidence,
    )

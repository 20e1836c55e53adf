"""Why one application has its outcome: every rule, what it looked at, and what it answered."""

from __future__ import annotations

from dataclasses import dataclass, field

from parking_share.eligibility.decide import list_verdict
from parking_share.eligibility.groups import groups
from parking_share.eligibility.lists import Lists
from parking_share.eligibility.rule import HOLDS, ListRule, Rule, SharedRule, Verdict, judge
from parking_share.eligibility.rules import LIST_RULES, ROW_RULES, SHARED_RULES
from parking_share.eligibility.s_tier import CODE, tier_assigned, tier_of
from parking_share.fields import Field
from parking_share.intake.application import Application
from parking_share.language import Text
from parking_share.programme import Programme


@dataclass(frozen=True, slots=True)
class RuleAnswer:
    """One rule on one application."""

    code: str
    compared: Text
    """The columns or the list it looked at; never what stands in them."""
    verdict: Verdict | None
    """None where the rule is not judged."""
    why_not: Text | None = None
    """Why it is not judged."""


@dataclass(frozen=True, slots=True)
class Desk:
    """Everything an application is judged by and beside."""

    applications: tuple[Application, ...]
    programme: Programme
    fields: frozenset[Field]
    lists: Lists = field(default_factory=dict)


def explain(application: Application, desk: Desk) -> tuple[RuleAnswer, ...]:
    """Every rule's answer, in the order of the codes."""
    tier = tier_of(application, desk.programme, desk.lists)
    answers = [
        *(_row_answer(rule, application, desk) for rule in ROW_RULES),
        *(_shared_answer(rule, application, desk) for rule in SHARED_RULES),
        *(_list_answer(rule, application, desk) for rule in LIST_RULES),
        RuleAnswer(CODE, Text("owners and lists"), tier_assigned(tier)),
    ]
    return tuple(sorted(answers, key=lambda one: ("FEDS".index(one.code[0]), one.code)))


def _row_answer(rule: Rule, application: Application, desk: Desk) -> RuleAnswer:
    compared = _columns(rule.fields)
    if not rule.is_on(desk.programme.policy):
        return RuleAnswer(rule.code, compared, None, Text("off by the programme's policy"))
    lacking = _lacking(rule.fields, desk)
    if lacking is not None:
        return RuleAnswer(rule.code, compared, None, lacking)
    return RuleAnswer(rule.code, compared, judge(rule, application, desk.programme))


def _shared_answer(rule: SharedRule, application: Application, desk: Desk) -> RuleAnswer:
    lacking = _lacking(rule.fields, desk)
    if lacking is not None:
        return RuleAnswer(rule.code, _columns(rule.fields), None, lacking)
    compared = Text("{columns}, all applications", columns=_columns(rule.fields))
    for group in groups(desk.applications, rule.keys):
        if application in group:
            verdict = rule.judge(group, desk.programme).get(application.row, HOLDS)
            return RuleAnswer(rule.code, compared, verdict)
    return RuleAnswer(rule.code, compared, HOLDS)


def _list_answer(rule: ListRule, application: Application, desk: Desk) -> RuleAnswer:
    compared = Text("list {name}", name=rule.kind.value)
    if rule.kind not in desk.lists:
        return RuleAnswer(rule.code, compared, None, Text("the list is not given"))
    verdict = list_verdict(rule, application, desk.programme, desk.lists)
    return RuleAnswer(rule.code, compared, verdict or HOLDS)


def _lacking(fields: tuple[Field, ...], desk: Desk) -> Text | None:
    column = next((field for field in fields if field not in desk.fields), None)
    return None if column is None else Text("the column {field} is not there", field=column.value)


def _columns(fields: tuple[Field, ...]) -> Text:
    return Text("{fields}", fields=", ".join(field.value for field in fields))

"""A person's ruling stands where the rules leave it to a person, and nowhere else."""

from __future__ import annotations

from dataclasses import replace

import pytest
from application_forms import judged, sound

from parking_share.eligibility.decide import Assessment
from parking_share.eligibility.ruling import (
    ReviewDecision,
    content_digest,
    half_signed,
    rule_on,
    sharing_a_key,
    unused,
)
from parking_share.errors import InputError
from parking_share.findings import Outcome, ReasonGroup

PASS = ReviewDecision("T-0001", Outcome.ELIGIBLE, "甲", "属实", "原件", "", 2)


def in_review() -> tuple[Assessment, ...]:
    return judged([sound(0, 备注="已撤回"), sound(1)])


def test_without_a_ruling_the_rules_outcome_stands() -> None:
    first, second = rule_on(in_review(), [], "d.xlsx")
    assert (first.outcome, first.decision) == (Outcome.REVIEW, None)
    assert second.outcome is Outcome.ELIGIBLE


@pytest.mark.parametrize("ruling", [Outcome.ELIGIBLE, Outcome.REJECTED, Outcome.WITHDRAWN])
def test_a_ruling_stands(ruling: Outcome) -> None:
    first, _ = rule_on(in_review(), [replace(PASS, ruling=ruling)], "d.xlsx")
    assert first.outcome is ruling


def test_a_later_ruling_supersedes_an_earlier_one() -> None:
    later = replace(PASS, ruling=Outcome.WITHDRAWN, row=3)
    first, _ = rule_on(in_review(), [PASS, later], "d.xlsx")
    assert (first.outcome, first.decision) == (Outcome.WITHDRAWN, later)
    assert first.superseded == (PASS,)


def test_with_two_reviewers_one_signature_leaves_it_open() -> None:
    first, _ = rule_on(in_review(), [PASS], "d.xlsx", reviewers=2)
    assert (first.outcome, first.decision) == (Outcome.REVIEW, None)
    assert half_signed([PASS], [first]) == (PASS,)
    assert unused([PASS], [first]) == ()


def test_with_two_reviewers_two_signatures_stand() -> None:
    signed = replace(PASS, reviewer="甲、乙", is_seconded=True)
    first, _ = rule_on(in_review(), [signed], "d.xlsx", reviewers=2)
    assert (first.outcome, half_signed([signed], [first])) == (Outcome.ELIGIBLE, ())


@pytest.mark.parametrize("ticket", ["T-0002", "T-0404"])
def test_a_ruling_on_what_is_not_in_review_is_not_used_and_said(ticket: str) -> None:
    ruling = replace(PASS, ticket=ticket, ruling=Outcome.REJECTED)
    decided = rule_on(in_review(), [ruling], "d.xlsx")
    assert [one.outcome for one in decided] == [Outcome.REVIEW, Outcome.ELIGIBLE]
    assert unused([ruling], decided) == (ruling,)


def test_a_ruling_cannot_outlive_a_change_of_its_row() -> None:
    ruled_on = replace(PASS, content=content_digest(in_review()[0].application))
    assert rule_on(in_review(), [ruled_on], "d.xlsx")[0].outcome is Outcome.ELIGIBLE
    changed = judged([sound(0, 备注="已撤回", 车牌号="浙B00001")])
    with pytest.raises(InputError, match=r"row 2: application T-0001 has changed"):
        rule_on(changed, [ruled_on], "d.xlsx")


def test_the_public_reason_is_that_of_the_gravest_finding() -> None:
    refused = replace(PASS, ruling=Outcome.REJECTED)
    late = rule_on(judged([sound(0, 提交时间="2026-03-01")]), [], "d.xlsx")
    duplicate = rule_on(judged([sound(0), sound(1, 车牌号="浙B12340")]), [refused], "d.xlsx")
    assert late[0].reason_group is ReasonGroup.LATE
    assert duplicate[0].reason_group is ReasonGroup.DUPLICATE
    assert duplicate[1].reason_group is None


@pytest.mark.parametrize(
    ("code", "second"),
    [
        ("D02", sound(0, 受理编号="T-0002", 车牌号="浙B77777", 房屋坐落="银桂小区8幢1单元101室")),
        ("D03", sound(1, 车牌号="浙B12340")),
        ("D04", sound(1, 房屋坐落="银桂小区1-2-501")),
    ],
)
def test_rulings_that_let_one_person_car_or_flat_stand_twice_are_found(
    code: str, second: dict[str, str]
) -> None:
    assessed = judged([sound(0), second])
    both = [PASS, replace(PASS, ticket="T-0002", row=3)]
    assert sharing_a_key(rule_on(assessed, both, "d.xlsx"))[code] == ("T-0001", "T-0002")
    one_kept = [PASS, replace(both[1], ruling=Outcome.REJECTED)]
    assert code not in sharing_a_key(rule_on(assessed, one_kept, "d.xlsx"))

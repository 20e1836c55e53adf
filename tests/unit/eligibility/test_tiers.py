"""Tiers follow from the policy alone: own before relatives, those placed later last."""

from __future__ import annotations

import pytest
from application_forms import IDS, Row, judged, programme, sound

from parking_share.eligibility.ruling import rule_on
from parking_share.evidence.freeze import ticket_list

OWN: Row = {**sound(0), "与车主关系": "本人", "已有车位": "无"}
SPOUSES: Row = {**OWN, "行驶证所有人": "李建国", "与车主关系": "配偶"}
WITH_SPACE: Row = {**OWN, "已有车位": "有"}
WON = {"上期中签": [{"姓名": "王芳", "证件号码": IDS[0]}]}


@pytest.mark.parametrize(
    ("row", "policy", "tier"),
    [
        (OWN, "", 1),
        (SPOUSES, "", 1),
        (OWN, 'owner_match = "spouse"', 1),
        (SPOUSES, 'owner_match = "spouse"', 2),
        (SPOUSES, 'owner_match = "household"', 2),
        (WITH_SPACE, "", 1),
        (WITH_SPACE, 'own_space = "later"', 2),
        (WITH_SPACE, 'own_space = "later"\nowner_match = "spouse"', 3),
    ],
)
def test_tier(row: Row, policy: str, tier: int) -> None:
    assessed = judged([row], policy)
    assert [one.tier for one in assessed] == [tier]
    assert [one.tier for one in rule_on(assessed, [], "")] == [tier]


@pytest.mark.parametrize(("policy", "tier"), [("later", 2), ("note", 1), ("reject", 1)])
def test_a_win_last_term(policy: str, tier: int) -> None:
    assert judged([OWN], f'last_winners = "{policy}"', WON)[0].tier == tier


def test_a_win_of_a_namesake_moves_nobody() -> None:
    namesake = {"上期中签": [{"姓名": "王芳", "证件号码": ""}]}
    (one,) = judged([OWN], 'last_winners = "later"', namesake)
    assert (one.tier, one.outcome) == (1, "review")


def test_the_ticket_list_carries_the_tier() -> None:
    rows: list[Row] = [OWN, {**WITH_SPACE, **sound(1), "已有车位": "有", "与车主关系": "本人"}]
    policy = 'own_space = "later"'
    decided = rule_on(judged(rows, policy), [], "")
    nonces = {one.application.ticket: "0" * 32 for one in decided}
    listed = ticket_list(decided, programme(list(OWN), policy), nonces)
    assert [(ticket.ticket, ticket.tier) for ticket in listed] == [("T-0001", 1), ("T-0002", 2)]

"""The sealed list, the ticket list and the commitment, made from sound applications."""

from __future__ import annotations

import hashlib
from dataclasses import fields
from datetime import datetime, timedelta, timezone

from application_forms import IDS, NAMES, judged, sound, taken_in

from parking_share.eligibility.ruling import Decided, ReviewDecision, rule_on
from parking_share.evidence.freeze import Circumstances, commit, ticket_list, weight_rule
from parking_share.evidence.sealed import (
    SealedApplication,
    parse_sealed,
    seal,
    sealed_csv,
    sealed_values,
)
from parking_share.findings import Outcome
from parking_share.lottery.commitment import SeedSource
from parking_share.lottery.tickets import tickets_csv

ROWS = (sound(1), sound(0, 证件号码="123"), sound(2, 产权人=""))
"""Out of order: eligible T-0002, rejected T-0001, and T-0003 that a person ruled on."""
RULING = ReviewDecision("T-0003", Outcome.ELIGIBLE, "受理员甲", "原件已核", "房产证原件", "", 2)
NONCES = {f"T-000{n}": f"{n}" * 32 for n in (1, 2, 3)}
SOURCE = SeedSource("dice", "dice", "骰子", "会上", "重掷")
FROZEN = datetime(2026, 3, 5, 10, 0, tzinfo=timezone(timedelta(hours=8)))


def decided() -> tuple[Decided, ...]:
    return rule_on(judged(ROWS), [RULING], "decisions.xlsx")


def test_a_sealed_row_holds_everything_a_ticket_rests_on() -> None:
    first, second, third = seal(decided(), NONCES)
    assert (first.ticket, first.row, first.outcome, first.id_number) == (
        *("T-0001", "3", "rejected", "123"),
    )
    assert first.codes
    assert second == SealedApplication(
        ticket="T-0002",
        sheet="报名表",
        row="2",
        outcome="eligible",
        codes="",
        name=NAMES[1],
        id_number=IDS[1],
        phone="13800000001",
        plate="浙B12341",
        nonce="2" * 32,
        ruling="",
        reviewer="",
        reason="",
        evidence="",
    )
    assert (third.outcome, third.ruling) == ("eligible", "eligible")
    assert (third.reviewer, third.reason, third.evidence) == ("受理员甲", "原件已核", "房产证原件")


def test_documents_are_sealed_as_they_print_it_and_others_as_they_were_typed() -> None:
    """What is compared with a document later must not hang on how somebody typed it."""
    typed = sound(1, 姓名="李 建国（户主）", 车牌号="浙b·12341", 证件号码=f" {IDS[3].lower()}")
    unread = sound(2, 姓名="？ 秀英", 车牌号="浙B 1", 证件号码="33 02", 联系电话="138 0000")
    assessments = judged([typed, unread])
    first, second = seal(rule_on(assessments, (), ""), NONCES)
    assert (first.name, first.plate, first.id_number) == (NAMES[1], "浙B12341", IDS[3])
    assert (second.name, second.plate, second.id_number) == ("?秀英", "浙B1", "3302")
    found = [finding.code for finding in assessments[1].findings]
    assert len(found) > 1
    assert second.codes.split(" ") == found


def test_the_sealed_list_reads_back_as_it_was_written() -> None:
    rows = seal(decided(), NONCES)
    data = sealed_csv(rows)
    assert parse_sealed(data) == rows
    assert data.endswith(b"\n")
    assert b"\r" not in data
    assert data.split(b"\n")[0].decode() == ",".join(f.name for f in fields(SealedApplication))


def test_the_values_that_no_public_file_may_hold() -> None:
    values = sealed_values(seal(decided(), NONCES))
    assert set(values) == {"name", "id_number", "phone", "plate"}
    assert {IDS[1], IDS[2]} <= values["id_number"]
    assert NAMES[1] in values["name"]
    assert "浙B12341" in values["plate"]
    assert "13800000001" in values["phone"]


def test_every_application_gets_a_ticket_bound_to_its_person_and_car() -> None:
    _, rules = taken_in(ROWS)
    listed = {one.ticket: one for one in ticket_list(decided(), rules, NONCES)}
    assert {name: (one.outcome, one.reason) for name, one in listed.items()} == {
        "T-0001": ("rejected", "material"),
        "T-0002": ("eligible", ""),
        "T-0003": ("eligible", ""),
    }
    text = f"parking-share-binding/1\nT-0002\n{'2' * 32}\n{IDS[1]}\n浙B12341\n"
    assert listed["T-0002"].binding == hashlib.sha256(text.encode()).hexdigest()
    assert {(one.tier, one.weight, one.lots) for one in listed.values()} == {(1, 1, ("general",))}


def test_a_commitment_says_what_the_programme_says() -> None:
    _, rules = taken_in(ROWS)
    listed = ticket_list(decided(), rules, NONCES)
    made = commit(listed, rules, Circumstances("2026", (SOURCE,), FROZEN, "a" * 64))
    assert (made.programme, made.round, made.organiser) == ("t", "2026", "某局")
    assert (made.received, made.eligible) == (3, 2)
    assert made.tickets_sha256 == hashlib.sha256(tickets_csv(listed)).hexdigest()
    assert [(lot.lot, lot.spaces) for lot in made.lots] == [("general", ("A01",))]
    assert (made.closes, made.frozen_at) == (
        "2026-02-27T17:00:00+08:00",
        "2026-03-05T10:00:00+08:00",
    )
    assert (made.seed_sources, made.previous) == ((SOURCE,), "a" * 64)
    assert made.reasons == ("material", "eligibility", "duplicate", "late", "sanction")
    assert (made.redraw_rule, made.places) == (
        "不重摇",
        ("小区公告栏", "单位公告栏"),
    )
    assert (made.tier_rule, made.weight_rule) == ("不分顺位", "每户权重相同，均为 1")
    assert made.lot_order == "每张票按其填写的车位组先后，取第一个还有空位的组"


def test_a_commitment_says_whether_there_are_tiers() -> None:
    _, rules = taken_in(ROWS, 'own_space = "later"')
    listed = ticket_list(decided(), rules, NONCES)
    made = commit(listed, rules, Circumstances("2026", (SOURCE,), FROZEN, None))
    assert made.tier_rule == "按顺位先后：第一序列全部先于第二序列，依次类推"


def test_the_commitment_says_how_losses_weigh() -> None:
    assert weight_rule(1) == "每户权重相同，均为 1"
    assert weight_rule(3).startswith("权重＝1＋连续未中次数，最多为 3。")

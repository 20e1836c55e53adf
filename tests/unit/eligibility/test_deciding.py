"""One outcome an application, from the gravest finding, by the rules whose columns are there."""

from __future__ import annotations

import pytest
from application_forms import codes, judged, programme, sheet_of, sound, taken_in

from parking_share.eligibility.decide import assess, rules_off
from parking_share.findings import Outcome
from parking_share.intake.table import read_table


def test_a_sound_form_has_no_finding() -> None:
    (one,) = judged([sound()])
    assert (one.outcome, one.findings) == (Outcome.ELIGIBLE, ())


@pytest.mark.parametrize(
    ("changes", "outcome"),
    [
        ({"产权人": "王芳、李建国"}, Outcome.ELIGIBLE),
        ({"备注": "已撤回"}, Outcome.REVIEW),
        ({"备注": "已撤回", "证件号码": ""}, Outcome.REJECTED),
        ({"产权人": "王芳、李建国", "备注": "已撤回"}, Outcome.REVIEW),
    ],
)
def test_the_gravest_finding_decides(changes: dict[str, str], outcome: Outcome) -> None:
    (one,) = judged([sound() | changes])
    assert one.outcome is outcome


def test_findings_stand_in_the_order_of_their_codes() -> None:
    (one,) = judged([sound() | {"姓名": "", "证件号码": "", "车牌号": "浙B1234I", "备注": "放弃"}])
    found = [finding.code for finding in one.findings]
    assert found == sorted(found)
    assert {"F01", "F02", "F12", "S09"} <= set(found)


def test_a_finding_names_its_row_and_sheet() -> None:
    second = judged([sound(0), sound(1, 车牌号="浙B1234I")])[1]
    assert [(f.sheet, f.row, f.field and f.field.value) for f in second.findings] == [
        ("报名表", 3, "车牌号")
    ]


def test_a_rule_without_its_column_is_off_and_named() -> None:
    rules = programme(["姓名", "证件号码", "车牌号"])
    intake = read_table([sheet_of([sound(户籍地址="海棠新村1幢101")])], rules, "a.xlsx")
    (one,) = assess(intake.applications, rules, intake.fields)
    assert one.outcome is Outcome.ELIGIBLE
    off = rules_off(intake.fields)
    assert off["E01"].value == "户籍地址"
    assert off["E06"].value == "产权人"
    assert "F05" not in off


def test_with_every_column_the_rules_of_those_columns_are_on() -> None:
    intake, _ = taken_in([sound()])
    assert (
        not {"F01", "F05", "E01", "E04", "E06", "E08", "D04", "S05"}
        & rules_off(intake.fields).keys()
    )


def test_assessments_stand_in_the_order_of_the_rows() -> None:
    assessed = judged([sound(2), sound(0), sound(1)])
    assert [one.application.row for one in assessed] == [2, 3, 4]


def test_an_identical_copy_is_merged_into_the_first() -> None:
    copy = sound(0) | {"受理编号": "T-0002", "核验人": "受理员乙"}
    first, second = judged([sound(0), copy])
    assert (first.outcome, codes(first)) == (Outcome.ELIGIBLE, {"D01": "note"})
    assert (second.outcome, codes(second)) == (Outcome.REJECTED, {"D01": "reject"})


def test_a_reason_holds_no_ones_name_number_or_plate() -> None:
    forms = [
        sound(0),
        sound(1, 车牌号="浙B12340"),
        sound(0) | {"受理编号": "T-9", "车牌号": "浙BXX"},
    ]
    for one in judged(forms):
        for language in ("en", "zh_CN"):
            said = " ".join(finding.reason.said_in(language) for finding in one.findings)
            assert not [
                v
                for form in forms
                for v in form.values()
                if len(str(v)) > 1 and str(v) in said and not str(v).startswith("T-")
            ]

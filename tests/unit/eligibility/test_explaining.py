"""Every rule answers of one application, and says why where it is not judged."""

from __future__ import annotations

import pytest
from application_forms import Row, codes, programme, sheet_of, sound

from parking_share.eligibility.decide import assess
from parking_share.eligibility.explain import Desk, RuleAnswer, explain
from parking_share.eligibility.rule import Answer
from parking_share.findings import CATALOGUE
from parking_share.intake.table import read_table


def answers(rows: list[Row], n: int = 0) -> tuple[dict[str, RuleAnswer], dict[str, str]]:
    """The answers on the n-th row, and its findings as the check has them."""
    sheet = sheet_of(rows)
    rules = programme([cell.text for cell in sheet.rows[0].cells])
    intake = read_table([sheet], rules, "a.xlsx")
    desk = Desk(intake.applications, rules, intake.fields)
    assessed = assess(intake.applications, rules, intake.fields)
    said = explain(intake.applications[n], desk)
    return {answer.code: answer for answer in said}, codes(assessed[n])


@pytest.mark.parametrize(
    "rows",
    [
        [sound(0)],
        [sound(0, 车牌号="浙B1234I", 备注="已撤回"), sound(1)],
        [sound(0), sound(1, 车牌号="浙B12340"), sound(2, 房屋坐落="银桂小区1-2-501")],
        [sound(0, 证件号码="", 产权人="")],
    ],
)
def test_the_explanation_and_the_check_never_differ(rows: list[Row]) -> None:
    for n in range(len(rows)):
        said, found = answers(rows, n)
        objecting = {
            code
            for code, answer in said.items()
            if answer.verdict and answer.verdict.answer is not Answer.HOLDS
        }
        assert objecting == found.keys()


def test_every_code_is_spoken_of_in_the_order_of_the_folders() -> None:
    said, _ = answers([sound(0)])
    assert set(said) == set(CATALOGUE)
    assert "".join(dict.fromkeys(code[0] for code in said)) == "FEDS"


def test_what_is_not_judged_says_why() -> None:
    said, _ = answers([sound(0)])
    assert str(said["E12"].why_not) == "the column 车辆类型 is not there"
    assert str(said["E09"].why_not) == "off by the programme's policy"
    assert str(said["S01"].why_not) == "the list is not given"


def test_the_basis_of_an_owner_match_is_told() -> None:
    by_name, _ = answers([sound(0)])
    by_id, _ = answers([sound(0) | {"产权人证件号码": "330299197503174514"}])
    assert by_name["E06"].verdict is not None
    assert str(by_name["E06"].verdict.detail) == "compared by name"
    assert by_id["E06"].verdict is not None
    assert str(by_id["E06"].verdict.detail) == "compared by ID"

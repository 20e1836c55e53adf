"""The review sheet goes out with the questions and comes back with the rulings."""

from __future__ import annotations

import pytest
from application_forms import judged, sound

from parking_share.eligibility.review_sheet import COLUMNS, changes, read_decisions, review_rows
from parking_share.eligibility.ruling import ReviewDecision, content_digest
from parking_share.errors import InputError
from parking_share.findings import Outcome
from parking_share.intake.sheet import CellValue, Sheet, build_sheet

ASSESSED = judged([sound(0, 备注="已撤回"), sound(1), sound(2, 核验人="")])
FILLED: dict[str, CellValue] = {"决定": "通过", "经办人": "甲", "理由": "属实", "依据": "原件"}


def rows() -> list[dict[str, CellValue]]:
    return [dict(zip(COLUMNS, row, strict=True)) for row in review_rows(ASSESSED)]


def sheet(filled: list[dict[str, CellValue]]) -> Sheet:
    values: list[list[CellValue]] = [
        list(COLUMNS),
        *([row.get(column) for column in COLUMNS] for row in filled),
    ]
    return build_sheet("待复核", values, [])


def test_one_row_for_each_application_in_review() -> None:
    assert [row["受理编号"] for row in rows()] == ["T-0001", "T-0003"]
    assert [row["行号"] for row in rows()] == ["2", "4"]
    assert all(row["决定"] == "" for row in rows())


def test_the_questions_stand_in_chinese_with_their_codes() -> None:
    assert str(rows()[0]["需核实的事项"]).startswith("S09 申请已撤回")


def test_an_unfilled_sheet_holds_no_ruling() -> None:
    assert read_decisions([sheet(rows())], "review.xlsx") == ()


def test_a_filled_row_is_a_ruling() -> None:
    first, second = rows()
    assert read_decisions([sheet([first | FILLED, second])], "review.xlsx") == (
        ReviewDecision(
            "T-0001",
            Outcome.ELIGIBLE,
            "甲",
            "属实",
            "原件",
            content_digest(ASSESSED[0].application),
            2,
        ),
    )


@pytest.mark.parametrize(
    ("word", "ruling"),
    [
        ("通过", Outcome.ELIGIBLE),
        (" 通 过 ", None),
        ("不通过", Outcome.REJECTED),
        ("撤回", Outcome.WITHDRAWN),
        ("rejected", Outcome.REJECTED),
        ("也许", None),
    ],
)
def test_the_words_of_a_ruling(word: str, ruling: Outcome | None) -> None:
    filled = sheet([rows()[0] | FILLED | {"决定": word}])
    if ruling is None:
        with pytest.raises(InputError, match="row 2, 决定: not a ruling"):
            read_decisions([filled], "review.xlsx")
    else:
        assert read_decisions([filled], "review.xlsx")[0].ruling is ruling


@pytest.mark.parametrize("column", ["经办人", "理由", "依据"])
def test_a_ruling_without_person_reason_or_evidence_is_refused(column: str) -> None:
    with pytest.raises(InputError, match=f"row 2: {column} is blank"):
        read_decisions([sheet([rows()[0] | FILLED | {column: None}])], "review.xlsx")


def test_a_workbook_without_the_columns_is_refused() -> None:
    with pytest.raises(InputError, match="no sheet has the columns"):
        read_decisions([build_sheet("表", [["决定"]], [])], "review.xlsx")


def test_a_second_signature_is_kept_with_the_first() -> None:
    filled = sheet([rows()[0] | FILLED | {"复核人": "乙"}])
    (ruling,) = read_decisions([filled], "review.xlsx")
    assert (ruling.reviewer, ruling.is_seconded) == ("甲、乙", True)


def test_the_same_person_cannot_sign_twice() -> None:
    with pytest.raises(InputError, match="the same person twice"):
        read_decisions([sheet([rows()[0] | FILLED | {"复核人": " 甲"}])], "review.xlsx")


def test_what_changed_since_the_last_sheet_is_said() -> None:
    before = [sheet(rows())]
    assert changes(before, review_rows(ASSESSED)) == []
    now = judged([sound(0, 备注="已撤回", 车牌号="浙B00001"), sound(1, 备注="放弃"), sound(2)])
    assert [str(said) for said in changes(before, review_rows(now))] == [
        "New in review since the last check: T-0002.",
        "No longer in review: T-0003.",
        "In review, and changed since: T-0001.",
    ]

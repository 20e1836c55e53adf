"""Rows of a sheet: applications, or named with the reason why not."""

from __future__ import annotations

import pytest
from application_forms import programme, sheet_of, sound, taken_in

from parking_share.errors import InputError
from parking_share.intake.sheet import CellValue, Merge, build_sheet
from parking_share.intake.table import Intake, listed, read_table

ASK = ("受理编号", "姓名", "证件号码", "车牌号")
HEADER: list[CellValue] = [*ASK]
FIRST: list[CellValue] = ["T-1", "王芳", "330299197503174514", "浙B12345"]
SECOND: list[CellValue] = ["T-2", "李建国", "330299198209082023", "浙B12346"]


def read(*rows: list[CellValue], merges: tuple[Merge, ...] = ()) -> Intake:
    sheet = build_sheet("报名表", [HEADER, *rows], merges)
    return read_table([sheet], programme(ASK), "applicants.xlsx")


def in_full(*words: CellValue) -> list[CellValue]:
    """A row of the table's width."""
    return [*words, *[None] * (len(ASK) - len(words))]


@pytest.mark.parametrize(
    ("row", "reason"),
    [
        (HEADER, "the header again"),
        (in_full("合计 37 人"), "a total"),
        (in_full("总计", 37.0), "a total"),
        (in_full("填表人：某某"), "a remark or a signature line"),
        (in_full("说明：本表一式两份"), "a remark or a signature line"),
        (in_full(None, "示例：张三", "330299197503174514"), "an example row"),
        (in_full(None, "（样例）", "330299197503174514"), "an example row"),
    ],
)
def test_rows_that_are_no_application_are_named(row: list[CellValue], reason: str) -> None:
    intake = read(FIRST, row, SECOND)
    assert [(s.row, str(s.reason)) for s in intake.skipped] == [(3, reason)]
    assert [a.row for a in intake.applications] == [2, 4]


def test_a_line_across_the_table_is_no_application() -> None:
    intake = read(FIRST, in_full("第二批"), SECOND, merges=(Merge(2, 0, 2, 3),))
    assert [(s.row, str(s.reason)) for s in intake.skipped] == [(3, "a line across the table")]


@pytest.mark.parametrize("gap", [1, 2, 600])
def test_data_behind_blank_rows_is_read(gap: int) -> None:
    intake = read(FIRST, *[in_full()] * gap, SECOND)
    assert [a.row for a in intake.applications] == [2, 3 + gap]
    assert intake.skipped == ()


def test_applications_without_a_number_are_numbered_in_row_order() -> None:
    intake = read([None, *FIRST[1:]], ["2026-0001", *SECOND[1:]], [None, *SECOND[1:]])
    assert [a.ticket for a in intake.applications] == ["2026-0002", "2026-0001", "2026-0003"]
    assert intake.numbered_here == 2


@pytest.mark.parametrize("ticket", ["t-1", "T_1", "T 1", "编号1", "T" * 33, "T-1,2"])
def test_a_number_of_another_form_is_refused_with_its_row(ticket: str) -> None:
    with pytest.raises(InputError, match="rows 3: not an acceptance number"):
        read(FIRST, [ticket, *SECOND[1:]])


def test_a_number_given_twice_is_refused_with_both_rows() -> None:
    with pytest.raises(InputError, match=r"T-1 \(2, 3\)"):
        read(FIRST, ["T-1", *SECOND[1:]])


def test_a_missing_column_is_named() -> None:
    rows = [{k: v for k, v in sound().items() if k != "车牌号"}]
    with pytest.raises(InputError, match="车牌号 are missing"):
        read_table([sheet_of(rows)], programme(ASK), "a.xlsx")


def test_no_application_at_all() -> None:
    with pytest.raises(InputError, match="no application under the header"):
        read(in_full("合计 0 人"))


def test_no_sheet_with_a_header() -> None:
    with pytest.raises(InputError, match="no sheet has a header"):
        read_table([build_sheet("字典", [["楼栋"]], [])], programme(ASK), "a.xlsx")


def test_two_usable_sheets_are_both_named() -> None:
    sheets = [sheet_of([sound()], "第一批"), sheet_of([sound()], "第二批")]
    with pytest.raises(InputError, match="第一批, 第二批"):
        read_table(sheets, programme(ASK), "a.xlsx")


def test_columns_that_nobody_asks_for_are_not_kept() -> None:
    sheet = sheet_of([sound()])
    application = read_table([sheet], programme(ASK), "a.xlsx").applications[0]
    assert {field.value for field in application.cells} == {*ASK, "提交时间", "核验人"}


def test_what_is_judged_is_said() -> None:
    intake, _ = taken_in([sound()])
    assert {field.value for field in intake.fields} == set(sound())


def test_long_lists_of_rows_are_shortened() -> None:
    assert listed([1, 2, 3]) == "1, 2, 3"
    assert listed(list(range(1, 14)), most=3) == "1, 2, 3, … (13)"

from __future__ import annotations

import csv
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl import load_workbook
from openpyxl.worksheet.worksheet import Worksheet

from parking_share.files.spreadsheet import Grid, csv_bytes, width, xlsx_bytes

FORMULAS = ("=1+1", "+8613800000001", "-5", "@SUM(A1)", "\tx", "=cmd|' /C calc'!A0")
GRID = Grid(
    name="门禁卡",
    title="某表",
    headers=("姓名", "电话"),
    rows=(("甲某", "13800000001"), ("=乙某", "+8613800000002"), ("丙某", "")),
    notes=("附注",),
)
cells = st.text(
    st.characters(min_codepoint=32, max_codepoint=0x9FFF, exclude_categories=["C"]), max_size=20
)


def sheet_of(grid: Grid) -> Worksheet:
    sheet = load_workbook(io.BytesIO(xlsx_bytes(grid))).active
    assert isinstance(sheet, Worksheet)
    return sheet


def test_equal_tables_are_equal_files() -> None:
    assert xlsx_bytes(GRID) == xlsx_bytes(GRID)
    assert csv_bytes(GRID) == csv_bytes(GRID)


def test_title_header_rows_and_notes_stand_in_order() -> None:
    lines = [[cell.value for cell in row] for row in sheet_of(GRID).iter_rows()]
    assert [line for line in lines if any(line)] == [
        ["某表", None],
        ["姓名", "电话"],
        ["甲某", "13800000001"],
        ["=乙某", "+8613800000002"],
        ["丙某", None],
        ["附注", None],
    ]


@pytest.mark.parametrize("value", FORMULAS)
def test_a_formula_start_stays_text_in_a_workbook(value: str) -> None:
    cell = sheet_of(Grid(name="x", headers=("h",), rows=((value,),)))["A2"]
    assert (cell.data_type, cell.value) == ("s", value)


@pytest.mark.parametrize("value", FORMULAS)
def test_a_formula_start_is_disarmed_in_a_csv(value: str) -> None:
    text = csv_bytes(Grid(name="x", headers=("h",), rows=((value,),))).decode("utf-8-sig")
    assert list(csv.reader(io.StringIO(text, newline=""))) == [["h"], [f"'{value}"]]


def test_long_numbers_keep_their_digits() -> None:
    number = "330299196706121012"
    assert sheet_of(Grid(name="x", headers=("h",), rows=((number,),)))["A2"].value == number


@given(st.lists(st.tuples(cells, cells), max_size=8))
def test_a_workbook_gives_back_what_was_written(rows: list[tuple[str, str]]) -> None:
    sheet = sheet_of(Grid(name="x", headers=("a", "b"), rows=rows))
    found = [tuple(cell.value or "" for cell in row) for row in sheet.iter_rows(min_row=2)]
    assert found == [tuple(row) for row in rows]


def test_csv_opens_in_spreadsheet_programs() -> None:
    data = csv_bytes(GRID)
    assert data.startswith(b"\xef\xbb\xbf")
    assert data.count(b"\r\n") == data.count(b"\n") == 4


def test_choices_reach_over_the_prepared_rows() -> None:
    grid = Grid(name="x", headers=("a", "b"), rows=(), choices={1: ("通过", "撤回")}, blank_rows=9)
    validations = sheet_of(grid).data_validations.dataValidation
    assert [(str(one.sqref), one.formula1) for one in validations] == [("B2:B10", '"通过,撤回"')]


@pytest.mark.parametrize(
    ("text", "narrow"), [("", 0), ("abc", 3), ("姓名", 4), ("浙B12345", 8), ("一\nab", 2)]
)
def test_chinese_counts_double(text: str, narrow: int) -> None:
    assert width(text) == narrow

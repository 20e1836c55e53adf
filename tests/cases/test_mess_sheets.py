"""DOMAIN §6.2, cases 12-29: sheets as people lay them out."""

from __future__ import annotations

import time
from pathlib import Path
from typing import TYPE_CHECKING

import openpyxl
import pytest
from application_forms import NAMES, Row, sound
from office_workbooks import HEADINGS, TWO, Checked, book, checked, column, data_of
from openpyxl.comments import Comment
from openpyxl.styles import Font, PatternFill

from parking_share.errors import InputError
from parking_share.fields import Field
from parking_share.intake.column_names import parse_column_names

if TYPE_CHECKING:
    from openpyxl.worksheet.worksheet import Worksheet

FINE = ["eligible", "eligible"]


def with_sheet(path: Path, title: str, rows: list[list[str]], *, hidden: bool = False) -> Path:
    """The workbook with one more sheet."""
    made = openpyxl.load_workbook(path)
    sheet = made.create_sheet(title)
    for row in rows:
        sheet.append(row)
    if hidden:
        sheet.sheet_state = "hidden"
    made.save(path)
    return path


def skipped(read: Checked) -> list[tuple[int, str]]:
    return [(row.row, str(row.reason)) for row in read.intake.skipped]


def test_case_12_one_usable_sheet_among_others(tmp_path: Path) -> None:
    path = with_sheet(book(tmp_path / "a.xlsx"), "字典", [["小区", "银桂小区"]])
    assert checked(path).intake.sheet == "报名表"


def test_case_13_two_usable_sheets(tmp_path: Path) -> None:
    path = book(tmp_path / "a.xlsx", title="第一批")
    with_sheet(path, "第二批", [list(HEADINGS), [str(sound(2)[h] or "") for h in HEADINGS]])
    with pytest.raises(InputError, match="第一批, 第二批"):
        checked(path)
    assert checked(path, sheet="第二批").intake.data_rows == 1


def test_case_14_hidden_rows(tmp_path: Path) -> None:
    def hide(sheet: Worksheet) -> None:
        sheet.row_dimensions[3].hidden = True

    path = book(tmp_path / "a.xlsx", change=hide)
    with pytest.raises(InputError, match="the rows 3 are hidden"):
        checked(path)
    assert checked(path, hidden="include").outcomes == FINE
    left_out = checked(path, hidden="skip")
    assert (left_out.outcomes, skipped(left_out)) == (["eligible"], [(3, "a hidden row")])


def test_case_14_a_hidden_sheet(tmp_path: Path) -> None:
    path = book(tmp_path / "a.xlsx")
    with_sheet(
        path, "旧表", [list(HEADINGS), [str(sound(2)[h] or "") for h in HEADINGS]], hidden=True
    )
    with pytest.raises(InputError, match="旧表 is hidden"):
        checked(path)
    assert checked(path, hidden="skip").intake.sheet == "报名表"


@pytest.mark.parametrize("titles", range(1, 6))
def test_case_15_titles_above_the_header(tmp_path: Path, titles: int) -> None:
    def add(sheet: Worksheet) -> None:
        sheet.insert_rows(1, titles)
        for row in range(1, titles + 1):
            sheet.cell(row, 1).value = f"标题{row}"
            sheet.merge_cells(start_row=row, start_column=1, end_row=row, end_column=8)

    assert checked(book(tmp_path / "a.xlsx", change=add)).outcomes == FINE


def test_case_16_a_header_of_two_rows_with_merges(tmp_path: Path) -> None:
    def two_rows(sheet: Worksheet) -> None:
        sheet.insert_rows(1)
        for place, heading in enumerate(HEADINGS, start=1):
            sheet.cell(1, place).value = heading
            sheet.cell(2, place).value = None
        above, below = column("证件号码"), ("号码", "电话")
        sheet.cell(1, above).value = "证件信息"
        for offset, word in enumerate(below):
            sheet.cell(2, above + offset).value = word
        sheet.merge_cells(start_row=1, start_column=above, end_row=1, end_column=above + 1)
        for place in set(range(1, len(HEADINGS) + 1)) - {above, above + 1}:
            sheet.merge_cells(start_row=1, start_column=place, end_row=2, end_column=place)

    assert checked(book(tmp_path / "a.xlsx", change=two_rows)).outcomes == FINE


def test_case_17_the_header_again_at_a_page_break(tmp_path: Path) -> None:
    rows: list[Row] = [sound(0), dict(zip(HEADINGS, HEADINGS, strict=True)), sound(1)]
    read = checked(book(tmp_path / "a.xlsx", rows))
    assert (read.outcomes, skipped(read)) == (FINE, [(3, "the header again")])


def test_case_18_a_dimension_that_says_a1(tmp_path: Path) -> None:
    def lie(data: bytes) -> bytes:
        start = data.index(b'<dimension ref="') + len(b'<dimension ref="')
        return data[:start] + b"A1" + data[data.index(b'"', start) :]

    path = data_of(book(tmp_path / "a.xlsx"), lie, "xl/worksheets/sheet1.xml")
    assert checked(path).outcomes == FINE


def test_case_19_a_format_in_row_a_million(tmp_path: Path) -> None:
    def far_below(sheet: Worksheet) -> None:
        sheet.cell(1_000_000, 3).number_format = "@"

    path, began = book(tmp_path / "a.xlsx", change=far_below), time.monotonic()
    assert checked(path).outcomes == FINE
    assert time.monotonic() - began < 10


def test_case_20_a_gap_of_six_hundred_rows(tmp_path: Path) -> None:
    def gap(sheet: Worksheet) -> None:
        sheet.insert_rows(3, 600)

    read = checked(book(tmp_path / "a.xlsx", change=gap))
    assert [one.application.row for one in read.assessments] == [2, 603]


@pytest.mark.parametrize("words", ["合计 37 人", "填表人：某某", "说明：一式两份"])
def test_case_21_totals_and_signatures(tmp_path: Path, words: str) -> None:
    def close(sheet: Worksheet) -> None:
        sheet.append([words])

    read = checked(book(tmp_path / "a.xlsx", change=close))
    assert read.outcomes == FINE
    assert [row for row, _ in skipped(read)] == [4]


def test_case_22_a_sample_row(tmp_path: Path) -> None:
    read = checked(book(tmp_path / "a.xlsx", [sound(2, 姓名="示例：张三"), *TWO]))
    assert (read.outcomes, skipped(read)) == (FINE, [(2, "an example row")])


def test_case_23_an_applicant_merged_down_over_two_cars(tmp_path: Path) -> None:
    def merge(sheet: Worksheet) -> None:
        for heading in ("受理编号", "姓名", "证件号码", "产权人", "行驶证所有人"):
            place = column(heading)
            sheet.merge_cells(start_row=2, start_column=place, end_row=3, end_column=place)

    read = checked(book(tmp_path / "a.xlsx", change=merge))
    assert read.outcomes == ["review", "review"]
    assert all(found["D02"] == "review" for found in read.codes)


def test_case_24_a_merge_fills_its_own_range_only(tmp_path: Path) -> None:
    def merge(sheet: Worksheet) -> None:
        place = column("户籍地址")
        sheet.merge_cells(start_row=2, start_column=place, end_row=3, end_column=place)
        sheet.cell(4, place).value = None

    rows = [sound(0), sound(1), sound(2)]
    read = checked(book(tmp_path / "a.xlsx", rows, merge))
    assert read.outcomes == ["eligible", "eligible", "review"]
    assert read.codes[2] == {"E02": "review"}


def test_case_25_a_row_that_is_crossed_out(tmp_path: Path) -> None:
    def strike(sheet: Worksheet) -> None:
        for cell in sheet[2]:
            cell.font = Font(strike=True)

    read = checked(book(tmp_path / "a.xlsx", change=strike))
    assert (read.outcomes, read.codes[0]) == (["review", "eligible"], {"S09": "review"})


@pytest.mark.parametrize("colour", ["FFFF0000", "FFC00000", "FFBFBFBF"])
def test_case_25_a_row_filled_with_red_or_grey(tmp_path: Path, colour: str) -> None:
    def fill(sheet: Worksheet) -> None:
        for cell in sheet[2]:
            cell.fill = PatternFill("solid", fgColor=colour)

    read = checked(book(tmp_path / "a.xlsx", [sound(n) for n in range(5)], fill))
    assert read.outcomes == ["review", *["eligible"] * 4]


def test_case_25_stripes_are_the_tables_own(tmp_path: Path) -> None:
    def stripes(sheet: Worksheet) -> None:
        for row in (2, 4, 6):
            for cell in sheet[row]:
                cell.fill = PatternFill("solid", fgColor="FFD9D9D9")

    read = checked(book(tmp_path / "a.xlsx", [sound(n) for n in range(5)], stripes))
    assert read.outcomes == ["eligible"] * 5


def test_case_26_a_comment_that_says_withdrawn(tmp_path: Path) -> None:
    def comment(sheet: Worksheet) -> None:
        sheet["B2"].comment = Comment("电话确认，已撤回", "办")

    read = checked(book(tmp_path / "a.xlsx", change=comment))
    assert (read.outcomes, read.codes[0]) == (["review", "eligible"], {"S09": "review"})


def test_case_26_the_remarks_say_withdrawn(tmp_path: Path) -> None:
    read = checked(book(tmp_path / "a.xlsx", [sound(0, 备注="已撤回"), sound(1)]))
    assert read.codes[0] == {"S09": "review"}


def test_case_27_a_missing_column(tmp_path: Path) -> None:
    def drop(sheet: Worksheet) -> None:
        sheet.delete_cols(column("车牌号"))

    with pytest.raises(InputError, match="车牌号 are missing"):
        checked(book(tmp_path / "a.xlsx", change=drop))


def test_case_28_two_columns_of_one_field(tmp_path: Path) -> None:
    def double(sheet: Worksheet) -> None:
        place = len(HEADINGS) + 1
        sheet.cell(1, place).value = "申请人姓名"
        for row, name in enumerate(NAMES[:2], start=2):
            sheet.cell(row, place).value = name

    path = book(tmp_path / "a.xlsx", change=double)
    with pytest.raises(InputError, match="both mean 姓名"):
        checked(path)
    own = parse_column_names('"姓名" = "不读"', "columns.toml")
    assert checked(path, own=own).outcomes == FINE


def test_case_28_headings_nobody_knows_are_explained(tmp_path: Path) -> None:
    def rename(sheet: Worksheet) -> None:
        sheet.cell(1, column("姓名")).value = "住户大名"

    path = book(tmp_path / "a.xlsx", change=rename)
    with pytest.raises(InputError, match="姓名 are missing"):
        checked(path)
    for text in ('"住户大名" = "姓名"', "住户大名,姓名\n"):
        own = parse_column_names(text, "columns")
        assert own == {"住户大名": Field.NAME}
        assert checked(path, own=own).outcomes == FINE


def test_case_29_a_header_and_nothing_else(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="no application under the header"):
        checked(book(tmp_path / "a.xlsx", []))


def test_above_fifty_thousand_rows_what_was_not_looked_for_is_said(tmp_path: Path) -> None:
    def far_below(sheet: Worksheet) -> None:
        for place, value in enumerate(sound(2).values(), start=1):
            sheet.cell(50_001, place).value = value

    read = checked(book(tmp_path / "a.xlsx", change=far_below))
    assert read.outcomes == ["eligible"] * 3
    assert "more than 50000 rows: hidden rows" in str(read.workbook.notes[0])

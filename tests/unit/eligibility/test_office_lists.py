"""Lists of holders, sanctions, debts: read from a workbook's sheets by their names."""

from __future__ import annotations

import pytest
from application_forms import sheet_of, sound

from parking_share.eligibility.decide import lists_off
from parking_share.eligibility.lists import ListKind, read_lists
from parking_share.errors import InputError
from parking_share.intake.sheet import build_sheet

SPELLINGS = ("银桂小区",)


def test_each_sheet_with_a_lists_name_is_that_list() -> None:
    sheets = [
        sheet_of([sound(0)], "持有人"),
        sheet_of([sound(1)], "欠费名单"),
        sheet_of([], "说明"),
    ]
    lists = read_lists(sheets, SPELLINGS, "lists.xlsx")
    assert lists.keys() == {ListKind.HOLDERS, ListKind.UNPAID}
    assert lists_off(lists).keys() == {"S02", "S04", "S08", "S11"}


def test_two_columns_are_enough() -> None:
    sheet = build_sheet("限制名单", [["名单"], ["姓名", "限制至"], ["王芳", "2027-01-01"]], [])
    lists = read_lists([sheet], SPELLINGS, "lists.xlsx")
    assert [entry.row for entry in lists[ListKind.BARRED].entries] == [3]


def test_an_empty_list_is_a_list() -> None:
    sheet = build_sheet("欠费名单", [["姓名", "证件号码"]], [])
    assert read_lists([sheet], SPELLINGS, "lists.xlsx")[ListKind.UNPAID].entries == ()


def test_no_list_at_all() -> None:
    with pytest.raises(InputError, match="no sheet is named 持有人"):
        read_lists([sheet_of([sound(0)], "名单")], SPELLINGS, "lists.xlsx")


def test_a_list_that_names_nobody() -> None:
    sheet = build_sheet("持有人", [["车位", "期限"], ["A01", "一年"]], [])
    with pytest.raises(InputError, match="no column says whom"):
        read_lists([sheet], SPELLINGS, "lists.xlsx")

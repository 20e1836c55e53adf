"""Dates and times as clerks type them."""

# ruff: noqa: DTZ001 - the times of a workbook have no zone

from __future__ import annotations

from datetime import date, datetime

import pytest

from parking_share.intake.documents.moment import read_moment
from parking_share.intake.documents.unreadable import Fault, Unreadable
from parking_share.intake.sheet import Cell, CellValue

WHOLE: dict[CellValue, datetime] = {
    datetime(2021, 3, 4, 9, 30): datetime(2021, 3, 4, 9, 30),
    date(2021, 3, 4): datetime(2021, 3, 4),
    "2021.3.4": datetime(2021, 3, 4),
    "2021年3月4日": datetime(2021, 3, 4),
    "20210304": datetime(2021, 3, 4),
    "2021/3/4": datetime(2021, 3, 4),
    "2021-03-04 17:00": datetime(2021, 3, 4, 17),
    "2021-03-04T17:00:05": datetime(2021, 3, 4, 17, 0, 5),
    "2021年3月4日 17时5分": datetime(2021, 3, 4, 17, 5),
    "２０２１．３．４": datetime(2021, 3, 4),
}
PARTIAL = (
    "2021-3",
    "21.3.4",
    "2021/13/4",
    "2021-02-30",
    "3月4日",
    "昨天",
    "2021-3-4 下午",
    44259.0,
)


@pytest.mark.parametrize("value", WHOLE, ids=str)
def test_whole_dates_are_read(value: CellValue) -> None:
    assert read_moment(Cell(value)) == WHOLE[value]


@pytest.mark.parametrize("value", PARTIAL, ids=str)
def test_no_part_of_a_date_is_guessed(value: CellValue) -> None:
    assert read_moment(Cell(value)) == Unreadable(Fault.PARTIAL)


@pytest.mark.parametrize(("text", "fault"), [("", Fault.BLANK), ("/", Fault.PLACEHOLDER)])
def test_no_date(text: str, fault: Fault) -> None:
    assert read_moment(Cell(text)) == Unreadable(fault)

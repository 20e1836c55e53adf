"""Proposed violations written, filled in by a person, and read back."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import openpyxl
import pytest
from gate_logs import GRACE, SCHEDULE, at, span, stay

from parking_share.errors import InputError
from parking_share.files.violation_file import write_violations
from parking_share.files.workbook import read_workbook
from parking_share.register.gate_log.decided import DecidedViolation, read_decided
from parking_share.register.gate_log.findings import find
from parking_share.register.gate_log.proposals import Kind
from parking_share.register.gate_log.sheet import COLUMNS, proposal_rows

CARDS = tuple(span(number) for number in (1, 2, 3))
SOUND = {"决定": "成立", "经办人": "受理员甲", "理由": "录像已核"}


def written(folder: Path) -> Path:
    """Three late cars, each by its number of hours."""
    log = [
        one
        for hours, card in enumerate(CARDS, start=1)
        for one in stay("2026-03-17 18:00", f"2026-03-18 {7 + hours:02d}:45", card)
    ]
    return write_violations(folder, proposal_rows(find(log, CARDS, SCHEDULE, GRACE).proposals))


def filled(path: Path, row: int, cells: Mapping[str, str]) -> Path:
    book = openpyxl.load_workbook(path)
    for name, text in cells.items():
        book.worksheets[0].cell(row, COLUMNS.index(name) + 1, text)
    book.save(path)
    return path


def decided(path: Path) -> tuple[DecidedViolation, ...]:
    return read_decided(read_workbook(path).sheets, path.name)


def test_rows_with_a_decision_come_back_and_no_others(tmp_path: Path) -> None:
    path = filled(written(tmp_path), 3, SOUND)
    filled(path, 4, SOUND | {"决定": "不成立", "理由": "道闸故障，无法驶离"})
    two, three = decided(path)
    assert two == DecidedViolation(
        ticket="T-0002",
        space="A02",
        kind=Kind.OVERSTAY,
        began=at("2026-03-18 07:45"),
        minutes=120,
        source="log.csv 第1行；log.csv 第2行",
        holds=True,
        reviewer="受理员甲",
        reason="录像已核",
        row=3,
    )
    assert (three.ticket, three.holds, three.minutes) == ("T-0003", False, 180)


@pytest.mark.parametrize(
    ("changes", "says"),
    [
        ({"决定": "通过"}, "row 2: 决定 is not a decision"),
        ({"经办人": ""}, "row 2: 经办人 is blank"),
        ({"理由": ""}, "row 2: 理由 is blank"),
        ({"决定": ""}, "row 2: 决定 is blank"),
        ({"类别": "乱停"}, "row 2: 类别 was changed"),
        ({"超时分钟": "两小时"}, "超时分钟 was changed"),
    ],
)
def test_half_a_decision_is_refused_by_its_place(
    tmp_path: Path, changes: dict[str, str], says: str
) -> None:
    with pytest.raises(InputError, match=says):
        decided(filled(written(tmp_path), 2, SOUND | changes))


def test_a_sheet_that_is_another_is_refused(tmp_path: Path) -> None:
    path = filled(written(tmp_path), 1, {"决定": "结论"})
    with pytest.raises(InputError, match=r"violations\.xlsx"):
        decided(path)


def test_a_sheet_somebody_wrote_into_keeps_its_name(tmp_path: Path) -> None:
    path = written(tmp_path)
    assert written(tmp_path) == path
    filled(path, 2, {"理由": "待核"})
    assert written(tmp_path).name == "violations-2.xlsx"

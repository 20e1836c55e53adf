"""DOMAIN §6.2, cases 68-77: rows that belong together, and the table that names every case."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from application_forms import IDS, Row, codes, judged, sheet_of, sound

from parking_share.findings import Outcome
from parking_share.intake.headers import find_header

AGAIN = {"受理编号": "T-0002"}
TABLE: list[tuple[str, list[Row], list[dict[str, str]]]] = [
    ("68", [sound(0), sound(0) | AGAIN], [{"D01": "note"}, {"D01": "reject"}]),
    ("69", [sound(0), sound(0) | AGAIN | {"车牌号": "浙B99999"}], [{"D02": "review"}] * 2),
    (
        "70",
        [
            sound(0, 产权人="王芳、李建国"),
            sound(1, 产权人="王芳、李建国", 房屋坐落="银桂小区1幢2单元501"),
        ],
        [{"D04": "review", "E07": "note"}] * 2,
    ),
    (
        "71",
        [sound(0), sound(1, 姓名="王芳", 产权人="王芳", 行驶证所有人="王芳")],
        [{"D07": "note"}] * 2,
    ),
    (
        "72",
        [
            sound(0),
            sound(1, 姓名="王芳", 产权人="王芳", 行驶证所有人="王芳")
            | {"证件号码": IDS[0][:-1] + "5"},
        ],
        [{"D08": "review"}, {"D08": "review", "F05": "reject"}],
    ),
    ("73", [sound(0), sound(1, 车牌号="浙B12340")], [{"D03": "review"}] * 2),
    (
        "74 serial numbers are not read",
        [sound(0) | {"序号": 1.0}, sound(1) | {"序号": 1.0}, sound(2) | {"序号": 5.0}],
        [{}] * 3,
    ),
    (
        "75",
        [
            sound(0),
            sound(0) | AGAIN | {"车牌号": "浙B99999", "提交时间": "2026-02-27 17:40"},
        ],
        [{"D02": "review"}, {"D02": "review", "S05": "reject"}],
    ),
]


@pytest.mark.parametrize(
    ("rows", "expected"), [row[1:] for row in TABLE], ids=[f"case {row[0]}" for row in TABLE]
)
def test_case(rows: list[Row], expected: list[dict[str, str]]) -> None:
    known = [{k: v for k, v in row.items() if k != "序号"} for row in rows]
    assert [codes(one) for one in judged(known)] == expected


def test_case_74_a_column_of_serial_numbers_means_nothing() -> None:
    header = find_header(sheet_of([{"序号": 1.0} | sound(0)]))
    assert header is not None
    assert all(columns[0].index > 0 for columns in header.columns.values())


@pytest.mark.parametrize(
    ("name", "code", "policy", "expected"),
    [
        ("持有人", "S01", "", "reject"),
        ("上期中签", "S04", 'last_winners = "reject"', "reject"),
        ("上期中签", "S04", 'last_winners = "later"', "note"),
    ],
)
def test_case_76_on_last_terms_list(name: str, code: str, policy: str, expected: str) -> None:
    listed = {"姓名": "王芳", "证件号码": IDS[0]}
    (one, other) = judged([sound(0), sound(1)], policy, {name: [listed]})
    assert codes(one)[code] == expected
    assert (other.outcome, codes(other)) == (Outcome.ELIGIBLE, {})


def test_case_77_the_order_of_the_rows_changes_nothing() -> None:
    rows = [row for _, rows, _ in TABLE[:6] for row in rows]
    rows = [{**row, "受理编号": f"T-{n:04d}"} for n, row in enumerate(rows)]
    there = {one.application.ticket: codes(one) for one in judged(rows)}
    back = {one.application.ticket: codes(one) for one in judged(rows[::-1])}
    assert there == back


def test_every_case_of_the_table_has_its_test() -> None:
    named: set[int] = set()
    for path in Path(__file__).parent.glob("test_mess_*.py"):
        text = path.read_text("utf-8")
        for found in re.findall(r'test_case_(\d+)|\(\s*"(\d\d)[ "]|and_(\d)_formats', text):
            named |= {int(number) for number in found if number}
    assert named >= set(range(1, 78))

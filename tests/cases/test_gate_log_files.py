"""Every vendor's log, case by case: which passages come of it, and which lines do not."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import pytest
import xlsxwriter
from gate_logs import at

from parking_share.access.cards import CardFormat
from parking_share.errors import InputError
from parking_share.files.gate_log.mapping import EXAMPLE, LogMapping, read_mapping
from parking_share.files.gate_log.read import How, ReadLog, read_log
from parking_share.files.gate_log.vendors import VENDORS

FOLDER = Path(__file__).parent / "gate-logs"
CASES = tomllib.loads((FOLDER / "cases.toml").read_text(encoding="utf-8"))["case"]
GBK = FOLDER / "gbk-titles-above-and-broken-lines.csv"


def how(case: dict[str, Any]) -> How:
    mapping = case.get("mapping")
    form = case.get("card_format")
    return How(
        mapping=None if mapping is None else read_mapping(FOLDER / mapping),
        entry=tuple(case.get("entry", ())),
        exit=tuple(case.get("exit", ())),
        card_format=None if form is None else CardFormat(form),
    )


def told(log: ReadLog) -> list[list[Any]]:
    return [
        [str(one.at), one.way.value, one.key, one.granted, str(one.reason)] for one in log.passages
    ]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["shows"])
def test_a_log_says_what_it_says(case: dict[str, Any]) -> None:
    log = read_log(FOLDER / case["file"], how(case))
    assert told(log) == case["passages"]
    assert [one.line for one in log.not_read] == case["not_read"]
    assert log.others == case["others"]
    assert log.lines == len(log.passages) + log.others + len(log.not_read)


def test_every_vendor_has_a_case_and_every_case_file_is_read() -> None:
    named = {case["file"] for case in CASES}
    assert {name.partition("-")[0] for name in named} >= set(VENDORS)
    assert {path.name for path in FOLDER.iterdir() if path.suffix != ".toml"} == named


def test_door_numbers_are_assumed_only_where_the_event_has_no_direction() -> None:
    acs = FOLDER / "hikvision-one-time-with-another-offset.json"
    assert read_log(acs, How()).ways_assumed
    assert not read_log(acs, How(entry=("1", "3"), exit=("2",))).ways_assumed
    assert not read_log(FOLDER / "zkteco-months-of-31-days.csv", How()).ways_assumed


def test_a_workbook_with_date_and_time_in_two_columns(tmp_path: Path) -> None:
    with xlsxwriter.Workbook(str(tmp_path / "log.xlsx")) as book:
        sheet = book.add_worksheet()
        sheet.write_row(0, 0, ["序号", "日期", "时间", "车牌", "出入口"])
        sheet.write_row(1, 0, [1, "2026-3-16", "18:02:11", "浙B20001", "东门入口"])
        sheet.write_row(2, 0, [2, "2026-3-17", "7:30:00", "浙B20001", "东门出口"])
    mapping = LogMapping(
        time=("日期", "时间"),
        plate="车牌",
        direction="出入口",
        entry=("东门入口",),
        exit=("东门出口",),
    )
    log = read_log(tmp_path / "log.xlsx", How(mapping=mapping))
    assert [str(one.at) for one in log.passages] == ["2026-03-16 18:02:11", "2026-03-17 07:30:00"]


def test_a_workbook_whose_cells_are_dates_and_numbers(tmp_path: Path) -> None:
    with xlsxwriter.Workbook(str(tmp_path / "log.xlsx")) as book:
        sheet, form = book.add_worksheet(), book.add_format({"num_format": "yyyy-mm-dd hh:mm"})
        sheet.write_row(0, 0, ["通行时间", "卡号", "进出", "结果"])
        sheet.write_datetime(1, 0, at("2026-03-16 18:02"), form)
        sheet.write_row(1, 1, [4100200, "进", "成功"])
    mapping = LogMapping.model_validate(
        {**tomllib.loads(EXAMPLE), "reason": None, "card_format": "wiegand-26-decimal"}
    )
    (one,) = read_log(tmp_path / "log.xlsx", How(mapping=mapping)).passages
    assert (one.at, one.key, one.line) == (at("2026-03-16 18:02"), 4100200, 2)


def test_an_unknown_log_is_refused_with_an_example_that_works(tmp_path: Path) -> None:
    with pytest.raises(InputError) as refused:
        read_log(GBK, How())
    assert "--mapping" in str(refused.value)
    assert EXAMPLE in str(refused.value)
    (tmp_path / "example.toml").write_text(EXAMPLE, encoding="utf-8")
    log = read_log(GBK, How(mapping=read_mapping(tmp_path / "example.toml")))
    assert len(log.passages) == 3


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ('time = "通行时间"\ndirection = "进出"\n', "card or plate"),
        ('time = "通行时间"\ncard = "卡号"\ndirection = "进出"\nresult = "结果"\n', "granted"),
        ('time = "通行时间"\ncard = "卡号"\n', "direction"),
        ('time = "通行时间"\ncard = "卡号"\ndirection = "进出"\nport = 1\n', "port"),
        ('card_format = "decimal"\ntime="a"\ncard="b"\ndirection="c"\n', "wiegand-34-decimal"),
        ("time = 通行时间\n", "line 1"),
    ],
)
def test_a_mapping_that_cannot_be_used_is_refused(tmp_path: Path, text: str, says: str) -> None:
    (tmp_path / "wrong.toml").write_text(text, encoding="utf-8")
    with pytest.raises(InputError, match=says):
        read_mapping(tmp_path / "wrong.toml")


def test_a_mapping_for_another_log_names_both_sides(tmp_path: Path) -> None:
    mapping = LogMapping(time=("通行时间",), card="卡片", direction="进出", entry=("进",))
    with pytest.raises(InputError) as refused:
        read_log(GBK, How(mapping=mapping))
    assert "卡片" in str(refused.value)
    assert "卡号" in str(refused.value)


def test_cameras_that_nobody_named_are_asked_for_by_name() -> None:
    with pytest.raises(InputError) as refused:
        read_log(FOLDER / "vzenith-pushes-as-they-came.json", How())
    assert "入口相机、侧门" in str(refused.value)
    assert "--entry" in str(refused.value)


@pytest.mark.parametrize(
    ("name", "data", "says"),
    [
        ("a.json", b'{"AcsEvent": {"InfoList": [', "no JSON"),
        ("a.xml", b"<Plates><Plate></Plates>", "no list of plates"),
        ("a.csv", b"Cardno,EventType,InOutState,Time_second\n1,0,9,5\n", "none of its 1 lines"),
        ("a.pdf", b"%PDF-1.4", "PDF"),
        ("a.csv", b"", "empty"),
    ],
)
def test_what_is_no_log_is_refused_by_name(
    tmp_path: Path, name: str, data: bytes, says: str
) -> None:
    (tmp_path / name).write_bytes(data)
    with pytest.raises(InputError, match=says):
        read_log(tmp_path / name, How())

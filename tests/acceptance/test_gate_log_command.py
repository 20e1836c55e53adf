"""`gate-log` with the real command: from a gate's file to proposals, use and picture."""

from __future__ import annotations

import json
import shutil
import stat
from collections.abc import Sequence
from datetime import datetime, timedelta
from pathlib import Path
from xml.etree import ElementTree as ET

import openpyxl
import pytest
import xlsxwriter
from desk import Run, Said, tree
from desk import run as real_run

ROUND = "rounds/2026"
SEALED = f"{ROUND}/sealed"
STOCK = [f"{4100200 + 37 * n:010d}" for n in range(20)]
DAYS = [datetime.fromisoformat(f"2026-03-{day}") for day in (16, 17, 18, 19, 23, 24, 25, 26)]
"""Evenings between two workdays."""
NEVER, LATE = 7, 3
LATE_ON, LATE_AT = DAYS[4], "2026-03-24T09:10:00"
Event = tuple[str, str, int, int]
"""Time, card, door, minor code."""


def events() -> list[Event]:
    """Eight nights of all holders but one, in at 18:00 and out at 07:00; one leaves at 09:10."""
    log: list[Event] = []
    for day in DAYS:
        for number, card in enumerate(STOCK):
            if number == NEVER:
                continue
            left = (day + timedelta(hours=31)).isoformat()
            if number == LATE and day == LATE_ON:
                left = LATE_AT
            log.append(((day + timedelta(hours=18)).isoformat(), card, 1, 1))
            log.append((left, card, 2, 1))
    log.append(("2026-03-17T12:00:00", STOCK[2], 1, 7))
    log.append(("2026-03-17T18:30:00", STOCK[2], 1, 7))
    return log


def write_log(path: Path, log: Sequence[Event], offset: str = "+08:00") -> Path:
    """A page of AcsEvent with these events, a door's own event, and a door nobody knows."""
    found = [
        {"major": 5, "minor": minor, "time": f"{at}{offset}", "cardNo": card, "doorNo": door}
        for at, card, door, minor in log
    ]
    found.append({"major": 5, "minor": 21, "time": f"2026-03-17T12:00:00{offset}", "doorNo": 1})
    answer = {"AcsEvent": {"responseStatusStrg": "OK", "InfoList": found}}
    path.write_text(json.dumps(answer), encoding="utf-8")
    return path


@pytest.fixture(scope="module")
def carded_once(tmp_path_factory: pytest.TempPathFactory, drawn_once: Path) -> Path:
    """The drawn example with its cards issued."""
    desk = Path(shutil.copytree(drawn_once, tmp_path_factory.mktemp("gate-log") / "yingui"))
    with xlsxwriter.Workbook(str(desk / "stock.xlsx")) as book:
        sheet = book.add_worksheet()
        for row, cells in enumerate(
            [("卡号", "格式"), *((n, "wiegand-26-decimal") for n in STOCK)]
        ):
            for column, text in enumerate(cells):
                sheet.write_string(row, column, text)
    said = real_run(
        "roster", ROUND, "--cards", "stock.xlsx", "--by", "甲", "--output", "r.xlsx", cwd=desk
    )
    assert said.code == 0, said.stderr
    return desk


@pytest.fixture
def desk(carded_once: Path, tmp_path: Path) -> Path:
    """A copy to do anything with."""
    return Path(shutil.copytree(carded_once, tmp_path / "desk"))


@pytest.fixture(scope="module")
def analysed(carded_once: Path, tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Said]:
    """A folder in which the log has been analysed, and what was said."""
    desk = Path(shutil.copytree(carded_once, tmp_path_factory.mktemp("analysed") / "desk"))
    write_log(desk / "log.json", events())
    return desk, real_run("gate-log", "log.json", "--round", ROUND, cwd=desk)


def issued(desk: Path) -> dict[str, dict[str, str]]:
    said = real_run("roster", ROUND, "--format", "json", "--output", "now.json", cwd=desk)
    assert said.code == 0, said.stderr
    rows = json.loads((desk / "now.json").read_text(encoding="utf-8"))["rows"]
    return {row["card"]: row for row in rows}


def sheet_rows(path: Path, name: str) -> list[tuple[str, ...]]:
    sheet = openpyxl.load_workbook(path)[name]
    return [tuple(str(cell or "") for cell in row) for row in sheet.iter_rows(values_only=True)]


def test_the_late_car_is_proposed_with_its_place_in_the_log(analysed: tuple[Path, Said]) -> None:
    desk, said = analysed
    assert said.code == 0, said.stderr
    header, *rows = sheet_rows(desk / SEALED / "violations.xlsx", "拟认定违规")
    (row,) = rows
    late = issued(desk)[STOCK[LATE]]
    line = 1 + [event[:2] for event in events()].index((LATE_AT, STOCK[LATE]))
    expected = {
        "受理编号": late["ticket"],
        "卡号或车牌": STOCK[LATE],
        "车位": late["space"],
        "类别": "超时停放",
        "开始时间": "2026-03-24 07:45:00",
        "驶离时间": "2026-03-24 09:10:00",
        "超时分钟": "85",
        "宽限分钟": "15",
        "来源": f"log.json 第{line - 1}条；log.json 第{line}条",
        "决定": "",
        "经办人": "",
        "理由": "",
    }
    assert dict(zip(header, row, strict=True)) == expected


def test_a_person_chooses_the_decision_from_a_list(analysed: tuple[Path, Said]) -> None:
    sheet = openpyxl.load_workbook(analysed[0] / SEALED / "violations.xlsx")["拟认定违规"]
    (choice,) = sheet.data_validations.dataValidation
    assert choice.formula1 == '"成立,不成立"'
    assert str(choice.sqref) == "J2"


def test_refusals_unused_cards_and_other_events_are_told(analysed: tuple[Path, Said]) -> None:
    desk, said = analysed
    path = desk / SEALED / "violations.xlsx"
    assert sheet_rows(path, "被拒")[1][3:6] == ("不在卡的时段内", "2", "1")
    never = issued(desk)[STOCK[NEVER]]
    assert sheet_rows(path, "从未使用")[1:] == [(never["ticket"], STOCK[NEVER], never["space"])]
    assert "1 lines about doors and devices, 0 not understood" in said.stdout
    assert "Door 1 was taken for the entry" in said.stdout
    assert f"Never used: {never['space']}." in said.stdout


def test_what_leaves_the_terminal_and_the_picture_names_no_card_and_no_plate(
    analysed: tuple[Path, Said],
) -> None:
    desk, said = analysed
    secrets = {text for row in issued(desk).values() for text in (row["card"], row["plate"])}
    picture = (desk / SEALED / "usage.svg").read_text(encoding="utf-8")
    used = "".join(
        text
        for name in openpyxl.load_workbook(desk / SEALED / "usage.xlsx").sheetnames
        for row in sheet_rows(desk / SEALED / "usage.xlsx", name)
        for text in row
    )
    tickets = {row["ticket"] for row in issued(desk).values()}
    assert [text for text in secrets if text in said.stdout + said.stderr] == []
    assert [text for text in secrets | tickets if text in picture + used] == []
    assert ET.fromstring(picture).tag.endswith("svg")  # noqa: S314 - our own picture
    assert all(f">A{n:02d}<" in picture for n in range(1, 21))


def test_everything_in_the_sealed_folder_is_its_owners_alone(analysed: tuple[Path, Said]) -> None:
    for name in ("violations.xlsx", "usage.xlsx", "usage.svg"):
        assert stat.S_IMODE((analysed[0] / SEALED / name).stat().st_mode) == 0o600


def test_the_use_by_hour_is_that_of_the_nights(analysed: tuple[Path, Said]) -> None:
    hours = sheet_rows(analysed[0] / SEALED / "usage.xlsx", "每小时")
    by_hour = {row[0]: row for row in hours}
    assert by_hour["03:00"][2] == "19"
    assert by_hour["12:00"][1:3] == ("0.0", "0")
    assert by_hour["09:00"][2] == "1"


def test_a_clock_in_utc_stops_the_proposals_until_a_person_says_so(desk: Path, run: Run) -> None:
    log = [
        ((datetime.fromisoformat(at) - timedelta(hours=8)).isoformat(), *rest)
        for at, *rest in events()
    ]
    write_log(desk / "utc.json", log)  # type: ignore[arg-type]
    before = tree(desk)
    said = run("gate-log", "utc.json", "--round", ROUND, cwd=desk)
    assert said.code == 1
    assert "eight hours off: 152 of 152 stays" in said.stderr
    assert "--clock-shift +8h" in said.stderr
    assert tree(desk) == before
    words = ("gate-log", "utc.json", "--round", ROUND, "--clock-shift", "+8h", "--json")
    confirmed = run(*words, cwd=desk).json
    assert not confirmed["clock_doubted"]
    (proposal,) = confirmed["proposals"]
    assert (proposal["began"], proposal["minutes"]) == ("2026-03-24T07:45:00", 85)


def test_two_files_are_one_log_and_decisions_are_never_written_over(desk: Path, run: Run) -> None:
    log = events()
    write_log(desk / "a.json", log[:150])
    write_log(desk / "b.json", log[150:])
    words = ("gate-log", "b.json", "a.json", "--round", ROUND, "--json")
    said = run(*words, cwd=desk).json
    assert (said["stays"], said["entries_alone"], said["exits_alone"]) == (152, 0, 0)
    assert [one["minutes"] for one in said["proposals"]] == [85]
    path = desk / SEALED / "violations.xlsx"
    book = openpyxl.load_workbook(path)
    book["拟认定违规"]["J2"] = "成立"
    book.save(path)
    decided = path.read_bytes()
    again = run(*words, "--grace", "90", "--from", "2026-03-20", cwd=desk).json
    assert again["proposals"] == []
    assert path.read_bytes() == decided
    assert again["files"][0].endswith("violations-2.xlsx")


def test_an_unknown_log_is_refused_with_what_to_do(desk: Path, run: Run) -> None:
    (desk / "log.csv").write_bytes("时刻,号码,门\n2026-03-17 18:00,1,1\n".encode("gb18030"))
    before = tree(desk)
    said = run("gate-log", "log.csv", "--round", ROUND, cwd=desk)
    assert said.code == 3
    assert "its columns are: 时刻、号码、门" in said.stderr
    assert "--mapping" in said.stderr
    assert 'direction = "进出"' in said.stderr
    assert tree(desk) == before


def test_days_without_a_passage_leave_nothing_behind(
    carded_once: Path, tmp_path: Path, run: Run
) -> None:
    log = write_log(tmp_path / "log.json", events()[:4])
    words = ("gate-log", log, "--round", carded_once / ROUND, "--output", tmp_path / "out")
    said = run(*words, "--from", "2026-05-01", cwd=tmp_path)
    assert said.code == 3
    assert "no passage between --from and --to" in said.stderr
    assert not (tmp_path / "out").exists()

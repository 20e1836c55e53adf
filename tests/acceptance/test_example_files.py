"""The shipped example is what its script makes, and nobody in it exists."""

from __future__ import annotations

import csv
import re
import subprocess
import sys
import unicodedata
import zipfile
from pathlib import Path

import pytest
from python_calamine import CalamineWorkbook

from parking_share.findings import CATALOGUE
from parking_share.programme import parse_programme

EXAMPLE = Path(__file__).parents[2] / "examples" / "yingui"
MADE = ("applicants.xlsx", "decisions.xlsx", "cases.csv")
MESSY_WORKBOOK_CASES = range(1, 78)
ID_NUMBER = re.compile(r"\d{17}[\dX]", re.IGNORECASE)
UNASSIGNED_COUNTY = "330299"


def make(folder: Path) -> dict[str, bytes]:
    script = [sys.executable, "-B", str(EXAMPLE / "make_example.py"), str(folder)]
    subprocess.run(script, check=True)
    return {name: (folder / name).read_bytes() for name in MADE}


def members(path: Path) -> dict[str, bytes]:
    """The files inside a workbook: what is left when zlib's version is taken out."""
    with zipfile.ZipFile(path) as book:
        return {name: book.read(name) for name in book.namelist()}


def table(workbook: str) -> list[list[object]]:
    book = CalamineWorkbook.from_path(EXAMPLE / workbook)
    return [list(row) for row in book.get_sheet_by_index(0).to_python(skip_empty_area=False)]


def cases() -> list[dict[str, str]]:
    with (EXAMPLE / "cases.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def test_the_script_makes_the_same_bytes_every_time(tmp_path: Path) -> None:
    (tmp_path / "once").mkdir()
    (tmp_path / "again").mkdir()
    assert make(tmp_path / "once") == make(tmp_path / "again")


def test_the_committed_files_are_what_the_script_makes(tmp_path: Path) -> None:
    make(tmp_path)
    assert (tmp_path / "cases.csv").read_bytes() == (EXAMPLE / "cases.csv").read_bytes()
    for name in ("applicants.xlsx", "decisions.xlsx"):
        assert members(tmp_path / name) == members(EXAMPLE / name)


def test_the_programme_is_valid() -> None:
    text = (EXAMPLE / "programme.toml").read_text(encoding="utf-8")
    programme = parse_programme(text, "programme.toml")
    assert (programme.programme.id, programme.capacity) == ("zhenhai-yingui", 20)


@pytest.mark.parametrize("workbook", ["applicants.xlsx", "decisions.xlsx"])
def test_every_id_is_of_the_county_that_nobody_has(workbook: str) -> None:
    book = CalamineWorkbook.from_path(EXAMPLE / workbook)
    for sheet in book.sheet_names:
        for cell in (cell for row in book.get_sheet_by_name(sheet).to_python() for cell in row):
            text = f"{cell:.0f}" if isinstance(cell, float) else str(cell)
            bare = re.sub(r"[\s\u200b\u202a\u202c-]", "", unicodedata.normalize("NFKC", text))
            for number in ID_NUMBER.findall(bare):
                assert number.startswith(UNASSIGNED_COUNTY)


def test_the_ids_of_ordinary_rows_are_all_different() -> None:
    rows = table("applicants.xlsx")
    ordinary = [rows[int(case["row"]) - 1] for case in cases() if not case["case"]]
    id_column, plate_column = rows[3].index("身份证号"), rows[3].index("号牌")
    assert len({row[id_column] for row in ordinary}) == len(ordinary)
    assert len({row[plate_column] for row in ordinary}) == len(ordinary)


def test_every_case_named_exists() -> None:
    for case in cases():
        number = case["case"]
        assert not number or number in CATALOGUE or int(number) in MESSY_WORKBOOK_CASES
        assert not case["code"] or case["code"] in CATALOGUE
        assert case["outcome"] in {"eligible", "review", "rejected", "skipped"}
        assert number or case["outcome"] == "eligible"


def test_the_cases_name_every_application_by_its_row() -> None:
    rows = table("applicants.xlsx")
    column = rows[2].index("受理编号")
    tickets = {case["ticket"]: int(case["row"]) for case in cases() if case["ticket"]}
    assert [rows[row - 1][column] for row in tickets.values()] == list(tickets)
    assert len(tickets) == sum(case["outcome"] != "skipped" for case in cases())
    named = {int(case["row"]) for case in cases()}
    below_the_header = enumerate(rows[4:], start=5)
    assert named == {row for row, cells in below_the_header if any(cells)}


def test_every_application_in_review_has_one_decision() -> None:
    header, *decisions = table("decisions.xlsx")
    assert header == ["受理编号", "决定", "经办人", "理由", "依据"]
    assert [row[0] for row in decisions] == [
        case["ticket"] for case in cases() if case["outcome"] == "review"
    ]
    assert {row[1] for row in decisions} == {"通过", "不通过", "撤回"}
    assert all(all(row) for row in decisions)

"""From a review sheet to a frozen list: rulings are written by a person, and never guessed."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest
from desk import FROZEN_AT, Run, applicant, small_round, write_book
from openpyxl import load_workbook

FREEZE = ("freeze", "applicants.xlsx", "--at", FROZEN_AT)
RULING = {"决定": "通过", "经办人": "丁", "理由": "已当面核对", "依据": "证件原件"}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Five applications; the second is withdrawn by its remark, which a person has to confirm."""
    folder = small_round(tmp_path / "desk")
    rows = [applicant(n) for n in range(1, 6)]
    rows[1] = applicant(2, 备注="已撤回")
    write_book(folder / "applicants.xlsx", rows)
    return folder


def ruled(folder: Path, **changes: str) -> None:
    """Fill in the review sheet as a person would, and save it as decisions.xlsx."""
    book = load_workbook(folder / "review.xlsx")
    sheet = book.active
    assert sheet is not None
    header = [cell.value for cell in sheet[1]]
    for row in range(2, sheet.max_row + 1):
        for column, word in (RULING | changes).items():
            sheet.cell(row, header.index(column) + 1, word)
    book.save(folder / "decisions.xlsx")


def outcomes(folder: Path) -> dict[str, str]:
    path = folder / "rounds" / "2026" / "public" / "tickets.csv"
    with path.open(encoding="utf-8", newline="") as file:
        return {row["ticket"]: row["outcome"] for row in csv.DictReader(file)}


def test_the_list_is_not_closed_before_the_ruling(run: Run, folder: Path) -> None:
    assert run("check", "applicants.xlsx", "--json", cwd=folder).json["outcomes"]["review"] == 1
    said = run(*FREEZE, cwd=folder)
    assert said.code == 1
    assert "T-0002" in said.stderr


@pytest.mark.parametrize(
    ("word", "outcome"), [("通过", "eligible"), ("不通过", "rejected"), ("撤回", "withdrawn")]
)
def test_the_ruling_stands_on_the_public_list(
    run: Run, folder: Path, word: str, outcome: str
) -> None:
    run("check", "applicants.xlsx", cwd=folder)
    ruled(folder, 决定=word)
    assert run(*FREEZE, cwd=folder).code == 0
    expected = {f"T-{n:04d}": "eligible" for n in range(1, 6)} | {"T-0002": outcome}
    assert outcomes(folder) == expected


def test_person_reason_and_evidence_are_kept_sealed(run: Run, folder: Path) -> None:
    run("check", "applicants.xlsx", cwd=folder)
    ruled(folder)
    run(*FREEZE, cwd=folder)
    path = folder / "rounds" / "2026" / "sealed" / "applications.csv"
    with path.open(encoding="utf-8", newline="") as file:
        line = next(row for row in csv.DictReader(file) if row["ticket"] == "T-0002")
    kept = [line[key] for key in ("ruling", "reviewer", "reason", "evidence")]
    assert kept == ["eligible", "丁", "已当面核对", "证件原件"]


@pytest.mark.parametrize("column", ["经办人", "理由", "依据"])
def test_a_ruling_without_person_reason_or_evidence_is_refused(
    run: Run, folder: Path, column: str
) -> None:
    run("check", "applicants.xlsx", cwd=folder)
    ruled(folder, **{column: ""})
    said = run(*FREEZE, cwd=folder)
    assert said.code == 3
    assert f"row 2: {column} is blank" in said.stderr
    assert not (folder / "rounds" / "2026").exists()


def test_a_word_that_is_no_ruling_is_refused(run: Run, folder: Path) -> None:
    run("check", "applicants.xlsx", cwd=folder)
    ruled(folder, 决定="再看看")
    said = run(*FREEZE, cwd=folder)
    assert said.code == 3
    assert "通过, 不通过, 撤回" in said.stderr


def test_a_ruling_does_not_outlive_a_change_of_what_it_ruled_on(run: Run, folder: Path) -> None:
    run("check", "applicants.xlsx", cwd=folder)
    ruled(folder)
    rows = [applicant(n) for n in range(1, 6)]
    rows[1] = applicant(2, 备注="已撤回", 车牌号="浙B99999")
    write_book(folder / "applicants.xlsx", rows)
    said = run(*FREEZE, cwd=folder)
    assert said.code == 3
    assert "T-0002 has changed since this ruling" in said.stderr


def test_rulings_are_read_from_the_file_that_is_named(run: Run, folder: Path) -> None:
    run("check", "applicants.xlsx", cwd=folder)
    ruled(folder)
    (folder / "decisions.xlsx").rename(folder / "the rulings.xlsx")
    assert run(*FREEZE, cwd=folder).code == 1
    assert run(*FREEZE, "--decisions", "the rulings.xlsx", cwd=folder).code == 0


def test_the_sealed_folder_keeps_the_papers_as_they_were(run: Run, folder: Path) -> None:
    run("check", "applicants.xlsx", cwd=folder)
    ruled(folder)
    run(*FREEZE, cwd=folder)
    sealed = folder / "rounds" / "2026" / "sealed"
    for name in ("applicants.xlsx", "decisions.xlsx"):
        assert (sealed / name).read_bytes() == (folder / name).read_bytes()

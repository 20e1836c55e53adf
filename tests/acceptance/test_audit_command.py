"""`audit` over past rounds: what passes, how it answers, and that it changes nothing."""

from __future__ import annotations

import csv
import hashlib
import shutil
import zipfile
from pathlib import Path

import openpyxl
import past_rounds
import pytest
from desk import DRAWN_AT, FROZEN_AT, Run, small_round, tree

CHECKS = [
    *("record", "chain", "rules", "inputs", "eligibility", "decisions", "weights"),
    *("register", "practice", "roster"),
]


@pytest.fixture(scope="module")
def three(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Three past rounds, to be read only."""
    return past_rounds.make_rounds(tmp_path_factory.mktemp("audited") / "yingui")


def test_three_past_rounds_pass_and_nothing_changes(run: Run, three: Path) -> None:
    before = tree(three)
    said = run("audit", three, "--json", cwd=three.parent)
    assert (said.code, said.stderr) == (0, "")
    assert said.json["passed"] is True
    assert [one["round"] for one in said.json["rounds"]] == list(past_rounds.YEARS)
    for one in said.json["rounds"]:
        assert [check["check"] for check in one["checks"]] == CHECKS
        assert {check["outcome"] for check in one["checks"]} == {"passed"}
    assert tree(three) == before


def test_the_programme_file_is_as_good_as_its_folder(run: Run, three: Path) -> None:
    by_file = run("audit", "programme.toml", "--json", cwd=three)
    assert by_file.json == run("audit", ".", "--json", cwd=three).json


def test_a_table_a_round_and_what_no_audit_shows(run: Run, three: Path) -> None:
    said = run("audit", three, cwd=three.parent)
    for year in past_rounds.YEARS:
        assert f"Round {year}: 12 received, 11 eligible, 11 awards" in said.stdout
    assert "Not shown: whether the documents are genuine" in said.stdout
    assert "Every check of 3 past rounds holds." in said.stdout
    assert "No later round names this record" in said.stdout


def test_the_report_says_what_the_screen_says_and_names_nobody(
    run: Run, three: Path, tmp_path: Path
) -> None:
    reports = ("--report", tmp_path / "audit.xlsx", "--report", tmp_path / "audit.docx")
    said = run("audit", three, *reports, "--json", cwd=tmp_path)
    assert said.code == 0
    sheets = openpyxl.load_workbook(tmp_path / "audit.xlsx")
    cells = {
        sheet.title: [[str(cell.value or "") for cell in row] for row in sheet.iter_rows()]
        for sheet in sheets.worksheets
    }
    passed = [row for row in cells["checks"] if row[2] == "passed"]
    assert len(passed) == len(past_rounds.YEARS) * len(CHECKS) + 1  # and the register as a whole
    assert len(cells["leads"]) > len(said.json["leads"]) > 0
    # A leak is looked for in the parts of the files as they stand, not only in their cells.
    text = said.stdout + "".join(
        part.decode("utf-8", errors="replace")
        for file in ("audit.xlsx", "audit.docx")
        for part in parts(tmp_path / file)
    )
    sealed = three / "rounds" / "2026" / "sealed" / "applications.csv"
    with sealed.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            for column in ("name", "id_number", "phone", "plate", "nonce", "reviewer"):
                assert not row[column] or row[column] not in text


def parts(archive: Path) -> list[bytes]:
    with zipfile.ZipFile(archive) as file:
        return [file.read(name) for name in file.namelist()]


def test_a_report_has_a_form_that_there_is(run: Run, three: Path, tmp_path: Path) -> None:
    reports = ("--report", "audit.docx", "--report", "audit.pdf")
    assert run("audit", three, *reports, cwd=tmp_path).code == 2
    assert list(tmp_path.iterdir()) == []


def test_of_two_reports_none_is_written_where_one_cannot_be(
    run: Run, three: Path, tmp_path: Path
) -> None:
    (tmp_path / "audit.docx").write_bytes(b"")
    reports = ("--report", "audit.xlsx", "--report", "audit.docx")
    assert run("audit", three, *reports, cwd=tmp_path).code == 3
    assert [path.name for path in tmp_path.iterdir()] == ["audit.docx"]


def test_a_report_is_never_written_over_a_file_nor_into_the_rounds(
    run: Run, three: Path, tmp_path: Path
) -> None:
    folder = Path(shutil.copytree(three, tmp_path / "copy"))
    before = tree(folder)
    for target in ("applicants.xlsx", "rounds/2026/public/audit.xlsx"):
        said = run("audit", ".", "--report", target, cwd=folder)
        assert (said.code, said.stdout) == (3, "")
    assert tree(folder) == before


def test_there_is_nothing_to_audit_without_a_drawn_round(run: Run, tmp_path: Path) -> None:
    folder = small_round(tmp_path / "new")
    assert run("audit", folder, cwd=tmp_path).code == 3
    assert run("audit", tmp_path / "nowhere", cwd=tmp_path).code == 3
    said = run("freeze", "applicants.xlsx", "--source", "text", "--at", FROZEN_AT, cwd=folder)
    assert said.code == 0
    said = run("audit", folder, "--json", cwd=tmp_path)
    assert said.code == 3
    assert "nothing to audit" in said.stderr
    assert "nothing to audit" in said.json["error"]


def test_a_list_that_is_only_closed_is_named_and_fails_nothing(
    run: Run, three: Path, tmp_path: Path
) -> None:
    folder = Path(shutil.copytree(three, tmp_path / "copy"))
    words = ("--round", "2029", "--source", "text", "--at", "2029-03-05T10:00:00")
    assert run("freeze", "applicants.xlsx", *words, cwd=folder).code == 0
    said = run("audit", folder, cwd=tmp_path)
    assert said.code == 0
    assert "Round 2029: closed, not drawn yet." in said.stdout


def test_the_sheet_that_was_chosen_then_is_read_again(run: Run, tmp_path: Path) -> None:
    folder = small_round(tmp_path / "two-sheets")
    book = openpyxl.load_workbook(folder / "applicants.xlsx")
    book.copy_worksheet(book.worksheets[0]).title = "备份"
    book.save(folder / "applicants.xlsx")
    words = ("--sheet", "报名表", "--seed", "x", "--at", DRAWN_AT)
    assert run("draw", "applicants.xlsx", *words, cwd=folder).code == 0
    assert run("audit", folder, cwd=tmp_path).code == 0


def test_every_sealed_input_has_its_digest(three: Path) -> None:
    for year in past_rounds.YEARS:
        sealed = three / "rounds" / year / "sealed"
        lines = (sealed / "SHA256SUMS").read_text("utf-8").splitlines()
        named = {line[66:]: line[:64] for line in lines}
        assert {"applicants.xlsx", "applications.csv", "decisions.xlsx"} <= named.keys()
        for name, digest in named.items():
            assert hashlib.sha256((sealed / name).read_bytes()).hexdigest() == digest


def test_a_round_closed_by_another_version_is_said_to_be(
    run: Run, three: Path, tmp_path: Path
) -> None:
    folder = Path(shutil.copytree(three, tmp_path / "copy"))
    sealed = folder / "rounds" / "2026" / "sealed"
    (sealed / "version.txt").write_bytes(b"0.0.1\n")
    past_rounds.edit_rows(
        sealed / "applications.csv",
        past_rounds.field_of(past_rounds.SOUND, "codes", "E07"),
    )
    past_rounds.sum_again(sealed)
    said = run("audit", folder, cwd=tmp_path)
    assert said.code == 0
    assert "Closed with version 0.0.1 of this program" in said.stdout
    assert f"which alone changes no outcome: {past_rounds.SOUND}." in said.stdout

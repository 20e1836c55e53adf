"""`check` on the example against the answer key that was written with it."""

from __future__ import annotations

import csv
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from desk import EXAMPLE, Run, applicant, run, small_round, tree, write_book
from openpyxl import load_workbook
from python_calamine import CalamineWorkbook

OUTCOME_OF = {"note": "eligible", "review": "review", "reject": "rejected"}
GRAVITY = ("note", "review", "reject")


@pytest.fixture(scope="module")
def answer(tmp_path_factory: pytest.TempPathFactory) -> Any:
    folder = tmp_path_factory.mktemp("check")
    for name in ("programme.toml", "applicants.xlsx"):
        (folder / name).write_bytes((EXAMPLE / name).read_bytes())
    said = run("check", "applicants.xlsx", "--json", cwd=folder)
    assert (said.code, said.stderr) == (0, "")
    return said.json


def key() -> dict[int, dict[str, str]]:
    with (EXAMPLE / "cases.csv").open(encoding="utf-8", newline="") as file:
        return {int(case["row"]): case for case in csv.DictReader(file)}


def gravest(answer: Any) -> dict[int, str]:
    """The gravest severity of every row with a finding."""
    found: dict[int, str] = {}
    for finding in answer["findings"]:
        row, severity = finding["row"], finding["severity"]
        found[row] = max(found.get(row, "note"), severity, key=GRAVITY.index)
    return found


def test_every_row_has_the_outcome_of_the_key(answer: Any) -> None:
    skipped = {row["row"] for row in answer["skipped"]}
    severities = gravest(answer)
    found = {
        row: "skipped" if row in skipped else OUTCOME_OF[severities.get(row, "note")]
        for row in key()
    }
    assert found == {row: case["outcome"] for row, case in key().items()}


def test_the_code_of_the_key_is_among_the_gravest_of_its_row(answer: Any) -> None:
    severities = gravest(answer)
    codes: dict[int, set[str]] = {}
    for finding in answer["findings"]:
        if finding["severity"] == severities[finding["row"]]:
            codes.setdefault(finding["row"], set()).add(finding["code"])
    coded = {row: case["code"] for row, case in key().items() if case["code"]}
    assert {row: code for row, code in coded.items() if code not in codes.get(row, set())} == {}


def test_a_row_the_key_finds_sound_has_nothing_above_a_note(answer: Any) -> None:
    severities = gravest(answer)
    sound = [row for row, case in key().items() if case["outcome"] == "eligible"]
    assert {severities.get(row, "note") for row in sound} == {"note"}


def test_every_row_has_one_outcome_or_is_skipped_with_a_reason(answer: Any) -> None:
    assert answer["rows"] == sum(answer["outcomes"].values()) + len(answer["skipped"])
    assert answer["rows"] == len(key())
    assert all(skipped["reason"] for skipped in answer["skipped"])
    expected = Counter(case["outcome"] for case in key().values())
    assert answer["outcomes"] == {
        name: expected[name] for name in ("eligible", "review", "rejected")
    }


def filled_rows() -> Iterator[tuple[str, int]]:
    book = CalamineWorkbook.from_path(EXAMPLE / "applicants.xlsx")
    for name in book.sheet_names:
        lines = book.get_sheet_by_name(name).to_python(skip_empty_area=False)
        yield from ((name, row) for row, cells in enumerate(lines, start=1) if any(cells))


def test_every_finding_and_skipped_row_is_the_workbooks_own(answer: Any) -> None:
    filled = set(filled_rows())
    named = {(one["sheet"], one["row"]) for one in (*answer["findings"], *answer["skipped"])}
    assert named <= filled


def test_the_promised_keys_are_there(answer: Any) -> None:
    assert {"rows", "outcomes", "findings"} <= answer.keys()
    assert answer["outcomes"].keys() == {"eligible", "review", "rejected"}
    for finding in answer["findings"]:
        assert finding.keys() == {"row", "sheet", "code", "field", "severity"}
        assert finding["severity"] in GRAVITY


def test_check_writes_only_the_review_sheet(run: Run, example: Path) -> None:
    (example / "decisions.xlsx").unlink()
    before = tree(example)
    assert run("check", "applicants.xlsx", cwd=example).code == 0
    after = tree(example)
    assert after.pop("review.xlsx")
    assert after == before


def test_the_review_sheet_has_a_row_for_every_application_in_review(
    run: Run, example: Path
) -> None:
    (example / "decisions.xlsx").unlink()
    answer = run("check", "applicants.xlsx", "--json", cwd=example).json
    sheet = load_workbook(example / answer["review_file"]).active
    assert sheet is not None
    header, *lines = sheet.iter_rows(values_only=True)
    assert {"决定", "经办人", "理由", "依据"} <= set(header)
    tickets = [line[header.index("受理编号")] for line in lines]
    assert tickets == [case["ticket"] for case in key().values() if case["outcome"] == "review"]
    assert answer["undecided"] == len(tickets)


def test_a_review_sheet_that_carries_rulings_is_never_written_over(run: Run, example: Path) -> None:
    (example / "decisions.xlsx").unlink()
    run("check", "applicants.xlsx", cwd=example)
    book = load_workbook(example / "review.xlsx")
    sheet = book.active
    assert sheet is not None
    header = [cell.value for cell in sheet[1]]
    for column, word in (("决定", "通过"), ("经办人", "甲"), ("理由", "已核"), ("依据", "原件")):
        sheet.cell(2, header.index(column) + 1, word)
    book.save(example / "review.xlsx")
    ruled = (example / "review.xlsx").read_bytes()
    answer = run("check", "applicants.xlsx", "--json", cwd=example).json
    assert (example / "review.xlsx").read_bytes() == ruled
    assert Path(answer["review_file"]).name == "review-2.xlsx"


def test_a_half_filled_review_sheet_is_never_written_over_either(run: Run, example: Path) -> None:
    (example / "decisions.xlsx").unlink()
    run("check", "applicants.xlsx", cwd=example)
    book = load_workbook(example / "review.xlsx")
    sheet = book.active
    assert sheet is not None
    header = [cell.value for cell in sheet[1]]
    sheet.cell(2, header.index("理由") + 1, "等居民补件")
    book.save(example / "review.xlsx")
    half = (example / "review.xlsx").read_bytes()
    run("check", "applicants.xlsx", cwd=example)
    assert (example / "review.xlsx").read_bytes() == half


def test_strict_answers_with_the_exit_code(run: Run, tmp_path: Path) -> None:
    folder = small_round(tmp_path / "sound")
    assert run("check", "applicants.xlsx", "--strict", cwd=folder).code == 0
    write_book(folder / "applicants.xlsx", [applicant(1), applicant(2, 姓名="")])
    assert run("check", "applicants.xlsx", "--strict", cwd=folder).code == 1
    assert run("check", "applicants.xlsx", cwd=folder).code == 0

"""`check` with its options, run as the program runs it."""

from __future__ import annotations

import json
from pathlib import Path

import openpyxl
import pytest
from application_forms import IDS, PROGRAMME, sound
from office_workbooks import HEADINGS, TWO, book, column
from openpyxl.worksheet.worksheet import Worksheet

from parking_share.cli.app import run


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with a programme that asks for everything; each test puts its workbook there."""
    ask = ", ".join(f'"{heading}"' for heading in HEADINGS)
    text = PROGRAMME.replace("{ask}", ask).replace("{policy}", "")
    (tmp_path / "programme.toml").write_text(text, "utf-8")
    return tmp_path


def check(folder: Path, *words: str) -> int:
    return run(["check", str(folder / "applicants.xlsx"), *words])


def test_explain_says_every_rule_and_changes_nothing(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    book(folder / "applicants.xlsx", [sound(0, 备注="已撤回"), sound(1)])
    before = sorted(path.name for path in folder.iterdir())
    assert check(folder, "--explain", "T-0001", "--json") == 0
    said = json.loads(capsys.readouterr().out)
    assert (said["ticket"], said["outcome"], said["tier"]) == ("T-0001", "review", 1)
    assert [rule["code"] for rule in said["rules"] if rule["answer"] == "fails"] == ["S09"]
    assert sorted(path.name for path in folder.iterdir()) == before


def test_an_explanation_holds_no_personal_data(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    book(folder / "applicants.xlsx", [sound(0, 备注="已撤回"), sound(1, 车牌号="浙B12340")])
    assert check(folder, "--explain", "T-0002") == 0
    said = capsys.readouterr().out
    assert "D03" in said
    values = [value for row in TWO for value in row.values() if isinstance(value, str)]
    personal = [value for value in values if len(value) > 1 and not value.startswith("T-")]
    assert not [value for value in personal if value in said]


def test_an_unknown_ticket_is_refused(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    book(folder / "applicants.xlsx")
    assert check(folder, "--explain", "T-9999") == 3
    assert "no application has this number" in capsys.readouterr().err


def test_headings_are_explained_beside_the_workbook_or_by_option(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    def rename(sheet: Worksheet) -> None:
        sheet.cell(1, column("姓名")).value = "住户大名"

    book(folder / "applicants.xlsx", change=rename)
    assert check(folder) == 3
    (folder / "own.csv").write_text("住户大名,姓名\n", "gb18030")
    assert check(folder, "--columns", str(folder / "own.csv")) == 0
    (folder / "columns.toml").write_text('"住户大名" = "姓名"\n', "utf-8")
    capsys.readouterr()
    assert check(folder, "--json") == 0
    assert json.loads(capsys.readouterr().out)["outcomes"]["eligible"] == 2


def test_lists_beside_the_workbook_are_judged(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    book(folder / "applicants.xlsx")
    lists = openpyxl.Workbook()
    holders = lists.create_sheet("持有人")
    holders.append(["姓名", "证件号码"])
    holders.append(["王芳", IDS[0]])
    lists.save(folder / "lists.xlsx")
    assert check(folder, "--json") == 0
    said = json.loads(capsys.readouterr().out)
    assert [(f["row"], f["code"], f["severity"]) for f in said["findings"]] == [
        (2, "S01", "reject")
    ]


def test_hidden_rows_wait_for_the_operators_word(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    def hide(sheet: Worksheet) -> None:
        sheet.row_dimensions[3].hidden = True

    book(folder / "applicants.xlsx", change=hide)
    assert check(folder) == 3
    assert check(folder, "--hidden", "maybe") == 2
    assert check(folder, "--hidden", "include") == 0


def test_the_review_sheet_offers_words_and_keeps_ids_as_text(folder: Path) -> None:
    book(folder / "applicants.xlsx", [sound(0, 备注="已撤回"), sound(1)])
    assert check(folder) == 0
    sheet = openpyxl.load_workbook(folder / "review.xlsx").active
    assert isinstance(sheet, Worksheet)
    header = [cell.value for cell in sheet[1]]
    number = sheet.cell(2, header.index("证件号码") + 1)
    assert (number.value, number.number_format) == (IDS[0], "@")
    (offered,) = sheet.data_validations.dataValidation
    assert offered.formula1 == '"通过,不通过,撤回"'


def test_a_second_check_says_what_changed(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    book(folder / "applicants.xlsx", [sound(0, 备注="已撤回"), sound(1)])
    check(folder)
    book(folder / "applicants.xlsx", [sound(0), sound(1, 备注="放弃")])
    capsys.readouterr()
    check(folder)
    said = capsys.readouterr().out
    assert "New in review since the last check: T-0002." in said
    assert "No longer in review: T-0001." in said

"""Lists and explained headings are sealed with the workbook, and an audit runs with them again."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import openpyxl
import pytest
from application_forms import IDS, PROGRAMME
from office_workbooks import HEADINGS, book, column

from parking_share.cli.app import run

if TYPE_CHECKING:
    from openpyxl.worksheet.worksheet import Worksheet


@pytest.fixture
def drawn(tmp_path: Path) -> Path:
    """A round of two households, one of which is on the list of holders."""

    def rename(sheet: Worksheet) -> None:
        sheet.cell(1, column("姓名")).value = "住户大名"

    ask = ", ".join(f'"{heading}"' for heading in HEADINGS)
    text = PROGRAMME.replace("{ask}", ask).replace("{policy}", "")
    (tmp_path / "programme.toml").write_text(text, "utf-8")
    (tmp_path / "columns.toml").write_text('"住户大名" = "姓名"\n', "utf-8")
    lists = openpyxl.Workbook()
    holders = lists.create_sheet("持有人")
    for row in (["姓名", "证件号码"], ["王芳", IDS[0]]):
        holders.append(row)
    lists.save(tmp_path / "lists.xlsx")
    applicants = book(tmp_path / "applicants.xlsx", change=rename)
    at = ["--seed", "s-1", "--at", "2026-03-06T10:00:00"]
    assert run(["draw", str(applicants), *at]) == 0
    return tmp_path


def test_what_the_outcomes_rest_on_is_sealed(drawn: Path) -> None:
    sealed = drawn / "rounds" / "2026" / "sealed"
    for name in ("lists.xlsx", "columns.toml"):
        assert (sealed / name).read_bytes() == (drawn / name).read_bytes()
    tickets = (drawn / "rounds" / "2026" / "public" / "tickets.csv").read_text("utf-8")
    assert "T-0001,rejected,eligibility" in tickets


def test_an_audit_comes_to_the_same_outcomes(drawn: Path) -> None:
    assert run(["audit", str(drawn)]) == 0


@pytest.mark.parametrize("name", ["lists.xlsx", "columns.toml"])
def test_an_audit_misses_what_is_gone(drawn: Path, name: str) -> None:
    (drawn / "rounds" / "2026" / "sealed" / name).unlink()
    assert run(["audit", str(drawn)]) == 1

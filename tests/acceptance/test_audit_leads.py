"""The leads of real rounds, against what the published and the sealed lists say."""

from __future__ import annotations

import csv
import shutil
from itertools import groupby
from pathlib import Path
from typing import Any

import desk
import openpyxl
import past_rounds
import pytest
from desk import Run

NUMBERS = [number for number in range(1, 31) if number not in {7, 12, 13}]
"""Acceptance numbers: three are missing."""
YEARS = ("2026", "2027")
UNDER_REVIEW = 10


@pytest.fixture(scope="module")
def kept(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Two rounds of 27 households for 20 spaces; two reviewers, one far stricter."""
    folder = tmp_path_factory.mktemp("leads") / "yingui"
    folder.mkdir()
    shutil.copy(desk.EXAMPLE / "programme.toml", folder)
    rows = [desk.applicant(number) for number in NUMBERS]
    for row in rows[:UNDER_REVIEW]:
        row["产权人"] = ""
    desk.write_book(folder / "applicants.xlsx", rows)
    assert desk.run("check", "applicants.xlsx", cwd=folder).code == 0
    past_rounds.rule_on_all(folder / "review.xlsx", folder / "decisions.xlsx")
    be_stricter(folder / "decisions.xlsx")
    for year in YEARS:
        past_rounds.draw(folder, year, f"{year}-dice")
    strike_a_winner(folder / "rounds" / "2026")
    return folder


def be_stricter(decisions: Path) -> None:
    """A second reviewer turns down every other application."""
    book = openpyxl.load_workbook(decisions)
    sheet = book.worksheets[0]
    columns = {str(cell.value): place for place, cell in enumerate(sheet[1], start=1)}
    for row in range(3, sheet.max_row + 1, 2):
        sheet.cell(row, columns["决定"], "不通过")
        sheet.cell(row, columns["经办人"], "受理员乙")
    book.save(decisions)


def strike_a_winner(folder: Path) -> None:
    """One gives the space back; the first alternate gets it."""
    first = min(awarded(folder))
    words = ("--reason", "退回", "--by", "受理员甲", "--at", "2026-03-10T10:00:00")
    said = desk.run("strike", folder, first, *words, cwd=folder)
    assert said.code == 0, said.stderr


def read(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def awarded(folder: Path, file: str = "allocation.csv") -> set[str]:
    return {row["ticket"] for row in read(folder / "public" / file) if row["result"] == "award"}


def leads(run: Run, folder: Path, *words: str, code: int = 0) -> dict[tuple[str, str], Any]:
    """Every lead by its name and round."""
    said = run("audit", folder, "--json", *words, cwd=folder)
    assert said.code == code, said.stderr
    return {(lead["lead"], lead["round"] or ""): lead for lead in said.json["leads"]}


def test_the_leads_are_what_the_lists_say(run: Run, kept: Path) -> None:
    found = leads(run, kept)
    for year in YEARS:
        folder = kept / "rounds" / year
        listed = read(folder / "public" / "tickets.csv")
        eligible = [row["ticket"] for row in listed if row["outcome"] == "eligible"]
        winners = awarded(folder)
        runs = groupby([ticket in winners for ticket in eligible])
        longest = max(len(list(members)) for won, members in runs if won)
        assert len(found["runs", year]["tickets"]) == longest
        assert found["gaps", year]["tickets"] == ["T-0007", "T-0012…T-0013"]
        ruled = {r["ticket"] for r in read(folder / "sealed" / "applications.csv") if r["ruling"]}
        assert set(found["ruled", year]["tickets"]) == ruled & winners


def test_repeated_households_count_alternates_too(run: Run, kept: Path) -> None:
    first, second = (kept / "rounds" / year for year in YEARS)
    offered = awarded(first) | awarded(first, "allocation-1.csv")
    assert len(offered) == len(awarded(first)) + 1
    both = sorted(offered & awarded(second))
    expected = [f"2026 {ticket} = 2027 {ticket}" for ticket in both]
    assert sorted(leads(run, kept)["repeats", ""]["tickets"]) == expected


def test_a_lead_stands_out_and_the_audit_still_passes(run: Run, kept: Path) -> None:
    """5 of 5 against 0 of 5, two rounds: 1 in C(10, 5)² / 2 by Fisher's test of two strata."""
    lead = leads(run, kept)["reviewers", ""]
    assert lead["stands_out"]
    assert lead["chance"] == pytest.approx(2 / 252**2)
    said = run("audit", kept, cwd=kept)
    assert said.code == 0
    after = said.stdout.index("Leads: something to look at, not proof")
    assert said.stdout.index("Round 2027") < after < said.stdout.index("Every check of 2")
    assert "受理员" not in said.stdout


@pytest.mark.parametrize(
    ("gone", "untaken"),
    [
        ("sealed/applications.csv", {("reviewers", "2026"), ("ruled", "2026")}),
        ("sealed/applicants.xlsx", {("repeats", "2026")}),
        ("public/tickets.csv", {(n, "2026") for n in ("repeats", "runs", "ruled", "gaps")}),
    ],
)
def test_what_is_missing_is_said_and_the_other_looks_are_taken(
    run: Run, kept: Path, tmp_path: Path, gone: str, untaken: set[tuple[str, str]]
) -> None:
    folder = Path(shutil.copytree(kept, tmp_path / "copy"))
    (folder / "rounds" / "2026" / gone).unlink()
    found = leads(run, folder, code=1)
    assert {key for key, lead in found.items() if not lead["taken"]} == untaken
    missing = [found[key]["seen"] for key in untaken]
    assert all(Path(gone).stem in said for said in missing)
    assert found["runs", "2027"]["taken"]

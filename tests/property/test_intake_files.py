"""Real .xlsx files with random marks, formulas and errors: read whole, or refused in one line."""

from __future__ import annotations

import io
from pathlib import Path
from typing import TYPE_CHECKING

import openpyxl
from application_forms import programme, sound
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from openpyxl.comments import Comment
from openpyxl.styles import Font, PatternFill
from openpyxl.worksheet.worksheet import Worksheet

from parking_share.eligibility.decide import assess
from parking_share.errors import ParkingShareError
from parking_share.files.workbook import read_workbook
from parking_share.intake.sheet import CellValue
from parking_share.intake.table import read_table

if TYPE_CHECKING:
    import pytest

HEADINGS = tuple(sound())
ROWS = 5
WIDTH = len(HEADINGS)

places = st.tuples(st.integers(2, ROWS + 1), st.integers(2, WIDTH))
changes = st.lists(
    st.tuples(
        places,
        st.sampled_from(
            ("text", "formula", "error", "strike", "fill", "comment", "hide", "merge", "number")
        ),
    ),
    max_size=8,
)


def changed(sheet: Worksheet, place: tuple[int, int], how: str) -> None:
    """One thing done to one cell."""
    cell = sheet.cell(*place)
    if how == "merge":
        sheet.merge_cells(
            start_row=place[0], start_column=place[1], end_row=place[0] + 1, end_column=place[1]
        )
    elif how == "hide":
        sheet.row_dimensions[place[0]].hidden = True
    elif how == "strike":
        cell.font = Font(strike=True)
    elif how == "fill":
        cell.fill = PatternFill("solid", fgColor="FFFF0000")
    elif how == "comment":
        cell.comment = Comment("已撤回", "办")
    else:
        values: dict[str, CellValue] = {
            "text": "无",
            "formula": "=1+1",
            "error": "#N/A",
            "number": 3.3e17,
        }
        cell.value = values[how]
        cell.data_type = {"formula": "f", "error": "e", "number": "n"}.get(how, "s")


@given(changes)
@settings(max_examples=30, deadline=None, suppress_health_check=list(HealthCheck))
def test_every_row_of_a_real_file_ends_in_one_outcome(
    tmp_path_factory: pytest.TempPathFactory, what: list[tuple[tuple[int, int], str]]
) -> None:
    path = tmp_path_factory.getbasetemp() / "random.xlsx"
    write(path, what)
    rules = programme(HEADINGS)
    try:
        intake = read_table(read_workbook(path).sheets, rules, path.name, hidden="include")
    except ParkingShareError:
        return
    assessed = assess(intake.applications, rules, intake.fields)
    assert [one.application.row for one in assessed] == list(range(2, ROWS + 2))


def write(path: Path, what: list[tuple[tuple[int, int], str]]) -> None:
    """A workbook of five households with these things done to it, merges last."""
    made = openpyxl.Workbook()
    sheet = made.active
    assert isinstance(sheet, Worksheet)
    sheet.append(list(HEADINGS))
    for n in range(ROWS):
        sheet.append(list(sound(n).values()))
    merged: set[int] = set()
    for place, how in sorted(what, key=lambda one: one[1] == "merge"):
        if how != "merge" or place[1] not in merged:
            changed(sheet, place, how)
        if how == "merge":
            merged.add(place[1])
    target = io.BytesIO()
    made.save(target)
    path.write_bytes(target.getvalue())

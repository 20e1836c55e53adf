"""The roster's files for people: names stay text, whatever they begin with."""

from __future__ import annotations

import csv
import io
from dataclasses import replace
from datetime import date

import openpyxl
import pytest
from gate_orders import HOURS

from parking_share.access.people_roster import form_headers, form_notes, form_rows
from parking_share.access.roster import Holder, make_roster
from parking_share.files.calendar import load_calendar
from parking_share.files.spreadsheet import Grid, csv_bytes, xlsx_bytes
from parking_share.language import Text
from parking_share.programme import Term

TERM = Term(starts=date(2026, 3, 2), months=12, source="announcement")
HOLDER = Holder("T-1", "A01", "yard", "甲某", "13800000000", "浙B00001", "0006612000")


def grids(name: str) -> tuple[Grid, Grid]:
    roster = make_roster(TERM, HOURS, load_calendar(), [replace(HOLDER, name=name)])
    table = Grid("门禁卡", [str(header) for header in roster.headers], roster.rows, "名册")
    headers = [str(header) for header in form_headers(roster)]
    notes = [str(note) for note in form_notes(roster, [Text("{h}", h="hours")])]
    return table, Grid("领卡登记", headers, form_rows(roster), "名册", notes, form=True)


@pytest.mark.parametrize("name", ["=1+1", "+86", "-1", "@SUM(A1)", "\tA1", "\rA1"])
def test_a_name_like_a_formula_stays_text(name: str) -> None:
    table, form = grids(name)
    book = openpyxl.load_workbook(io.BytesIO(xlsx_bytes(table, form)))
    for sheet in book:
        kinds = {cell.data_type for row in sheet.iter_rows() for cell in row if cell.value}
        assert kinds == {"s"}
    row = list(csv.reader(io.StringIO(csv_bytes(table).decode("utf-8-sig"), newline="")))[1]
    assert row[4] == f"'{name}"


def test_the_card_number_keeps_its_zeros() -> None:
    book = openpyxl.load_workbook(io.BytesIO(xlsx_bytes(*grids("甲某"))))
    assert book["门禁卡"]["A3"].value == "0006612000"
    assert book["领卡登记"]["A3"].value == "0006612000"


def test_the_form_is_sorted_by_space() -> None:
    holders = [replace(HOLDER, space=space) for space in ("A03", "A01", "A02")]
    roster = make_roster(TERM, HOURS, load_calendar(), holders)
    assert [row[1] for row in form_rows(roster)] == ["A01", "A02", "A03"]
    assert [row[1] for row in roster.rows] == ["A03", "A01", "A02"]


def test_the_roster_names_its_notices_with_their_digests() -> None:
    roster = make_roster(TERM, HOURS, load_calendar(), [HOLDER])
    (source,) = [one.said_in("en") for one in roster.sources]
    assert source.startswith("Holiday notice 2026 (国办发明电〔2025〕7号), SHA-256 ")
    assert len(source.rsplit(" ", 1)[1]) == 64

"""Tables as .xlsx and .csv: text stays text, and the same table gives the same bytes."""

from __future__ import annotations

import csv
import io
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from xlsxwriter.format import Format
    from xlsxwriter.worksheet import Worksheet

CREATED = datetime(2000, 1, 1)  # noqa: DTZ001 - a fixed mark, so that equal tables are equal files
FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r")
WIDEST = 60


@dataclass(frozen=True, slots=True)
class Grid:
    """A table ready to be written: everything is text already."""

    name: str
    headers: Sequence[str]
    rows: Sequence[Sequence[str]]
    title: str = ""
    notes: Sequence[str] = ()
    """Lines under the table."""
    choices: Mapping[int, Sequence[str]] = field(default_factory=dict)
    """Columns (from 0) whose cells offer a list to choose from."""
    blank_rows: int = 0
    """Prepared rows under the last one, for a person to fill in."""


def xlsx_bytes(*grids: Grid) -> bytes:
    """A workbook of a sheet a table: every cell is text, so no ID loses digits.

    Nothing is a formula. The header stays in sight, columns are as wide as what they hold, CJK
    counted double.
    """
    import xlsxwriter

    target = io.BytesIO()
    book = xlsxwriter.Workbook(target, {"in_memory": True})
    book.set_properties({"created": CREATED})
    text = book.add_format({"num_format": "@", "text_wrap": True, "valign": "top", "border": 1})
    head = book.add_format(
        {"bold": True, "text_wrap": True, "valign": "vcenter", "border": 1, "bg_color": "#E8EEF4"}
    )
    title = book.add_format({"bold": True, "font_size": 14})
    for grid in grids:
        sheet = book.add_worksheet(grid.name)
        if grid.title:
            sheet.write_string(0, 0, grid.title, title)
        _write_cells(sheet, grid, head, text)
        _lay_out(sheet, grid)
    book.close()
    return target.getvalue()


def csv_bytes(grid: Grid) -> bytes:
    """The header and the rows as CSV in UTF-8 with BOM and CRLF, as spreadsheet programs read it.

    A value that a spreadsheet program would take for a formula gets an apostrophe before it.
    """
    target = io.StringIO()
    writer = csv.writer(target, lineterminator="\r\n")
    writer.writerow(grid.headers)
    writer.writerows([_not_a_formula(value) for value in row] for row in grid.rows)
    return target.getvalue().encode("utf-8-sig")


def width(text: str) -> int:
    """How many narrow characters a text is wide; Chinese ones count double."""
    lines = text.split("\n") or [""]
    return max(sum(2 if ord(character) > 0x2E80 else 1 for character in line) for line in lines)  # noqa: PLR2004


def _write_cells(sheet: Worksheet, grid: Grid, head: Format, text: Format) -> None:
    for row, (cells, style) in enumerate(_lines(grid, head, text), start=_first_row(grid)):
        for column, value in enumerate(cells):
            if value:
                sheet.write_string(row, column, value, style)
            else:
                sheet.write_blank(row, column, None, style)


def _first_row(grid: Grid) -> int:
    return 1 if grid.title else 0


def _lines(grid: Grid, head: Format, text: Format) -> list[tuple[Sequence[str], Format]]:
    blank = [""] * len(grid.headers)
    rows = [*grid.rows, *([blank] * grid.blank_rows)]
    return [(grid.headers, head), *((row, text) for row in rows)]


def _lay_out(sheet: Worksheet, grid: Grid) -> None:
    first = _first_row(grid)
    last = first + len(grid.rows) + grid.blank_rows
    sheet.freeze_panes(first + 1, 0)
    for column, header in enumerate(grid.headers):
        widest = max([width(header), *(width(row[column]) for row in grid.rows)])
        sheet.set_column(column, column, min(widest + 2, WIDEST))
    for column, choices in grid.choices.items():
        sheet.data_validation(
            first + 1,
            column,
            max(last, first + 1),
            column,
            {"validate": "list", "source": list(choices)},
        )
    for offset, note in enumerate(grid.notes):
        sheet.write_string(last + 2 + offset, 0, note)
    sheet.set_landscape()
    sheet.set_paper(9)
    sheet.fit_to_pages(1, 0)
    sheet.repeat_rows(first)


def _not_a_formula(value: str) -> str:
    return f"'{value}" if value.startswith(FORMULA_STARTS) else value

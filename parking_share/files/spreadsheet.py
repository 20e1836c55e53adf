"""Tables as .xlsx and .csv: text stays text, and the same table gives the same bytes."""

from __future__ import annotations

import csv
import io
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from xlsxwriter import Workbook
    from xlsxwriter.format import Format
    from xlsxwriter.worksheet import Worksheet

CREATED = datetime(2000, 1, 1)  # noqa: DTZ001 - a fixed mark, so that equal tables are equal files
FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r")
WIDEST = 60
TALL, LINE = 26, 15
"""Heights in points of a row to sign in and of a line of text."""


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
    form: bool = False
    """Whether it is to be printed and signed: tall rows, a locked header, notes on the page."""


def xlsx_bytes(*grids: Grid) -> bytes:
    """A workbook, a sheet a table: every cell is text, so no ID loses digits, nothing is a formula.

    The header stays in sight, columns are as wide as what they hold, CJK counted double.
    """
    import xlsxwriter

    target = io.BytesIO()
    book = xlsxwriter.Workbook(target, {"in_memory": True})
    book.set_properties({"created": CREATED})
    for grid in grids:
        _write_sheet(book, grid)
    book.close()
    return target.getvalue()


def _write_sheet(book: Workbook, grid: Grid) -> None:
    text = book.add_format(
        {
            "num_format": "@",
            "text_wrap": True,
            "valign": "vcenter" if grid.form else "top",
            "border": 1,
            "locked": not grid.form,
        }
    )
    head = book.add_format(
        {"bold": True, "text_wrap": True, "valign": "vcenter", "border": 1, "bg_color": "#E8EEF4"}
    )
    sheet = book.add_worksheet(grid.name)
    if grid.title:
        sheet.write_string(0, 0, grid.title, book.add_format({"bold": True, "font_size": 14}))
    _write_cells(sheet, grid, head, text)
    _lay_out(sheet, grid)
    if grid.form:
        _lay_out_form(sheet, grid, book.add_format({"text_wrap": True, "valign": "top"}))
    else:
        for offset, note in enumerate(grid.notes):
            sheet.write_string(_last(grid) + 2 + offset, 0, note)


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
    first, last = _first_row(grid), _last(grid)
    sheet.freeze_panes(first + 1, 0)
    for column in range(len(grid.headers)):
        sheet.set_column(column, column, _column_width(grid, column))
    for column, choices in grid.choices.items():
        sheet.data_validation(
            first + 1,
            column,
            max(last, first + 1),
            column,
            {"validate": "list", "source": list(choices)},
        )
    sheet.set_landscape()
    sheet.set_paper(9)
    sheet.fit_to_pages(1, 0)
    sheet.repeat_rows(first)


def _last(grid: Grid) -> int:
    return _first_row(grid) + len(grid.rows) + grid.blank_rows


def _lay_out_form(sheet: Worksheet, grid: Grid, wrapped: Format) -> None:
    for row in range(_first_row(grid) + 1, _last(grid) + 1):
        sheet.set_row(row, TALL)
    across = sum(_column_width(grid, column) for column in range(len(grid.headers)))
    for row, note in enumerate(grid.notes, start=_last(grid) + 2):
        sheet.merge_range(row, 0, row, len(grid.headers) - 1, "", wrapped)
        sheet.write_string(row, 0, note, wrapped)
        sheet.set_row(row, LINE * (width(note) // across + 1))
    sheet.set_margins(left=0.4, right=0.4, top=0.5, bottom=0.6)
    sheet.set_footer("&C&P / &N")
    sheet.protect("", {"format_columns": True, "format_rows": True})


def _column_width(grid: Grid, column: int) -> int:
    widest = max([width(grid.headers[column]), *(width(row[column]) for row in grid.rows)])
    return min(widest + 2, WIDEST)


def _not_a_formula(value: str) -> str:
    return f"'{value}" if value.startswith(FORMULA_STARTS) else value

"""What an .xlsx workbook shows beside its values: hidden rows, crossed-out text, comments.

The only module that opens an applicants' workbook with openpyxl, and only when the file bears
a trace of such things, because opening it takes longer than everything else together.
"""

from __future__ import annotations

import io
import re
import warnings
import zipfile
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from parking_share.intake.sheet import Look, Marks

if TYPE_CHECKING:
    from openpyxl.cell.cell import Cell
    from openpyxl.worksheet.worksheet import Worksheet

MOST_ROWS = 50_000
"""Larger workbooks are not looked at; that is said aloud."""
LARGEST_SHEET = 64 * 1024 * 1024

_IN_SHEETS = re.compile(rb'hidden="(?:1|true)"|t="e"|<f[ >]')
_IN_STYLES = re.compile(rb"<strike")
_FILLS = re.compile(rb'<fgColor (?:rgb="[0-9A-F]{2}([0-9A-F]{6})"|(theme)=)')
_GREY = range(0x60, 0xE0)
_RED_FROM, _OTHERS_BELOW = 0xC0, 0x70
_FEW = 4
"""A colour on more than one row in four is the table's own design."""


def has_something_to_show(data: bytes) -> bool:
    """Whether the parts of an .xlsx hold any trace of what `look` reads."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        for name in archive.namelist():
            if name.startswith("xl/comments") or "threadedComment" in name:
                return True
            if name.startswith("xl/worksheets/sheet") and _IN_SHEETS.search(archive.read(name)):
                return True
            if name == "xl/styles.xml" and _has_marking_style(archive.read(name)):
                return True
    return False


def is_too_large(data: bytes) -> bool:
    """Whether a sheet's text alone is larger than a form of `MOST_ROWS` rows can be."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return any(
            entry.file_size > LARGEST_SHEET
            for entry in archive.infolist()
            if entry.filename.startswith("xl/worksheets/")
        )


def looks(data: bytes, rows: Mapping[str, int]) -> dict[str, Look]:
    """The look of each sheet by its name; `rows` says how far each one's values reach."""
    from openpyxl import load_workbook

    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # about parts that nothing here reads
        values = load_workbook(io.BytesIO(data), data_only=True)
        formulas = load_workbook(io.BytesIO(data))
    return {
        name: _look(values[name], formulas[name], last)
        for name, last in rows.items()
        if name in values.sheetnames and last
    }


def _look(values: Worksheet, formulas: Worksheet, last: int) -> Look:
    lines: list[list[Any]] = [
        [cell for cell in line if cell.value is not None or cell.comment]
        for line in values.iter_rows(max_row=last)
    ]
    coloured = {line[0].row for line in lines if line and _is_coloured(line)}
    if len(coloured) * _FEW > sum(bool(line) for line in lines):
        coloured = set()
    marks = {line[0].row: _marks(line, line[0].row in coloured) for line in lines if line}
    cells = [cell for line in lines for cell in line]
    return Look(
        frozenset(n for n, row in values.row_dimensions.items() if row.hidden and n <= last),
        {row: mark for row, mark in marks.items() if mark != Marks()},
        {(c.row, c.column - 1): str(c.value) for c in cells if c.data_type == "e"},
        frozenset(_uncalculated(values, formulas, last)),
    )


def _marks(line: list[Any], is_coloured: bool) -> Marks:  # noqa: FBT001 - one of three marks
    return Marks(
        struck=any(cell.font.strike for cell in line if cell.value is not None),
        coloured=is_coloured,
        comments=tuple(cell.comment.text for cell in line if cell.comment),
    )


def _is_coloured(line: list[Any]) -> bool:
    """Whether most of a row's cells are filled with red or grey."""
    filled = [cell for cell in line if cell.value is not None]
    return sum(map(_has_marking_fill, filled)) * 2 > len(filled) > 0


def _has_marking_fill(cell: Cell) -> bool:
    fill = cell.fill
    if fill is None or fill.patternType != "solid":
        return False
    rgb = fill.fgColor.rgb if fill.fgColor.type == "rgb" else None
    if isinstance(rgb, str):
        return is_marking_colour(rgb[-6:])
    colour = fill.fgColor
    return bool(colour.type == "theme" and colour.theme == 0 and colour.tint < 0)


def is_marking_colour(rgb: str) -> bool:
    """Whether RRGGBB is a red or a grey, as people fill the rows of those who gave up."""
    red, green, blue = (int(rgb[at : at + 2], 16) for at in (0, 2, 4))
    if red == green == blue:
        return red in _GREY
    return red >= _RED_FROM and max(green, blue) <= _OTHERS_BELOW


def _has_marking_style(styles: bytes) -> bool:
    if _IN_STYLES.search(styles):
        return True
    return any(theme or is_marking_colour(rgb.decode()) for rgb, theme in _FILLS.findall(styles))


def _uncalculated(values: Worksheet, formulas: Worksheet, last: int) -> list[tuple[int, int]]:
    """The cells with a formula whose result was never saved."""
    return [
        (formula.row or 0, (formula.column or 1) - 1)
        for line, saved in zip(
            formulas.iter_rows(max_row=last), values.iter_rows(max_row=last), strict=True
        )
        for formula, value in zip(line, saved, strict=True)
        if formula.data_type == "f" and value.value is None and value.data_type == "n"
    ]

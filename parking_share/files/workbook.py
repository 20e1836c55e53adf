"""Workbooks as they come: read once, refused with their real kind when they are none."""

from __future__ import annotations

import hashlib
import io
import zipfile
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from parking_share.errors import InputError
from parking_share.files.csv_text import SUFFIXES, read_csv
from parking_share.files.look import MOST_ROWS, has_something_to_show, is_too_large, looks
from parking_share.files.workbook_kinds import (
    SAVE_AS,
    is_text,
    protected,
    refuse_what_is_no_workbook,
)
from parking_share.intake.sheet import PLAIN_LOOK, CellValue, Look, Merge, Sheet, build_sheet
from parking_share.language import Text

if TYPE_CHECKING:
    from python_calamine import CalamineSheet

LARGEST = 200 * 1024 * 1024
_OPENPYXL_FAILS = (
    *(ValueError, KeyError, IndexError, TypeError, AttributeError, ArithmeticError),
    *(OSError, zipfile.BadZipFile),
)
"""What openpyxl raises on parts that other programs wrote in their own way."""


@dataclass(frozen=True, slots=True)
class Workbook:
    """A workbook's bytes and its sheets, hidden ones included."""

    path: Path
    data: bytes
    sheets: tuple[Sheet, ...]
    notes: tuple[Text, ...] = ()
    """What has to be said aloud of how it was read."""

    @property
    def digest(self) -> str:
        """SHA-256 of the file."""
        return hashlib.sha256(self.data).hexdigest()


def read_workbook(path: Path, only_sheet: str | None = None) -> Workbook:
    """Read a workbook with its cell types; `only_sheet` leaves the others out.

    Raises `InputError` when the file cannot be read, is no workbook (the real kind is named), is
    protected by a password, or has no such sheet.
    """
    data = read_bytes(path)
    if path.suffix.lower() in SUFFIXES and is_text(data):
        rows, note = read_csv(path, data)
        return Workbook(path, data, (build_sheet(path.stem, rows, []),), (note,))
    refuse_what_is_no_workbook(path, data)
    sheets, notes = _sheets(path, data)
    if only_sheet is not None:
        sheets = tuple(sheet for sheet in sheets if sheet.name == only_sheet)
        if not sheets:
            raise InputError(
                Text("{file}: there is no sheet named {sheet}.", file=path.name, sheet=only_sheet),
                Text("Look at the names at the bottom of the spreadsheet program's window."),
            )
    return Workbook(path, data, sheets, notes)


def read_bytes(path: Path) -> bytes:
    """The bytes of an input file. Raises `InputError` when it is not there or too large."""
    try:
        if path.stat().st_size > LARGEST:
            raise InputError(
                Text("{file}: the file is larger than 200 MB.", file=path.name),
                Text("Remove pictures and unused sheets, then save it again."),
            )
        return path.read_bytes()
    except FileNotFoundError:
        raise InputError(
            Text("{file}: there is no such file.", file=path),
            Text("Check the name and the folder."),
        ) from None
    except OSError as error:
        raise InputError(
            Text("{file}: cannot be read ({why}).", file=path.name, why=error.strerror),
            Text("Close it in other programs and check its permissions."),
        ) from None


@dataclass(frozen=True, slots=True)
class RawSheet:
    """One worksheet before its look is known."""

    name: str
    values: list[list[CellValue]]
    merges: list[Merge]
    is_hidden: bool


def _sheets(path: Path, data: bytes) -> tuple[tuple[Sheet, ...], tuple[Text, ...]]:
    raw = raw_sheets(path, data)
    look, notes = _look(path, data, {sheet.name: len(sheet.values) for sheet in raw})
    sheets = (
        build_sheet(
            sheet.name,
            sheet.values,
            sheet.merges,
            look.get(sheet.name, PLAIN_LOOK),
            is_hidden=sheet.is_hidden,
        )
        for sheet in raw
    )
    return tuple(sheets), notes


def raw_sheets(path: Path, data: bytes) -> list[RawSheet]:
    """The worksheets as they are stored, without a cell for each value: for very long tables.

    Raises `InputError` when the workbook is damaged or protected.
    """
    import python_calamine as calamine

    try:
        with calamine.CalamineWorkbook.from_filelike(io.BytesIO(data)) as book:
            return [
                _raw(
                    book.get_sheet_by_name(meta.name),
                    meta.visible is not calamine.SheetVisibleEnum.Visible,
                )
                for meta in book.sheets_metadata
                if meta.typ is calamine.SheetTypeEnum.WorkSheet
            ]
    except calamine.PasswordError:
        raise protected(path) from None
    except (calamine.CalamineError, OSError, ValueError) as error:
        raise InputError(
            Text("{file}: the workbook is damaged ({why}).", file=path.name, why=error), SAVE_AS
        ) from None


def _raw(sheet: CalamineSheet, is_hidden: bool) -> RawSheet:  # noqa: FBT001 - a fact of the sheet
    merges = [
        Merge(top, left, bottom, right)
        for (top, left), (bottom, right) in sheet.merged_cell_ranges or []
    ]
    values: list[list[CellValue]] = [[*row] for row in sheet.to_python(skip_empty_area=False)]
    return RawSheet(sheet.name, values, merges, is_hidden)


def _look(
    path: Path, data: bytes, rows: dict[str, int]
) -> tuple[dict[str, Look], tuple[Text, ...]]:
    """The look of each sheet of an .xlsx; what was not looked at is said."""
    if not data.startswith(b"PK") or not zipfile.is_zipfile(io.BytesIO(data)):
        return {}, ()
    if max(rows.values(), default=0) > MOST_ROWS or is_too_large(data):
        note = Text(
            "{file} has more than {n} rows: hidden rows, crossed-out text, comments and "
            "uncalculated formulas were not looked for.",
            file=path.name,
            n=MOST_ROWS,
        )
        return {}, (note,)
    try:
        return (looks(data, rows), ()) if has_something_to_show(data) else ({}, ())
    except _OPENPYXL_FAILS as error:
        note = Text(
            "{file}: hidden rows, crossed-out text and comments could not be read ({why}).",
            file=path.name,
            why=type(error).__name__,
        )
        return {}, (note,)

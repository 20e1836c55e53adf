"""A sheet as it was read: cells with their types, rows with the workbook's own numbers."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

CellValue = str | float | bool | date | datetime | time | timedelta | None


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell: its value with the type the spreadsheet gave it."""

    value: CellValue = None

    @property
    def is_blank(self) -> bool:
        """Nothing to see in it."""
        return self.value is None or (isinstance(self.value, str) and not self.value.strip())

    @property
    def is_number(self) -> bool:
        """A number, whatever it was meant to be; a date is none."""
        return isinstance(self.value, (int, float)) and not isinstance(self.value, bool)

    @property
    def text(self) -> str:
        """What a person sees in the cell; a whole number without its decimal point."""
        if self.value is None:
            return ""
        if isinstance(self.value, float) and self.value.is_integer():
            return str(int(self.value))
        return str(self.value)


BLANK = Cell()


@dataclass(frozen=True, slots=True)
class SheetRow:
    """One row; `number` is the row number that the spreadsheet program shows."""

    number: int
    cells: tuple[Cell, ...]

    @property
    def is_blank(self) -> bool:
        """No cell of the row holds anything."""
        return all(cell.is_blank for cell in self.cells)

    def cell(self, column: int) -> Cell:
        """The cell of a column counted from 0; blank beyond the end."""
        return self.cells[column] if column < len(self.cells) else BLANK


@dataclass(frozen=True, slots=True)
class Merge:
    """A merged range, rows and columns counted from 0, both ends inclusive."""

    top: int
    left: int
    bottom: int
    right: int


@dataclass(frozen=True, slots=True)
class Sheet:
    """One worksheet; merged cells repeat the value of their top left cell."""

    name: str
    rows: tuple[SheetRow, ...]
    lines_across: frozenset[int] = frozenset()
    """Row numbers of merged ranges that span several columns of one row: titles, not data."""


def build_sheet(name: str, values: Iterable[Sequence[CellValue]], merges: Iterable[Merge]) -> Sheet:
    """A sheet from raw values (first row first, first column first) and its merged ranges."""
    grid = [[Cell(None if value == "" else value) for value in row] for row in values]
    for merge in merges:
        _fill(grid, merge)
    return Sheet(
        name,
        tuple(SheetRow(number, tuple(row)) for number, row in enumerate(grid, start=1)),
        frozenset(
            merge.top + 1
            for merge in merges
            if merge.top == merge.bottom and merge.right - merge.left >= _LINE_ACROSS
        ),
    )


_LINE_ACROSS = 2


def _fill(grid: list[list[Cell]], merge: Merge) -> None:
    if merge.top >= len(grid) or merge.left >= len(grid[merge.top]):
        return
    value = grid[merge.top][merge.left]
    for row in grid[merge.top : merge.bottom + 1]:
        for column in range(merge.left, min(merge.right + 1, len(row))):
            row[column] = value

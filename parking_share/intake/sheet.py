"""A sheet as it was read: cells with their types, rows with the workbook's own numbers."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta

CellValue = str | float | bool | date | datetime | time | timedelta | None


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell: its value with the type the spreadsheet gave it."""

    value: CellValue = None
    is_uncalculated: bool = False
    """A formula whose result the workbook does not hold."""

    @property
    def is_blank(self) -> bool:
        """Nothing to see in it, and nothing missing from it."""
        if self.is_uncalculated:
            return False
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
class Marks:
    """What somebody did to a row besides writing in its cells."""

    struck: bool = False
    """Its text is crossed out."""
    coloured: bool = False
    """It alone, or few others, is filled with red or grey."""
    comments: tuple[str, ...] = ()
    """The notes attached to its cells."""


UNMARKED = Marks()


@dataclass(frozen=True, slots=True)
class Look:
    """What a sheet shows beside its values; rows are the workbook's own numbers."""

    hidden_rows: frozenset[int] = frozenset()
    marks: Mapping[int, Marks] = field(default_factory=dict)
    errors: Mapping[tuple[int, int], str] = field(default_factory=dict)
    """Cells (row, column from 0) that show an error such as #N/A."""
    uncalculated: frozenset[tuple[int, int]] = frozenset()
    """Cells (row, column from 0) whose formula was never worked out."""


PLAIN_LOOK = Look()


@dataclass(frozen=True, slots=True)
class Sheet:
    """One worksheet; merged cells repeat the value of their top left cell."""

    name: str
    rows: tuple[SheetRow, ...]
    lines_across: frozenset[int] = frozenset()
    """Row numbers of merged ranges that span several columns of one row: titles, not data."""
    continued: frozenset[tuple[int, int]] = frozenset()
    """Cells (row, column from 0) that are filled from the cell above them by a merge."""
    is_hidden: bool = False
    look: Look = PLAIN_LOOK


def build_sheet(
    name: str,
    values: Iterable[Sequence[CellValue]],
    merges: Sequence[Merge],
    look: Look = PLAIN_LOOK,
    *,
    is_hidden: bool = False,
) -> Sheet:
    """A sheet from raw values (first row first, first column first) and its merged ranges."""
    grid = [[Cell(None if value == "" else value) for value in row] for row in values]
    _put(grid, {place: Cell(text) for place, text in look.errors.items()})
    _put(grid, dict.fromkeys(look.uncalculated, Cell(is_uncalculated=True)))
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
        frozenset(
            (row + 1, column)
            for merge in merges
            for row in range(merge.top + 1, min(merge.bottom + 1, len(grid)))
            for column in range(merge.left, min(merge.right + 1, len(grid[row])))
        ),
        is_hidden,
        look,
    )


_LINE_ACROSS = 2


def _put(grid: list[list[Cell]], cells: Mapping[tuple[int, int], Cell]) -> None:
    """Cells that hold a value already keep it: only what was read as blank is replaced."""
    for (number, column), cell in cells.items():
        if number <= len(grid):
            row = grid[number - 1]
            row += [BLANK] * (column + 1 - len(row))
            if row[column].is_blank:
                row[column] = cell


def _fill(grid: list[list[Cell]], merge: Merge) -> None:
    if merge.top >= len(grid) or merge.left >= len(grid[merge.top]):
        return
    value = grid[merge.top][merge.left]
    for row in grid[merge.top : merge.bottom + 1]:
        for column in range(merge.left, min(merge.right + 1, len(row))):
            row[column] = value

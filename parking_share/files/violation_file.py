"""The workbook of proposed violations; one that carries decisions is never written over."""

from __future__ import annotations

from pathlib import Path

from parking_share.errors import InputError
from parking_share.files.atomic import SEALED, replace
from parking_share.files.numbered_sheet import free_name
from parking_share.files.spreadsheet import Grid, xlsx_bytes
from parking_share.files.workbook import read_workbook
from parking_share.intake.sheet import Sheet
from parking_share.register.gate_log.sheet import (
    COLUMNS,
    REASON,
    REVIEWER,
    RULING,
    RULING_CHOICES,
)

VIOLATIONS = "violations"
SHEET = "拟认定违规"
_BY_A_PERSON = (RULING, REVIEWER, REASON)


def write_violations(folder: Path, rows: list[tuple[str, ...]], *more: Grid) -> Path:
    """Write the proposals, with `more` sheets behind them, and return where they stand."""
    path = free_name(folder, VIOLATIONS, _carries_decisions)
    grid = Grid(
        name=SHEET,
        headers=COLUMNS,
        rows=rows,
        choices={COLUMNS.index(RULING): RULING_CHOICES},
    )
    replace(path, xlsx_bytes(grid, *more), SEALED)
    return path


def _carries_decisions(path: Path) -> bool:
    """Whether anybody wrote into it; a workbook that cannot be read counts as written into."""
    try:
        return any(_is_written_into(sheet) for sheet in read_workbook(path, SHEET).sheets)
    except InputError:
        return True


def _is_written_into(sheet: Sheet) -> bool:
    columns = [COLUMNS.index(name) for name in _BY_A_PERSON]
    return any(not row.cell(column).is_blank for row in sheet.rows[1:] for column in columns)

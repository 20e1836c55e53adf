"""The review sheet beside the workbook; one that carries rulings is never written over."""

from __future__ import annotations

import itertools
from pathlib import Path

from parking_share.eligibility.review_sheet import (
    COLUMNS,
    RULING,
    RULING_CHOICES,
    read_decisions,
)
from parking_share.errors import InputError
from parking_share.files.atomic import SEALED, replace
from parking_share.files.numbered_sheet import free_name, names
from parking_share.files.spreadsheet import Grid, xlsx_bytes
from parking_share.files.workbook import read_workbook

REVIEW = "review"
REVIEW_FILE = f"{REVIEW}.xlsx"


def write_review(folder: Path, rows: list[tuple[str, ...]]) -> Path:
    """Write the review sheet and return where it stands.

    An earlier sheet without rulings is replaced; beside one with rulings a new number is taken.
    """
    path = free_name(folder, REVIEW, carries_rulings)
    grid = Grid(
        name="待复核",
        headers=COLUMNS,
        rows=rows,
        choices={COLUMNS.index(RULING): RULING_CHOICES},
    )
    replace(path, xlsx_bytes(grid), SEALED)
    return path


def earlier_review(folder: Path) -> Path | None:
    """The review sheet that the last check wrote; None where there is none."""
    *_, last = (None, *reviews(folder))
    return last


def reviews(folder: Path) -> list[Path]:
    """Every review sheet that checks have written here."""
    return list(itertools.takewhile(Path.exists, names(folder, REVIEW)))


def carries_rulings(path: Path) -> bool:
    """Whether anybody wrote into a sheet; one that cannot be read counts as written into."""
    try:
        return bool(read_decisions(read_workbook(path).sheets, path.name))
    except InputError:
        return True

"""The review sheet beside the workbook; one that carries rulings is never written over."""

from __future__ import annotations

import itertools
from collections.abc import Iterator
from pathlib import Path

from parking_share.eligibility.review_sheet import (
    COLUMNS,
    RULING,
    RULING_CHOICES,
    read_decisions,
)
from parking_share.errors import InputError
from parking_share.files.atomic import SEALED, replace
from parking_share.files.spreadsheet import Grid, xlsx_bytes
from parking_share.files.workbook import read_workbook

REVIEW_FILE = "review.xlsx"


def write_review(folder: Path, rows: list[tuple[str, ...]]) -> Path:
    """Write the review sheet and return where it stands.

    An earlier sheet without rulings is replaced; beside one with rulings a new number is taken.
    """
    path = next(path for path in _names(folder) if not carries_rulings(path))
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
    return list(itertools.takewhile(Path.exists, _names(folder)))


def _names(folder: Path) -> Iterator[Path]:
    yield folder / REVIEW_FILE
    for number in itertools.count(2):
        yield folder / f"review-{number}.xlsx"


def carries_rulings(path: Path) -> bool:
    """Whether anybody wrote into a sheet; one that cannot be read counts as written into."""
    if not path.exists():
        return False
    try:
        return bool(read_decisions(read_workbook(path).sheets, path.name))
    except InputError:
        return True

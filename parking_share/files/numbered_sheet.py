"""Sheets that people write into: a newer one never takes the place of one that carries work."""

from __future__ import annotations

import itertools
from collections.abc import Callable, Iterator
from pathlib import Path


def names(folder: Path, stem: str) -> Iterator[Path]:
    """`stem.xlsx`, `stem-2.xlsx` and so on, without end."""
    yield folder / f"{stem}.xlsx"
    for number in itertools.count(2):
        yield folder / f"{stem}-{number}.xlsx"


def free_name(folder: Path, stem: str, carries_work: Callable[[Path], bool]) -> Path:
    """The first name that is not taken, or taken by a sheet that nobody has written into."""
    return next(path for path in names(folder, stem) if not path.exists() or not carries_work(path))

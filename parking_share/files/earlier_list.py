"""A list that this program wrote earlier, read back from .xlsx, .csv or .json."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Sequence
from itertools import dropwhile
from pathlib import Path

from parking_share.errors import InputError
from parking_share.files.workbook import read_bytes, read_workbook
from parking_share.language import Text

_FORMULA_STARTS = ("'=", "'+", "'-", "'@", "'\t", "'\r")


def read_earlier(path: Path, keys: Sequence[str]) -> list[dict[str, str]]:
    """Its rows by these keys, which stand for its first columns in their order.

    Raises `InputError` when it is no such list.
    """
    try:
        if path.suffix.lower() == ".json":
            rows = json.loads(read_bytes(path))["rows"]
            return [{key: str(row[key]) for key in keys} for row in rows]
        cells = _csv(path) if path.suffix.lower() == ".csv" else _xlsx(path)
        return [dict(zip(keys, row[: len(keys)], strict=True)) for row in cells]
    except (ValueError, KeyError, TypeError, csv.Error):
        raise InputError(
            Text("{file}: this is no list that `parking-share roster` wrote.", file=path.name),
            Text("Name the .xlsx, .csv or .json file of the earlier list."),
        ) from None


def _csv(path: Path) -> list[list[str]]:
    rows = [*csv.reader(io.StringIO(read_bytes(path).decode("utf-8-sig"), newline=""))][1:]
    return [[_as_it_was(cell) for cell in row] for row in rows]


def _as_it_was(cell: str) -> str:
    return cell[1:] if cell.startswith(_FORMULA_STARTS) else cell


def _xlsx(path: Path) -> list[list[str]]:
    """The rows between the header, which follows the title, and the first blank row."""
    rows = iter(read_workbook(path).sheets[0].rows[2:])
    found: list[list[str]] = []
    for row in dropwhile(lambda one: one.is_blank, rows):
        if row.is_blank:
            break
        found.append([cell.text for cell in row.cells])
    return found

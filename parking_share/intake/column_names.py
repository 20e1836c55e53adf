"""An office's own headings, explained once in a small file: `"住户大名" = "姓名"`."""

from __future__ import annotations

import csv
import io
import tomllib

from parking_share.errors import InputError
from parking_share.fields import FIELD_OF_HEADING, Field
from parking_share.intake.headers import ColumnNames, bare_heading
from parking_share.language import Text

NOT_READ = "不读"
"""Said of a column that is to be left alone."""


def parse_column_names(text: str, where: str) -> ColumnNames:
    """Headings with the fields they mean, from TOML or from a CSV of two columns.

    A heading under one that spans several columns is written `行驶证/所有人`. Raises `InputError`
    when the file is neither, or names a field that no form has.
    """
    pairs = _toml(text) if "=" in text else _csv(text)
    if not pairs:
        raise InputError(
            Text("{file}: no line explains a heading", file=where),
            Text('Write one line a column, such as "住户大名" = "姓名".'),
        )
    return {
        "/".join(bare_heading(part) for part in heading.split("/")): _field(meaning, where)
        for heading, meaning in pairs
    }


def _field(meaning: str, where: str) -> Field | None:
    word = bare_heading(meaning)
    if word == NOT_READ:
        return None
    if word not in FIELD_OF_HEADING:
        raise InputError(
            Text("{file}: {meaning} is no column of a form", file=where, meaning=meaning),
            Text("Write one of: {names}.", names=", ".join([f.value for f in Field] + [NOT_READ])),
        )
    return FIELD_OF_HEADING[word]


def _toml(text: str) -> list[tuple[str, str]]:
    try:
        return [(heading, str(meaning)) for heading, meaning in tomllib.loads(text).items()]
    except tomllib.TOMLDecodeError:
        return []


def _csv(text: str) -> list[tuple[str, str]]:
    rows = [[cell.strip() for cell in row] for row in csv.reader(io.StringIO(text))]
    pairs = [row for row in rows if any(row)]
    return [(row[0], row[1]) for row in pairs] if all(len(row) == 2 for row in pairs) else []  # noqa: PLR2004

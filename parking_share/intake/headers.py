"""Which row is the header, and which column is which field: never guessed between two."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from parking_share.errors import InputError
from parking_share.fields import FIELD_OF_GROUPED_HEADING, FIELD_OF_HEADING, Field
from parking_share.intake.characters import solid
from parking_share.intake.sheet import Sheet, SheetRow
from parking_share.language import Text

HEADER_WITHIN = 40
"""Titles and instructions above a header take fewer rows than this."""
FEWEST_FIELDS = 3
"""A row with fewer known headings is no header."""

ColumnNames = Mapping[str, Field | None]
"""An office's own headings; None for a column that is not to be read."""
NO_NAMES: ColumnNames = {}

_DECORATION = re.compile(r"[*:：﹡※]|\([^)]*\)")


@dataclass(frozen=True, slots=True)
class Column:
    """One column with a known heading."""

    index: int
    heading: str


@dataclass(frozen=True, slots=True)
class Header:
    """The header of a sheet: the rows it takes and the columns of each field."""

    rows: tuple[SheetRow, ...]
    columns: dict[Field, tuple[Column, ...]]

    @property
    def last_row(self) -> int:
        """The workbook's number of the header's last row."""
        return self.rows[-1].number

    def is_repeated_by(self, row: SheetRow) -> bool:
        """Whether a later row is a header row again, as at a page break."""
        texts = [cell.text for cell in row.cells]
        return any(texts == [cell.text for cell in own.cells] for own in self.rows)


def find_header(
    sheet: Sheet, own: ColumnNames = NO_NAMES, fewest: int = FEWEST_FIELDS
) -> Header | None:
    """The header with the most known fields among the first rows; None when there is none.

    `own` are headings that the office explained; they go before the known ones.
    """
    candidates: list[Header] = []
    top = sheet.rows[:HEADER_WITHIN]
    for place, row in enumerate(top):
        candidates.append(_header((row,), own))
        if place + 1 < len(sheet.rows):
            candidates.append(_header((row, sheet.rows[place + 1]), own))
    best = max(candidates, key=lambda header: len(header.columns), default=None)
    return best if best is not None and len(best.columns) >= fewest else None


def column_of_each(header: Header, wanted: frozenset[Field], where: Text) -> dict[Field, int]:
    """The one column of each wanted field that the header has.

    Raises `InputError` when two columns match one of them.
    """
    for field in wanted & header.columns.keys():
        columns = header.columns[field]
        if len(columns) > 1:
            raise InputError(
                Text(
                    "{where}: the columns {columns} both mean {field}.",
                    where=where,
                    columns=" / ".join(f"{letter(c.index)} “{c.heading}”" for c in columns),
                    field=field.value,
                ),
                Text("Rename or remove the one that is not meant, or explain it with --columns."),
            )
    return {field: columns[0].index for field, columns in header.columns.items() if field in wanted}


def letter(index: int) -> str:
    """The spreadsheet's name of a column counted from 0: A, B, … Z, AA."""
    name = ""
    index += 1
    while index:
        index, rest = divmod(index - 1, 26)
        name = chr(ord("A") + rest) + name
    return name


def _header(rows: tuple[SheetRow, ...], own: ColumnNames) -> Header:
    columns: dict[Field, list[Column]] = {}
    for index in range(max(len(row.cells) for row in rows)):
        words = [_words(row, index) for row in rows]
        field = _field(words, own)
        if field is not None:
            heading = "/".join(dict.fromkeys(word for word in words if word))
            columns.setdefault(field, []).append(Column(index, heading))
    return Header(rows, {field: tuple(found) for field, found in columns.items()})


def _words(row: SheetRow, index: int) -> str:
    value = row.cell(index).value
    return bare_heading(value) if isinstance(value, str) else ""


def bare_heading(text: str) -> str:
    """A heading without blanks, stars, colons and what stands in brackets."""
    return _DECORATION.sub("", solid(text))


def _field(words: list[str], own: ColumnNames) -> Field | None:
    """The field of a heading; of two levels, the pair first, then the lower one alone."""
    distinct = list(dict.fromkeys(word for word in words if word))
    if not distinct:
        return None
    for heading in ("/".join(distinct), distinct[-1]):
        if heading in own:
            return own[heading]
    pair = (distinct[0], distinct[-1])
    return FIELD_OF_GROUPED_HEADING.get(pair) or FIELD_OF_HEADING.get(distinct[-1])

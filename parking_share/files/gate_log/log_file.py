"""A log as a table, whatever it came in: text, workbook, JSON, XML, a device's key=value lines."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from pathlib import Path

from parking_share.errors import InputError
from parking_share.files.csv_text import SAMPLE, decoded, separator_of
from parking_share.files.gate_log.records import json_records, key_value_records, xml_records
from parking_share.files.workbook import raw_sheets, read_bytes
from parking_share.files.workbook_kinds import is_text, refuse_what_is_no_workbook
from parking_share.intake.sheet import CellValue
from parking_share.language import Text

HEADER_WITHIN = 20
"""A heading may have titles above it, but no more lines than this."""
_CODECS = {"UTF-8": "utf-8-sig", "UTF-16": "utf-16", "GB 18030": "gb18030"}


@dataclass(frozen=True, slots=True)
class LogTable:
    """The lines of a log under its column names."""

    columns: Sequence[str]
    rows: Iterable[tuple[int, Sequence[str]]]
    """Line number and cells; to be gone through once."""


@dataclass(frozen=True, slots=True)
class LogFile:
    """A log file whose columns are not known yet."""

    path: Path
    table: Callable[[frozenset[str]], LogTable | None]
    """The table that has these columns; None where the file has none such."""
    headings: Sequence[str]
    """What looks like its headings, for messages."""
    read_as: str
    """Its encoding, or what kind of file it is."""


def open_log(path: Path) -> LogFile:
    """A log file. Raises `InputError` when it cannot be read or is no kind of table."""
    data = read_bytes(path)
    start = data[:64].lstrip(b"\xef\xbb\xbf \t\r\n")
    if start.startswith((b"{", b"[{", b"[\r", b"[\n", b"[ ")):
        tree = json_records(path.name, decoded(path, data)[0])
        return LogFile(path, lambda wanted: _of_records(tree(wanted), wanted), (), "JSON")
    if start.startswith(b"<") and b"Plate>" in data:
        return _fixed(path, xml_records(path.name, decoded(path, data)[0]), "XML")
    if start.startswith((b"found=", b"totalCount=", b"records[")):
        return _fixed(path, key_value_records(decoded(path, data)[0]), "key=value")
    if is_text(data):
        return _text(path, data)
    refuse_what_is_no_workbook(path, data)
    return _workbook(path, data)


def _fixed(path: Path, records: list[tuple[int, dict[str, str]]], kind: str) -> LogFile:
    names = list(dict.fromkeys(name for _, record in records for name in record))
    return LogFile(path, lambda wanted: _of_records(records, wanted), names, kind)


def _of_records(
    records: Iterable[tuple[int, dict[str, str]]], wanted: frozenset[str]
) -> LogTable | None:
    found = list(records)
    names = sorted({name for _, record in found for name in record})
    if not wanted <= set(names):
        return None
    rows = ((number, [record.get(name, "") for name in names]) for number, record in found)
    return LogTable(names, rows)


def _text(path: Path, data: bytes) -> LogFile:
    text, encoding = decoded(path, data)
    separator = separator_of(text[:SAMPLE])

    def lines() -> Iterator[tuple[int, list[str]]]:
        stream = io.TextIOWrapper(io.BytesIO(data), _CODECS[encoding], newline="")
        reader = csv.reader(stream, delimiter=separator)
        try:
            for row in reader:
                if row:
                    yield reader.line_num, row
        except csv.Error as error:
            raise InputError(
                Text(
                    "{file}, line {line}: the table is damaged ({why}).",
                    file=path.name,
                    line=reader.line_num,
                    why=error,
                ),
                Text("Export the log anew."),
            ) from None

    return LogFile(path, lambda wanted: _under_heading(lines, wanted), _widest(lines()), encoding)


def _workbook(path: Path, data: bytes) -> LogFile:
    sheets = [sheet.values for sheet in raw_sheets(path, data)]

    def table(wanted: frozenset[str]) -> LogTable | None:
        found = (_under_heading(lambda rows=rows: _cells(rows), wanted) for rows in sheets)  # type: ignore[misc]
        return next((one for one in found if one is not None), None)

    headings = _widest(line for rows in sheets for line in _cells(rows[:HEADER_WITHIN]))
    return LogFile(path, table, headings, "Excel")


def _cells(rows: Iterable[Sequence[CellValue]]) -> Iterator[tuple[int, list[str]]]:
    for number, row in enumerate(rows, start=1):
        if any(cell not in {"", None} for cell in row):
            yield number, [_cell(cell) for cell in row]


def _cell(value: CellValue) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return str(value)


def _under_heading(
    lines: Callable[[], Iterator[tuple[int, list[str]]]], wanted: frozenset[str]
) -> LogTable | None:
    rest = lines()
    for _, row in islice(rest, HEADER_WITHIN):
        columns = [name.strip() for name in row]
        if wanted <= set(columns):
            return LogTable(columns, rest)
    return None


def _widest(lines: Iterable[tuple[int, list[str]]]) -> list[str]:
    return max((row for _, row in islice(lines, HEADER_WITHIN)), key=len, default=[])

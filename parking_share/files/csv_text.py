"""Text files with one application a line: their encoding and their separator, tried strictly."""

from __future__ import annotations

import codecs
import csv
import io
from pathlib import Path

from parking_share.errors import InputError
from parking_share.intake.sheet import CellValue
from parking_share.language import Text

SUFFIXES = (".csv", ".tsv", ".txt")
SEPARATORS = ",;\t|"
SAMPLE = 8192
_SEPARATOR_NAMES = {"\t": Text("tabs"), ",": Text("commas"), ";": Text("semicolons")}
_SAVE_AS_XLSX = Text("Open it in a spreadsheet program and save it as an .xlsx workbook.")


def read_csv(path: Path, data: bytes) -> tuple[list[list[CellValue]], Text]:
    """The cells of a text file, and a sentence that says as what it was read.

    Raises `InputError` when it has no known encoding or is no table.
    """
    text, encoding = decoded(path, data)
    separator = separator_of(text)
    try:
        rows: list[list[CellValue]] = [
            list(row) for row in csv.reader(io.StringIO(text, newline=""), delimiter=separator)
        ]
    except csv.Error as error:
        raise InputError(
            Text("{file}: the table is damaged ({why})", file=path.name, why=error), _SAVE_AS_XLSX
        ) from None
    if not any(len(row) > 1 for row in rows):
        raise InputError(Text("{file}: this text has no columns", file=path.name), _SAVE_AS_XLSX)
    return rows, Text(
        "{file} was read as text in {encoding}, separated by {separator}.",
        file=path.name,
        encoding=encoding,
        separator=_SEPARATOR_NAMES.get(separator, separator),
    )


def decoded(path: Path, data: bytes) -> tuple[str, str]:
    """A text and the name of its encoding: UTF-8, UTF-16 by its mark, else GB 18030."""
    if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        tried = [("utf-16", "UTF-16")]
    else:
        tried = [("utf-8-sig", "UTF-8"), ("gb18030", "GB 18030")]
    for codec, name in tried:
        try:
            return data.decode(codec), name
        except UnicodeDecodeError:
            continue
    raise InputError(
        Text("{file}: the encoding of this text is not known", file=path.name), _SAVE_AS_XLSX
    )


def separator_of(text: str) -> str:
    """The separator that the sample shows; where it shows none clearly, the most frequent."""
    sample = text[:SAMPLE]
    try:
        return csv.Sniffer().sniff(sample, delimiters=SEPARATORS).delimiter
    except csv.Error:
        return max(SEPARATORS, key=sample.count)

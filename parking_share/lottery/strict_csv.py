"""CSV in the one byte form of the protocol (§0): comma, LF, quotes only where needed."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable, Sequence

from parking_share.errors import InputError
from parking_share.language import Text
from parking_share.lottery.plain_text import at_line, quoted, text_of

LONGEST_LINE = 65_536
"""Characters; no real line comes near, and a hostile one is not taken apart."""
_CONTROL = re.compile(r"[\x00-\x1f\x7f-\x9f]")


def csv_bytes(header: Sequence[str], rows: Iterable[Sequence[str]]) -> bytes:
    """The file of these rows. Raises `InputError` for a control character in a field."""
    out = io.StringIO(newline="")
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(header)
    for row in rows:
        for field in row:
            if _CONTROL.search(field):
                raise InputError(Text("{field} has a control character", field=quoted(field)))
        writer.writerow(row)
    return out.getvalue().encode("utf-8")


def csv_rows(data: bytes, file: str, header: Sequence[str]) -> list[list[str]]:
    """The rows below the header; raises `InputError` unless they make the same bytes again."""
    text = text_of(data, file)
    for line, content in enumerate(text.split("\n"), start=1):
        if len(content) > LONGEST_LINE:
            raise at_line(file, line, Text("the line is too long"))
    try:
        first, *rows = csv.reader(io.StringIO(text, newline=""), strict=True)
    except csv.Error:
        raise InputError(Text("{file} is not CSV", file=quoted(file))) from None
    if first != list(header):
        raise InputError(
            Text(
                "{file}: the header is {found}, not {expected}",
                file=quoted(file),
                found=quoted(",".join(first)),
                expected=",".join(header),
            )
        )
    for line, row in enumerate(rows, start=2):
        if len(row) != len(header):
            raise at_line(file, line, Text("{n} fields, not {m}", n=len(row), m=len(header)))
    if csv_bytes(header, rows) != data:
        raise InputError(Text("{file}: quotes stand where none are needed", file=quoted(file)))
    return rows

"""Days on which an office does otherwise than the notice says: works, rests, or is closed.

A table the office keeps itself, a row a date. Its word is the last one, so every row says why,
by which paper, and who wrote it down; and whoever asks about that date is told so. On a closed
day nobody may be there from midnight to midnight; all other dates stay as they were.
"""

from __future__ import annotations

import csv
import io
from dataclasses import dataclass
from datetime import date
from enum import Enum

from parking_share.errors import CalendarError
from parking_share.language import Text

HEADINGS = {
    "日期": "date",
    "类型": "kind",
    "原因": "reason",
    "依据": "source",
    "登记人": "entered_by",
}
COLUMNS = tuple(HEADINGS.values())


class ExceptionKind(Enum):
    """What the office does on that day."""

    WORK = "work"
    OFF = "off"
    CLOSED = "closed"


KIND_OF_WORD = {
    **{kind.value: kind for kind in ExceptionKind},
    "上班": ExceptionKind.WORK,
    "休息": ExceptionKind.OFF,
    "关闭": ExceptionKind.CLOSED,
}


@dataclass(frozen=True, slots=True)
class OfficeException:
    """One row of the table."""

    day: date
    kind: ExceptionKind
    reason: str
    source: str
    """The paper that orders it."""
    entered_by: str


def parse_exceptions(text: str, where: str) -> tuple[OfficeException, ...]:
    """Read the table; every refusal names the line."""
    reader = csv.reader(io.StringIO(text, newline=""), strict=True)
    try:
        rows = [(reader.line_num, row) for row in reader if any(cell.strip() for cell in row)]
    except csv.Error:
        raise _refusal(where, reader.line_num, Text("this is not CSV")) from None
    if not rows or [HEADINGS.get(cell.strip(), cell.strip()) for cell in rows[0][1]] != [*COLUMNS]:
        raise _refusal(where, 1, Text("the first line is: {columns}", columns=",".join(COLUMNS)))
    seen: dict[date, OfficeException] = {}
    for line, row in rows[1:]:
        found = _exception(row, where, line)
        if found.day in seen:
            raise _refusal(where, line, Text("{day} is listed twice", day=found.day))
        seen[found.day] = found
    return tuple(seen[day] for day in sorted(seen))


def _exception(row: list[str], where: str, line: int) -> OfficeException:
    cells = [cell.strip() for cell in row]
    if len(cells) != len(COLUMNS) or not all(cells):
        raise _refusal(where, line, Text("all five cells must be filled in"))
    day, kind, reason, source, entered_by = cells
    if kind not in KIND_OF_WORD:
        raise _refusal(
            where,
            line,
            Text("'{kind}' is none of: {kinds}", kind=kind, kinds=", ".join(KIND_OF_WORD)),
        )
    return OfficeException(_day(day, where, line), KIND_OF_WORD[kind], reason, source, entered_by)


def _day(text: str, where: str, line: int) -> date:
    # Spreadsheet programs write a date back as 2026/3/5.
    parts = text.replace("/", "-").split("-")
    try:
        year, month, day = (int(part) for part in parts if part.isascii() and part.isdecimal())
        return date(year, month, day)
    except ValueError:
        raise _refusal(
            where, line, Text("'{text}' is not a date such as 2026-10-01", text=text)
        ) from None


def _refusal(where: str, line: int, what: Text) -> CalendarError:
    return CalendarError(
        Text("Office exceptions {where}, line {line}: {what}.", where=where, line=line, what=what),
        Text("A row is: {example}", example="2026-08-10,closed,台风,防汛办通知第3号,王某"),
    )

"""One sheet → applications, and every other row named with the reason it was skipped."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from parking_share.errors import InputError
from parking_share.fields import Field
from parking_share.intake.application import Application, read_application
from parking_share.intake.characters import solid
from parking_share.intake.headers import Header, column_of_each, find_header
from parking_share.intake.sheet import Cell, Sheet, SheetRow
from parking_share.language import Text
from parking_share.programme import Programme

TICKET_FORM = re.compile(r"[A-Z0-9-]{1,32}")

_TOTAL = re.compile(r"^(合计|总计|小计|共计|本页小计)")
_SIGN_OFF = re.compile(
    r"^(填表人|填表日期|制表人?|制表日期|审核人|负责人|经办人|单位盖章|盖章|说明|注|备注|联系人)[:]"
)
_EXAMPLE = re.compile(r"^[(]?(示例|样例|例|填写示例|范例)[)]?[:]?")


@dataclass(frozen=True, slots=True)
class SkippedRow:
    """A row that is no application, and why."""

    sheet: str
    row: int
    reason: Text


@dataclass(frozen=True, slots=True)
class Intake:
    """Everything one workbook held."""

    sheet: str
    applications: tuple[Application, ...]
    skipped: tuple[SkippedRow, ...]
    fields: frozenset[Field]
    """The fields that are judged: those asked for, and those present that the programme judges."""
    numbered_here: int
    """How many applications had no acceptance number and were given one in row order."""

    @property
    def data_rows(self) -> int:
        """How many rows under the header hold anything."""
        return len(self.applications) + len(self.skipped)


def read_table(sheets: Iterable[Sheet], programme: Programme, file: str) -> Intake:
    """Read the one usable sheet of a workbook.

    Raises `InputError` when no sheet or several have a header, when a column that the programme
    asks for is missing or matched twice, when there are no data rows, or when acceptance numbers
    are malformed or repeated.
    """
    sheet, header = _usable_sheet(sheets, file)
    where = Text("{file}, sheet {sheet}", file=file, sheet=sheet.name)
    asked = frozenset(programme.documents.ask)
    judged = asked | frozenset(programme.documents.judge_if_present)
    columns = column_of_each(header, judged | {Field.TICKET}, where)
    _refuse_missing_columns(asked - columns.keys(), where)
    rows, skipped = _split_rows(sheet, header)
    if not rows:
        raise InputError(
            Text("{where}: there is no application under the header.", where=where),
            Text("Enter one application a row, directly under the header."),
        )
    cells = [{field: row.cell(index) for field, index in columns.items()} for row in rows]
    tickets, numbered_here = _tickets(rows, cells, programme.default_round, where)
    spellings = programme.community.spellings
    applications = tuple(
        read_application(sheet.name, row.number, ticket, values, spellings)
        for row, ticket, values in zip(rows, tickets, cells, strict=True)
    )
    return Intake(sheet.name, applications, tuple(skipped), judged & columns.keys(), numbered_here)


def _usable_sheet(sheets: Iterable[Sheet], file: str) -> tuple[Sheet, Header]:
    found = [(sheet, header) for sheet in sheets if (header := find_header(sheet))]
    usable = [(s, h) for s, h in found if {Field.NAME, Field.ID_NUMBER} <= h.columns.keys()]
    usable = usable or found
    if not usable:
        raise InputError(
            Text("{file}: no sheet has a header row with known column headings.", file=file),
            Text("One row must hold headings such as 姓名, 身份证号, 车牌号 above the data."),
        )
    if len(usable) > 1:
        raise InputError(
            Text(
                "{file}: {n} sheets could be the applications: {names}.",
                file=file,
                n=len(usable),
                names=", ".join(sheet.name for sheet, _ in usable),
            ),
            Text("Keep one of them in the workbook, or name it with --sheet."),
        )
    return usable[0]


def _refuse_missing_columns(missing: frozenset[Field], where: Text) -> None:
    if missing:
        raise InputError(
            Text(
                "{where}: the columns {missing} are missing; programme.toml asks for them.",
                where=where,
                missing=", ".join(sorted(field.value for field in missing)),
            ),
            Text("Add the columns, or take them out of [documents] ask."),
        )


def _split_rows(sheet: Sheet, header: Header) -> tuple[list[SheetRow], list[SkippedRow]]:
    rows: list[SheetRow] = []
    skipped: list[SkippedRow] = []
    for row in sheet.rows[header.last_row :]:
        if row.is_blank:
            continue
        reason = _no_application(row, sheet, header)
        if reason is None:
            rows.append(row)
        else:
            skipped.append(SkippedRow(sheet.name, row.number, reason))
    return rows, skipped


def _no_application(row: SheetRow, sheet: Sheet, header: Header) -> Text | None:
    """Why a row under the header is no application; None when it is one."""
    if header.is_repeated_by(row):
        return Text("the header again")
    words = [solid(cell.text) for cell in row.cells if not cell.is_blank]
    if any(_EXAMPLE.match(word) for word in words):
        return Text("an example row")
    if _TOTAL.match(words[0]):
        return Text("a total")
    if _SIGN_OFF.match(words[0]):
        return Text("a remark or a signature line")
    if row.number in sheet.lines_across and len(set(words)) == 1:
        return Text("a line across the table")
    return None


def _tickets(
    rows: list[SheetRow], cells: list[dict[Field, Cell]], round_id: str, where: Text
) -> tuple[list[str], int]:
    """The acceptance number of each row; rows without one are numbered in row order."""
    given = [values[Field.TICKET].text if Field.TICKET in values else "" for values in cells]
    _refuse_bad_tickets(rows, given, where)
    fresh = _fresh_numbers(round_id, {ticket for ticket in given if ticket})
    tickets = [ticket or next(fresh) for ticket in given]
    return tickets, given.count("")


def _fresh_numbers(round_id: str, taken: set[str]) -> Iterator[str]:
    number = 0
    while True:
        number += 1
        ticket = f"{round_id.upper()}-{number:04d}"
        if ticket not in taken:
            yield ticket


def _refuse_bad_tickets(rows: list[SheetRow], tickets: list[str], where: Text) -> None:
    """Acceptance numbers are refused, never repaired (draw protocol §1)."""
    bad = [row.number for row, t in zip(rows, tickets, strict=True) if t and not _is_ticket(t)]
    if bad:
        raise InputError(
            Text("{where}, rows {rows}: not an acceptance number.", where=where, rows=listed(bad)),
            Text("Use 1 to 32 capital letters, digits and hyphens, such as YG2026-0001."),
        )
    rows_of: defaultdict[str, list[int]] = defaultdict(list)
    for row, ticket in zip(rows, tickets, strict=True):
        if ticket:
            rows_of[ticket].append(row.number)
    repeated = {ticket: numbers for ticket, numbers in rows_of.items() if len(numbers) > 1}
    if repeated:
        raise InputError(
            Text(
                "{where}: acceptance numbers stand more than once: {repeated}.",
                where=where,
                repeated="; ".join(f"{t} ({listed(n)})" for t, n in repeated.items()),
            ),
            Text("Give every application a number of its own."),
        )


def _is_ticket(text: str) -> bool:
    return TICKET_FORM.fullmatch(text) is not None


def listed(numbers: list[int], most: int = 10) -> str:
    """Row numbers for a message, shortened where there are many."""
    shown = ", ".join(str(number) for number in numbers[:most])
    return shown if len(numbers) <= most else f"{shown}, … ({len(numbers)})"

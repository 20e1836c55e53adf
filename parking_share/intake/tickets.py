"""Acceptance numbers (受理编号): taken as they stand, given in row order where there are none."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator

from parking_share.errors import InputError
from parking_share.intake.sheet import Sheet, SheetRow
from parking_share.language import Text

TICKET_FORM = re.compile(r"[A-Z0-9-]{1,32}")


def tickets_of(
    rows: list[SheetRow], column: int | None, sheet: Sheet, round_id: str, where: Text
) -> tuple[list[str], int]:
    """The acceptance number of each row, and how many were given here, in row order.

    A number that a merge draws down over several rows is the first row's. Raises `InputError`
    when a number has another form or stands more than once.
    """
    given = [_given(row, column, sheet) for row in rows]
    _refuse_bad_tickets(rows, given, where)
    fresh = _fresh_numbers(round_id, {ticket for ticket in given if ticket})
    return [ticket or next(fresh) for ticket in given], given.count("")


def _given(row: SheetRow, column: int | None, sheet: Sheet) -> str:
    if column is None or (row.number, column) in sheet.continued:
        return ""
    cell = row.cell(column)
    if cell.is_uncalculated:
        return "="
    return "" if cell.is_blank else cell.text


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

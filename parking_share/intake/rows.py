"""Which rows under a header are applications, and why the others are none."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

from parking_share.errors import InputError
from parking_share.intake.characters import solid
from parking_share.intake.headers import Header
from parking_share.intake.sheet import Sheet, SheetRow
from parking_share.intake.tickets import listed
from parking_share.language import Text

Hidden = Literal["refuse", "include", "skip"]
"""What to do with hidden rows and sheets: nobody but the operator knows why they are hidden."""

_TOTAL = re.compile(r"^(合计|总计|小计|共计|本页小计)")
_SIGN_OFF = re.compile(
    r"^(填表人|填表日期|制表人?|制表日期|审核人|负责人|经办人|单位盖章|盖章|说明|注|备注|联系人)[:]"
)
_EXAMPLE = re.compile(r"^[(]?(示例|样例|填写示例|范例)[)]?[:]?|^[(]?例[)]?:|^[(]例[)]")


@dataclass(frozen=True, slots=True)
class SkippedRow:
    """A row that is no application, and why."""

    sheet: str
    row: int
    reason: Text


def split_rows(
    sheet: Sheet, header: Header, hidden: Hidden, where: Text
) -> tuple[list[SheetRow], list[SkippedRow]]:
    """The rows under a header that are applications, and all others that hold anything.

    Raises `InputError` when rows are hidden and nobody said what they mean.
    """
    rows: list[SheetRow] = []
    skipped: list[SkippedRow] = []
    for row in sheet.rows[header.last_row :]:
        if row.is_blank:
            continue
        reason = _no_application(row, sheet, header)
        if reason is None and hidden == "skip" and row.number in sheet.look.hidden_rows:
            reason = Text("a hidden row")
        if reason is None:
            rows.append(row)
        else:
            skipped.append(SkippedRow(sheet.name, row.number, reason))
    if hidden == "refuse":
        _refuse_hidden(rows, sheet, where)
    return rows, skipped


def _refuse_hidden(rows: list[SheetRow], sheet: Sheet, where: Text) -> None:
    unseen = [row.number for row in rows if row.number in sheet.look.hidden_rows]
    if unseen:
        raise InputError(
            Text("{where}: the rows {rows} are hidden", where=where, rows=listed(unseen)),
            Text(
                "Show them in the spreadsheet program, or delete them: a list is closed only on "
                "rows that can be seen."
            ),
        )


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

"""One sheet → applications, and every other row named with the reason it was skipped."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from parking_share.errors import InputError
from parking_share.fields import Field
from parking_share.intake.application import Application, Place, read_application
from parking_share.intake.headers import NO_NAMES, ColumnNames, Header, column_of_each, find_header
from parking_share.intake.rows import Hidden, SkippedRow, split_rows
from parking_share.intake.sheet import UNMARKED, Sheet, SheetRow
from parking_share.intake.tickets import listed, tickets_of
from parking_share.language import Text
from parking_share.programme import Programme

__all__ = ["Intake", "SkippedRow", "listed", "read_table"]


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


def read_table(
    sheets: Iterable[Sheet],
    programme: Programme,
    file: str,
    own: ColumnNames = NO_NAMES,
    hidden: Hidden = "refuse",
) -> Intake:
    """Read the one usable sheet of a workbook.

    `own` are headings that the office explained. Raises `InputError` when no sheet or several
    have a header, when a column that the programme asks for is missing or matched twice, when
    there are no data rows or hidden ones, or when acceptance numbers are malformed or repeated.
    """
    sheet, header = _usable_sheet(sheets, file, own, hidden)
    where = Text("{file}, sheet {sheet}", file=file, sheet=sheet.name)
    asked = frozenset(programme.documents.ask)
    judged = asked | frozenset(programme.documents.judge_if_present)
    columns = column_of_each(header, judged | {Field.TICKET}, where)
    _refuse_missing_columns(asked - columns.keys(), where)
    rows, skipped = split_rows(sheet, header, hidden, where)
    if not rows:
        raise InputError(
            Text("{where}: there is no application under the header.", where=where),
            Text("Enter one application a row, directly under the header."),
        )
    tickets, numbered_here = tickets_of(
        rows, columns.get(Field.TICKET), sheet, programme.default_round, where
    )
    spellings = programme.community.spellings
    applications = tuple(
        read_application(
            _place(sheet, row),
            ticket,
            {field: row.cell(index) for field, index in columns.items()},
            spellings,
        )
        for row, ticket in zip(rows, tickets, strict=True)
    )
    return Intake(sheet.name, applications, tuple(skipped), judged & columns.keys(), numbered_here)


def _place(sheet: Sheet, row: SheetRow) -> Place:
    return Place(sheet.name, row.number, sheet.look.marks.get(row.number, UNMARKED))


def _usable_sheet(
    sheets: Iterable[Sheet], file: str, own: ColumnNames, hidden: Hidden
) -> tuple[Sheet, Header]:
    found = [(sheet, header) for sheet in sheets if (header := find_header(sheet, own))]
    usable = [(s, h) for s, h in found if {Field.NAME, Field.ID_NUMBER} <= h.columns.keys()]
    usable = usable or found
    unseen = [sheet.name for sheet, _ in usable if sheet.is_hidden]
    if unseen and hidden == "refuse":
        raise InputError(
            Text("{file}: the sheet {sheet} is hidden", file=file, sheet=", ".join(unseen)),
            Text(
                "Show or delete it in the spreadsheet program: a list is closed only on rows that "
                "can be seen."
            ),
        )
    if hidden == "skip":
        usable = [(sheet, header) for sheet, header in usable if not sheet.is_hidden]
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
            Text(
                "Add the columns, explain other headings with --columns, or take them out of "
                "[documents] ask."
            ),
        )

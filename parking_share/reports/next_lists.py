"""The office's lists for the next term: what past records say, and what was kept by hand."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time

from parking_share.audit.ladder import Streak, losing_streaks
from parking_share.audit.look_back import Past
from parking_share.audit.past import TELLING, PastTicket, documents, winners
from parking_share.eligibility.lists import ListKind
from parking_share.errors import InputError
from parking_share.evidence.sealed import SealedApplication
from parking_share.fields import Field
from parking_share.intake.documents.moment import read_moment
from parking_share.intake.headers import column_of_each, find_header
from parking_share.intake.sheet import Cell, Sheet, SheetRow
from parking_share.language import Text
from parking_share.programme import Programme
from parking_share.register.sanction import Sanction

Entry = Mapping[Field, str]
Computed = Mapping[ListKind, Sequence[Entry]]
FROM_RECORDS = "由往期记录算出"
"""What the remark of a computed entry begins with: it is worked out anew each term."""
COLUMNS = {
    ListKind.HOLDERS: (*TELLING, Field.REMARKS),
    ListKind.BARRED: (*TELLING[:3], Field.BARRED_UNTIL, Field.REMARKS),
    ListKind.LAST_WINNERS: (*TELLING, Field.REMARKS),
    ListKind.LOSSES: (*TELLING, Field.LOSSES, Field.REMARKS),
}
_CARRIED = (ListKind.HOLDERS, ListKind.BARRED)
"""Lists to which the office adds entries by hand, which stay; the others are past records alone."""


@dataclass(frozen=True, slots=True)
class ListSheet:
    """One sheet as it is to be written, its first row included."""

    name: str
    rows: tuple[tuple[str, ...], ...]


def past_entry(ticket: PastTicket, more: str = "") -> Entry:
    """A household of a past round, with where it is known from."""
    remark = f"{FROM_RECORDS}：{ticket.round} 期 {ticket.application.ticket}{more}"
    return documents(ticket.application) | {Field.REMARKS: remark}


def streak_entry(streak: Streak) -> Entry:
    """A household and its losses in a row."""
    return {**past_entry(streak.latest), **streak.texts}


def carried_sanctions(
    sanctions: Iterable[Sanction],
    people: Mapping[tuple[str, str], SealedApplication],
    first_day: date,
) -> tuple[list[Entry], list[Sanction]]:
    """The sanctions in force on a term's first day as entries, and those of unknown people.

    `people` is every round's sealed list, by round and ticket.
    """
    entries: list[Entry] = []
    unknown = []
    for sanction in (one for one in sanctions if one.holds_on(first_day)):
        person = people.get((sanction.round, sanction.ticket))
        if person is None:
            unknown.append(sanction)
            continue
        entries.append(
            {
                Field.NAME: person.name,
                Field.ID_NUMBER: person.id_number,
                Field.PLATE: person.plate,
                Field.BARRED_UNTIL: sanction.until.isoformat() if sanction.until else "长期",
                Field.REMARKS: f"{FROM_RECORDS}：{sanction.round} 期 {sanction.ticket}",
            }
        )
    return entries, unknown


def computed_lists(past: Past, rules: Programme, barred: Sequence[Entry]) -> Computed:
    """What past records say, for the term that `rules` announce; `barred` are the sanctions.

    Losses are listed only where the programme has weights: nobody's papers are kept for nothing.
    """
    first_day = rules.term.starts
    lists: dict[ListKind, Sequence[Entry]] = {
        ListKind.LAST_WINNERS: [past_entry(one) for one in winners(past.known[-1])]
    }
    if rules.policy.ladder > 1:
        lists[ListKind.LOSSES] = [streak_entry(one) for one in losing_streaks(past.known)]
    lists[ListKind.BARRED] = barred
    lists[ListKind.HOLDERS] = [
        past_entry(holder, f"，至 {kept.rules.term.last_day}")
        for kept in past.drawn
        if kept.name in past.reruns and isinstance(kept.rules, Programme)
        if kept.rules.term.last_day >= first_day
        for holder in past.holders(kept)
    ]
    return lists


def next_lists(
    earlier: Sequence[Sheet], computed: Computed, first_day: date
) -> tuple[ListSheet, ...]:
    """The sheets of the next `lists.xlsx`; `earlier` are those of the present one.

    Raises `InputError` for a cell whose formula was never worked out: its value would be lost.
    """
    _require_values(earlier)
    by_name = {sheet.name: sheet for sheet in earlier}
    made = {
        kind.value: _continued(by_name.get(kind.value), kind, entries, first_day)
        for kind, entries in computed.items()
    }
    gone = {ListKind.LOSSES.value, ListKind.LAST_WINNERS.value} - made.keys()
    kept = [ListSheet(s.name, _texts(s.rows)) for s in earlier if s.name not in made.keys() | gone]
    return (*made.values(), *kept)


def kept_by_hand(earlier: Iterable[Sheet], first_day: date) -> dict[ListKind, int]:
    """How many entries that the office wrote itself are carried over, by list."""
    kinds = {kind.value: kind for kind in _CARRIED}
    found = {kinds[s.name]: _by_hand(s, first_day) for s in earlier if s.name in kinds}
    return {kind: len(rows) for kind, rows in found.items() if rows}


def _by_hand(sheet: Sheet, first_day: date) -> list[SheetRow]:
    """The entries not computed here, without sanctions that are over by the first day."""
    header = find_header(sheet, fewest=1)
    if header is None:
        return []
    columns = column_of_each(header, frozenset(Field), _where(sheet))
    return [
        row
        for row in sheet.rows[header.last_row :]
        if not row.is_blank
        and not _cell(row, columns, Field.REMARKS).text.startswith(FROM_RECORDS)
        and not _is_over(row, columns, first_day)
    ]


def _continued(
    sheet: Sheet | None, kind: ListKind, entries: Sequence[Entry], first_day: date
) -> ListSheet:
    header = find_header(sheet, fewest=1) if sheet is not None and kind in _CARRIED else None
    if sheet is None or header is None:
        fields = COLUMNS[kind]
        rows = [tuple(entry.get(field, "") for field in fields) for entry in entries]
        return ListSheet(kind.value, (tuple(field.value for field in fields), *rows))
    columns = column_of_each(header, frozenset(Field), _where(sheet))
    width = max(len(row.cells) for row in sheet.rows)
    added = [field for field in COLUMNS[kind] if field not in columns]
    place = columns | {field: width + number for number, field in enumerate(added)}
    top = [*_texts(sheet.rows[: header.last_row], width + len(added))]
    top[-1] = (*top[-1][:width], *(field.value for field in added))
    by_hand = _texts(_by_hand(sheet, first_day), width + len(added))
    new = (_placed(entry, place, width + len(added)) for entry in entries)
    return ListSheet(kind.value, (*top, *by_hand, *new))


def _placed(entry: Entry, place: Mapping[Field, int], width: int) -> tuple[str, ...]:
    cells = [""] * width
    for field, text in entry.items():
        if field in place:
            cells[place[field]] = text
    return tuple(cells)


def _texts(rows: Iterable[SheetRow], width: int = 0) -> tuple[tuple[str, ...], ...]:
    """What a person sees in the cells, every row as wide as the widest."""
    rows = tuple(rows)
    width = max([width, *(len(row.cells) for row in rows)])
    return tuple(tuple(_shown(row.cell(index)) for index in range(width)) for row in rows)


def _shown(cell: Cell) -> str:
    value = cell.value
    if isinstance(value, datetime) and value.time() == time():
        return value.date().isoformat()
    return cell.text


def _is_over(row: SheetRow, columns: Mapping[Field, int], first_day: date) -> bool:
    until = read_moment(_cell(row, columns, Field.BARRED_UNTIL))
    return isinstance(until, datetime) and until.date() < first_day


def _cell(row: SheetRow, columns: Mapping[Field, int], field: Field) -> Cell:
    return row.cell(columns[field]) if field in columns else Cell()


def _where(sheet: Sheet) -> Text:
    return Text("{file}, sheet {sheet}", file="lists.xlsx", sheet=sheet.name)


def _require_values(sheets: Iterable[Sheet]) -> None:
    for sheet in sheets:
        for row in sheet.rows:
            if any(cell.is_uncalculated for cell in row.cells):
                raise InputError(
                    Text(
                        "{where}, row {row}: a formula was never calculated.",
                        where=_where(sheet),
                        row=row.number,
                    ),
                    Text("Open the workbook in a spreadsheet program and save it."),
                )

"""Lists that an office keeps beside the applications: holders, sanctions, debts, last winners.

A list comes from the register where there is one, otherwise from a workbook with one sheet a
list. An entry is read like an application: whatever documents its row names are parsed.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Hashable, Iterable, Mapping
from dataclasses import dataclass
from enum import Enum

from parking_share.eligibility.keys import by_deed, by_dwelling, by_id, by_name, by_plate, by_unit
from parking_share.errors import InputError
from parking_share.fields import Field
from parking_share.intake.application import Application, Place, read_application
from parking_share.intake.headers import column_of_each, find_header
from parking_share.intake.sheet import Sheet
from parking_share.language import Text


class ListKind(Enum):
    """One list; the value is the name of its sheet."""

    HOLDERS = "持有人"
    BARRED = "限制名单"
    UNPAID = "欠费名单"
    LAST_WINNERS = "上期中签"
    LOSSES = "往期未中"
    STAFF = "工作人员"


@dataclass(frozen=True, slots=True)
class Listed:
    """An entry that may be an application's, and by what it was recognised."""

    entry: Application
    basis: Text
    is_certain: bool
    """False where only the names are equal."""


PERSON_OR_CAR = ((by_id, Text("by ID")), (by_plate, Text("by plate")))
HOUSEHOLD = (
    *PERSON_OR_CAR,
    (by_unit, Text("by dwelling")),
    (by_deed, Text("by dwelling")),
    (by_dwelling, Text("by dwelling")),
)
KEYS = {
    ListKind.HOLDERS: HOUSEHOLD,
    ListKind.BARRED: PERSON_OR_CAR,
    ListKind.UNPAID: PERSON_OR_CAR,
    ListKind.LAST_WINNERS: HOUSEHOLD,
    ListKind.LOSSES: HOUSEHOLD,
    ListKind.STAFF: ((by_id, Text("by ID")),),
}


class OfficeList:
    """One list, with its entries found by what they share with an application."""

    def __init__(self, kind: ListKind, entries: Iterable[Application]) -> None:
        self.kind = kind
        self.entries = tuple(entries)
        self._found: defaultdict[Hashable, list[int]] = defaultdict(list)
        for number, entry in enumerate(self.entries):
            for place, (key, _) in enumerate(KEYS[kind]):
                if (value := key(entry)) is not None:
                    self._found[place, value].append(number)
            if (name := by_name(entry)) is not None and by_id(entry) is None:
                self._found["name", name].append(number)

    def entries_of(self, application: Application) -> tuple[Listed, ...]:
        """Every entry that is this application's household; those that may be, where none is.

        An entry found by several documents stands once, under the first of `KEYS`.
        """
        certain: dict[int, Listed] = {}
        for place, (key, basis) in enumerate(KEYS[self.kind]):
            for number in self._found.get((place, key(application)), ()):
                certain.setdefault(number, Listed(self.entries[number], basis, is_certain=True))
        if certain:
            return tuple(certain.values())
        namesakes = self._found.get(("name", by_name(application)), ())
        return tuple(Listed(self.entries[n], Text("by name"), is_certain=False) for n in namesakes)


Lists = Mapping[ListKind, OfficeList]
NO_LISTS: Lists = {}


def read_lists(sheets: Iterable[Sheet], spellings: tuple[str, ...], file: str) -> Lists:
    """The lists of a workbook: its sheets that bear a list's name.

    Raises `InputError` when there is none, or when one has no column that tells people apart.
    """
    kinds = {kind.value: kind for kind in ListKind}
    found = {
        kinds[s.name]: _list(kinds[s.name], s, spellings, file) for s in sheets if s.name in kinds
    }
    if not found:
        raise InputError(
            Text("{file}: no sheet is named {names}", file=file, names=", ".join(kinds)),
            Text("Name each sheet after the list that stands in it."),
        )
    return found


def _list(kind: ListKind, sheet: Sheet, spellings: tuple[str, ...], file: str) -> OfficeList:
    where = Text("{file}, sheet {sheet}", file=file, sheet=sheet.name)
    header = find_header(sheet, fewest=1)
    telling = {Field.NAME, Field.ID_NUMBER, Field.PLATE, Field.PROPERTY_ADDRESS}
    if header is None or not telling & header.columns.keys():
        raise InputError(
            Text("{where}: no column says whom the list is about", where=where),
            Text("One row must hold headings such as 姓名, 身份证号, 车牌号 above the data."),
        )
    columns = column_of_each(header, frozenset(Field), where)
    return OfficeList(
        kind,
        (
            read_application(
                Place(sheet.name, row.number),
                "",
                {field: row.cell(index) for field, index in columns.items()},
                spellings,
            )
            for row in sheet.rows[header.last_row :]
            if not row.is_blank
        ),
    )

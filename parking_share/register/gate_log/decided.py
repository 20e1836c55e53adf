"""The sheet of proposed violations when a person has filled it in."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime

from parking_share.errors import InputError
from parking_share.intake.characters import plain, solid
from parking_share.intake.headers import HEADER_WITHIN
from parking_share.intake.sheet import Sheet, SheetRow
from parking_share.language import Text
from parking_share.register.conduct import ENDED_CARD, ENTRY, OVERSTAY
from parking_share.register.gate_log import sheet as names
from parking_share.register.gate_log.proposals import Kind

BREACH_OF = {Kind.OVERSTAY: OVERSTAY, Kind.ENTERED: ENTRY}
"""All other kinds are cards that were not, or not yet, the holder's."""
_HOLDS = dict(zip(names.RULING_CHOICES, (True, False), strict=True))
_KINDS = {words: kind for kind, words in names.KIND_WORDS.items()}


@dataclass(frozen=True, slots=True)
class DecidedViolation:
    """One row with a decision."""

    ticket: str
    space: str
    kind: Kind
    began: datetime
    minutes: int
    source: str
    holds: bool
    """Whether the person found it to be a violation."""
    reviewer: str
    reason: str
    row: int

    @property
    def breach(self) -> str:
        """The kind of violation that it is in the register."""
        return BREACH_OF.get(self.kind, ENDED_CARD)

    @property
    def key(self) -> tuple[str, str, datetime]:
        """What tells it from every other violation."""
        return self.ticket, self.breach, self.began

    @property
    def content(self) -> dict[str, str]:
        """What its entry in the register says."""
        return {
            "breach": self.breach,
            "moment": self.began.isoformat(timespec="seconds"),
            "minutes": str(self.minutes) if self.minutes else "",
            "source": self.source,
            "why": self.reason,
        }


def confirmed(rows: Iterable[DecidedViolation]) -> list[DecidedViolation]:
    """The rows that were found to be violations, each once."""
    return [*{row.key: row for row in rows if row.holds}.values()]


def read_decided(sheets: Iterable[Sheet], where: str) -> tuple[DecidedViolation, ...]:
    """The rows of a filled sheet that carry a decision, in their order.

    Raises `InputError` naming row and column when a decision is not one of the offered words,
    lacks its person or reason, or when what the program wrote was changed beyond reading.
    """
    for sheet in sheets:
        for place, row in enumerate(sheet.rows[:HEADER_WITHIN]):
            columns = {solid(cell.text): index for index, cell in enumerate(row.cells)}
            if columns.keys() >= set(names.REQUIRED):
                at = Text("{file}, sheet {sheet}", file=where, sheet=sheet.name)
                return tuple(_decided(sheet.rows[place + 1 :], columns, at))
    raise InputError(
        Text(
            "{file}: no sheet has the columns {columns}.",
            file=where,
            columns=", ".join(names.REQUIRED),
        ),
        Text("Fill in the violations.xlsx that `parking-share gate-log` writes."),
    )


def _decided(
    rows: Iterable[SheetRow], columns: Mapping[str, int], where: Text
) -> Iterator[DecidedViolation]:
    for row in rows:
        said = {name: plain(row.cell(index).text) for name, index in columns.items()}
        if not any(said[name] for name in (names.RULING, names.REVIEWER, names.REASON)):
            continue
        for name in names.REQUIRED:
            if not said[name]:
                raise _refused(row, name, where, Text("is blank"))
        if said[names.RULING] not in _HOLDS:
            raise _refused(row, names.RULING, where, Text("is not a decision"))
        if names.SOURCE in columns:
            said[names.SOURCE] = row.cell(columns[names.SOURCE]).text
        yield _violation(row, said, where)


def _violation(row: SheetRow, said: Mapping[str, str], where: Text) -> DecidedViolation:
    if said[names.KIND] not in _KINDS:
        raise _refused(row, names.KIND, where, Text("was changed"))
    try:
        began, minutes = datetime.fromisoformat(said[names.BEGAN]), int(said[names.OVER])
    except (ValueError, KeyError):
        raise _refused(row, f"{names.BEGAN} / {names.OVER}", where, Text("was changed")) from None
    return DecidedViolation(
        ticket=said[names.TICKET],
        space=said.get(names.SPACE, ""),
        kind=_KINDS[said[names.KIND]],
        began=began,
        minutes=minutes,
        source=said.get(names.SOURCE, ""),
        holds=_HOLDS[said[names.RULING]],
        reviewer=said[names.REVIEWER],
        reason=said[names.REASON],
        row=row.number,
    )


def _refused(row: SheetRow, column: str, where: Text, what: Text) -> InputError:
    return InputError(
        Text(
            "{where}, row {row}: {column} {what}.",
            where=where,
            row=row.number,
            column=column,
            what=what,
        ),
        Text(
            "A decision is one of {choices}, with its person and its reason; the other columns "
            "stay as they were written.",
            choices=", ".join(names.RULING_CHOICES),
        ),
    )

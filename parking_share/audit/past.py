"""What became of the households of a past round: who was offered a space, and who was not."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from parking_share.audit.kept import KeptRound
from parking_share.audit.rerun import Kept, Rerun
from parking_share.eligibility.lists import ListKind, OfficeList
from parking_share.errors import ParkingShareError
from parking_share.evidence.sealed import bound_id, bound_plate
from parking_share.fields import Field
from parking_share.intake.application import Application, Place, read_application
from parking_share.intake.sheet import Cell
from parking_share.language import Text
from parking_share.lottery import allocate, amendments
from parking_share.lottery.plain_text import instant

TELLING = (
    *(Field.NAME, Field.ID_NUMBER, Field.PLATE),
    *(Field.PROPERTY_ADDRESS, Field.DEED_NUMBER, Field.UNIT_CODE),
)
"""The documents by which a household is known again in a later round."""


@dataclass(frozen=True, slots=True)
class PastTicket:
    """A ticket that took part to the end of its round, or was offered a space in it."""

    round: str
    application: Application
    is_offered: bool
    """Whether it had an award in any allocation; otherwise it waited in vain."""


@dataclass(frozen=True, slots=True)
class PastRound:
    """A drawn round; tickets that were rejected, struck or withdrawn are no part of it."""

    name: str
    tickets: tuple[PastTicket, ...]


def results(files: Mapping[str, bytes], until: datetime | None = None) -> dict[str, bool]:
    """Whether each ticket that took part was ever offered a space, from a record's public files.

    Allocations after `until` do not count yet. Raises `InputError` for a file that breaks its
    format, `RoundError` for one that is missing.
    """
    rows = amendments.parse_amendments(files.get(amendments.FILE, _NO_ROWS))
    counted = [
        amendments.allocation_file(row.seq)
        for row in rows
        if until is None or instant(row.at) <= until
    ]
    names = [allocate.FILE, *(name for name in counted if name in files)]
    allocations = [allocate.parse_allocation(files.get(name, b""), name) for name in names]
    offered = {p.ticket for places in allocations for p in places if p.result == allocate.AWARD}
    took_part = offered | {p.ticket for p in allocations[-1] if p.result == allocate.ALTERNATE}
    return {ticket: ticket in offered for ticket in took_part}


def past_round(
    kept: KeptRound, rerun: Kept[Rerun], until: datetime | None = None
) -> Kept[PastRound]:
    """A kept round as far as it concerns later ones, or why that cannot be known.

    `until` is when the later list was closed; None is now.
    """
    if rerun.value is None:
        return Kept(None, Text("round {round}: {why}", round=kept.name, why=rerun.fault or ""))
    try:
        of_ticket = results(kept.case.record.files, until)
    except ParkingShareError as error:
        return Kept(None, Text("round {round}: {why}", round=kept.name, why=error.message))
    applications = {one.application.ticket: one.application for one in rerun.value.decided}
    if lost := sorted(of_ticket.keys() - applications.keys()):
        why = Text("{ticket} is not in the sealed workbook", ticket=lost[0])
        return Kept(None, Text("round {round}: {why}", round=kept.name, why=why))
    return Kept(
        PastRound(
            kept.name,
            tuple(
                PastTicket(kept.name, applications[ticket], of_ticket[ticket])
                for ticket in sorted(of_ticket)
            ),
        )
    )


def documents(application: Application) -> dict[Field, str]:
    """The texts of the documents by which a household is known again, as a list holds them."""
    texts = {field: application.text(field) for field in TELLING}
    return texts | {
        Field.ID_NUMBER: bound_id(application),
        Field.PLATE: bound_plate(application),
    }


def as_entry(number: int, texts: Mapping[Field, str], spellings: tuple[str, ...]) -> Application:
    """The entry of an office's list that these texts make, read as the list is read."""
    cells = {field: Cell(text or None) for field, text in texts.items()}
    return read_application(Place("", number), "", cells, spellings)


def winners(past: PastRound) -> tuple[PastTicket, ...]:
    """The tickets of a past round that were offered a space."""
    return tuple(one for one in past.tickets if one.is_offered)


def list_of_winners(past: PastRound, spellings: tuple[str, ...]) -> OfficeList:
    """The list of last winners under a programme with these spellings, in the same order."""
    texts = (documents(one.application) for one in winners(past))
    entries = [as_entry(number, one, spellings) for number, one in enumerate(texts)]
    return OfficeList(ListKind.LAST_WINNERS, entries)


_NO_ROWS = amendments.amendments_csv(())

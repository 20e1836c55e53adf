"""One person's own line of a record: whose ticket it is, its number, its place."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import product

from parking_share.errors import InputError
from parking_share.evidence.case import Case
from parking_share.evidence.record import Record
from parking_share.language import Text
from parking_share.lottery import allocate, amendments, draw
from parking_share.lottery.plain_text import quoted
from parking_share.lottery.tickets import Ticket, binding


@dataclass(frozen=True, slots=True)
class OwnLine:
    """What a record says of one ticket, worked out again where it can be."""

    ticket: Ticket
    key: str | None
    """None when the record has no usable seed, as everything below."""
    number: str | None
    rank: int | None
    ahead: int | None
    """How many eligible tickets stand before this one."""
    place: allocate.Place | None
    """The standing place, after the last amendment."""
    amendments: tuple[amendments.Amendment, ...]
    """What changed this ticket after the list was closed."""
    bound: bool | None
    """Whether the ticket is bound to the person who gave ID and plate; None when not tried."""


@dataclass(frozen=True, slots=True)
class Receipt:
    """What one person knows and nobody else: the nonce, and who they are.

    Several spellings of the same document may be tried.
    """

    nonce: str
    id_numbers: tuple[str, ...]
    plates: tuple[str, ...]


def own_line(record: Record, ticket: str, receipt: Receipt | None) -> OwnLine:
    """What the record says of a ticket. Raises `InputError` when it is not on the list."""
    case = Case(record)
    listed = {one.ticket: one for one in case.tickets.value or ()}
    if ticket not in listed:
        raise InputError(
            Text("{ticket} is not on the ticket list of this record.", ticket=quoted(ticket)),
            Text("Compare it with the receipt, letter by letter."),
        )
    own = listed[ticket]
    drawn = {one.ticket: one for one in case.drawn or ()}
    mine = drawn.get(ticket)
    return OwnLine(
        ticket=own,
        key=_key(case),
        number=None if mine is None else mine.number,
        rank=None if mine is None else mine.rank,
        ahead=None if mine is None else _ahead(mine, drawn.values(), listed),
        place=_standing(record, ticket),
        amendments=tuple(row for row in case.amendments.value or () if row.ticket == ticket),
        bound=None if receipt is None else _is_bound(own, receipt),
    )


def _key(case: Case) -> str | None:
    committed, taken = case.commitment.value, case.seed.value
    if committed is None or taken is None:
        return None
    return draw.key(committed.programme, committed.round, case.commitment_digest, taken.string)


def _ahead(mine: draw.Drawn, drawn: Iterable[draw.Drawn], listed: dict[str, Ticket]) -> int:
    return sum(one.rank < mine.rank and listed[one.ticket].eligible for one in drawn)


def _standing(record: Record, ticket: str) -> allocate.Place | None:
    if allocate.FILE not in record.files:
        return None
    try:
        places = amendments.standing_allocation(record.files)
    except InputError:
        return None
    return next((place for place in places if place.ticket == ticket), None)


def _is_bound(own: Ticket, receipt: Receipt) -> bool:
    return any(
        binding(own.ticket, receipt.nonce, id_number, plate) == own.binding
        for id_number, plate in product(receipt.id_numbers, receipt.plates)
    )

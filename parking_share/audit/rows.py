"""The ticket list and the sealed list, row by row against what the rules say again."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import fields

from parking_share.audit.check import Fault
from parking_share.audit.rerun import Rerun
from parking_share.errors import InputError
from parking_share.evidence.freeze import ticket_list
from parking_share.evidence.sealed import FILE as SEALED_LIST
from parking_share.evidence.sealed import SealedApplication, seal
from parking_share.language import Text
from parking_share.lottery import tickets
from parking_share.lottery.tickets import Ticket, binding
from parking_share.programme import Programme

SPOKEN = ("outcome", "ruling")
"""Columns of the sealed list whose values may stand in a report; the others are personal."""
_NOT_COMPARED = ("nonce", "codes")
"""The nonce is checked by the binding; codes may grow with the program, see `other_codes`."""
_PUBLIC = ("outcome", "reason", "tier", "weight", "lots")
_NO_NONCE = "0" * 32


def row_faults(
    rerun: Rerun, rules: Programme, public: Iterable[Ticket], sealed: Iterable[SealedApplication]
) -> Iterator[Fault]:
    """Every row of either list that is not what the rules, the rulings and the papers give."""
    kept = {row.ticket: row for row in sealed}
    nonces = {one.application.ticket: _NO_NONCE for one in rerun.decided}
    due_public = {t.ticket: t for t in ticket_list(rerun.decided, rules, nonces)}
    due_sealed = {row.ticket: row for row in seal(rerun.decided, nonces)}
    listed = {ticket.ticket: ticket for ticket in public}
    yield from _strangers(due_sealed, listed, tickets.FILE)
    yield from _strangers(due_sealed, kept, f"sealed/{SEALED_LIST}")
    for name in sorted(due_sealed):
        if name in listed:
            yield from _public_faults(due_public[name], listed[name])
        if name in kept:
            yield from _sealed_faults(due_sealed[name], kept[name])
        if name in listed and name in kept:
            yield from _binding_faults(due_sealed[name], kept[name].nonce, listed[name])


def other_codes(rerun: Rerun, sealed: Iterable[SealedApplication]) -> list[str]:
    """The tickets on which other findings were noted then: a newer program has newer rules."""
    noted = {row.ticket: row.codes for row in sealed}
    now = seal(rerun.decided, {one.application.ticket: _NO_NONCE for one in rerun.decided})
    return [row.ticket for row in now if noted.get(row.ticket, row.codes) != row.codes]


def _strangers(
    due: Mapping[str, object], found: Mapping[str, object], file: str
) -> Iterator[Fault]:
    for name in sorted(due.keys() - found.keys()):
        yield Fault(name, Text("is in the sealed workbook and not in {file}", file=file))
    for name in sorted(found.keys() - due.keys()):
        yield Fault(name, Text("is in {file} and not in the sealed workbook", file=file))


def _public_faults(due: Ticket, found: Ticket) -> Iterator[Fault]:
    for key in _PUBLIC:
        expected, there = getattr(due, key), getattr(found, key)
        if expected != there:
            yield _differs(due.ticket, tickets.FILE, key, (_word(expected), _word(there)))


def _sealed_faults(due: SealedApplication, found: SealedApplication) -> Iterator[Fault]:
    file = f"sealed/{SEALED_LIST}"
    for field in fields(SealedApplication):
        expected, there = getattr(due, field.name), getattr(found, field.name)
        if expected == there or field.name in _NOT_COMPARED:
            continue
        if field.name in SPOKEN:
            yield _differs(due.ticket, file, field.name, (expected, there))
        else:
            what = Text(
                "{file}: {column} is not that of the sealed papers", file=file, column=field.name
            )
            yield Fault(due.ticket, what)


def _binding_faults(due: SealedApplication, nonce: str, found: Ticket) -> Iterator[Fault]:
    try:
        bound = binding(due.ticket, nonce, due.id_number, due.plate)
    except InputError as error:
        yield Fault(due.ticket, error.message)
        return
    if bound != found.binding:
        what = Text("the public binding is not that of the sealed ID number, plate and nonce")
        yield Fault(due.ticket, what)


def _differs(ticket: str, file: str, column: str, values: tuple[str, str]) -> Fault:
    expected, found = values
    return Fault(
        ticket,
        Text(
            "{file}: {column} is “{found}”; run again it is “{expected}”",
            file=file,
            column=column,
            found=found,
            expected=expected,
        ),
    )


def _word(value: object) -> str:
    return ";".join(value) if isinstance(value, tuple) else str(value)

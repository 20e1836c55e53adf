"""The ticket list (§1): one line for every application received, accepted or not."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from parking_share.errors import InputError
from parking_share.language import Text
from parking_share.lottery.plain_text import at_line, quoted
from parking_share.lottery.strict_csv import csv_bytes, csv_rows

FILE = "tickets.csv"
HEADER = ("ticket", "outcome", "reason", "tier", "weight", "lots", "binding")
ELIGIBLE, REJECTED, WITHDRAWN = "eligible", "rejected", "withdrawn"
OUTCOMES = (ELIGIBLE, REJECTED, WITHDRAWN)
REASONS = ("material", "eligibility", "duplicate", "late", "sanction")
BINDING_SPEC = "parking-share-binding/1"

TICKET = re.compile(r"[A-Z0-9-]{1,32}")
NAME = re.compile(r"[^\x00-\x1f\x7f-\x9f\ud800-\udfff;]{1,64}")
"""Names a lot or a space: short, on one line, and without the sign that joins lots."""
HEX_64 = re.compile(r"[0-9a-f]{64}")
_NONCE = re.compile(r"[0-9a-f]{32}")
_TIER = re.compile(r"[1-9][0-9]{0,17}")
_WEIGHT = re.compile(r"[1-9][0-9]?")
_LARGEST_TIER, _LARGEST_WEIGHT = 10**18 - 1, 99


@dataclass(frozen=True, slots=True)
class Ticket:
    """One line of the list: one household's place in the draw."""

    ticket: str
    """The acceptance number, given at receipt; says nothing about the person."""
    outcome: str
    """One of `OUTCOMES`."""
    reason: str
    """One of `REASONS`; empty when eligible."""
    tier: int
    """From 1; a lower tier goes first."""
    weight: int
    """1 to 99: how many numbers the ticket may choose its least from."""
    lots: tuple[str, ...]
    """Acceptable lots in the order wanted."""
    binding: str
    """The 64 hex characters of `binding`."""

    @property
    def eligible(self) -> bool:
        """Whether it can be awarded a space."""
        return self.outcome == ELIGIBLE


def binding(ticket: str, nonce: str, id_number: str, plate: str) -> str:
    """The hash that ties a ticket to a person for whoever holds the nonce (§1).

    `nonce` is 32 hex characters of fresh randomness. Raises `InputError`, which never names
    the person, when it is not, or when a part could run into the next one.
    """
    if _NONCE.fullmatch(nonce) is None:
        raise InputError(Text("The nonce of {ticket} is not 32 hex characters", ticket=ticket))
    parts = (BINDING_SPEC, ticket, nonce, id_number, plate)
    if any("\n" in part for part in parts):
        raise InputError(Text("A part of the binding of {ticket} has a line end", ticket=ticket))
    return hashlib.sha256("".join(f"{part}\n" for part in parts).encode("utf-8")).hexdigest()


def ticket_faults(ticket: Ticket) -> Iterator[Text]:
    """Every rule of §1 that one line breaks."""
    if TICKET.fullmatch(ticket.ticket) is None:
        yield Text("{found} is not 1 to 32 of A-Z, 0-9 and -", found=quoted(ticket.ticket))
    if ticket.outcome not in OUTCOMES:
        yield Text("{found} is not an outcome", found=quoted(ticket.outcome))
    yield from _reason_faults(ticket)
    if not 1 <= ticket.tier <= _LARGEST_TIER:
        yield Text("the tier {found} is not a whole number from 1", found=ticket.tier)
    if not 1 <= ticket.weight <= _LARGEST_WEIGHT:
        yield Text("the weight {found} is not from 1 to 99", found=ticket.weight)
    yield from _lot_faults(ticket)
    if HEX_64.fullmatch(ticket.binding) is None:
        yield Text("the binding is not 64 hex characters")


def _reason_faults(ticket: Ticket) -> Iterator[Text]:
    if ticket.reason and ticket.reason not in REASONS:
        yield Text("{found} is not a reason group", found=quoted(ticket.reason))
    if ticket.eligible and ticket.reason:
        yield Text("an eligible ticket has a reason")
    if ticket.outcome == REJECTED and not ticket.reason:
        yield Text("a rejected ticket has no reason")


def _lot_faults(ticket: Ticket) -> Iterator[Text]:
    if ticket.eligible and not ticket.lots:
        yield Text("an eligible ticket names no lot")
    for lot in ticket.lots:
        if NAME.fullmatch(lot) is None:
            yield Text("{found} cannot name a lot", found=quoted(lot))
    if len(set(ticket.lots)) != len(ticket.lots):
        yield Text("a lot is named twice")


def list_faults(tickets: Sequence[Ticket]) -> Iterator[tuple[int, Text]]:
    """Every rule of §1 that the list breaks, with its line; the header is line 1."""
    for line, ticket in enumerate(tickets, start=2):
        for fault in ticket_faults(ticket):
            yield line, fault
    for line, (before, after) in enumerate(pairwise(tickets), start=3):
        if after.ticket == before.ticket:
            yield line, Text("the ticket {ticket} stands twice", ticket=quoted(after.ticket))
        elif after.ticket < before.ticket:
            yield line, Text("the ticket {ticket} is out of order", ticket=quoted(after.ticket))


def counts(tickets: Iterable[Ticket]) -> tuple[int, int]:
    """How many tickets there are, and how many of them are eligible."""
    outcomes = [ticket.eligible for ticket in tickets]
    return len(outcomes), sum(outcomes)


def tickets_csv(tickets: Iterable[Ticket]) -> bytes:
    """`tickets.csv`, sorted by ticket; raises `InputError` for a list that breaks §1."""
    ordered = sorted(tickets, key=lambda ticket: ticket.ticket)
    for line, fault in list_faults(ordered):
        raise at_line(FILE, line, fault)
    return csv_bytes(
        HEADER,
        (
            (t.ticket, t.outcome, t.reason, str(t.tier), str(t.weight), ";".join(t.lots), t.binding)
            for t in ordered
        ),
    )


def parse_tickets(data: bytes) -> tuple[Ticket, ...]:
    """The list that `tickets.csv` holds; raises `InputError` for the first rule it breaks."""
    rows = csv_rows(data, FILE, HEADER)
    tickets = tuple(_ticket(line, row) for line, row in enumerate(rows, start=2))
    for line, fault in list_faults(tickets):
        raise at_line(FILE, line, fault)
    return tickets


def _ticket(line: int, row: Sequence[str]) -> Ticket:
    name, outcome, reason, tier, weight, lots, bound = row
    if _TIER.fullmatch(tier) is None:
        fault = Text("the tier {found} is not a whole number from 1", found=quoted(tier))
        raise at_line(FILE, line, fault)
    if _WEIGHT.fullmatch(weight) is None:
        fault = Text("the weight {found} is not from 1 to 99", found=quoted(weight))
        raise at_line(FILE, line, fault)
    wanted = tuple(lots.split(";")) if lots else ()
    return Ticket(name, outcome, reason, int(tier), int(weight), wanted, bound)

"""The draw (§4, §5): every ticket gets a number, and the numbers put them in order.

A ticket's number is a hash over the key and the ticket alone. It does not depend on how many
others there are or in what order they stand, so a withdrawal moves nobody past anybody.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from parking_share.language import Text
from parking_share.lottery.commitment import SPEC
from parking_share.lottery.plain_text import at_line, quoted
from parking_share.lottery.strict_csv import csv_bytes, csv_rows
from parking_share.lottery.tickets import HEX_64, TICKET, Ticket

FILE = "draw.csv"
HEADER = ("rank", "ticket", "number")
RANK = re.compile(r"[1-9][0-9]{0,17}")


@dataclass(frozen=True, slots=True)
class Drawn:
    """One ticket in its place."""

    rank: int
    """From 1, over all tickets whatever their outcome."""
    ticket: str
    number: str
    """64 hex characters, never shortened."""


def key(programme: str, round_id: str, commitment: str, seed: str) -> str:
    """The key of one round (§4): programme and round id, commitment digest, seed string."""
    lines = (
        SPEC,
        f"draw:{programme}",
        f"round:{round_id}",
        f"commitment:{commitment}",
        f"seed:{seed}",
    )
    return hashlib.sha256("".join(f"{line}\n" for line in lines).encode("ascii")).hexdigest()


def number(round_key: str, ticket: str, weight: int = 1) -> str:
    """The draw number of one ticket (§5): the least of `weight` hashes."""
    return min(
        hashlib.sha256(f"{round_key}:{ticket}#{j}".encode("ascii")).hexdigest()
        for j in range(1, weight + 1)
    )


def draw(tickets: Iterable[Ticket], round_key: str) -> tuple[Drawn, ...]:
    """All tickets ranked by tier, then number, then ticket (§5)."""
    placed = sorted((t.tier, number(round_key, t.ticket, t.weight), t.ticket) for t in tickets)
    return tuple(Drawn(rank, ticket, n) for rank, (_, n, ticket) in enumerate(placed, start=1))


def draw_csv(drawn: Iterable[Drawn]) -> bytes:
    """`draw.csv`, in rank order."""
    return csv_bytes(HEADER, ((str(d.rank), d.ticket, d.number) for d in drawn))


def parse_draw(data: bytes) -> tuple[Drawn, ...]:
    """The ranking that a file holds; raises `InputError` for the first rule it breaks."""
    rows = csv_rows(data, FILE, HEADER)
    drawn = tuple(_drawn(line, row) for line, row in enumerate(rows, start=2))
    if len({d.ticket for d in drawn}) != len(drawn):
        raise at_line(FILE, 1, Text("a ticket stands twice"))
    return drawn


def _drawn(line: int, row: Sequence[str]) -> Drawn:
    rank, ticket, hashed = row
    if TICKET.fullmatch(ticket) is None:
        raise at_line(FILE, line, Text("{found} is not a ticket", found=quoted(ticket)))
    if HEX_64.fullmatch(hashed) is None:
        raise at_line(FILE, line, Text("{found} is not 64 hex characters", found=quoted(hashed)))
    return Drawn(in_turn(FILE, line, rank), ticket, hashed)


def in_turn(file: str, line: int, rank: str) -> int:
    """A rank or sequence number that counts the lines; raises `InputError` when it does not."""
    if RANK.fullmatch(rank) is None or int(rank) != line - 1:
        fault = Text(
            "{found} stands where {expected} is due", found=quoted(rank), expected=line - 1
        )
        raise at_line(file, line, fault)
    return int(rank)

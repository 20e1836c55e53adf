"""Rehearsals: a made-up list under real rules, marked as such wherever it is looked at."""

from __future__ import annotations

import re
from collections.abc import Mapping

from parking_share.errors import InputError
from parking_share.evidence.rehearsal_mark import MARK
from parking_share.evidence.sealed import SealedApplication
from parking_share.language import Text
from parking_share.lottery.tickets import ELIGIBLE, REJECTED, Ticket, binding

MARK_TEXT = "【演练】本文件夹是演练所得，名单是编造的，结果一律作废，不得张贴为摇号结果。\n"
TICKET_START = "YANLIAN-"
"""Begins every made-up ticket: tickets are capitals and digits only (protocol §1)."""
FOLDER = "rehearsals"
TICKETS_A_SPACE = 3
EVERY_TENTH = 10
_ID = re.compile(r'(?m)^id[ \t]*=[ \t]*"[^"\n]*"')
_NAMES = re.compile(r'(?m)^(name|organiser)([ \t]*=[ \t]*")')


def rehearsal_programme(text: str) -> str:
    """The text of a programme file with the mark in the names of programme and organiser.

    Raises `InputError` when its first table is not written so that the mark finds its place.
    """
    head, sign, rest = text.partition("[programme]")
    own, bracket, others = rest.partition("\n[")
    own, marked = _NAMES.subn(rf"\g<1>\g<2>{MARK}", own)
    own, named = _ID.subn('id = "rehearsal"', own)
    if not sign or (marked, named) != (2, 1):
        raise InputError(
            Text("programme.toml: the rehearsal finds no place for its mark."),
            Text("Write id, name and organiser on a line each, in double quotes."),
        )
    return f"# {MARK}\n{head}{sign}{own}{bracket}{others}"


def made_up_tickets(spaces: int) -> tuple[str, ...]:
    """Three tickets for every space."""
    return tuple(f"{TICKET_START}{n:04d}" for n in range(1, TICKETS_A_SPACE * spaces + 1))


def made_up_people(nonces: Mapping[str, str]) -> tuple[SealedApplication, ...]:
    """A made-up person for every ticket; a tenth of them is rejected."""
    return tuple(
        SealedApplication(
            ticket=ticket,
            sheet=MARK,
            row=str(row),
            outcome=REJECTED if row % EVERY_TENTH == 0 else ELIGIBLE,
            codes="",
            name=f"{MARK}{row:04d}",
            id_number=f"{MARK}ID{row:04d}",
            phone="",
            plate=f"{MARK}P{row:04d}",
            nonce=nonce,
            ruling="",
            reviewer="",
            reason="",
            evidence="",
        )
        for row, (ticket, nonce) in enumerate(nonces.items(), start=1)
    )


def made_up_list(
    people: tuple[SealedApplication, ...], lots: tuple[str, ...]
) -> tuple[Ticket, ...]:
    """The ticket list of made-up people; everybody accepts every lot."""
    return tuple(
        Ticket(
            ticket=one.ticket,
            outcome=one.outcome,
            reason="material" if one.outcome == REJECTED else "",
            tier=1,
            weight=1,
            lots=lots,
            binding=binding(one.ticket, one.nonce, one.id_number, one.plate),
        )
        for one in people
    )

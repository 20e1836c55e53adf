"""The receipts as a page to print and cut, each with a code that a phone reads.

The text of a code is `parking-share-receipt/1 TICKET NONCE DIGEST`, DIGEST being the first 20
characters of the commitment's. The notice reads it from pasted text.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

import segno
from jinja2 import Environment, StrictUndefined
from markupsafe import Markup

from parking_share.evidence.sealed import SealedApplication
from parking_share.lottery.commitment import short_digest
from parking_share.reports.notice_page import source_hash

CODE_SPEC = "parking-share-receipt/1"
SHORT = 20


@dataclass(frozen=True, slots=True)
class ClosedList:
    """The list that the receipts belong to."""

    programme: str
    """Its name, as people know it."""
    round: str
    organiser: str
    digest: str
    """SHA-256 of its commitment."""


@dataclass(frozen=True, slots=True)
class Receipt:
    """One receipt, ready to print."""

    ticket: str
    name: str
    nonce: str
    code: Markup


def code_text(ticket: str, nonce: str, digest: str) -> str:
    """What the code on a receipt says."""
    return f"{CODE_SPEC} {ticket} {nonce} {digest[:SHORT]}"


def receipt_page(
    sealed: Iterable[SealedApplication],
    closed: ClosedList,
    template: str,
    style: str,
) -> bytes:
    """`receipts.html`: a receipt for every application received, by ticket. Never published."""
    digest = closed.digest
    receipts = [
        Receipt(
            one.ticket,
            one.name,
            _in_groups(one.nonce),
            _code(code_text(one.ticket, one.nonce, digest)),
        )
        for one in sealed
    ]
    environment = Environment(
        autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True
    )
    text = environment.from_string(template).render(
        title=f"{closed.programme}（{closed.round} 期）受理回执",
        organiser=closed.organiser,
        short_digest=short_digest(digest),
        receipts=receipts,
        style=Markup(style),  # noqa: S704 - our own text, named by its digest
        style_hash=source_hash(style),
    )
    return text.encode()


def _in_groups(nonce: str) -> str:
    """In eights, as people copy it; the page takes the blanks out again."""
    return " ".join(nonce[start : start + 8] for start in range(0, len(nonce), 8))


def _code(text: str) -> Markup:
    code = segno.make(text, error="m", micro=False)
    drawn = code.svg_inline(border=2, omitsize=True, lineclass=None, svgclass=None)
    return Markup(drawn)  # noqa: S704 - a picture made of numbers

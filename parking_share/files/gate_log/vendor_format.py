"""A vendor's log: by which columns it is known, and what they mean."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from parking_share.files.gate_log.mapping import LogMapping


def as_it_stands(text: str) -> str:
    """A plate as the log writes it."""
    return text


@dataclass(frozen=True, slots=True)
class VendorFormat:
    """One kind of log of one vendor."""

    vendor: str
    """The word on the command line."""
    title: str
    marks: frozenset[str]
    """Columns that only such a log has together; its others may be missing."""
    mapping: LogMapping
    ways_assumed: bool = False
    """Whether its doors are entry and exit only as our own export numbers them."""
    plate_text: Callable[[str], str] = as_it_stands
    """What a plate is, where the log encodes it."""

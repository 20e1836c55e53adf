"""A passage: one line of a log, about one card or plate at one reader."""

from __future__ import annotations

from datetime import datetime, timedelta
from enum import StrEnum
from typing import NamedTuple

Key = int | str
"""What a reader passes on of a card, or a plate in capitals without dots and blanks."""


class Way(StrEnum):
    """Through which reader."""

    IN = "in"
    OUT = "out"


class Passage(NamedTuple):
    """One line of a log.

    A tuple, because a district's year has millions of them; in the order of its fields, so that
    passages sort by time and, within one second, in the same way whatever file they come from.
    """

    at: datetime
    """Local time without offset, as the gate's clock had it."""
    way: Way
    shown: str
    """The number or plate as the log writes it."""
    granted: bool
    """False where the gate refused."""
    reason: str
    """Why it refused, in the gate's own words or codes."""
    file: str
    line: int
    """The line of a text, the row of a sheet, the number of a record in JSON; from 1."""
    key: Key


def shifted(passages: list[Passage], by: timedelta) -> list[Passage]:
    """The same passages by a clock that is set forward by `by`."""
    return [one._replace(at=one.at + by) for one in passages] if by else passages

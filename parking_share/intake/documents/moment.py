"""When an application was handed in."""

from __future__ import annotations

import re
from datetime import date, datetime, time

from parking_share.intake.characters import is_placeholder, plain
from parking_share.intake.documents.unreadable import Fault, Unreadable
from parking_share.intake.sheet import Cell

_DAY = re.compile(r"(\d{4})[-./年](\d{1,2})[-./月](\d{1,2})日?|(\d{4})(\d{2})(\d{2})")
_CLOCK = re.compile(r"(\d{1,2})[:时](\d{1,2})(?:[:分](\d{1,2}))?[分秒]?")


def read_moment(cell: Cell) -> datetime | Unreadable:
    """The local time of a cell. A day without a time counts as its beginning.

    Only whole dates are read: `2021-3` and `21.3.4` stay with a person. No gap is filled from
    today's date.
    """
    value = cell.value
    if cell.is_blank:
        return Unreadable(Fault.BLANK)
    if isinstance(value, datetime):
        return value
    if isinstance(value, date):
        return datetime.combine(value, time())
    if is_placeholder(cell.text):
        return Unreadable(Fault.PLACEHOLDER)
    day, _, clock = plain(cell.text).replace("T", " ").partition(" ")
    return _parsed(day, clock.strip()) or Unreadable(Fault.PARTIAL)


def _parsed(day: str, clock: str) -> datetime | None:
    whole = _DAY.fullmatch(day)
    hours = _CLOCK.fullmatch(clock) if clock else None
    if whole is None or (clock and hours is None):
        return None
    year, month, number = (int(part) for part in whole.groups() if part)
    hour, minute, second = (int(part or 0) for part in hours.groups()) if hours else (0, 0, 0)
    try:
        return datetime(year, month, number, hour, minute, second)  # noqa: DTZ001 - local time
    except ValueError:
        return None

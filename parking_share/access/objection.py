"""The objection period of a notice, in working days of the same calendar as the hours."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from parking_share.access.calendar import MONDAY_TO_FRIDAY, Calendar, Day, DayKind

LONGEST_BREAK = 60
"""Days without any working day; no holiday comes near."""


@dataclass(frozen=True, slots=True)
class ObjectionPeriod:
    """The days on which objections are taken, both ends included."""

    first: date
    last: date
    working_days: int


def objection_period(
    calendar: Calendar,
    published: date,
    working_days: int,
    workdays: frozenset[int] = MONDAY_TO_FRIDAY,
) -> ObjectionPeriod | None:
    """The working days that follow the day of publication, which is not counted itself.

    None where a day among them is not settled yet: nothing is guessed.
    """
    counted: list[date] = []
    at = published
    while len(counted) < working_days:
        at += timedelta(days=1)
        day = calendar.day(at, workdays)
        if day.kind is DayKind.UNKNOWN or day.provisional:
            return None
        if _works(day):
            counted.append(at)
        if (at - (counted[-1] if counted else published)).days > LONGEST_BREAK:
            return None
    return ObjectionPeriod(counted[0], counted[-1], working_days)


def _works(day: Day) -> bool:
    return day.kind in {DayKind.WORKDAY, DayKind.MAKE_UP_WORKDAY} and not day.closed

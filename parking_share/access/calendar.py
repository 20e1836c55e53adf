"""Which kind of day a date is, as far as the holiday notices at hand say.

A year without a notice is not a year without holidays: its days are unknown. The last three days
of a year belong to the next notice as much as to their own, so they are provisional until it is in.
Which weekdays an office works is its own affair, and its exceptions have the last word.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from enum import Enum
from functools import cached_property
from itertools import pairwise

from parking_share.access.exceptions import ExceptionKind, OfficeException
from parking_share.access.notices import SATURDAY, NamedDay, Notice
from parking_share.errors import CalendarError
from parking_share.language import Text

MONDAY_TO_FRIDAY = frozenset(range(SATURDAY))
LAST_SETTLED = (12, 28)
"""In some years the next notice moved 29 to 31 December; never an earlier day."""


class DayKind(Enum):
    """What a date is to an office."""

    WORKDAY = "workday"
    REST_DAY = "rest_day"
    HOLIDAY = "holiday"
    MAKE_UP_WORKDAY = "make_up_workday"
    UNKNOWN = "unknown"

    @property
    def rests(self) -> bool:
        """Whether the office is surely closed."""
        return self in {DayKind.REST_DAY, DayKind.HOLIDAY}


@dataclass(frozen=True, slots=True)
class Day:
    """One date with its kind and where that comes from."""

    day: date
    kind: DayKind
    holiday: str | None = None
    """The holiday a notice names for this date, for days off and make-up workdays."""
    notice: Notice | None = None
    """The notice that holds for this date; none where the kind is unknown."""
    provisional: bool = False
    """Whether the next year's notice can still change the kind."""
    exception: OfficeException | None = None
    """What the office decided for this date against the notice."""

    @property
    def closed(self) -> bool:
        """Whether nobody may be there, whatever kind of day it is."""
        return self.exception is not None and self.exception.kind is ExceptionKind.CLOSED


@dataclass(frozen=True)
class Calendar:
    """The notices in force, one a year, the oldest first and no year missing between."""

    notices: tuple[Notice, ...]
    exceptions: tuple[OfficeException, ...] = ()

    @classmethod
    def of(cls, notices: Iterable[Notice], exceptions: Iterable[OfficeException] = ()) -> Calendar:
        """The calendar of these notices; of two for one year the higher revision holds."""
        in_force: dict[int, Notice] = {}
        for notice in notices:
            rival = in_force.get(notice.year, notice)
            in_force[notice.year] = _newer(rival, notice)
        return cls(
            _without_gap(tuple(in_force[year] for year in sorted(in_force))), tuple(exceptions)
        )

    @property
    def covered_through(self) -> date:
        """The last date whose kind is settled."""
        return date(self.notices[-1].year, *LAST_SETTLED)

    def day(self, day: date, workdays: frozenset[int] = MONDAY_TO_FRIDAY) -> Day:
        """What this date is, to an office that works on these weekdays (0 is Monday)."""
        found = self._by_notice(day, workdays)
        exception = self._exceptions.get(day)
        if exception is None:
            return found
        if exception.kind is ExceptionKind.CLOSED:
            return replace(found, exception=exception)
        kind = DayKind.WORKDAY if exception.kind is ExceptionKind.WORK else DayKind.REST_DAY
        return Day(day, kind, None, found.notice, provisional=False, exception=exception)

    def _by_notice(self, day: date, workdays: frozenset[int]) -> Day:
        notice = self._of_year.get(day.year)
        provisional = day > self.covered_through
        if day in self._named:
            named, notice = self._named[day]
            kind = DayKind.HOLIDAY if named.off else DayKind.MAKE_UP_WORKDAY
            return Day(day, kind, named.name, notice, provisional)
        if notice is None:
            return Day(day, DayKind.UNKNOWN)
        kind = DayKind.WORKDAY if day.weekday() in workdays else DayKind.REST_DAY
        return Day(day, kind, None, notice, provisional)

    @cached_property
    def _exceptions(self) -> dict[date, OfficeException]:
        return {exception.day: exception for exception in self.exceptions}

    @cached_property
    def _of_year(self) -> dict[int, Notice]:
        return {notice.year: notice for notice in self.notices}

    @cached_property
    def _named(self) -> dict[date, tuple[NamedDay, Notice]]:
        # Oldest first, so that a later notice has the last word on a December date.
        return {named.day: (named, notice) for notice in self.notices for named in notice.days}


def _newer(held: Notice, other: Notice) -> Notice:
    if held.revision != other.revision:
        return max(held, other, key=lambda notice: notice.revision)
    if held.days != other.days:
        raise CalendarError(
            Text(
                "Two holiday notices for {year} are both revision {revision} and name other days.",
                year=held.year,
                revision=held.revision,
            ),
            Text('Give the newer file a higher "revision", or remove the wrong one.'),
        )
    return other


def _without_gap(notices: tuple[Notice, ...]) -> tuple[Notice, ...]:
    if not notices:
        raise CalendarError(Text("No holiday notice was found."), Text("Install the program anew."))
    for before, after in pairwise(notices):
        if after.year != before.year + 1:
            raise CalendarError(
                Text(
                    "There are holiday notices for {before} and {after}, but none between.",
                    before=before.year,
                    after=after.year,
                ),
                Text("Add the missing file {year}.json.", year=before.year + 1),
            )
    return notices

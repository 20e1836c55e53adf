"""Windows: from when to when a holder may park, one window for each day of the year.

The window of a day begins on that day and ends on the next: on a workday it begins in the
evening, on a rest day at midnight, and it runs on to the next morning. Both clock times are those
of the season the window began in, so a season turns with the evening and never inside a night;
only where a weekday has times of its own do these come first, each on its own date.

Every time in this folder is local wall-clock time (Asia/Shanghai). Begins are inclusive, ends
exclusive.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from parking_share.programme import Hours, Season, in_season

ONE_DAY = timedelta(days=1)


@dataclass(frozen=True, order=True, slots=True)
class Window:
    """From and until, in local time."""

    begins: datetime
    """Inclusive."""
    ends: datetime
    """Exclusive."""

    def within(self, other: Window) -> Window:
        """The part that lies inside another window; it is empty when it does not end later."""
        return Window(max(self.begins, other.begins), min(self.ends, other.ends))

    def touches(self, day: date) -> bool:
        """Whether any of it lies on a date."""
        return not self.within(whole_day(day)).empty

    @property
    def length(self) -> timedelta:
        """How long it is."""
        return self.ends - self.begins

    @property
    def empty(self) -> bool:
        """Whether there is no moment in it."""
        return self.ends <= self.begins


def midnight(day: date) -> datetime:
    """The first moment of a date."""
    return datetime.combine(day, time.min)


def whole_day(day: date) -> Window:
    """A date from midnight to midnight."""
    return Window(midnight(day), midnight(day) + ONE_DAY)


def season_on(hours: Hours, day: date) -> Season:
    """The season in which the evening of this date lies."""
    return next(season for season in hours.seasons if in_season(season, day))


def evening_on(hours: Hours, day: date) -> time:
    """When parking starts on this date, if it is a workday."""
    own = next((o.evening for o in hours.weekdays if day.weekday() in o.days), None)
    return season_on(hours, day).evening if own is None else own


def morning_after(hours: Hours, day: date) -> time:
    """When the car of this date's night must be gone on the next, if that is a workday."""
    tomorrow = (day + ONE_DAY).weekday()
    own = next((o.morning for o in hours.weekdays if tomorrow in o.days), None)
    return season_on(hours, day).morning if own is None else own


def window_of(hours: Hours, day: date, *, rests: bool, next_rests: bool) -> Window:
    """The window that begins on this date, given whether it and the next are rest days.

    It ends where the next day's window begins if that is a rest day, and otherwise in the
    morning. Without `carry_to_morning` a rest day ends at midnight before a workday, too.
    """
    tomorrow = day + ONE_DAY
    begins = midnight(day) if rests else datetime.combine(day, evening_on(hours, day))
    if next_rests or (rests and not hours.carry_to_morning):
        return Window(begins, midnight(tomorrow))
    return Window(begins, datetime.combine(tomorrow, morning_after(hours, day)))


def without(parts: Iterable[Window], cut: Window) -> list[Window]:
    """What is left of these windows outside another one."""
    left = (
        piece
        for part in parts
        for piece in (
            Window(part.begins, min(part.ends, cut.begins)),
            Window(max(part.begins, cut.ends), part.ends),
        )
    )
    return [piece for piece in left if not piece.empty]

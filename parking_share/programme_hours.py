"""`[hours]` of a programme file: when holders may park, come and go.

Staying, entering, quiet hours and leaving are rules of their own. Only the seasons are required;
every other key stands for something that some offices announce and most do not.
"""

from __future__ import annotations

from datetime import date, time
from typing import Annotated, LiteralString

from pydantic import Field as Key
from pydantic import model_validator
from pydantic_core import PydanticCustomError

from parking_share.programme_keys import Clock, MonthDay, Part, Weekday, Words

MONDAY_TO_FRIDAY = (0, 1, 2, 3, 4)


class Season(Part):
    """One of `[[hours.seasons]]`: a part of the year with its own evening start."""

    name: Words
    begins: MonthDay
    ends: MonthDay
    """Inclusive; may lie before `begins`, across New Year."""
    evening: Clock
    """When parking starts on a workday, inclusive."""
    morning: Clock
    """When the car must be gone on a workday, exclusive."""
    latest_entry: Clock | None = None
    """When entering ends on a workday evening, exclusive; without it one may enter all night."""
    source: Words
    confirmed: bool
    """False while the office has not settled the dates; said in every schedule."""


class WeekdayHours(Part):
    """One of `[[hours.weekdays]]`: other times on some weekdays, in every season."""

    days: Annotated[tuple[Weekday, ...], Key(min_length=1)]
    evening: Clock | None = None
    """When parking starts on these days, if they are worked."""
    morning: Clock | None = None
    """When the car must be gone on these days, if they are worked."""
    source: Words

    @model_validator(mode="after")
    def _says_a_time(self) -> WeekdayHours:
        if self.evening is None and self.morning is None:
            raise PydanticCustomError("no_time", "neither evening nor morning")
        return self


class Quiet(Part):
    """`[hours.quiet]`: hours of every night in which no car comes, and none goes unless said."""

    begins: Clock
    ends: Clock
    """Exclusive; may lie before `begins`, across midnight."""
    leaving: bool = False
    """Whether a car may still leave."""
    source: Words

    @model_validator(mode="after")
    def _ends_some_time(self) -> Quiet:
        if self.begins == self.ends:
            raise PydanticCustomError("quiet_span", "begins and ends together")
        return self


class Hours(Part):
    """`[hours]`: when holders may park. Rest days and holidays are open all day."""

    carry_to_morning: bool
    """Whether a rest day's stay runs on to the next workday's morning end."""
    workdays: Annotated[tuple[Weekday, ...], Key(min_length=1)] = MONDAY_TO_FRIDAY
    """The weekdays on which this office works when no notice says otherwise."""
    weekdays: tuple[WeekdayHours, ...] = ()
    quiet: Quiet | None = None
    seasons: Annotated[tuple[Season, ...], Key(min_length=1)]
    source: Words

    @property
    def working(self) -> frozenset[int]:
        """The weekdays of `workdays`, 0 for Monday."""
        return frozenset(self.workdays)

    @property
    def restricts_movement(self) -> bool:
        """Whether coming and going have rules beside those of staying."""
        return self.quiet is not None or any(season.latest_entry for season in self.seasons)

    @model_validator(mode="after")
    def _seasons_cover_the_year_once(self) -> Hours:
        days = [date.fromordinal(n) for n in range(_FIRST_DAY, _FIRST_DAY + 365)]
        for day in days:
            holding = sum(in_season(season, day) for season in self.seasons)
            if holding != 1:
                raise PydanticCustomError(
                    "seasons_cover",
                    "{day} lies in {count} seasons, not in exactly one",
                    {"day": f"{day:%m-%d}", "count": holding},
                )
        return self

    @model_validator(mode="after")
    def _weekdays_are_named_once(self) -> Hours:
        named = [day for other in self.weekdays for day in other.days]
        if len({*named}) < len(named) or len({*self.workdays}) < len(self.workdays):
            raise PydanticCustomError("weekday_twice", "a weekday stands twice")
        return self

    @model_validator(mode="after")
    def _a_day_lies_between_morning_and_evening(self) -> Hours:
        parts: tuple[Season | WeekdayHours, ...] = (*self.seasons, *self.weekdays)
        latest = max(part.morning for part in parts if part.morning is not None)
        earliest = min(part.evening for part in parts if part.evening is not None)
        if latest >= earliest:
            raise PydanticCustomError("morning_evening", _ORDER, _clocks(latest, earliest))
        evenings = [other.evening for other in self.weekdays if other.evening is not None]
        for season in self.seasons:
            last_evening = max([season.evening, *evenings])
            if season.latest_entry is not None and season.latest_entry <= last_evening:
                clocks = _clocks(last_evening, season.latest_entry)
                raise PydanticCustomError("latest_entry", _ORDER, clocks)
        return self


_ORDER: LiteralString = "{before} is not before {after}"


def _clocks(before: time, after: time) -> dict[str, str]:
    return {"before": f"{before:%H:%M}", "after": f"{after:%H:%M}"}


_FIRST_DAY = date(2001, 1, 1).toordinal()
_LEAP_DAY = (2, 29)


def in_season(season: Season, day: date) -> bool:
    """Whether a date lies in a season; 29 February goes with 28 February."""
    at = (day.month, day.day) if (day.month, day.day) != _LEAP_DAY else (2, 28)
    if season.begins <= season.ends:
        return season.begins <= at <= season.ends
    return at >= season.begins or at <= season.ends

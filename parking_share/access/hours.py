"""May a holder park at this moment, and why: answers from the setting and the calendar."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, datetime
from zoneinfo import ZoneInfo

from parking_share.access.calendar import Calendar, Day
from parking_share.access.sentences import why
from parking_share.access.timeline import Stretch, Timeline, Verdict, joined, timeline
from parking_share.access.windows import ONE_DAY, Window, season_on, whole_day
from parking_share.errors import InputError
from parking_share.language import Text
from parking_share.programme import Hours, Season

ZONE = ZoneInfo("Asia/Shanghai")
FIRST_YEAR, LAST_YEAR = 2000, 2099


@dataclass(frozen=True, slots=True)
class Answer:
    """What holds at one moment."""

    instant: datetime
    """Local time, without offset."""
    verdict: Verdict
    day: Day
    window: Window
    """From when to when the verdict stays the same."""
    why: Text


@dataclass(frozen=True)
class Schedule:
    """The hours of one office over one calendar; each year is laid out once, when first asked."""

    hours: Hours
    calendar: Calendar
    _timelines: dict[int, Timeline] = field(
        default_factory=dict, init=False, repr=False, compare=False
    )

    def verdict(self, instant: datetime) -> Verdict:
        """Whether a holder may park at this moment."""
        return self._stretch(local(instant)).verdict

    def answer(self, instant: datetime) -> Answer:
        """Whether a holder may park at this moment, from when to when, and why."""
        at = local(instant)
        day, stretch = self.calendar.day(at.date()), self._whole_stretch(at)
        reason = why(self.calendar, day, self._season(at), stretch)
        return Answer(at, stretch.verdict, day, stretch.window, reason)

    def intervals(
        self, first_day: date, last_day: date, verdict: Verdict = Verdict.YES
    ) -> tuple[Window, ...]:
        """The times of one verdict between two dates, both included, neighbours merged."""
        bounds = Window(whole_day(first_day).begins, whole_day(last_day).ends)
        years = range(first_day.year, last_day.year + 1)
        parts = (
            stretch.window.within(bounds)
            for stretch in joined(self._stretches(years))
            if stretch.verdict is verdict
        )
        return tuple(part for part in parts if not part.empty)

    def _timeline(self, year: int) -> Timeline:
        if year not in self._timelines:
            self._timelines[year] = timeline(self.hours, self.calendar, year)
        return self._timelines[year]

    def _stretch(self, at: datetime) -> Stretch:
        return self._timeline(at.year).at(at)

    def _whole_stretch(self, at: datetime) -> Stretch:
        """The stretch of this moment, not cut off at New Year."""
        stretch = self._stretch(at)
        before = self._stretch(stretch.window.begins - datetime.resolution)
        after = self._stretch(stretch.window.ends)
        return next(s for s in joined((before, stretch, after)) if s.window.ends > at)

    def _stretches(self, years: range) -> Iterator[Stretch]:
        for year in years:
            yield from self._timeline(year).stretches

    def _season(self, at: datetime) -> Season:
        """The season of the evening to which this moment belongs."""
        before = season_on(self.hours, at.date() - ONE_DAY)
        return before if at.time() < before.morning else season_on(self.hours, at.date())


def local(instant: datetime) -> datetime:
    """Local time without offset; a moment that has no offset is local already."""
    return instant if instant.tzinfo is None else instant.astimezone(ZONE).replace(tzinfo=None)


def parse_instant(text: str) -> datetime:
    """A moment in ISO 8601, with date and time of day, as local time."""
    example = Text("Write date and time of day, such as 2026-11-22T17:15.")
    if _is_date(text):
        raise InputError(Text("'{text}' has no time of day.", text=text), example)
    try:
        instant = local(datetime.fromisoformat(text))
    except (ValueError, OverflowError):
        raise InputError(Text("'{text}' is not a moment in time.", text=text), example) from None
    if not FIRST_YEAR <= instant.year <= LAST_YEAR:
        raise InputError(
            Text("{year} is not a year between 2000 and 2099.", year=instant.year), example
        )
    return instant


def _is_date(text: str) -> bool:
    try:
        date.fromisoformat(text)
    except ValueError:
        return False
    return True

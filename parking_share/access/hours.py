"""May a holder park at this moment, and why: answers from the setting and the calendar."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime
from itertools import chain
from zoneinfo import ZoneInfo

from parking_share.access.calendar import Calendar, Day
from parking_share.access.rules import Rule
from parking_share.access.sentences import why
from parking_share.access.timeline import Stretch, Timeline, Verdict, joined, timeline
from parking_share.access.windows import ONE_DAY, Window, morning_after, season_on, whole_day
from parking_share.errors import InputError
from parking_share.language import Text
from parking_share.programme import Hours, Season

ZONE = ZoneInfo("Asia/Shanghai")
FIRST_YEAR, LAST_YEAR = 2000, 2099
EXAMPLE_OF_A_MOMENT = Text("Write date and time of day, such as 2026-11-22T17:15.")


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
    entering: Verdict
    """Whether a car may come in now."""
    leaving: Verdict
    """Whether a car may go out now."""


@dataclass(frozen=True)
class Schedule:
    """The hours of one office over one calendar; each year is laid out once, when first asked."""

    hours: Hours
    calendar: Calendar
    _timelines: dict[tuple[int, Rule], Timeline] = field(
        default_factory=dict, init=False, repr=False, compare=False
    )

    def day(self, day: date) -> Day:
        """What a date is to this office."""
        return self.calendar.day(day, self.hours.working)

    def verdict(self, instant: datetime, rule: Rule = Rule.STAY) -> Verdict:
        """Whether a holder may park, enter or leave at this moment."""
        at = local(instant)
        return self._timeline(at.year, rule).at(at).verdict

    def answer(self, instant: datetime) -> Answer:
        """Whether a holder may park at this moment, from when to when, and why."""
        at = local(instant)
        day, stretch = self.day(at.date()), self._whole_stretch(at)
        return Answer(
            instant=at,
            verdict=stretch.verdict,
            day=day,
            window=stretch.window,
            why=why(self.calendar, day, self._season(at), stretch),
            entering=self.verdict(at, Rule.ENTER),
            leaving=self.verdict(at, Rule.LEAVE),
        )

    def intervals(
        self,
        first_day: date,
        last_day: date,
        verdict: Verdict = Verdict.YES,
        rule: Rule = Rule.STAY,
    ) -> tuple[Window, ...]:
        """The times of one verdict between two dates, both included, neighbours merged."""
        bounds = Window(whole_day(first_day).begins, whole_day(last_day).ends)
        return tuple(
            stretch.window for stretch in self.stretches(bounds, rule) if stretch.verdict is verdict
        )

    def stretches(self, bounds: Window, rule: Rule = Rule.STAY) -> tuple[Stretch, ...]:
        """All that holds from one moment to another, in order and without a gap."""
        years = range(bounds.begins.year, (bounds.ends - datetime.resolution).year + 1)
        parts = (self._timeline(year, rule).within(bounds) for year in years)
        return tuple(joined(chain.from_iterable(parts)))

    def _timeline(self, year: int, rule: Rule) -> Timeline:
        laid_out = self._timelines.get((year, rule))
        if laid_out is None:
            laid_out = timeline(self.hours, self.calendar, year, rule)
            self._timelines[year, rule] = laid_out
        return laid_out

    def _stretch(self, at: datetime) -> Stretch:
        return self._timeline(at.year, Rule.STAY).at(at)

    def _whole_stretch(self, at: datetime) -> Stretch:
        """The stretch of this moment, not cut off at New Year."""
        stretch = self._stretch(at)
        before = self._stretch(stretch.window.begins - datetime.resolution)
        after = self._stretch(stretch.window.ends)
        return next(s for s in joined((before, stretch, after)) if s.window.ends > at)

    def _season(self, at: datetime) -> Season:
        """The season of the evening to which this moment belongs."""
        eve = at.date() - ONE_DAY
        in_the_night = at.time() < morning_after(self.hours, eve)
        return season_on(self.hours, eve if in_the_night else at.date())


def local(instant: datetime) -> datetime:
    """Local time without offset; a moment that has no offset is local already."""
    return instant if instant.tzinfo is None else instant.astimezone(ZONE).replace(tzinfo=None)


def parse_instant(text: str) -> datetime:
    """A moment in ISO 8601, with date and time of day, as local time."""
    if parse_day(text) is not None:
        raise InputError(Text("'{text}' has no time of day.", text=text), EXAMPLE_OF_A_MOMENT)
    try:
        instant = local(datetime.fromisoformat(text))
    except (ValueError, OverflowError):
        raise InputError(
            Text("'{text}' is not a moment in time.", text=text), EXAMPLE_OF_A_MOMENT
        ) from None
    checked_year(instant.year)
    return instant


def parse_day(text: str) -> date | None:
    """A date in ISO 8601, or nothing when the text is no date alone."""
    try:
        day = date.fromisoformat(text)
    except ValueError:
        return None
    checked_year(day.year)
    return day


def checked_year(year: int) -> int:
    """A year that can be asked for; raises `InputError` for any other."""
    if not FIRST_YEAR <= year <= LAST_YEAR:
        raise InputError(
            Text("{year} is not a year between 2000 and 2099.", year=year), EXAMPLE_OF_A_MOMENT
        )
    return year

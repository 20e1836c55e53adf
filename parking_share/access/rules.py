"""Four rules, not one: staying, entering, quiet hours and leaving.

A car may stay inside the windows. It may enter where it may stay, but on a workday evening no
later than the latest entry, and not in quiet hours. It may leave at any time but in quiet hours:
a car that is late must never be locked in, so leaving does not ask whether staying is allowed.
"""

from __future__ import annotations

from datetime import date, datetime, time
from enum import StrEnum

from parking_share.access.windows import (
    ONE_DAY,
    Window,
    evening_on,
    midnight,
    season_on,
    whole_day,
    window_of,
    without,
)
from parking_share.programme import Hours, Quiet


class Rule(StrEnum):
    """What a holder wants to do."""

    STAY = "stay"
    ENTER = "enter"
    LEAVE = "leave"


def open_on(hours: Hours, day: date, rests_in_turn: tuple[bool, bool], rule: Rule) -> list[Window]:
    """What a rule leaves open on a date, given whether the day before and it are rest days."""
    if rule is Rule.LEAVE:
        parts = [whole_day(day)]
        quiet = None if hours.quiet is None or hours.quiet.leaving else hours.quiet
    else:
        parts = _staying(hours, day, rests_in_turn)
        quiet = hours.quiet if rule is Rule.ENTER else None
    if rule is Rule.ENTER and not rests_in_turn[1]:
        parts = _before_latest_entry(hours, day, parts)
    for cut in _quiet_on(quiet, day):
        parts = without(parts, cut)
    return parts


def _staying(hours: Hours, day: date, rests_in_turn: tuple[bool, bool]) -> list[Window]:
    """What the window of the day before and the date's own leave open on this date."""
    before_rests, rests = rests_in_turn
    windows = (
        window_of(hours, day - ONE_DAY, rests=before_rests, next_rests=rests),
        window_of(hours, day, rests=rests, next_rests=False),
    )
    parts = [window.within(whole_day(day)) for window in windows]
    return [part for part in parts if not part.empty]


def _before_latest_entry(hours: Hours, day: date, parts: list[Window]) -> list[Window]:
    latest = season_on(hours, day).latest_entry
    if latest is None:
        return parts
    evening = Window(datetime.combine(day, evening_on(hours, day)), datetime.combine(day, latest))
    return [piece for part in parts if not (piece := part.within(evening)).empty]


def _quiet_on(quiet: Quiet | None, day: date) -> list[Window]:
    if quiet is None:
        return []
    begins, ends = datetime.combine(day, quiet.begins), datetime.combine(day, quiet.ends)
    if quiet.begins < quiet.ends:
        return [Window(begins, ends)]
    spans = [Window(begins, midnight(day) + ONE_DAY)]
    return spans if quiet.ends == time.min else [Window(midnight(day), ends), *spans]

"""A gate's clock that is eight hours off, told from the log itself.

A clock left in UTC shows an evening entry at ten in the morning; one to which the offset was added
twice shows it at two at night. Either way the cars seem to stand in the car park while it is
closed to them, and moving the whole log by eight hours puts nearly all of them right. That is the
evidence; a person confirms it, because a car park abused by everyone all day long looks the same.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta

from parking_share.access.timeline import Timeline
from parking_share.access.windows import Window
from parking_share.register.gate_log.presence import time_outside
from parking_share.register.gate_log.stays import Stay

EIGHT_HOURS = timedelta(hours=8)
SHIFTS = (EIGHT_HOURS, -EIGHT_HOURS)
"""What to add to the log's times; a clock in UTC, by far the usual case, comes first."""
CLEARLY = timedelta(minutes=15)
"""A stay counts as outside the hours when more of it than this is."""
LEAST_STAYS, MOST_STAYS = 5, 5000
"""Fewer tell nothing; of more, evenly spread ones tell enough."""
SUSPECT_SHARE = 0.2
"""From this share of stays outside the hours on, the clock is looked at."""
MUST_SETTLE = 4
"""The shifted log must leave less than one in so many of them outside."""


@dataclass(frozen=True, slots=True)
class ClockDoubt:
    """The evidence that a clock is off."""

    shift: timedelta
    """What to add to the log's times."""
    stays: int
    """How many stays were looked at."""
    outside_now: int
    """How many of them lie outside the hours as the log stands."""
    outside_then: int
    """How many would, were the log shifted."""


def doubt_clock(stays: Sequence[Stay], hours: Timeline) -> ClockDoubt | None:
    """Whether the clock seems to be eight hours off; None where nothing speaks for it.

    `hours` must reach a day beyond the log on both sides. Only holders' finished stays are asked.
    """
    windows = [Window(stay.entry.at, stay.exit.at) for stay in stays if stay.exit and stay.owner[0]]
    windows = windows[:: len(windows) // MOST_STAYS + 1]
    now = _outside(windows, hours)
    if len(now) < max(LEAST_STAYS, SUSPECT_SHARE * len(windows)):
        return None
    left = {shift: len(_outside([_moved(w, shift) for w in windows], hours)) for shift in SHIFTS}
    best = min(SHIFTS, key=left.__getitem__)
    if left[best] * MUST_SETTLE > len(now):
        return None
    return ClockDoubt(best, len(windows), len(now), left[best])


def _outside(windows: Sequence[Window], hours: Timeline) -> list[Window]:
    return [window for window in windows if time_outside(hours, window) > CLEARLY]


def _moved(window: Window, shift: timedelta) -> Window:
    return Window(window.begins + shift, window.ends + shift)

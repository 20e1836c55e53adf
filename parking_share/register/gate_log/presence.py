"""What of a stay was inside the allowed hours, outside them, or under hours nobody knows yet.

The hours are those of `access.hours` (Rule.STAY); beyond the span of its card a car may not stay
at any hour. Grace forgives a stretch of lateness that is no longer than it; a longer one counts
from its first minute.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta

from parking_share.access.hours import Schedule
from parking_share.access.rules import Rule
from parking_share.access.timeline import Stretch, Timeline, Verdict, joined
from parking_share.access.windows import ONE_DAY, Window
from parking_share.register.card_span import CardSpan
from parking_share.register.gate_log.holders import held

NOTHING = timedelta()


@dataclass(frozen=True, slots=True)
class Presence:
    """The parts of one stay; `inside`, `over` and `unknown` are its whole length."""

    inside: timedelta
    over: timedelta
    unknown: timedelta
    late: tuple[Window, ...]
    """The stretches outside the hours that are longer than the grace."""
    doubtful: tuple[Window, ...]
    """The stretches whose hours are not known."""

    @property
    def minutes_late(self) -> int:
        """Whole minutes of all late stretches together."""
        return sum((part.length for part in self.late), NOTHING) // timedelta(minutes=1)


def laid_out(schedule: Schedule, bounds: Window) -> Timeline:
    """The hours over a whole log, a day more on both sides, laid out once."""
    wide = Window(bounds.begins - ONE_DAY, bounds.ends + ONE_DAY)
    stretches = schedule.stretches(wide, Rule.STAY)
    return Timeline(stretches, tuple(stretch.window.begins for stretch in stretches))


def is_plainly_allowed(hours: Timeline, begins: datetime, ends: datetime, span: CardSpan) -> bool:
    """Whether a stay lies in one allowed stretch, as nearly all of a million do."""
    stretch = hours.at(begins)
    return (
        stretch.verdict is Verdict.YES
        and ends <= stretch.window.ends
        and span.begins <= begins
        and (span.ends is None or ends <= span.ends)
    )


def presence(hours: Timeline, window: Window, span: CardSpan, grace: timedelta) -> Presence:
    """Measure one stay."""
    parts = tuple(joined(_stretches(hours, window, span)))
    return Presence(
        inside=_sum(parts, Verdict.YES),
        over=_sum(parts, Verdict.NO),
        unknown=_sum(parts, Verdict.UNKNOWN),
        late=tuple(
            part.window
            for part in parts
            if part.verdict is Verdict.NO and part.window.length > grace
        ),
        doubtful=tuple(part.window for part in parts if part.verdict is Verdict.UNKNOWN),
    )


def time_outside(hours: Timeline, window: Window) -> timedelta:
    """How long of a window lies outside the hours, whoever it is."""
    return _sum(tuple(hours.within(window)), Verdict.NO)


def _stretches(hours: Timeline, window: Window, span: CardSpan) -> Iterator[Stretch]:
    own = held(span, window)
    if own.empty:
        yield Stretch(window, Verdict.NO)
        return
    if window.begins < own.begins:
        yield Stretch(Window(window.begins, own.begins), Verdict.NO)
    yield from hours.within(own)
    if own.ends < window.ends:
        yield Stretch(Window(own.ends, window.ends), Verdict.NO)


def _sum(parts: tuple[Stretch, ...], verdict: Verdict) -> timedelta:
    return sum((part.window.length for part in parts if part.verdict is verdict), NOTHING)

"""What has to be loaded when: the first load, each season's switch, and the removal at the end.

A clerk is not at the gate at midnight. So each step carries the time in which loading it makes no
difference to anyone: from when the new state gives the right hours to how long the old one does.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import Enum
from itertools import pairwise

from parking_share.access.gates.day_hours import (
    WHOLE_DAY,
    DayHours,
    GateHours,
    OpenOn,
    cut,
    days_between,
)
from parking_share.access.windows import ONE_DAY, Window, midnight
from parking_share.language import Text


class Kind(Enum):
    """What a step is for."""

    FIRST = "first"
    SEASON = "season"
    REMOVAL = "removal"


@dataclass(frozen=True, slots=True)
class Step:
    """One dated step."""

    kind: Kind
    at: datetime
    plan: int
    """The week plan that holds from then on."""
    phase: int
    load_from: datetime | None
    load_until: datetime | None


def steps(
    hours: GateHours, states: list[OpenOn] | None = None, *, timed: bool, seasons: bool
) -> tuple[Step, ...]:
    """All steps of the cover.

    `timed` says whether a card's validity has clock times on this gate, `seasons` whether each
    season has to be loaded by itself; `states` are what the gate opens after each phase is loaded,
    if not the plan and all special days. Without `seasons` the first state is the only one.
    """
    if states is None:
        states = [_planned(hours, phase.plan) for phase in hours.phases]
    if not seasons:
        states = [lambda day: hours.planned(day, hours.plan_on(day))]
    used = [_kept(state, hours.card_valid, timed=timed) for state in states]
    since, until = _load(hours, _shut, used[0], None)
    if hours.not_before is not None:
        since = max(since or hours.not_before, hours.not_before)
    first = Step(Kind.FIRST, hours.valid.begins, hours.phases[0].plan, 0, since, until)
    switches = tuple(
        Step(
            Kind.SEASON,
            midnight(hours.phases[n].first),
            hours.phases[n].plan,
            n,
            *_load(hours, used[n - 1], used[n], midnight(hours.phases[n].first)),
        )
        for n in range(1, len(used))
    )
    end = hours.valid.ends
    last = Step(Kind.REMOVAL, end, 0, 0, *_load(hours, used[-1], _shut, end))
    return (first, *switches, last)


def words(step: Step, hours: GateHours, cards: int) -> Text:
    """What a step is for, in words."""
    if step.kind is Kind.FIRST:
        return Text("First load: hours, special days and {n} cards", n=cards)
    if step.kind is Kind.SEASON:
        return Text("Season switch to {name}", name=hours.plans[step.plan].name)
    return Text("Removal of {n} cards: the cover ends", n=cards)


def _planned(hours: GateHours, plan: int) -> OpenOn:
    return lambda day: hours.planned(day, plan)


def _kept(state: OpenOn, valid: Window, *, timed: bool) -> OpenOn:
    """A state within the validity, which is whole dates where the gate keeps no times."""
    if not timed:
        valid = Window(midnight(valid.begins.date()), midnight(valid.ends.date() + ONE_DAY))
    return lambda day: cut(state(day), day, valid)


def _shut(_day: date) -> DayHours:
    return ()


def _load(
    hours: GateHours, before: OpenOn, after: OpenOn, at: datetime | None
) -> tuple[datetime | None, datetime | None]:
    moment = hours.valid.begins if at is None else at
    wrong_after = [end for _, end in _differences(hours, after) if end <= moment]
    wrong_before = [begin for begin, _ in _differences(hours, before) if begin >= moment]
    return max(wrong_after, default=None), min(wrong_before, default=None)


def _differences(hours: GateHours, state: OpenOn) -> Iterator[tuple[datetime, datetime]]:
    """When a state differs from the true hours, from the first date to the last."""
    for day in days_between(hours.valid.begins.date(), hours.valid.ends.date()):
        whole = [edge for spans in (state(day), hours.true_hours(day), WHOLE_DAY) for edge in spans]
        edges = sorted({minute for span in whole for minute in span} | _phase_edge(hours, day))
        for begin, end in pairwise(edges):
            if _open(state(day), begin) != _open(hours.true_hours(day), begin):
                yield (
                    midnight(day) + timedelta(minutes=begin),
                    midnight(day) + timedelta(minutes=end),
                )


def _phase_edge(hours: GateHours, day: date) -> set[int]:
    """The validity's own clock times, so that no difference reaches across them."""
    ends = (hours.valid.begins, hours.valid.ends)
    return {moment.hour * 60 + moment.minute for moment in ends if moment.date() == day}


def _open(spans: DayHours, minute: int) -> bool:
    return any(begin <= minute < end for begin, end in spans)

"""Proof that a vendor's files mean the hours: read back, laid beside them, second by second.

Each change set may be loaded at any moment of its own time, so the proof is made twice: with all
of them loaded as early as they may be, and as late. Compared is the whole cover, for every card;
at every boundary this is the second before it, the boundary, and the second after.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from parking_share.access.gates.day_hours import GateHours, days_between
from parking_share.access.gates.spans import Spans, inside, only_in
from parking_share.access.gates.vendor import Evaluator, KnownGap
from parking_share.access.windows import ONE_DAY, Window, midnight
from parking_share.errors import InputError
from parking_share.language import Text

DAY = 24 * 3600


@dataclass(frozen=True, slots=True)
class Load:
    """One change set as it lies on the disk, and when it may be loaded."""

    earliest: datetime
    latest: datetime
    files: Mapping[str, bytes]


@dataclass(frozen=True, slots=True)
class Difference:
    """A time in which a reader does otherwise than the hours."""

    window: Window
    cards: int
    """For how many cards."""
    reason: Text
    known: bool
    """Whether the vendor's device cannot do better, which is said in its check list."""


@dataclass(frozen=True, slots=True)
class Proof:
    """What the comparison found."""

    cards: int
    boundaries: int
    """Moments at which the hours open or shut, in the whole cover."""
    differences: tuple[Difference, ...]

    @property
    def holds(self) -> bool:
        """Whether there is no difference but those that the device itself makes."""
        return all(difference.known for difference in self.differences)


@dataclass(frozen=True, slots=True)
class _Wrong:
    begins: datetime
    ends: datetime
    reason: Text
    known: bool


def prove(
    loads: Sequence[Load],
    gate: Callable[[], Evaluator],
    hours: GateHours,
    expected: frozenset[str],
    known_gap: KnownGap,
) -> Proof:
    """Compare the files with the hours for all the cards that should be in them.

    Raises `InputError` when a file cannot be read as one of this vendor.
    """
    counts: Counter[_Wrong] = Counter()
    try:
        for late in (False, True):
            counts |= _compare(_Played(loads, gate(), late=late), hours, expected, known_gap)
        strangers = _strangers(loads, gate, expected)
    except (KeyError, ValueError, TypeError, IndexError, AttributeError) as error:
        raise InputError(
            Text("The gate's files cannot be read back ({kind}).", kind=type(error).__name__),
            Text("They were changed, or belong to another vendor. Write them anew."),
        ) from None
    differences = [
        Difference(Window(wrong.begins, wrong.ends), cards, wrong.reason, wrong.known)
        for wrong, cards in counts.items()
    ]
    if strangers:
        reason = Text("cards that are not in the roster")
        differences.append(Difference(hours.valid, strangers, reason, known=False))
    differences.sort(key=lambda one: (one.window, str(one.reason.template)))
    edges = {edge for window in hours.windows for edge in (window.begins, window.ends)}
    edges |= {hours.valid.begins, hours.valid.ends}
    return Proof(len(expected), len(edges), tuple(differences))


def _strangers(
    loads: Sequence[Load], gate: Callable[[], Evaluator], expected: frozenset[str]
) -> int:
    device = gate()
    seen: set[str] = set()
    for load in loads:
        device.load(load.files)
        seen |= device.credentials()
    return len(seen - expected)


class _Played:
    """A gate into which the change sets are loaded as the days go by."""

    def __init__(self, loads: Sequence[Load], device: Evaluator, *, late: bool) -> None:
        self._device = device
        self._pending = [(load.latest if late else load.earliest, load.files) for load in loads]
        self.first = min(moment for moment, _ in self._pending).date()
        self.last = max(moment for moment, _ in self._pending).date() + ONE_DAY

    def day(self, day: date, credentials: Sequence[str]) -> dict[str, tuple[Spans, Spans]]:
        """When entry and exit open for each of them on the next date to come."""
        entry: dict[str, list[tuple[int, int]]] = {one: [] for one in credentials}
        leave: dict[str, list[tuple[int, int]]] = {one: [] for one in credentials}
        since, due = 0, True
        while due:
            due = bool(self._pending) and self._pending[0][0] < midnight(day + ONE_DAY)
            until = max(since, _second(self._pending[0][0], day)) if due else DAY
            for one in credentials if since < until else ():
                entry[one] += inside(self._device.entry(one, day), since, until)
                leave[one] += inside(self._device.exit(one, day), since, until)
            if due:
                self._device.load(self._pending.pop(0)[1])
            since = until
        return {one: (entry[one], leave[one]) for one in credentials}


def _compare(
    gate: _Played, hours: GateHours, expected: frozenset[str], known_gap: KnownGap
) -> Counter[_Wrong]:
    first = min(gate.first, hours.valid.begins.date())
    last = max(gate.last, hours.valid.ends.date())
    entry, leave = _by_day(hours.windows), _by_day((hours.valid,))
    found: Counter[_Wrong] = Counter()
    for day in days_between(first, last):
        wanted, leaving = entry.get(day, []), leave.get(day, [])
        for opened, left in gate.day(day, sorted(expected)).values():
            found.update(
                {
                    *_entry_differences(day, opened, wanted, known_gap),
                    *_exit_differences(day, left, leaving, known_gap),
                }
            )
    return found


def _entry_differences(
    day: date, opened: Spans, wanted: Spans, known_gap: KnownGap
) -> Iterator[_Wrong]:
    for begin, end in only_in(opened, wanted):
        yield _wrong(day, begin, end, Text("the entry opens outside the hours"), known=False)
    for begin, end in only_in(wanted, opened):
        gap = known_gap(begin)
        reason = gap or Text("the entry stays shut within the hours")
        yield _wrong(day, begin, end, reason, known=gap is not None)


def _exit_differences(
    day: date, opened: Spans, wanted: Spans, known_gap: KnownGap
) -> Iterator[_Wrong]:
    for begin, end in only_in(wanted, opened):
        gap = known_gap(begin)
        reason = gap or Text("the exit does not open, and locks a car in")
        yield _wrong(day, begin, end, reason, known=gap is not None)


def _wrong(day: date, begin: int, end: int, reason: Text, *, known: bool) -> _Wrong:
    start = midnight(day)
    return _Wrong(start + timedelta(seconds=begin), start + timedelta(seconds=end), reason, known)


def _by_day(windows: Sequence[Window]) -> dict[date, list[tuple[int, int]]]:
    """Windows cut at every midnight."""
    found: dict[date, list[tuple[int, int]]] = {}
    for window in windows:
        for day in days_between(window.begins.date(), window.ends.date()):
            begin, end = max(_second(window.begins, day), 0), min(_second(window.ends, day), DAY)
            if begin < end:
                found.setdefault(day, []).append((begin, end))
    return found


def _second(moment: datetime, day: date) -> int:
    return (moment - midnight(day)) // timedelta(seconds=1)

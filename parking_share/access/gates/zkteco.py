"""ZKTeco C3 and inBio: table rows for the PULL SDK (`SetDeviceData`, `DeleteDeviceData`).

A time zone has three intervals for each weekday and for each of three holiday types, packed into
32 bits: HHMM from in the high half, HHMM to in the low. Holidays are single dates of one type.
There is no 24:00, so the last minute of a day cannot be covered for certain. Cards are valid by
date, so each is loaded on its first day after the morning and removed on its last.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date

from parking_share.access.gates.day_hours import WHOLE_DAY, DayHours, GateHours, OpenOn
from parking_share.access.gates.steps import Kind, Step, steps
from parking_share.access.gates.vendor import (
    Capability,
    ChangeSet,
    GateCard,
    Order,
    change_set,
    number_of,
    refuse_beyond,
    refuse_common,
)
from parking_share.language import Text

DAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
TYPES, INTERVALS = 3, 3
ZONE, ALWAYS = 2, 3
"""Time zone numbers; 1 is the factory's."""
ENTRY_DOOR, EXIT_DOOR = 1, 2
"""Bits of the door mask."""
ONCE = 2


class ZKTeco:
    """C3 and inBio panels."""

    name = "zkteco"
    title = "ZKTeco C3"
    capability = Capability(
        plans=255,
        special_days=32,
        segments=INTERVALS,
        cards=30000,
        last_date=date(2099, 12, 31),
    )
    check_list = (
        Text("Try 23:59:30 in the evening: some panels shut in the last minute of the day."),
        Text("Check that time zones 2 and 3 are free, and that no other holidays are stored."),
        Text("Write the rows as they are; pyzkaccess 1.1 and 1.2 mix up intervals 2 and 3."),
        Text("Swipe one card and compare the number the device shows with the roster's."),
        Text("Set the device's clock by network time, zone +08:00, no daylight saving."),
        Text("Try the last minute before the morning end and the first one after it."),
        Text("Try the exit at noon of a workday: it must open."),
    )

    def change_sets(self, order: Order, capability: Capability) -> tuple[ChangeSet, ...]:
        """Rows for the first load, each season switch and the removal."""
        hours = order.hours
        refuse_common(self.title, order, capability)
        refuse_beyond(self.title, Text("time zones"), capability.plans, len(hours.plans) + 1)
        patterns = [_patterns(hours, n) for n in range(len(hours.phases))]
        refuse_beyond(self.title, Text("kinds of special day"), TYPES, max(map(len, patterns)))
        types = _types(hours, patterns)
        for kind in set(types.values()):
            need = sum(one == kind for one in types.values())
            refuse_beyond(self.title, Text("holidays of a type"), capability.special_days, need)
        states = [_state(hours, n, patterns[n], types) for n in range(len(hours.phases))]
        return tuple(
            change_set(step, order, _files(step, order, patterns[step.phase], types))
            for step in steps(hours, states, timed=False, seasons=True)
        )


def _patterns(hours: GateHours, phase: int) -> list[DayHours]:
    """The different special days of a phase, the longest opening first."""
    run = hours.phases[phase]
    found = {s.hours for s in hours.special for d in s.dates() if run.first <= d <= run.last}
    return sorted(found, key=lambda spans: (-sum(b - a for a, b in spans), spans))


def _types(hours: GateHours, patterns: list[list[DayHours]]) -> dict[date, int]:
    """The holiday type of each special date, by its own phase."""
    types: dict[date, int] = {}
    for special in hours.special:
        for day in special.dates():
            phase = next(n for n, p in enumerate(hours.phases) if p.first <= day <= p.last)
            types[day] = patterns[phase].index(special.hours) + 1
    return types


def _state(
    hours: GateHours, phase: int, patterns: list[DayHours], types: Mapping[date, int]
) -> OpenOn:
    week = hours.plans[hours.phases[phase].plan].days

    def open_on(day: date) -> DayHours:
        if day not in types:
            return week[day.weekday()]
        return patterns[types[day] - 1] if types[day] <= len(patterns) else ()

    return open_on


def _files(
    step: Step, order: Order, patterns: list[DayHours], types: Mapping[date, int]
) -> dict[str, bytes]:
    if step.kind is Kind.REMOVAL:
        return _deletions(order.cards)
    zone = _zone(ZONE, order.hours.plans[step.plan].days, patterns)
    if step.kind is Kind.SEASON:
        return {"1-set-timezone.txt": _rows([zone])}
    always = _zone(ALWAYS, (WHOLE_DAY,) * 7, [WHOLE_DAY] * TYPES)
    return {
        **(_deletions(order.removed) if order.removed else {}),
        "3-set-timezone.txt": _rows([zone, always]),
        "4-set-holiday.txt": _rows(
            {"Holiday": f"{day:%Y%m%d}", "HolidayType": kind, "Loop": ONCE}
            for day, kind in sorted(types.items())
        ),
        "5-set-user.txt": _rows(_user(card, order.hours) for card in order.cards),
        "6-set-userauthorize.txt": _rows(
            {"Pin": card.holder, "AuthorizeTimezoneId": zone_id, "AuthorizeDoorId": door}
            for card in order.cards
            for zone_id, door in ((ZONE, ENTRY_DOOR), (ALWAYS, EXIT_DOOR))
        ),
    }


def _deletions(cards: Iterable[GateCard]) -> dict[str, bytes]:
    rows = _rows({"Pin": card.holder} for card in cards)
    return {"1-delete-userauthorize.txt": rows, "2-delete-user.txt": rows}


def _user(card: GateCard, hours: GateHours) -> dict[str, object]:
    return {
        "CardNo": number_of(card).value,
        "Pin": card.holder,
        "Password": "",
        "Group": 0,
        "StartTime": f"{hours.card_valid.begins:%Y%m%d}",
        "EndTime": f"{hours.card_valid.ends:%Y%m%d}",
        "SuperAuthorize": 0,
    }


def _zone(number: int, week: tuple[DayHours, ...], special: list[DayHours]) -> dict[str, object]:
    row: dict[str, object] = {"TimezoneId": number}
    named = [*zip(DAYS, week, strict=True)]
    named += [(f"Hol{n + 1}", special[n] if n < len(special) else ()) for n in range(TYPES)]
    for name, spans in named:
        for interval in range(INTERVALS):
            row[f"{name}Time{interval + 1}"] = _packed(spans, interval)
    return row


def _packed(spans: DayHours, interval: int) -> int:
    if interval >= len(spans):
        return 0
    begin, end = spans[interval]
    return _hhmm(begin) << 16 | _hhmm(end)


def _hhmm(minute: int) -> int:
    minute = min(minute, 24 * 60 - 1)
    return minute // 60 * 100 + minute % 60


def _rows(rows: Iterable[Mapping[str, object]]) -> bytes:
    lines = ("\t".join(f"{name}={value}" for name, value in row.items()) for row in rows)
    return "".join(f"{line}\r\n" for line in lines).encode()

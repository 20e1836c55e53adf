"""What a ZKTeco C3 panel does with its tables (PULL SDK).

Written from the tables' documentation alone. A time zone number holds HHMM from in its high 16
bits and HHMM to in its low ones; 0 is no interval. A date in the holiday table uses its type's
intervals in place of the weekday's. A user may pass a door when one of his authorizations has the
door's bit and its zone is open, between the first and the last date, both whole. The end of an
interval is read as exclusive, so the last minute of a day is never open.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime

ENTRY_BIT, EXIT_BIT = 1, 2
WEEKDAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
ONCE, YEARLY = "2", "1"
Spans = list[tuple[int, int]]
Row = dict[str, str]


class ZKTecoPanel:
    """One panel with an entry on door 1 and an exit on door 2."""

    def __init__(self) -> None:
        self._zones: dict[str, Row] = {}
        self._holidays: dict[str, Row] = {}
        self._users: dict[str, Row] = {}
        self._rights: dict[str, set[tuple[str, int]]] = {}
        """By Pin: time zones and the bits of their doors."""
        self._types: dict[date, str | None] = {}

    def load(self, files: Mapping[str, bytes]) -> None:
        """Set and delete the rows, file by file in the order of their names."""
        for name in sorted(files):
            _, operation, table = name.removesuffix(".txt").split("-")
            for line in files[name].decode().splitlines():
                row = dict(pair.split("=", 1) for pair in line.split("\t"))
                if operation == "set":
                    self._set(table, row)
                else:
                    self._delete(table, row["Pin"])

    def credentials(self) -> frozenset[str]:
        """The cards, in decimal."""
        return frozenset(user["CardNo"] for user in self._users.values())

    def entry(self, credential: str, day: date) -> Spans:
        """When door 1 opens."""
        return self._door(credential, day, ENTRY_BIT)

    def exit(self, credential: str, day: date) -> Spans:
        """When door 2 opens."""
        return self._door(credential, day, EXIT_BIT)

    def _set(self, table: str, row: Row) -> None:
        if table == "timezone":
            self._zones[row["TimezoneId"]] = row
        elif table == "holiday":
            self._holidays[row["Holiday"]] = row
            self._types.clear()
        elif table == "user":
            self._users[row["Pin"]] = row
        elif table == "userauthorize":
            right = (row["AuthorizeTimezoneId"], int(row["AuthorizeDoorId"]))
            self._rights.setdefault(row["Pin"], set()).add(right)
        else:
            raise ValueError(table)

    def _delete(self, table: str, pin: str) -> None:
        if table == "user":
            self._users.pop(pin, None)
        else:
            self._rights.pop(pin, None)

    def _door(self, credential: str, day: date, bit: int) -> Spans:
        found: Spans = []
        for user in self._users.values():
            if user["CardNo"] == credential and _in_force(user, day):
                for zone, doors in self._rights.get(user["Pin"], ()):
                    if doors & bit:
                        found += self._zone(self._zones[zone], day)
        return found

    def _zone(self, zone: Row, day: date) -> Spans:
        if day not in self._types:
            self._types[day] = self._holiday_type(day)
        name = self._types[day] or WEEKDAYS[day.weekday()]
        return [span for n in "123" if (span := _unpacked(int(zone[f"{name}Time{n}"])))]

    def _holiday_type(self, day: date) -> str | None:
        for row in self._holidays.values():
            held = datetime.strptime(row["Holiday"], "%Y%m%d").date()  # noqa: DTZ007
            yearly = row["Loop"] == YEARLY and (held.month, held.day) == (day.month, day.day)
            if held == day or yearly:
                return f"Hol{row['HolidayType']}"
        return None


def _in_force(user: Row, day: date) -> bool:
    begins, ends = user["StartTime"], user["EndTime"]
    today = f"{day:%Y%m%d}"
    return (begins == "0" or begins <= today) and (ends == "0" or today <= ends)


def _unpacked(packed: int) -> tuple[int, int] | None:
    begin, end = (half // 100 * 3600 + half % 100 * 60 for half in (packed >> 16, packed & 0xFFFF))
    return (begin, end) if begin < end else None

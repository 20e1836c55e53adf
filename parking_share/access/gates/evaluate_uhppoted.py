"""What an UHPPOTE board does with its access list and time profiles (`uhppote-cli` README).

Written from the README alone. Loading an access list replaces the one before. A card opens a door
marked `Y` at any time, and one marked with a profile when that profile, or any it is linked to in
turn, is open: between its dates, on its weekdays, in one of its segments. A link to a profile
that is not there opens at any time. A card is active from its first date to its last, both whole.
A segment that ends at 23:59 runs to the end of the day; any other end is exclusive.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Mapping
from datetime import date

DAY = 86400
LAST_MINUTE = 23 * 3600 + 59 * 60
WEEKDAYS = ("Mon", "Tue", "Wed", "Thurs", "Fri", "Sat", "Sun")
FIVE_DIGITS = 100000
Spans = list[tuple[int, int]]
Row = dict[str, str]


class UhppotedBoard:
    """One board with doors called Entry and Exit, its cards read as Wiegand 26."""

    def __init__(self) -> None:
        self._cards: list[Row] = []
        self._profiles: dict[str, Row] = {}

    def load(self, files: Mapping[str, bytes]) -> None:
        """`set-time-profiles`, then `load-acl`."""
        if "time-profiles.tsv" in files:
            self._profiles |= {row["Profile"]: row for row in _table(files["time-profiles.tsv"])}
        self._cards = _table(files["acl.tsv"])

    def credentials(self) -> frozenset[str]:
        """What the reader passes on, in decimal; the list has facility code and five digits."""
        return frozenset(_read(row["Card Number"]) for row in self._cards)

    def entry(self, credential: str, day: date) -> Spans:
        """When the door Entry opens."""
        return self._door(credential, day, "Entry")

    def exit(self, credential: str, day: date) -> Spans:
        """When the door Exit opens."""
        return self._door(credential, day, "Exit")

    def _door(self, credential: str, day: date, door: str) -> Spans:
        found: Spans = []
        for card in self._cards:
            active = card["From"] <= day.isoformat() <= card["To"]
            if _read(card["Card Number"]) == credential and active and card[door] != "N":
                found += [(0, DAY)] if card[door] == "Y" else self._chain(card[door], day)
        return found

    def _chain(self, number: str, day: date) -> Spans:
        found: Spans = []
        seen: set[str] = set()
        while number and number not in seen:
            seen.add(number)
            if number not in self._profiles:
                return [(0, DAY)]
            profile = self._profiles[number]
            found += _open(profile, day)
            number = profile["Linked"]
        return found


def _read(listed: str) -> str:
    facility, number = divmod(int(listed), FIVE_DIGITS)
    return str(facility * 65536 + number)


def _table(data: bytes) -> list[Row]:
    return [*csv.DictReader(io.StringIO(data.decode()), delimiter="\t")]


def _open(profile: Row, day: date) -> Spans:
    if not profile["From"] <= day.isoformat() <= profile["To"]:
        return []
    if profile[WEEKDAYS[day.weekday()]] != "Y":
        return []
    spans = [(_clock(profile[f"Start{n}"]), _clock(profile[f"End{n}"])) for n in "123"]
    return [(a, DAY if b == LAST_MINUTE else b) for a, b in spans if a < b]


def _clock(text: str) -> int:
    hour, minute = map(int, text.split(":"))
    return hour * 3600 + minute * 60

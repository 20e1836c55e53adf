"""What two Vzenith cameras do with the white lists they imported, one at the entry, one at exit.

Written from the list's columns alone. A row replaces the row of the same plate. A plate opens when
its row is enabled and no black-list entry, from the start until before the expiry, and, where the
daily period is switched on, within it.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Mapping
from datetime import date, datetime, time, timedelta

DAY = 86400
PLATE, ENABLED, START, EXPIRY, BY_PERIOD, PERIOD, BLACK = range(1, 8)
YES = "是"
COLUMNS = 10
Spans = list[tuple[int, int]]


class VzenithCameras:
    """The entry's camera and the exit's."""

    def __init__(self) -> None:
        self._lists: dict[str, dict[str, list[str]]] = {"entry.csv": {}, "exit.csv": {}}

    def load(self, files: Mapping[str, bytes]) -> None:
        """Import each list into its own camera."""
        for name, data in files.items():
            rows = [*csv.reader(io.StringIO(data.decode("utf-8-sig"), newline=""))][1:]
            for row in rows:
                if len(row) != COLUMNS:
                    raise ValueError(name)
                self._lists[name][row[PLATE]] = row

    def credentials(self) -> frozenset[str]:
        """The plates that open anything at all."""
        rows = [row for held in self._lists.values() for row in held.values()]
        return frozenset(row[PLATE] for row in rows if row[ENABLED] == YES)

    def entry(self, credential: str, day: date) -> Spans:
        """When the entry opens."""
        return self._camera("entry.csv", credential, day)

    def exit(self, credential: str, day: date) -> Spans:
        """When the exit opens."""
        return self._camera("exit.csv", credential, day)

    def _camera(self, name: str, plate: str, day: date) -> Spans:
        row = self._lists[name].get(plate)
        if row is None or row[ENABLED] != YES or row[BLACK] == YES:
            return []
        midnight = datetime.combine(day, time.min)
        begins, ends = (
            (datetime.fromisoformat(row[column]) - midnight) // timedelta(seconds=1)
            for column in (START, EXPIRY)
        )
        begins, ends = max(begins, 0), min(ends, DAY)
        if row[BY_PERIOD] == YES:
            opens, shuts = (_clock(text) for text in row[PERIOD].split("-"))
            begins, ends = max(begins, opens), min(ends, shuts)
        return [(begins, ends)] if begins < ends else []


def _clock(text: str) -> int:
    hour, minute, second = map(int, text.split(":"))
    return hour * 3600 + minute * 60 + second

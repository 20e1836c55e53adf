"""The columns of a log that matter, each as one list: what pandas and factorising work on."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from operator import itemgetter

from parking_share.files.gate_log.log_file import LogTable
from parking_share.files.gate_log.mapping import LogMapping


@dataclass(frozen=True, slots=True)
class Columns:
    """As many entries in each list as lines could be taken apart."""

    lines: list[int]
    time: list[str]
    credential: list[str]
    direction: list[str]
    result: list[str]
    reason: list[str]
    short: list[int]
    """Lines that end before the last column that is needed."""

    @property
    def count(self) -> int:
        """How many lines there were."""
        return len(self.lines) + len(self.short)


def picked(table: LogTable, mapping: LogMapping) -> Columns:
    """Go through a table once and keep what the mapping names; a missing column is blank."""
    reason = (mapping.reason,) if mapping.reason else mapping.result
    parts = (mapping.time, (mapping.credential,), (mapping.direction,), mapping.result, reason)
    at = [[table.columns.index(n) for n in names if n in table.columns] for names in parts]
    needed = max((place for places in at for place in places), default=-1)
    time, credential, direction, result, why = (
        _taken(places, between) for places, between in zip(at, (" ", "", "", "/", "/"), strict=True)
    )
    found = Columns([], [], [], [], [], [], [])
    for line, row in table.rows:
        if len(row) > needed:
            found.lines.append(line)
            found.time.append(time(row))
            found.credential.append(credential(row))
            found.direction.append(direction(row))
            found.result.append(result(row))
            found.reason.append(why(row))
        else:
            found.short.append(line)
    return found


def _taken(places: Sequence[int], between: str) -> Callable[[Sequence[str]], str]:
    if not places:
        return lambda _: ""
    if len(places) == 1:
        return itemgetter(places[0])
    several = itemgetter(*places)
    return lambda row: between.join(several(row))

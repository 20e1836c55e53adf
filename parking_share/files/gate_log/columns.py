"""The columns of a log that matter, each as one list: what pandas and factorising work on."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from operator import itemgetter

from parking_share.files.gate_log.log_file import LogTable
from parking_share.files.gate_log.mapping import LogMapping


@dataclass(frozen=True, slots=True)
class Columns:
    """As many entries in each list as lines could be taken apart."""

    lines: Sequence[int]
    time: Sequence[str]
    credential: Sequence[str]
    direction: Sequence[str]
    result: Sequence[str]
    reason: Sequence[str]
    short: Sequence[int]
    """Lines that end before the last column that is needed."""

    @property
    def count(self) -> int:
        """How many lines there were."""
        return len(self.lines) + len(self.short)


def picked(table: LogTable, mapping: LogMapping) -> Columns:
    """Go through a table once and keep what the mapping names; a missing column is blank."""
    wanted = mapping.columns.intersection(table.columns)
    places = {name: table.columns.index(name) for name in sorted(wanted)}
    take, needed = itemgetter(*places.values()), max(places.values())
    lines: list[int] = []
    kept: list[tuple[str, ...]] = []
    short: list[int] = []
    for line, row in table.rows:
        if len(row) > needed:
            lines.append(line)
            kept.append(take(row))
        else:
            short.append(line)
    columns = dict(zip(places, zip(*kept, strict=True), strict=False))

    def column(names: Sequence[str], between: str = "") -> Sequence[str]:
        there = [columns[name] for name in names if name in columns]
        if not there:
            return [""] * len(lines)
        return there[0] if len(there) == 1 else [*map(between.join, zip(*there, strict=True))]

    return Columns(
        lines=lines,
        time=column(mapping.time, " "),
        credential=column((mapping.credential,)),
        direction=column((mapping.direction,)),
        result=column(mapping.result, "/"),
        reason=column((mapping.reason,) if mapping.reason else mapping.result, "/"),
        short=short,
    )

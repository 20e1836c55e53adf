"""The mark of a rehearsal on everything that is said of it."""

from __future__ import annotations

from collections.abc import Iterable

from parking_share.language import Text
from parking_share.reports.table import Table


def marked(mark: str, lines: Iterable[Text]) -> list[Text]:
    """Each line behind the mark; as it is without one."""
    return [Text("{mark}{line}", mark=mark, line=line) if mark else line for line in lines]


def marked_table(mark: str, table: Table) -> Table:
    """The table with the mark before its title."""
    if not mark:
        return table
    return Table(Text("{mark}{line}", mark=mark, line=table.title), table.headers, table.rows)

"""What `gate-log` writes: proposed violations, the use of the spaces, and its picture."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from parking_share.language import Text

if TYPE_CHECKING:
    from parking_share.files.gate_log.passages import NotRead
    from parking_share.files.spreadsheet import Grid
    from parking_share.register.gate_log.findings import Findings
    from parking_share.register.gate_log.usage import Usage
    from parking_share.reports.table import Table

USAGE = "usage"


def write_files(
    folder: Path, name: str, found: Findings, not_read: Sequence[NotRead]
) -> tuple[Path, Path, Path]:
    """The violations, the use as a workbook, the use as a picture; where each stands."""
    from parking_share.files.atomic import SEALED, replace
    from parking_share.files.spreadsheet import xlsx_bytes
    from parking_share.files.violation_file import write_violations
    from parking_share.register.gate_log.sheet import proposal_rows
    from parking_share.reports.gate_log.picture import usage_svg

    violations = write_violations(
        folder, proposal_rows(found.proposals), *_beside(found), _not_read(not_read)
    )
    table, picture = folder / f"{USAGE}.xlsx", folder / f"{USAGE}.svg"
    replace(table, xlsx_bytes(*_usage_grids(found.usage)), SEALED)
    title = Text("{name}: use of the spaces", name=name)
    replace(picture, usage_svg(title, found.usage).encode(), SEALED)
    return violations, table, picture


def _beside(found: Findings) -> list[Grid]:
    """What is no violation and what a person may still want to look into."""
    from parking_share.files.spreadsheet import Grid
    from parking_share.register.gate_log import sheet

    return [
        Grid("时段未定", sheet.DOUBT_COLUMNS, sheet.doubt_rows(found.doubts)),
        Grid("被拒", sheet.REFUSAL_COLUMNS, _refusals(found)),
        Grid("未配对", sheet.ALONE_COLUMNS, sheet.alone_rows(found.pairing)),
        Grid("从未使用", sheet.UNUSED_COLUMNS, sheet.unused_rows(found.unused)),
        Grid("不是本期发的", sheet.STRANGER_COLUMNS, sheet.stranger_rows(found.strangers)),
    ]


def _refusals(found: Findings) -> list[tuple[str, ...]]:
    from parking_share.register.gate_log.sheet import refusal_rows
    from parking_share.reports.gate_log.words import reason_words

    def in_chinese(reason: str) -> str:
        said = reason_words(reason)
        return said.said_in("zh_CN") if isinstance(said, Text) else said

    return refusal_rows(found.refusals, in_chinese)


def _not_read(not_read: Iterable[NotRead]) -> Grid:
    from parking_share.files.spreadsheet import Grid

    rows = [(one.file, str(one.line), one.why.said_in("zh_CN")) for one in not_read]
    return Grid("未读懂的行", ("文件", "行", "原因"), rows)


def _usage_grids(used: Usage) -> list[Grid]:
    from parking_share.reports.gate_log.usage_tables import (
        hours_table,
        spaces_table,
        usage_sentences,
    )

    notes = [str(sentence) for sentence in usage_sentences(used)]
    return [_grid("每小时", hours_table(used), notes), _grid("车位", spaces_table(used), [])]


def _grid(name: str, table: Table, notes: Sequence[str]) -> Grid:
    from parking_share.files.spreadsheet import Grid

    return Grid(
        name=name,
        title=str(table.title),
        headers=[str(header) for header in table.headers],
        rows=[[str(cell) for cell in row] for row in table.rows],
        notes=notes,
    )

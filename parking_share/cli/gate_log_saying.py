"""What `gate-log` says: how the logs were read, what they show, where it was written."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from parking_share.cli.terminal import say, show, warn
from parking_share.language import Text

if TYPE_CHECKING:
    from parking_share.files.gate_log.read import ReadLog
    from parking_share.register.gate_log.findings import Findings

Files = tuple[Path, Path, Path]


def say_reading(read: Sequence[ReadLog]) -> None:
    """Each log in a line; every line that was not understood."""
    from parking_share.reports.gate_log.reading import counts_line, not_read_lines

    for log in read:
        numbers = (log.lines, len(log.passages), log.others, len(log.not_read))
        kind = ", ".join(part for part in (log.title, log.read_as) if part)
        say(counts_line(log.file, kind, numbers))
        warn(*not_read_lines((one.file, one.line, one.why) for one in log.not_read))
    if any(log.ways_assumed for log in read):
        say(
            Text(
                "Door 1 was taken for the entry and door 2 for the exit, as the roster's export "
                "sets them up. If it is otherwise, use --entry and --exit."
            )
        )


def say_findings(found: Findings, files: Files) -> None:
    """The tables, then where everything stands."""
    from parking_share.reports.gate_log import summary, usage_tables
    from parking_share.reports.gate_log.reading import still_doubtful

    if found.clock is not None:
        warn(still_doubtful(found.clock))

    for table in (
        summary.summary_table(found),
        summary.proposals_table(found),
        summary.refusals_table(found),
        usage_tables.hours_table(found.usage, bars=True),
    ):
        show(table)
    say(*usage_tables.usage_sentences(found.usage))
    violations, table_file, picture = files
    say(
        Text("Proposed violations, for a person to decide: {file}", file=violations),
        Text("Use of the spaces: {file}", file=table_file),
        Text("Picture: {file}", file=picture),
    )


def findings_json(found: Findings, read: Sequence[ReadLog], files: Files) -> dict[str, Any]:
    """The same for other programs: tickets, spaces, times and counts; no card and no plate."""
    pairing = found.pairing
    return {
        "logs": [_log_json(log) for log in read],
        "period": [found.period.begins.isoformat(), found.period.ends.isoformat()],
        "clock_doubted": found.clock is not None,
        "stays": len(pairing.stays),
        "still_inside": pairing.still_inside,
        "entries_alone": len(pairing.entries_alone),
        "exits_alone": len(pairing.exits_alone),
        "repeated": pairing.repeated,
        "proposals": [
            {
                "kind": one.kind.value,
                "ticket": one.span.ticket,
                "space": one.span.space,
                "began": one.began.isoformat(),
                "left": None if one.left is None else one.left.isoformat(),
                "minutes": one.minutes,
                "source": [[p.file, p.line] for p in (one.entry, one.exit) if p],
            }
            for one in found.proposals
        ],
        "doubts": [{"ticket": one.span.ticket, "space": one.span.space} for one in found.doubts],
        "refusals": [
            {
                "ticket": one.span.ticket if one.span else None,
                "reason": str(one.reason),
                "times": one.times,
                "wrongly": one.wrongly,
            }
            for one in found.refusals
        ],
        "unused": [{"ticket": one.ticket, "space": one.space} for one in found.unused],
        "strangers": len(found.strangers),
        "usage": _usage_json(found),
        "files": [str(path) for path in files],
    }


def _log_json(log: ReadLog) -> dict[str, Any]:
    return {
        "file": log.file,
        "kind": log.title,
        "lines": log.lines,
        "passages": len(log.passages),
        "others": log.others,
        "not_read": [{"line": one.line, "why": str(one.why)} for one in log.not_read],
    }


def _usage_json(found: Findings) -> dict[str, Any]:
    used = found.usage
    return {
        "peak": used.peak,
        "peak_at": None if used.peak_at is None else used.peak_at.isoformat(),
        "hours": {
            group.value: [round(one.mean, 3) for one in hours]
            for group, hours in used.hours.items()
        },
        "spaces": [
            {"space": one.space, "stays": one.stays, "days": one.days_used, "of": one.days_held}
            for one in used.spaces
        ],
    }

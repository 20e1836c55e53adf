"""How a log was read: how many lines, and which of them nobody could understand."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

from parking_share.language import Text
from parking_share.register.gate_log.clock import ClockDoubt

MOST_RANGES = 12


def counts_line(file: str, kind: str, numbers: tuple[int, int, int, int]) -> Text:
    """One log in a sentence: its lines, passages, other events, and lines not understood."""
    lines, passages, others, not_read = numbers
    return Text(
        "{file} ({kind}): {lines} lines, {passages} passages, {others} lines about doors and "
        "devices, {bad} not understood.",
        file=file,
        kind=kind,
        lines=lines,
        passages=passages,
        others=others,
        bad=not_read,
    )


def not_read_lines(not_read: Iterable[tuple[str, int, Text]]) -> Iterator[Text]:
    """File, lines and reason of whatever was not understood; every line, as ranges."""
    found: defaultdict[tuple[str, Text], list[int]] = defaultdict(list)
    for file, line, why in not_read:
        found[file, why].append(line)
    for (file, why), lines in found.items():
        ranges = [*_ranges(sorted(lines))]
        shown = ", ".join(ranges[:MOST_RANGES])
        if len(ranges) > MOST_RANGES:
            yield Text(
                "{file}: {why}: lines {lines} and others, {n} in all; the workbook lists them.",
                file=file,
                why=why,
                lines=shown,
                n=len(lines),
            )
        else:
            yield Text("{file}: {why}: lines {lines}.", file=file, why=why, lines=shown)


def _ranges(lines: Sequence[int]) -> Iterator[str]:
    """Numbers in ascending order as `5` and `7-9`."""
    starts = [lines[0], *(b for a, b in pairwise(lines) if b > a + 1)]
    ends = [*(a for a, b in pairwise(lines) if b > a + 1), lines[-1]]
    for start, end in zip(starts, ends, strict=True):
        yield str(start) if start == end else f"{start}-{end}"


def still_doubtful(doubt: ClockDoubt) -> Text:
    """What is said when a person has confirmed a clock that still does not look right."""
    return Text(
        "With the clock as you gave it, {now} of {stays} stays lie outside the hours; with "
        "{shift} more, {then} would. Bear that in mind when you decide.",
        now=doubt.outside_now,
        stays=doubt.stays,
        then=doubt.outside_then,
        shift=_hours(doubt),
    )


def clock_sentences(doubt: ClockDoubt) -> tuple[Text, Text]:
    """The evidence that a clock is off, and what to do."""
    shift = _hours(doubt)
    evidence = Text(
        "The gate's clock seems to be eight hours off: {now} of {stays} stays lie outside the "
        "hours as the log stands; with {shift} added, {then} would. No violations were proposed",
        now=doubt.outside_now,
        stays=doubt.stays,
        then=doubt.outside_then,
        shift=shift,
    )
    hint = Text(
        "Compare the gate's clock with a watch. Then run it again with --clock-shift {shift}, or "
        "with --clock-shift 0h if the clock is right.",
        shift=shift,
    )
    return evidence, hint


def _hours(doubt: ClockDoubt) -> str:
    """A shift as the option takes it."""
    return f"{doubt.shift.total_seconds() / 3600:+g}h"

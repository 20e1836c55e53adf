"""What the options of `gate-log` ask for."""

from __future__ import annotations

import gc
import re
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import date, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

from parking_share.language import Text

if TYPE_CHECKING:
    from parking_share.access.windows import Window
    from parking_share.files.gate_log.read import How


def asked_period(start: str | None, end: str | None) -> Window | None:
    """The days to report on, both included; None for the whole log. Raises `InputError`."""
    from parking_share.access.hours import FIRST_YEAR, LAST_YEAR
    from parking_share.access.windows import Window, whole_day
    from parking_share.errors import InputError

    if start is None and end is None:
        return None
    first = date(FIRST_YEAR, 1, 1) if start is None else _day(start)
    last = date(LAST_YEAR, 12, 31) if end is None else _day(end)
    if last < first:
        raise InputError(
            Text("--to lies before --from."), Text("Write the earlier day after --from.")
        )
    return Window(whole_day(first).begins, whole_day(last).ends)


def asked_shift(text: str | None) -> timedelta | None:
    """`8h`, `-8h` or `7h30m`; None where nothing was said of the clock. Raises `InputError`."""
    from parking_share.errors import InputError

    if text is None:
        return None
    found = re.fullmatch(r"([+-]?)(\d{1,2})h(?:(\d{1,2})m)?", text.strip())
    if found is None:
        raise InputError(
            Text("--clock-shift: '{text}' is not a number of hours.", text=text),
            Text("Write it as 8h, -8h or 7h30m; 0h says that the clock is right."),
        )
    shift = timedelta(hours=int(found[2]), minutes=int(found[3] or 0))
    return -shift if found[1] == "-" else shift


def asked_reading(
    vendor: str | None,
    mapping: Path | None,
    doors: tuple[Sequence[str], Sequence[str]],
    card_format: str | None,
) -> How:
    """How the logs are to be read. Raises `InputError` for a name that is not known."""
    from parking_share.cli.standing import card_format_named
    from parking_share.errors import InputError
    from parking_share.files.gate_log.mapping import read_mapping
    from parking_share.files.gate_log.read import How
    from parking_share.files.gate_log.vendors import VENDORS

    if vendor is not None and vendor not in VENDORS:
        raise InputError(
            Text("'{vendor}' is no maker whose logs are known.", vendor=vendor),
            Text("Use one of {names}, or name a mapping file.", names=", ".join(VENDORS)),
        )
    return How(
        vendor=vendor,
        mapping=None if mapping is None else read_mapping(mapping),
        entry=tuple(doors[0]),
        exit=tuple(doors[1]),
        card_format=card_format_named(card_format),
    )


def refuse_equal_names(logs: Sequence[Path]) -> None:
    """Raise `InputError` when two logs have one name: rows name their file by it."""
    from parking_share.errors import InputError

    for place, path in enumerate(logs):
        if path.name in {other.name for other in logs[:place]}:
            raise InputError(
                Text("Two logs are named {file}.", file=path.name),
                Text("Name each file once, and rename one where two months have the same name."),
            )


@contextmanager
def collector_paused() -> Iterator[None]:
    """Without the cycle collector: it would walk millions of lasting tuples again and again."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


def _day(text: str) -> date:
    from parking_share.access.hours import parse_day
    from parking_share.errors import InputError

    day = parse_day(text)
    if day is None:
        raise InputError(Text("'{text}' is not a day.", text=text), Text("Write it as 2026-11-22."))
    return day

"""How fast a district's gate log is read and understood, beside a bare `pandas.read_csv` of it.

    .venv/bin/python benchmarks/gate_log.py [LINES]

A million lines (GBK, made up from one seed; some refused, some late) of 2,000 cards. The
stages are those of `gate-log`: read, find, write. Only the ratios mean anything: the seconds are
processor time of one machine on one day.
"""

from __future__ import annotations

import random
import resource
import sys
import tempfile
import time
import tomllib
from collections.abc import Callable, Iterator
from datetime import datetime, timedelta
from pathlib import Path
from typing import TypeVar

import pandas as pd

from parking_share.access.hours import Schedule
from parking_share.cli.gate_log_asked import collector_paused
from parking_share.cli.gate_log_files import write_files
from parking_share.files.calendar import load_calendar
from parking_share.files.gate_log.mapping import LogMapping
from parking_share.files.gate_log.read import How, read_log
from parking_share.programme import Hours
from parking_share.register.card_span import CardSpan
from parking_share.register.gate_log.findings import find

SETTING = Path(__file__).parents[1] / "tests" / "unit" / "access" / "hours.toml"
FIRST = datetime.fromisoformat("2026-03-16T17:15")
LAST = datetime.fromisoformat("2027-03-16T07:45")
CARDS = [f"{4100200 + 37 * n:010d}" for n in range(2000)]
MAPPING = LogMapping(
    time=("通行时间",),
    card="卡号",
    direction="进出",
    entry=("进",),
    exit=("出",),
    result=("结果",),
    granted=("成功",),
    reason="原因",
)
T = TypeVar("T")


def main() -> None:
    """Make the log, time every stage once, and print the ratios."""
    lines = int(sys.argv[1]) if len(sys.argv) > 1 else 1_000_000
    setting = Hours.model_validate(tomllib.loads(SETTING.read_text(encoding="utf-8")))
    schedule = Schedule(setting, load_calendar())
    with tempfile.TemporaryDirectory() as folder, collector_paused():
        path = Path(folder, "log.csv")
        path.write_text("\n".join(_lines(lines)), encoding="gb18030")
        size = path.stat().st_size / 1e6
        print(f"{lines:,} lines, {size:.0f} MB, {len(CARDS):,} cards")
        _, peer = _timed(lambda: pd.read_csv(path, encoding="gb18030", dtype=str))
        log, reading = _timed(lambda: read_log(path, How(mapping=MAPPING)))
        spans = [_span(number, card) for number, card in enumerate(CARDS)]
        grace = timedelta(minutes=15)
        found, finding = _timed(lambda: find(log.passages, spans, schedule, grace))
        _, writing = _timed(lambda: write_files(Path(folder), "benchmark", found, log.not_read))
    total = reading + finding + writing
    stages = {"read": reading, "find": finding, "write": writing, "gate-log": total}
    for name, taken in {"pandas.read_csv": peer, **stages}.items():
        print(f"  {name:16} {taken:7.2f} s  {taken / peer:6.1f} x")
    print(f"{len(found.proposals):,} proposals, {len(found.pairing.stays):,} stays")
    print(f"most memory {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:.0f} MB")


def _lines(count: int) -> Iterator[str]:
    chance = random.Random(2026)  # noqa: S311 - a made-up log, no secret
    yield "通行时间,卡号,进出,结果,原因"
    evening, made = FIRST, 0
    while True:
        for card in CARDS:
            begins = evening + timedelta(seconds=1800 + chance.randrange(5 * 3600))
            late = 2 * 3600 if chance.random() < 0.01 else 0  # noqa: PLR2004 - one in a hundred
            ends = evening + timedelta(seconds=12 * 3600 + chance.randrange(2 * 3600) + late)
            refused = chance.random() < 0.01  # noqa: PLR2004
            for line in (
                f"{evening - timedelta(hours=3)},{card},进,失败,无效时段" if refused else "",
                f"{begins},{card},进,成功,",
                f"{ends},{card},出,成功,",
            ):
                if line and made < count:
                    made += 1
                    yield line
            if made >= count:
                return
        evening += timedelta(days=1)


def _span(number: int, card: str) -> CardSpan:
    place = (f"T-{number:04d}", f"A{number:04d}")
    return CardSpan(number + 1, card, "wiegand-26-decimal", *place, "", FIRST, LAST)


def _timed(work: Callable[[], T]) -> tuple[T, float]:
    began = time.process_time()
    done = work()
    return done, time.process_time() - began


if __name__ == "__main__":
    main()

"""How long the page takes for 100,000 tickets, against `verify` on the same machine and record.

    python benchmarks/notice.py [TICKETS]

The page runs in headless Chromium, its files picked as a reader would pick them. Both verify the
whole record; the least of three runs counts.
"""

from __future__ import annotations

import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

ROOT = Path(__file__).parents[1]
sys.path.insert(0, str(ROOT / "tests"))

from notice_desk import launched, long_record, pick, reader, verified  # noqa: E402

from parking_share.evidence.record import Record  # noqa: E402
from parking_share.evidence.verify import verify  # noqa: E402
from parking_share.files.templates import page_parts  # noqa: E402
from parking_share.programme import parse_programme  # noqa: E402
from parking_share.reports.notice import result_notice  # noqa: E402
from parking_share.reports.notice_page import notice_page  # noqa: E402

RUNS = 3


def seconds(work: Callable[[], object]) -> float:
    """The least wall time of a few runs."""
    taken = []
    for _ in range(RUNS):
        start = time.perf_counter()
        work()
        taken.append(time.perf_counter() - start)
    return min(taken)


def page_of(files: dict[str, bytes]) -> bytes:
    """The notice of a record, in the example's words."""
    example = ROOT / "examples" / "yingui" / "programme.toml"
    rules = parse_programme(example.read_text("utf-8"), example.name)
    return notice_page(result_notice(files, rules, {}, None), files, page_parts())


def in_the_page(files: dict[str, bytes]) -> float:
    """Seconds for one verification in the reader's browser."""
    with tempfile.TemporaryDirectory() as folder:
        notice = Path(folder) / "notice.html"
        notice.write_bytes(page_of(files))
        for browser in launched():
            with reader(browser, notice) as page:
                pick(page, files)
                assert set(verified(page).values()) == {"passed"}
                return seconds(lambda: verified(page))
    raise AssertionError


def main(count: int) -> None:
    """Both times, and their ratio."""
    files = long_record(count)
    python = seconds(lambda: verify(Record(files)))
    page = in_the_page(files)
    print(f"{count} tickets: Python {python:.2f} s, page {page:.2f} s, ratio {page / python:.2f}")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 100_000)

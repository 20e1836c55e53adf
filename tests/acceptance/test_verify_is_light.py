"""`verify` loads nothing heavy, and is done before anybody waits (issue 4, must show 5)."""

from __future__ import annotations

import resource
import subprocess
import sys
from pathlib import Path

import pytest
from desk import environment_of

from parking_share.evidence.record import SUMS, sha256sums
from parking_share.lottery import allocate, commitment, draw, seed, tickets
from parking_share.lottery.commitment import Commitment, Lot, SeedSource
from parking_share.lottery.tickets import Ticket

TICKETS = 1000
MOST = 25
"""Times the CPU of an interpreter that does nothing."""
HEAVY = ("pandas", "numpy", "openpyxl", "pydantic", "sqlalchemy", "lxml", "xlsxwriter", "dateutil")


@pytest.fixture(scope="module")
def large(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The public record of 1,000 tickets for 100 spaces."""
    listed = tuple(
        Ticket(f"T-{n:04d}", "eligible", "", 1, 1, ("general",), f"{n:064x}")
        for n in range(1, TICKETS + 1)
    )
    lots = (Lot("general", tuple(f"A{n:03d}" for n in range(1, 101))),)
    source = SeedSource("text", "text", "d", "w", "f")
    at = "2026-03-05T10:00:00+08:00"
    committed = Commitment(
        programme="p",
        round="2026",
        organiser="o",
        received=TICKETS,
        eligible=TICKETS,
        tickets_sha256=commitment.digest(tickets.tickets_csv(listed)),
        lots=lots,
        lot_order="l",
        tier_rule="t",
        weight_rule="w",
        seed_sources=(source,),
        closes=at,
        frozen_at=at,
        reasons=(),
        redraw_rule="r",
        places=("a", "b"),
        previous=None,
    )
    data = commitment.commitment_bytes(committed)
    digest = commitment.digest(data)
    taken = seed.enter_seed(committed, digest, {"text": "x"}, at, ())
    drawn = draw.draw(listed, draw.key("p", "2026", digest, taken.string))
    files = {
        tickets.FILE: tickets.tickets_csv(listed),
        commitment.FILE: data,
        seed.FILE: seed.seed_bytes(taken),
        draw.FILE: draw.draw_csv(drawn),
        allocate.FILE: allocate.allocation_csv(allocate.allocate(drawn, listed, lots)),
    }
    folder = tmp_path_factory.mktemp("large")
    for name, content in {**files, SUMS: sha256sums(files)}.items():
        (folder / name).write_bytes(content)
    return folder


def cpu(*words: str) -> float:
    """Seconds of CPU that a Python process takes."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run(
        [sys.executable, *words], env=environment_of(), stdout=subprocess.DEVNULL, check=True
    )
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime - before.ru_utime + after.ru_stime - before.ru_stime


def test_verifying_1000_tickets_takes_at_most_25_times_an_empty_program(large: Path) -> None:
    words = ("-m", "parking_share", "verify", str(large))
    # The least of several, taken in turn: other programs only ever add to it.
    pairs = [(cpu("-c", "pass"), cpu(*words)) for _ in range(5)]
    nothing, verifying = (min(times) for times in zip(*pairs, strict=True))
    assert verifying <= MOST * nothing, f"{verifying / nothing:.1f} times"


@pytest.mark.parametrize("more", [(), ("--json",), ("--explain",), ("--ticket", "T-0001")])
def test_verify_loads_nothing_heavy(large: Path, more: tuple[str, ...]) -> None:
    words = ("-X", "importtime", "-m", "parking_share", "verify", str(large), *more)
    done = subprocess.run(
        [sys.executable, *words],
        env=environment_of(),
        capture_output=True,
        text=True,
        check=True,
    )
    loaded = {line.rpartition("|")[2].strip().partition(".")[0] for line in done.stderr.split("\n")}
    assert "parking_share" in loaded
    assert loaded & set(HEAVY) == set()

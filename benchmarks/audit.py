"""How long an audit of many rounds takes, beside `verify` of each and `sha256sum -c` of them all.

    .venv/bin/python benchmarks/audit.py [ROUNDS] [TICKETS]

Makes the rounds through the command line in a temporary folder, then times the whole commands, the
least of three runs. `verify` reads the public files of one round; an audit reads the sealed
workbooks too, judges every application again and takes its looks. Only the ratios mean anything.
"""

from __future__ import annotations

import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

ROOT = Path(__file__).parents[1]
sys.path.insert(0, str(ROOT / "tests"))

from desk import run, small_round  # noqa: E402

RUNS, FIRST = 3, 2026


def seconds(work: Callable[[], object]) -> float:
    """The least wall time of a few runs."""
    taken = []
    for _ in range(RUNS):
        start = time.perf_counter()
        work()
        taken.append(time.perf_counter() - start)
    return min(taken)


def command(*words: str | Path, cwd: Path) -> str:
    """What a command of ours answers; it must answer yes."""
    said = run(*words, cwd=cwd)
    assert said.code == 0, said.stderr
    return said.stdout


def make(folder: Path, rounds: int, tickets: int) -> list[Path]:
    """A programme with so many drawn rounds; their public folders."""
    small_round(folder, tickets)
    for year in range(FIRST, FIRST + rounds):
        words = ("--round", str(year), "--seed", f"{year}-dice", "--at", f"{year}-03-06T10:00:00")
        command("draw", "applicants.xlsx", *words, cwd=folder)
    return sorted(folder.glob("rounds/*/public"))


def sums(public: list[Path]) -> None:
    """The digests alone, by the tool that residents use."""
    for folder in public:
        subprocess.run(["sha256sum", "-c", "--quiet", "SHA256SUMS"], cwd=folder, check=True)


def main(rounds: int, tickets: int) -> None:
    """All times, and their ratios to `verify`."""
    with tempfile.TemporaryDirectory() as scratch:
        folder = Path(scratch) / "programme"
        public = make(folder, rounds, tickets)
        times = {
            "verify, a command a round": seconds(
                lambda: [command("verify", one, cwd=folder) for one in public]
            ),
            "audit": seconds(lambda: command("audit", folder, "--json", cwd=folder)),
            "verify, of one round": seconds(lambda: command("verify", public[0], cwd=folder)),
            "--version alone": seconds(lambda: command("--version", cwd=folder)),
            "sha256sum -c of all": seconds(lambda: sums(public)),
        }
    print(f"{rounds} rounds of {tickets} tickets")
    peer = times["verify, a command a round"]
    for name, taken in times.items():
        print(f"{name:28}{taken:8.2f} s{taken / peer:8.2f}")


if __name__ == "__main__":
    numbers = [int(word) for word in sys.argv[1:3]]
    main(*(numbers + [20, 300][len(numbers) :]))

"""Commands start quickly, because heavy libraries are imported only where they are used."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest
from desk import DRAWN_AT, EXAMPLE, PAPERS, ROOT, environment_of

HEAVY = {"pandas", "numpy", "openpyxl"}
PROGRAM = """
import json, sys
from parking_share.cli.app import run
code = run(json.loads(sys.argv[1]))
print()
print(json.dumps([code, sorted({name.partition(".")[0] for name in sys.modules})]))
"""


def loaded(words: list[str], folder: Path) -> set[str]:
    """The top-level packages that are loaded after a command has run to its end."""
    done = subprocess.run(
        [sys.executable, "-c", PROGRAM, json.dumps(words)],
        cwd=folder,
        env=environment_of(),
        capture_output=True,
        check=True,
    )
    code, names = json.loads(done.stdout.splitlines()[-1])
    assert code == 0
    return set(names)


@pytest.mark.parametrize(
    "words",
    [
        ["--help"],
        ["draw", "--help"],
        ["verify", str(ROOT / "tests" / "vectors" / "plain")],
        ["hours", "at", "2026-03-10T20:00", "--programme", str(EXAMPLE / "programme.toml")],
    ],
    ids=["help", "help of a command", "verify", "hours at"],
)
def test_a_quick_command_loads_nothing_heavy(words: list[str], tmp_path: Path) -> None:
    assert loaded(words, tmp_path) & HEAVY == set()


def test_verify_reads_no_workbooks_and_no_programmes(tmp_path: Path) -> None:
    vector = str(ROOT / "tests" / "vectors" / "plain")
    assert loaded(["verify", vector], tmp_path) & {"python_calamine", "xlsxwriter"} == set()


def test_a_draw_of_office_size_loads_no_pandas(tmp_path: Path) -> None:
    for name in PAPERS:
        (tmp_path / name).write_bytes((EXAMPLE / name).read_bytes())
    words = ["draw", "applicants.xlsx", "--at", DRAWN_AT]
    assert loaded(words, tmp_path) & {"pandas", "numpy"} == set()

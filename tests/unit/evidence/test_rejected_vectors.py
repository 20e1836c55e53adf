from __future__ import annotations

import subprocess
import sys
from pathlib import Path

TESTS = Path(__file__).parents[2]


def contents(folder: Path) -> dict[str, bytes]:
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in folder.rglob("*")
        if path.is_file()
    }


def test_the_rejected_vectors_are_the_ones_their_program_makes(tmp_path: Path) -> None:
    target = tmp_path / "made"
    subprocess.run([sys.executable, TESTS / "make_rejected_vectors.py", target], check=True)
    assert contents(target) == contents(TESTS / "vectors-rejected")

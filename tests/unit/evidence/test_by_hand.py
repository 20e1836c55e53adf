"""The stand-alone program says what the package says, of the same records."""

from __future__ import annotations

import ast
import subprocess
import sys
from pathlib import Path

import pytest

TESTS = Path(__file__).parents[2]
VECTORS, REJECTED = TESTS / "vectors", TESTS / "vectors-rejected"
PROGRAM = TESTS.parent / "examples" / "verify_by_hand.py"
KEYS = dict(line.split() for line in (VECTORS / "keys.txt").read_text("utf-8").splitlines())

SPELLING_ONLY = {
    "V2-balls-without-urn",
    "V2-byte-order-mark",
    "V2-count-is-a-fraction",
    "V2-frozen-without-offset",
    "V2-half-a-character",
    "V2-key-missing",
    "V2-key-twice",
    "V2-key-unknown",
    "V3-binding-cut",
    "V3-carriage-returns",
    "V3-eligible-with-a-reason",
    "V3-header-in-another-order",
    "V3-lot-twice",
    "V3-outcome-unknown",
    "V3-reason-unknown",
    "V3-rejected-without-reason",
    "V3-tier-with-a-leading-zero",
    "V4-another-protocol",
    "V4-ball-that-is-not-in-the-urn",
    "V4-ball-too-few",
    "V4-balls-not-ascending",
    "V4-taken-without-offset",
    "V4-throw-of-seven",
    "V4-values-empty",
    "V4-values-not-dotted",
    "V7-reason-empty",
}
"""Defects that leave the result as it is: the program reads less closely than the package."""


def by_hand(folder: Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-X", "utf8", PROGRAM, folder],
        capture_output=True,
        check=False,
        encoding="utf-8",
    )


@pytest.mark.parametrize("name", sorted(KEYS))
def test_sound_records_hold_and_have_the_key(name: str) -> None:
    done = by_hand(VECTORS / name)
    assert done.returncode == 0, done.stdout + done.stderr
    assert done.stdout.split("\n") == [*(f"V{n} holds" for n in range(1, 8)), KEYS[name], ""]


@pytest.mark.parametrize("name", sorted(path.name for path in REJECTED.iterdir()))
def test_unsound_records_do_not_hold(name: str) -> None:
    assert (by_hand(REJECTED / name).returncode == 0) == (name in SPELLING_ONLY)


def test_the_program_stands_alone_and_is_short() -> None:
    text = PROGRAM.read_text("utf-8")
    imported = {
        alias.name if isinstance(node, ast.Import) else node.module
        for node in ast.walk(ast.parse(text))
        if isinstance(node, ast.Import | ast.ImportFrom)
        for alias in node.names
    }
    assert imported <= sys.stdlib_module_names
    assert len(text.splitlines()) < 150

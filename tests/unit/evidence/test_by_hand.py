"""The stand-alone program says what the package says, of the same records."""

from __future__ import annotations

import ast
import importlib.util
import subprocess
import sys
from contextlib import suppress
from pathlib import Path
from types import ModuleType

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


def loaded() -> ModuleType:
    spec = importlib.util.spec_from_file_location("verify_by_hand", PROGRAM)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


BY_HAND = loaded()


def holds(folder: Path) -> bool:
    with suppress(Exception):  # a program that stops with an error says no
        return not any("FAILS" in line for line in BY_HAND.main(folder))
    return False


@pytest.mark.parametrize("name", sorted(KEYS))
def test_sound_records_hold_and_have_the_key(name: str) -> None:
    assert BY_HAND.main(VECTORS / name) == [*(f"V{n} holds" for n in range(1, 8)), KEYS[name]]


@pytest.mark.parametrize("name", sorted(path.name for path in REJECTED.iterdir()))
def test_unsound_records_do_not_hold(name: str) -> None:
    assert holds(REJECTED / name) == (name in SPELLING_ONLY)


@pytest.mark.parametrize(
    ("folder", "code"),
    [
        (VECTORS / "spare", 0),
        (REJECTED / "V5-neighbours-swapped", 1),
        (REJECTED / "V2-not-json", 1),
    ],
)
def test_the_program_answers_in_its_exit_code(folder: Path, code: int) -> None:
    done = subprocess.run(
        [sys.executable, "-X", "utf8", PROGRAM, folder], capture_output=True, check=False
    )
    assert done.returncode == code


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

"""The README's commands exist, and every command stands in the README."""

from __future__ import annotations

import re
import shlex
import tomllib
from itertools import chain
from pathlib import Path

from desk import ROOT

from parking_share.cli.commands import COMMANDS

README = (ROOT / "README.md").read_text(encoding="utf-8")
BLOCKS = re.findall(r"^```(?:\w*)\n(.*?)^```", README, re.MULTILINE | re.DOTALL)
FIRST_DRAW = (
    "python3 -m venv .venv && .venv/bin/pip install . && "
    ".venv/bin/parking-share draw examples/yingui/applicants.xlsx"
)
FIRST_TESTS = "python3 -m venv .venv && .venv/bin/pip install -e '.[dev]' && .venv/bin/pytest"


def lines() -> list[str]:
    return [line for block in BLOCKS for line in block.replace("\\\n", "").splitlines()]


def test_the_first_two_commands_are_the_promised_ones() -> None:
    found = [" ".join(line.split()) for line in lines()]
    assert FIRST_DRAW in found
    assert FIRST_TESTS in found


def test_the_files_of_the_first_two_commands_exist() -> None:
    assert (ROOT / "examples" / "yingui" / "applicants.xlsx").is_file()
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    assert "dev" in project["optional-dependencies"]


def test_every_example_file_that_the_readme_names_exists() -> None:
    words = chain.from_iterable(shlex.split(line, comments=True) for line in lines())
    named = {word for word in words if word.startswith("examples/") and "/rounds/" not in word}
    assert named
    assert {name for name in named if not (ROOT / Path(name)).exists()} == set()


def test_every_command_is_in_the_readme() -> None:
    missing = [name for name in (*COMMANDS, "hours at") if f"parking-share {name}" not in README]
    assert missing == []

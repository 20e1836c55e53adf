"""A clerk at the real command line, in this process: a hundred commands take seconds."""

from __future__ import annotations

import contextlib
import csv
import io
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from desk import Said, environment_of

from parking_share.cli.app import run

ROUND = "rounds/2026"
BY = ("--by", "受理员甲")
PATIENCE = 300
"""Seconds; far more than writers need on a machine that does something else as well."""


@dataclass(frozen=True)
class Clerk:
    """Somebody who works in a programme folder."""

    folder: Path

    def do(self, *words: str | Path) -> Said:
        """What a command answers."""
        out, err = io.StringIO(), io.StringIO()
        with (
            contextlib.chdir(self.folder),
            contextlib.redirect_stdout(out),
            contextlib.redirect_stderr(err),
        ):
            code = run([str(word) for word in words])
        return Said(code, out.getvalue(), err.getvalue())

    def done(self, *words: str | Path) -> Any:
        """The JSON of a command that has to be carried out."""
        said = self.do(*words, "--json")
        assert said.code == 0, said.stderr
        return said.json

    def status(self, at: str) -> Any:
        """Who holds what on a day."""
        return self.done("status", ROUND, "--at", at)

    def entries(self) -> list[dict[str, Any]]:
        """The outline of the register."""
        entries: list[dict[str, Any]] = self.done("status", ROUND, "--entries")["entries"]
        return entries

    def places(self, name: str = "allocation.csv") -> list[dict[str, str]]:
        """The rows of an allocation file."""
        path = self.folder / ROUND / "public" / name
        with path.open(encoding="utf-8", newline="") as file:
            return list(csv.DictReader(file))

    def tickets(self, result: str) -> list[str]:
        """The tickets with this result of the draw, in rank order."""
        return [row["ticket"] for row in self.places() if row["result"] == result]


def at_once(folder: Path, program: str, writers: int) -> None:
    """Run a program several times at once, each with its number; all must end well."""
    running = [
        subprocess.Popen(
            [sys.executable, "-c", program, str(n)],
            cwd=folder,
            env=environment_of(),
            stdout=subprocess.DEVNULL,
            stderr=subprocess.PIPE,
        )
        for n in range(writers)
    ]
    said = [one.communicate(timeout=PATIENCE)[1] for one in running]
    assert [one.returncode for one in running] == [0] * writers, said

"""Somebody seated at a terminal, for the acceptance tests."""

from __future__ import annotations

import os
import pty
import re
import select
import subprocess
import time
from pathlib import Path

from desk import environment_of, words_of


class Terminal:
    """Somebody at a terminal: reads what appears, and types."""

    def __init__(self, *words: str, cwd: Path) -> None:
        self.screen = ""
        self.everything = ""
        self.ours, theirs = pty.openpty()
        environment = environment_of({"TERM": "xterm", "LINES": "24"})
        self.program = subprocess.Popen(
            words_of(words, "en"),
            cwd=cwd,
            env=environment,
            stdin=theirs,
            stdout=theirs,
            stderr=theirs,
            close_fds=True,
        )
        os.close(theirs)

    def wait_for(self, words: str, seconds: float = 60) -> None:
        """Read until these words appear; what came before them is forgotten."""
        end = time.monotonic() + seconds
        while words not in self.screen:
            assert time.monotonic() < end, self.screen
            if not select.select([self.ours], [], [], 1)[0]:
                continue
            try:
                more = os.read(self.ours, 65536)
            except OSError:
                more = b""
            assert more, self.screen
            seen = re.sub(r"\x1b\[[0-9;?]*[A-Za-z]", "", more.decode("utf-8", "replace"))
            self.screen += seen
            self.everything += seen
        self.screen = self.screen.partition(words)[2]

    def type(self, line: str) -> None:
        """One line and Enter."""
        os.write(self.ours, f"{line}\n".encode())

    def leave(self) -> int:
        """Read to the end; the exit code."""
        while True:
            try:
                if not os.read(self.ours, 65536):
                    break
            except OSError:
                break
        os.close(self.ours)
        return self.program.wait(60)

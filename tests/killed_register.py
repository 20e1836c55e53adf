"""A program for the tests: kill one command on the register at every instant of its work.

    python killed_register.py SOURCE SCRATCH FIRST STEP WORDS…

An instant is the moment before or after a statement of the database, or before a change of a file
below the folder; instants FIRST, FIRST+STEP … are tried. Each gets a copy of SOURCE in SCRATCH/<n>,
in which the command is killed; then a note is written there, as a clerk would go on. What happened
is printed as one JSON list. The commands run in forked processes, so that a kill costs no start-up.
REGISTER in the environment is `sqlite` or `postgresql`.
"""

from __future__ import annotations

import json
import os
import shutil
import signal
import sys
from pathlib import Path
from typing import Any

import killed_command
import registers
import sqlalchemy

from parking_share.cli import claim, commands, forfeit, note, register_desk, return_
from parking_share.cli.app import main
from parking_share.files import register_tables

LOADED = (claim, commands, forfeit, note, register_desk, register_tables, return_)
"""Imported before the first fork."""
MOST_INSTANTS = 200
BEFORE, AFTER = "2026-03-09T09:00", "2026-06-01T09:00"
CHANGES = {*killed_command.CHANGES, "os.replace"}


def killed_at(instant: int) -> None:
    """Kill this process at its instant number `instant`."""
    seen = 0

    def count(*_: object) -> None:
        nonlocal seen
        seen += 1
        if seen == instant:
            os.kill(os.getpid(), signal.SIGKILL)

    def watch(event: str, arguments: tuple[object, ...]) -> None:
        if event in CHANGES or (event == "open" and is_written(arguments)):
            count()

    for moment in ("before_cursor_execute", "after_cursor_execute"):
        sqlalchemy.event.listen(sqlalchemy.Engine, moment, count)
    sqlalchemy.event.listen(sqlalchemy.Engine, "commit", count)
    sys.addaudithook(watch)


def is_written(arguments: tuple[object, ...]) -> bool:
    """Whether a file is about to be opened for writing."""
    flags = arguments[2]
    return isinstance(flags, int) and bool(flags & killed_command.WRITING)


def note_at(moment: str) -> None:
    """A note, as a clerk writes one at some time."""
    main(["note", "rounds/2026", "电话", "--by", "甲", "--at", moment, "--lang", "en"])


def tried(source: Path, folder: Path, instant: int, words: list[str]) -> dict[str, Any]:
    """One kill, and the note after it."""
    shutil.copytree(source, folder)
    registers.settle(folder, os.environ["REGISTER"])
    os.chdir(folder)
    killed_command.forked(lambda: note_at(BEFORE))

    def killed() -> None:
        killed_at(instant)
        main(words)

    code, said = killed_command.forked(killed)
    next_code, next_said = killed_command.forked(lambda: note_at(AFTER))
    return {"code": code, "said": said, "next_code": next_code, "next_said": next_said}


def run(source: Path, scratch: Path, instants: range, words: list[str]) -> None:
    """These instants, the last of them past the command's end."""
    done: list[dict[str, Any]] = []
    for instant in instants:
        done.append({"instant": instant, **tried(source, scratch / str(instant), instant, words)})
        if done[-1]["code"] == 0:
            break
    sys.stdout.write(json.dumps(done))


if __name__ == "__main__":
    chosen = range(int(sys.argv[3]), MOST_INSTANTS, int(sys.argv[4]))
    run(Path(sys.argv[1]), Path(sys.argv[2]), chosen, sys.argv[5:])

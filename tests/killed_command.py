"""A program for the tests: kill a command at chosen instants, and give it again after each kill.

    python killed_command.py SOURCE SCRATCH SIGNAL FIRST STEP [COMMAND …]

The command is `draw`, unless another one is given. An instant is the moment before the n-th
change on the disk below `rounds/`: a file opened for writing, named, put on the disk, renamed or
removed, a folder made. Instants FIRST, FIRST+STEP … are tried until the command ends before the
next one. Each gets a copy of SOURCE in SCRATCH/<n>; the copy of its rounds right after the kill
stays in SCRATCH/<n>-killed. What happened is printed as one JSON list. The commands are run in
forked processes, so that a kill costs no start-up.
"""

from __future__ import annotations

import json
import os
import shutil
import signal
import stat
import sys
import traceback
from collections.abc import Callable
from pathlib import Path
from typing import Any

from parking_share.cli import closing, commands, drawing, papers
from parking_share.cli.app import BUG, main

CHANGES = {"os.mkdir", "os.link", "os.rename", "os.remove", "os.rmdir"}
REMOVING, BY_PATH = {"os.remove", "os.rmdir"}, -1
WRITING = os.O_WRONLY | os.O_RDWR
MOST_INSTANTS = 400
DRAW = ["draw", "applicants.xlsx", "--at", "2026-03-06T10:00:00"]
LOADED = (closing, commands, drawing, papers)
"""Imported before the first fork."""


def touches_rounds(argument: object) -> bool:
    """Whether an argument of an audited call is a path below `rounds/`."""
    if not isinstance(argument, (str, bytes, os.PathLike)):
        return False
    return "rounds" in Path(os.fsdecode(argument)).parts


def changes_disk(event: str, arguments: tuple[object, ...]) -> bool:
    """Whether an audited call is about to change something below `rounds/`."""
    if event in REMOVING and arguments[1] != BY_PATH:  # a folder is emptied by name within it
        return True
    if not any(touches_rounds(argument) for argument in arguments):
        return False
    if event == "open":
        flags = arguments[2]
        return isinstance(flags, int) and bool(flags & WRITING)
    return event in CHANGES


def signalled_at(instant: int, number: signal.Signals) -> None:
    """Send this process a signal before its change number `instant`."""
    # A shell starts background jobs with SIGINT ignored; here it is a person's Ctrl-C.
    signal.signal(signal.SIGINT, signal.default_int_handler)
    seen = 0

    def count() -> None:
        nonlocal seen
        seen += 1
        if seen == instant:
            os.kill(os.getpid(), number)

    def watch(event: str, arguments: tuple[object, ...]) -> None:
        if changes_disk(event, arguments):
            count()

    on_the_disk = os.fsync

    def counted_sync(fd: Any) -> None:
        if not stat.S_ISDIR(os.fstat(fd).st_mode):
            count()
        on_the_disk(fd)

    os.fsync = counted_sync
    sys.addaudithook(watch)


def forked(work: Callable[[], None]) -> tuple[int, str]:
    """The exit code of some work in a process of its own, and what it said; -9 when killed."""
    reading, writing = os.pipe()
    child = os.fork()
    if child == 0:
        code = BUG
        try:
            sys.stdout = sys.stderr = os.fdopen(writing, "w", encoding="utf-8")
            work()
        except SystemExit as left:
            code = left.code if isinstance(left.code, int) else BUG
        except BaseException:
            traceback.print_exc()
            raise
        finally:
            sys.stdout.flush()
            os._exit(code)
    os.close(writing)
    with os.fdopen(reading, "rb") as stream:
        text = stream.read().decode()
    return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]), text


def tried(
    source: Path, scratch: Path, instant: int, number: signal.Signals, command: list[str]
) -> dict[str, object]:
    """One kill, and the same command after it."""
    folder = scratch / str(instant)
    shutil.copytree(source, folder)
    os.chdir(folder)

    def given() -> None:
        main([*command, "--lang", "en"])

    def killed() -> None:
        signalled_at(instant, number)
        given()

    code, said = forked(killed)
    if (folder / "rounds").exists():
        shutil.copytree(folder / "rounds", scratch / f"{instant}-killed")
    next_code, next_said = (code, said) if code == 0 else forked(given)
    return {
        "instant": instant,
        "code": code,
        "said": said,
        "next_code": next_code,
        "next_said": next_said,
    }


def run(
    source: Path, scratch: Path, number: signal.Signals, instants: range, command: list[str]
) -> None:
    """Every instant of one share, the last of them past the command's end."""
    done: list[dict[str, object]] = []
    for instant in instants:
        done.append(tried(source, scratch, instant, number, command))
        if done[-1]["code"] == 0:
            break
    sys.stdout.write(json.dumps(done))


if __name__ == "__main__":
    run(
        Path(sys.argv[1]),
        Path(sys.argv[2]),
        signal.Signals[sys.argv[3]],
        range(int(sys.argv[4]), MOST_INSTANTS, int(sys.argv[5])),
        sys.argv[6:] or DRAW,
    )

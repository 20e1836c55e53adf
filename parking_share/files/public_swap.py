"""Change a published record all at once: a folder made anew takes the place of the old one.

The list of digests names every file of a record, so no file can be added or replaced by itself
without a moment in which the record does not verify. The new folder is finished beside the old
one, under another name, and then renamed. A process killed on the way leaves the old record, the
new one, or for a moment neither under its name; `settle` finishes what it began.
"""

from __future__ import annotations

import os
import shutil
from pathlib import Path

from parking_share.files.atomic import sync_folder
from parking_share.files.publication import Cleared

PUBLIC = "public"
_PARTIAL, _NEXT, _BEFORE = ".public.partial", ".public.next", ".public.before"


def swap_public(round_path: Path, changed: Cleared) -> None:
    """Give a round's public folder these files beside, or in the place of, those it has.

    The lock on the rounds must be held, and what a killed run left must be settled.
    """
    public, partial = round_path / PUBLIC, round_path / _PARTIAL
    kept = {path.name: path.read_bytes() for path in sorted(public.iterdir())}
    partial.mkdir(mode=0o755)
    for name, data in {**kept, **changed.files}.items():
        _write(partial / name, data)
    sync_folder(partial)
    partial.rename(round_path / _NEXT)
    sync_folder(round_path)
    _take_place(round_path)


def settle(round_path: Path) -> None:
    """Finish, or clear away, what a killed run left of a swap."""
    public, before = round_path / PUBLIC, round_path / _BEFORE
    shutil.rmtree(round_path / _PARTIAL, ignore_errors=True)
    if (round_path / _NEXT).is_dir():
        if public.is_dir():
            shutil.rmtree(before, ignore_errors=True)
        _take_place(round_path)
    elif before.is_dir() and public.is_dir():
        shutil.rmtree(before)


def _take_place(round_path: Path) -> None:
    public, before = round_path / PUBLIC, round_path / _BEFORE
    if public.is_dir():
        public.rename(before)
    (round_path / _NEXT).rename(public)
    sync_folder(round_path)
    shutil.rmtree(before, ignore_errors=True)


def _write(path: Path, data: bytes) -> None:
    with path.open("xb") as file:
        file.write(data)
        file.flush()
        os.fsync(file.fileno())
    path.chmod(0o644)

"""Removing the personal data of a round whose time is over; the proof stays.

The certificate is written before anything is removed, so that a killed run can be finished: it
names every file with its size and digest, and no person.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from pathlib import Path

from parking_share.errors import RoundError
from parking_share.files.atomic import sync_folder, write_once
from parking_share.files.round_folder import SEALED_FOLDER_MODE, RoundFolder
from parking_share.language import Text

CERTIFICATE = "purged.txt"
"""In the round's folder, beside `public/` and the emptied `sealed/`."""


@dataclass(frozen=True, slots=True)
class SealedFile:
    """A file to be removed."""

    name: str
    size: int
    digest: str


def sealed_files(folder: RoundFolder) -> tuple[SealedFile, ...]:
    """What the sealed folder still holds; raises `RoundError` when it cannot be read.

    An encrypted one is one file: its key may be lost by now, and the data has to go all the same.
    """
    try:
        paths = sorted(path for path in folder.sealed.rglob("*") if not path.is_dir())
        found = [_described(path, folder.sealed) for path in paths]
        if folder.encrypted.is_file():
            found.append(_described(folder.encrypted, folder.path))
        return tuple(found)
    except OSError as error:
        raise _refused(folder, error) from None


def purge(folder: RoundFolder, certificate: str) -> None:
    """Remove every sealed file; `certificate` stays, or the one of an interrupted run."""
    path = folder.path / CERTIFICATE
    if not path.exists():
        write_once(path, certificate.encode())
    try:
        folder.sealed.mkdir(mode=SEALED_FOLDER_MODE, exist_ok=True)
        folder.encrypted.unlink(missing_ok=True)
        for found in sorted(folder.sealed.rglob("*"), reverse=True):
            if found.is_dir() and not found.is_symlink():
                found.rmdir()
            else:
                found.unlink()
        sync_folder(folder.sealed)
    except OSError as error:
        raise _refused(folder, error) from None


def _described(path: Path, within: Path) -> SealedFile:
    data = b"" if path.is_symlink() else path.read_bytes()
    name = path.relative_to(within).as_posix()
    return SealedFile(name, len(data), hashlib.sha256(data).hexdigest())


def _refused(folder: RoundFolder, error: OSError) -> RoundError:
    return RoundError(
        Text("{folder}: cannot be emptied ({why}).", folder=folder.sealed, why=error.strerror),
        Text("Run the command again when it can."),
    )

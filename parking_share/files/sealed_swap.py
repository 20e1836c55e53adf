"""The sealed folder gives its place to one encrypted file, and takes it again.

What is new is finished under another name, and on the disk, before what is old leaves its place.
A process killed on the way leaves one of the two whole; `settle_sealed` finishes what it began or
takes it back. Both under their own names at once come from a person's hand alone.
"""

from __future__ import annotations

import shutil
from collections.abc import Mapping
from pathlib import Path

from parking_share.errors import RoundError
from parking_share.files.atomic import SEALED, replace, sync_folder, write_once
from parking_share.files.sealed_archive import folder_files
from parking_share.language import Text

FOLDER, ENCRYPTED = "sealed", "sealed.zip.age"
"""In the round's folder, beside `public/`: one of the two."""
_NEXT_FILE, _OLD_FOLDER = ".sealed.next.age", ".sealed.before"
_NEXT_FOLDER, _OLD_FILE = ".sealed.partial", ".sealed.before.age"
_FOLDER_MODE = 0o700


def close_folder(round_path: Path, encrypted: bytes, files: Mapping[str, bytes]) -> None:
    """Put a file, in which these files are encrypted, in the place of the folder.

    The lock must be held. Raises `RoundError` and leaves the folder when the encrypted file is not
    on the disk as it was given, when a file is open in another program, or when the folder holds
    other files by now: rosters and cards are written without the lock.
    """
    new, folder, old = round_path / _NEXT_FILE, round_path / FOLDER, round_path / _OLD_FOLDER
    replace(new, encrypted, SEALED)
    if new.read_bytes() != encrypted:
        new.unlink()
        raise RoundError(
            Text(
                "{folder}: the disk does not give back what was written to it.", folder=round_path
            ),
            Text("Nothing was changed. Have the disk looked at."),
        )
    try:
        folder.rename(old)
    except OSError as error:
        new.unlink()
        raise _held(folder, error) from None
    if folder_files(old) != files:
        old.rename(folder)
        new.unlink()
        raise RoundError(
            Text("{folder}: another command wrote into it at the same time.", folder=folder),
            Text("Nothing was changed. Run the command again."),
        )
    new.rename(round_path / ENCRYPTED)
    sync_folder(round_path)
    shutil.rmtree(old, ignore_errors=True)
    if old.exists():
        raise RoundError(
            Text("{folder}: it is encrypted, and not all of it could be removed.", folder=folder),
            Text("Close its files in other programs and run the command again."),
        )


def open_folder(round_path: Path, files: Mapping[str, bytes]) -> None:
    """Put the folder, with these files, in the place of the encrypted file; as `close_folder`."""
    new = round_path / _NEXT_FOLDER
    new.mkdir(mode=_FOLDER_MODE)
    for name, data in files.items():
        path = new / name
        for folder in reversed(path.relative_to(new).parents[:-1]):
            (new / folder).mkdir(mode=_FOLDER_MODE, exist_ok=True)
        write_once(path, data, SEALED)
    sync_folder(new)
    try:
        (round_path / ENCRYPTED).rename(round_path / _OLD_FILE)
    except OSError as error:
        shutil.rmtree(new)
        raise _held(round_path / ENCRYPTED, error) from None
    new.rename(round_path / FOLDER)
    sync_folder(round_path)
    (round_path / _OLD_FILE).unlink()


def settle_sealed(round_path: Path) -> None:
    """Finish, or take back, what a killed run left of a change; the lock must be held."""
    folder, encrypted = round_path / FOLDER, round_path / ENCRYPTED
    old_folder, old_file = round_path / _OLD_FOLDER, round_path / _OLD_FILE
    if old_folder.is_dir():
        if encrypted.is_file() or _is_copy(old_folder, folder):
            shutil.rmtree(old_folder, ignore_errors=True)
        elif not folder.is_dir():
            old_folder.rename(folder)
    if old_file.is_file():
        if folder.is_dir():
            old_file.unlink()
        else:
            old_file.rename(encrypted)
    if (round_path / _NEXT_FOLDER).is_dir():
        shutil.rmtree(round_path / _NEXT_FOLDER)
    if (round_path / _NEXT_FILE).is_file():
        (round_path / _NEXT_FILE).unlink()


def is_unsettled(round_path: Path) -> bool:
    """Whether a killed run left a change half done."""
    return any((round_path / name).exists() for name in (_OLD_FOLDER, _OLD_FILE))


def _is_copy(old: Path, folder: Path) -> bool:
    """Whether all that the old folder holds stands in the other one: it could not be removed."""
    return folder.is_dir() and folder_files(old).items() <= folder_files(folder).items()


def require_one(round_path: Path) -> None:
    """Refuse where somebody put the folder and the file side by side; raises `RoundError`."""
    if (round_path / FOLDER).is_dir() and (round_path / ENCRYPTED).exists():
        raise RoundError(
            Text("{folder}: sealed/ and {file} are both there.", folder=round_path, file=ENCRYPTED),
            Text("Nothing was changed. Look which is right, and move the other one elsewhere."),
        )


def _held(path: Path, error: OSError) -> RoundError:
    return RoundError(
        Text("{file} cannot be moved: {reason}", file=path.name, reason=error.strerror or error),
        Text("Nothing was changed. Close its files in other programs."),
    )

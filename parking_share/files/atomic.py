"""Write a file whole or not at all, and never over another one."""

from __future__ import annotations

import contextlib
import os
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

from parking_share.errors import RoundError
from parking_share.language import Text

PUBLIC, SEALED = 0o644, 0o600
"""The modes of a file that may be posted and of one that may not."""
_UNFINISHED = ".part"
_RECORD_FOLDER, _RECORD_FILE = "public", "commitment.json"


def write_once(path: Path, data: bytes, mode: int = PUBLIC) -> None:
    """Write a new file; raises `RoundError` when one of that name is there already.

    Whoever looks, and whenever the machine stops, sees the whole file or none.
    """
    _require_outside_records(path)
    publish_once(path, data, mode)


def publish_once(path: Path, data: bytes, mode: int = PUBLIC) -> None:
    """As `write_once`, and into a public record too: for cleared files alone."""
    refuse_existing(path)
    with _refusing(path), _written_beside(path, data, mode) as unfinished:
        _name_anew(unfinished, path)
        _sweep(path)
        sync_folder(path.parent)


def refuse_existing(path: Path) -> None:
    """Raise `RoundError` when there is a file of this name, before any work is begun."""
    if os.path.lexists(path):
        raise _there_already(path)


def replace(path: Path, data: bytes, mode: int = PUBLIC) -> None:
    """Write a file, in the place of an older one if there is any.

    For the few files that may change. Raises `RoundError` when it cannot be written.
    """
    _require_outside_records(path)
    with _refusing(path), _written_beside(path, data, mode) as unfinished:
        unfinished.replace(path)
        _sweep(path)
        sync_folder(path.parent)


def _require_outside_records(path: Path) -> None:
    """Refuse a place in a public record: what `--output` puts there would be posted."""
    for folder in path.resolve().parents:
        if folder.name == _RECORD_FOLDER and (folder / _RECORD_FILE).is_file():
            raise RoundError(
                Text("{file}: {folder} is a public record.", file=path.name, folder=folder),
                Text("Nothing is added to it by hand. Choose another place."),
            )


@contextlib.contextmanager
def _refusing(path: Path) -> Iterator[None]:
    """What the file system refuses, said as a reason to stop."""
    try:
        yield
    except FileExistsError:
        raise _there_already(path) from None
    except OSError as error:
        raise RoundError(
            Text(
                "{file} cannot be written: {reason}",
                file=path.name,
                reason=error.strerror or error,
            )
        ) from None


@contextlib.contextmanager
def _written_beside(path: Path, data: bytes, mode: int) -> Iterator[Path]:
    """A finished temporary file in the same folder, on the disk; gone afterwards."""
    descriptor, name = tempfile.mkstemp(
        prefix=f".{path.name}.", suffix=_UNFINISHED, dir=path.parent
    )
    unfinished = Path(name)
    try:
        with os.fdopen(descriptor, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        unfinished.chmod(mode)
        yield unfinished
    finally:
        unfinished.unlink(missing_ok=True)


def _name_anew(unfinished: Path, path: Path) -> None:
    """Give the file its name; raises `FileExistsError` when another one has it."""
    if sys.platform == "win32":
        unfinished.rename(path)
        return
    try:
        os.link(unfinished, path)
    except FileExistsError:
        raise
    except OSError:
        _take_place(unfinished, path)


def _take_place(unfinished: Path, path: Path) -> None:
    """The way of file systems without hard links: hold the name first, then fill it."""
    os.close(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL))
    try:
        unfinished.replace(path)
    except BaseException:
        path.unlink(missing_ok=True)
        raise


def _sweep(path: Path) -> None:
    """Remove what a killed process left behind of the same file: it can no longer be named so."""
    for other in path.parent.iterdir():
        if other.name.startswith(f".{path.name}.") and other.name.endswith(_UNFINISHED):
            other.unlink(missing_ok=True)


def clear_unfinished(folder: Path) -> None:
    """Remove what killed processes left half-written in a folder; nobody else may be at work."""
    for left in folder.glob(f".*{_UNFINISHED}"):
        left.unlink(missing_ok=True)


def sync_folder(folder: Path) -> None:
    """Put the folder's own list of names on the disk, where the platform can."""
    if not hasattr(os, "O_DIRECTORY"):
        return
    descriptor = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
    try:
        with contextlib.suppress(OSError):
            os.fsync(descriptor)
    finally:
        os.close(descriptor)


def _there_already(path: Path) -> RoundError:
    return RoundError(
        Text("{file} is there already and is never written over", file=path.name),
        Text("Nothing was changed."),
    )

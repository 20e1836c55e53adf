"""A public record from the outside world: a folder, or a zip file somebody downloaded."""

from __future__ import annotations

import os
import stat
import zipfile
import zlib
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import IO

from parking_share.errors import RecordError
from parking_share.evidence.record import FILE_NAME, MANDATORY, Record
from parking_share.language import Text
from parking_share.lottery.plain_text import quoted

MOST_FILES = 200
LARGEST_FILE = 64 * 1024 * 1024
LARGEST_RECORD = 256 * 1024 * 1024
"""Far above any real round, far below what would hurt the machine that verifies it."""

_COMPRESSIONS = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)
_ENCRYPTED = 0x1
# A link put in place after the listing is not followed; a pipe put there does not block.
_OPEN_FLAGS = (
    os.O_RDONLY
    | getattr(os, "O_BINARY", 0)
    | getattr(os, "O_NOFOLLOW", 0)
    | getattr(os, "O_NONBLOCK", 0)
)


def read_record(path: Path) -> Record:
    """The record in a folder or a zip file; raises `RecordError` when there is none.

    Only plain files are read: no links, no folders within, and nothing beyond the limits.
    """
    try:
        if path.is_dir():
            return _some_record(path, Record(_gathered(_folder_files(path))))
        if path.is_file():
            return _some_record(path, _from_zip(path))
    except OSError as error:
        raise RecordError(
            Text(
                "{path} cannot be read: {reason}", path=quoted(path), reason=error.strerror or error
            )
        ) from None
    raise RecordError(
        Text("{path} is not there", path=quoted(path)),
        Text("Name the folder or the zip file of a public record."),
    )


def _some_record(path: Path, record: Record) -> Record:
    """The record, unless not one file of a record is in it: then somebody named another folder."""
    if record.files.keys().isdisjoint(MANDATORY):
        raise RecordError(
            Text("{path} holds no file of a public record", path=quoted(path)),
            Text("Name the folder or the zip file of a public record."),
        )
    return record


def _folder_files(folder: Path) -> Iterator[tuple[str, IO[bytes]]]:
    paths = sorted(folder.iterdir())
    _limit_count(paths)
    for path in paths:
        if not stat.S_ISREG(path.lstat().st_mode):
            raise RecordError(Text("{file} is not a plain file", file=quoted(path.name)))
        descriptor = os.open(path, _OPEN_FLAGS)
        if not stat.S_ISREG(os.fstat(descriptor).st_mode):
            os.close(descriptor)
            raise RecordError(Text("{file} is not a plain file", file=quoted(path.name)))
        yield path.name, os.fdopen(descriptor, "rb")


def _from_zip(path: Path) -> Record:
    if path.stat().st_size > LARGEST_RECORD:
        raise RecordError(Text("{file} is too large for a record", file=quoted(path.name)))
    try:
        with zipfile.ZipFile(path) as archive:
            return Record(_gathered(_zip_files(archive)))
    except (zipfile.BadZipFile, zlib.error, EOFError, ValueError, RuntimeError):
        raise RecordError(
            Text("{path} is neither a folder nor a sound zip file", path=quoted(path))
        ) from None


def _zip_files(archive: zipfile.ZipFile) -> Iterator[tuple[str, IO[bytes]]]:
    entries = [entry for entry in archive.infolist() if not entry.filename.endswith("/")]
    _limit_count(entries)
    enclosing = _enclosing_folder([entry.filename for entry in entries])
    for entry in entries:
        kind = stat.S_IFMT(entry.external_attr >> 16)
        if kind not in (0, stat.S_IFREG) or entry.compress_type not in _COMPRESSIONS:
            raise RecordError(Text("{file} is not a plain file", file=quoted(entry.filename)))
        if entry.flag_bits & _ENCRYPTED:
            raise RecordError(Text("{file} is encrypted", file=quoted(entry.filename)))
        yield entry.filename.removeprefix(enclosing), archive.open(entry)


def _enclosing_folder(names: Sequence[str]) -> str:
    """The one folder that a zip of a whole folder puts around its files, or nothing."""
    folders = {name.partition("/")[0] if "/" in name else "" for name in names}
    if len(folders) != 1:
        return ""
    folder = folders.pop()
    return f"{folder}/" if FILE_NAME.fullmatch(folder) else ""


def _gathered(streams: Iterable[tuple[str, IO[bytes]]]) -> dict[str, bytes]:
    files: dict[str, bytes] = {}
    left = LARGEST_RECORD
    for name, stream in streams:
        with stream:
            limit = min(LARGEST_FILE, left)
            # A stated size is a claim: what counts is what comes out.
            data = stream.read(limit + 1)
        if len(data) > limit:
            raise RecordError(Text("{file} is too large for a record", file=quoted(name)))
        if FILE_NAME.fullmatch(name) is None:
            raise RecordError(Text("{file} cannot be a file of a record", file=quoted(name)))
        if name in files:
            raise RecordError(Text("{file} stands twice in the record", file=quoted(name)))
        files[name] = data
        left -= len(data)
    return files


def _limit_count(found: Sequence[object]) -> None:
    if len(found) > MOST_FILES:
        raise RecordError(Text("a record has at most {n} files", n=MOST_FILES))

"""What a file really is, by its content and whatever its name says."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

from parking_share.errors import InputError
from parking_share.language import Text

LARGEST_UNPACKED = 1024 * 1024 * 1024
SAVE_AS = Text("Open it in a spreadsheet program and save it as an .xlsx workbook.")

_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
_OTHER_KINDS = {
    b"%PDF": Text("a PDF document"),
    b"{\\rtf": Text("a Rich Text document"),
    b"\x89PNG": Text("a PNG picture"),
    b"\xff\xd8\xff": Text("a JPEG picture"),
    b"Rar!": Text("a RAR archive"),
    b"7z\xbc\xaf": Text("a 7z archive"),
}


def refuse_what_is_no_workbook(path: Path, data: bytes) -> None:
    """Raise `InputError` with the real kind of a file that is no workbook by its first bytes."""
    if data.startswith(_OLE):
        if _ENCRYPTED in data:
            raise protected(path)
        return
    kind = _kind_of_zip(data) if data.startswith(b"PK") else _kind(data)
    if kind is not None:
        raise InputError(
            Text("{file}: this is {kind}, not a workbook.", file=path.name, kind=kind), SAVE_AS
        )


def _kind_of_zip(data: bytes) -> Text | None:
    """What a zip file is, when it is no workbook."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            names = set(archive.namelist())
            unpacked = sum(entry.file_size for entry in archive.infolist())
    except (zipfile.BadZipFile, ValueError, EOFError):
        return Text("a damaged archive")
    if unpacked > LARGEST_UNPACKED:
        return Text("an archive that unpacks to more than 1 GB")
    if any(name.startswith("word/") for name in names):
        return Text("a Word document")
    if any(name.startswith("ppt/") for name in names):
        return Text("a PowerPoint presentation")
    if "content.xml" in names or any(name.startswith("xl/") for name in names):
        return None
    return Text("a zip archive")


def _kind(data: bytes) -> Text:
    """What a file is that is neither a zip nor an OLE file."""
    for magic, kind in _OTHER_KINDS.items():
        if data.startswith(magic):
            return kind
    start = data[:2048].lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    if start.startswith((b"<html", b"<!doctype html", b"<table", b"<?xml")):
        return Text("a web page saved under a workbook's name")
    if not data:
        return Text("an empty file")
    if b"\0" not in data[:2048] or data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return Text("a text file")
    return Text("a file of unknown kind")


def protected(path: Path) -> InputError:
    """The refusal of a workbook that is encrypted."""
    return InputError(
        Text("{file}: the workbook is protected by a password.", file=path.name),
        Text("Open it, remove the password, and save it again."),
    )


def is_text(data: bytes) -> bool:
    """Whether a file can be a text with one line a row; a web page is none."""
    return _kind(data) == Text("a text file")

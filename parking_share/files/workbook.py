"""Workbooks as they come: read once, refused with their real kind when they are none."""

from __future__ import annotations

import hashlib
import io
import zipfile
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from parking_share.errors import InputError
from parking_share.intake.sheet import Merge, Sheet, build_sheet
from parking_share.language import Text

if TYPE_CHECKING:
    from python_calamine import CalamineSheet

LARGEST = 200 * 1024 * 1024
LARGEST_UNPACKED = 1024 * 1024 * 1024

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
_SAVE_AS = Text("Open it in a spreadsheet program and save it as an .xlsx workbook.")


@dataclass(frozen=True, slots=True)
class Workbook:
    """A workbook's bytes and its sheets, hidden ones included."""

    path: Path
    data: bytes
    sheets: tuple[Sheet, ...]

    @property
    def digest(self) -> str:
        """SHA-256 of the file."""
        return hashlib.sha256(self.data).hexdigest()


def read_workbook(path: Path, only_sheet: str | None = None) -> Workbook:
    """Read a workbook with its cell types; `only_sheet` leaves the others out.

    Raises `InputError` when the file cannot be read, is no workbook (the real kind is named), is
    protected by a password, or has no such sheet.
    """
    data = read_bytes(path)
    _refuse_what_is_no_workbook(path, data)
    sheets = _sheets(path, data)
    if only_sheet is not None:
        sheets = tuple(sheet for sheet in sheets if sheet.name == only_sheet)
        if not sheets:
            raise InputError(
                Text("{file}: there is no sheet named {sheet}.", file=path.name, sheet=only_sheet),
                Text("Look at the names at the bottom of the spreadsheet program's window."),
            )
    return Workbook(path, data, sheets)


def read_bytes(path: Path) -> bytes:
    """The bytes of an input file. Raises `InputError` when it is not there or too large."""
    try:
        if path.stat().st_size > LARGEST:
            raise InputError(
                Text("{file}: the file is larger than 200 MB.", file=path.name),
                Text("Remove pictures and unused sheets, then save it again."),
            )
        return path.read_bytes()
    except FileNotFoundError:
        raise InputError(
            Text("{file}: there is no such file.", file=path),
            Text("Check the name and the folder."),
        ) from None
    except OSError as error:
        raise InputError(
            Text("{file}: cannot be read ({why}).", file=path.name, why=error.strerror),
            Text("Close it in other programs and check its permissions."),
        ) from None


def _sheets(path: Path, data: bytes) -> tuple[Sheet, ...]:
    import python_calamine as calamine

    try:
        with calamine.CalamineWorkbook.from_filelike(io.BytesIO(data)) as book:
            return tuple(
                _sheet(book.get_sheet_by_name(meta.name))
                for meta in book.sheets_metadata
                if meta.typ is calamine.SheetTypeEnum.WorkSheet
            )
    except calamine.PasswordError:
        raise _protected(path) from None
    except (calamine.CalamineError, OSError, ValueError) as error:
        raise InputError(
            Text("{file}: the workbook is damaged ({why}).", file=path.name, why=error), _SAVE_AS
        ) from None


def _sheet(sheet: CalamineSheet) -> Sheet:
    merges = [
        Merge(top, left, bottom, right)
        for (top, left), (bottom, right) in sheet.merged_cell_ranges or []
    ]
    values = sheet.to_python(skip_empty_area=False)
    return build_sheet(sheet.name, values, merges)


def _refuse_what_is_no_workbook(path: Path, data: bytes) -> None:
    if data.startswith(_OLE):
        if _ENCRYPTED in data:
            raise _protected(path)
        return
    kind = _kind_of_zip(data) if data.startswith(b"PK") else _kind(data)
    if kind is not None:
        raise InputError(
            Text("{file}: this is {kind}, not a workbook.", file=path.name, kind=kind), _SAVE_AS
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


def _protected(path: Path) -> InputError:
    return InputError(
        Text("{file}: the workbook is protected by a password.", file=path.name),
        Text("Open it, remove the password, and save it again."),
    )

"""The programme folder: `programme.toml`, the workbook beside it, and `rounds/`."""

from __future__ import annotations

from pathlib import Path

from parking_share.errors import InputError
from parking_share.files.workbook import read_bytes
from parking_share.language import Text
from parking_share.programme import Programme, parse_programme

PROGRAMME_FILE = "programme.toml"
ROUNDS = "rounds"


def programme_file(workbook: Path, given: Path | None) -> Path:
    """The programme of a workbook: the one given, else the one beside it.

    Raises `InputError` naming `parking-share init` when there is none.
    """
    path = given if given is not None else workbook.parent / PROGRAMME_FILE
    if path.is_dir():
        path /= PROGRAMME_FILE
    if not path.is_file():
        raise InputError(
            Text("{file}: there is no programme file.", file=path),
            Text("Make one with `parking-share init DIR`, or name it with --programme."),
        )
    return path


def read_programme(path: Path) -> tuple[Programme, bytes]:
    """The programme and the bytes of its file."""
    data = read_bytes(path)
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise InputError(
            Text("{file}: the programme file is not UTF-8 text.", file=path.name),
            Text("Save it again as UTF-8."),
        ) from None
    return parse_programme(text.replace("\r\n", "\n"), path.name), data

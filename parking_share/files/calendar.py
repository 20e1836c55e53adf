"""Holiday notices: those shipped with the program, and newer ones in a programme folder.

Beside its own notices a programme folder may hold the office's exceptions.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from dataclasses import replace
from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path

from parking_share.access.calendar import Calendar
from parking_share.access.exceptions import OfficeException, parse_exceptions
from parking_share.access.notices import Notice, parse_notice
from parking_share.errors import CalendarError
from parking_share.files.atomic import replace as replace_file
from parking_share.language import Text

FOLDER = "calendar"
"""Where a programme folder keeps its own notices, one `<year>.json` each."""


EXCEPTIONS = "exceptions.csv"
REPLACED = "replaced"
"""Where a notice goes that a revision took the place of: what was issued under it names it."""


def load_calendar(programme_folder: Path | None = None) -> Calendar:
    """The calendar of the shipped notices and, if there are any, of the programme's own."""
    own = () if programme_folder is None else own_notices(programme_folder)
    return Calendar.of((*shipped_notices(), *own), _exceptions(programme_folder))


def shipped_notices() -> tuple[Notice, ...]:
    """The notices that come with the program."""
    return tuple(_notices(files("parking_share") / "data" / "holidays"))


def own_notices(programme_folder: Path) -> tuple[Notice, ...]:
    """The notices a programme folder holds itself."""
    folder = programme_folder / FOLDER
    return tuple(_notices(folder)) if folder.is_dir() else ()


def read_notice(path: Path) -> Notice:
    """One notice from a file anywhere."""
    return _notice(path)


def keep_notice(programme_folder: Path, notice: Notice, data: bytes) -> Path:
    """Write a notice's file into a programme folder; the one it replaces is kept beside it."""
    folder = programme_folder / FOLDER
    target = folder / f"{notice.year}.json"
    try:
        (folder / REPLACED).mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise CalendarError(
            Text("{folder} cannot be written ({why}).", folder=folder, why=error.strerror),
            Text("Choose a folder that you may write to."),
        ) from None
    if target.exists():
        old = target.read_bytes()
        kept = folder / REPLACED / f"{notice.year}-{hashlib.sha256(old).hexdigest()[:8]}.json"
        replace_file(kept, old)
    replace_file(target, data)
    return target


def read_text(path: Traversable) -> str:
    """A text in UTF-8, or as older Chinese editors save it."""
    data = _bytes(path)
    for encoding in ("utf-8-sig", "gb18030"):
        try:
            return data.decode(encoding)
        except UnicodeDecodeError:
            continue
    raise _unreadable(path.name)


def _exceptions(programme_folder: Path | None) -> tuple[OfficeException, ...]:
    path = programme_folder / FOLDER / EXCEPTIONS if programme_folder else None
    if path is None or not path.is_file():
        return ()
    return parse_exceptions(read_text(path), path.name)


def _notices(folder: Traversable) -> Iterator[Notice]:
    for entry in sorted(folder.iterdir(), key=lambda entry: entry.name):
        if entry.name.endswith(".json"):
            yield _notice(entry)


def _notice(entry: Traversable) -> Notice:
    data = _bytes(entry)
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise _unreadable(entry.name) from None
    return replace(parse_notice(text, entry.name), digest=hashlib.sha256(data).hexdigest())


def _bytes(entry: Traversable) -> bytes:
    try:
        return entry.read_bytes()
    except OSError:
        raise _unreadable(entry.name) from None


def _unreadable(name: str) -> CalendarError:
    return CalendarError(
        Text("Holiday notice {where} cannot be read as UTF-8 text.", where=name),
        Text("Save it anew as UTF-8, or remove it."),
    )

"""Holiday notices: those shipped with the program, and newer ones in a programme folder."""

from __future__ import annotations

from collections.abc import Iterator
from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path

from parking_share.access.calendar import Calendar
from parking_share.access.notices import Notice, parse_notice
from parking_share.errors import CalendarError
from parking_share.language import Text

FOLDER = "calendar"
"""Where a programme folder keeps its own notices, one `<year>.json` each."""


def load_calendar(programme_folder: Path | None = None) -> Calendar:
    """The calendar of the shipped notices and, if there are any, of the programme's own."""
    notices = list(_notices(files("parking_share") / "data" / "holidays"))
    if programme_folder is not None and (programme_folder / FOLDER).is_dir():
        notices += _notices(programme_folder / FOLDER)
    return Calendar.of(notices)


def _notices(folder: Traversable) -> Iterator[Notice]:
    for entry in sorted(folder.iterdir(), key=lambda entry: entry.name):
        if entry.name.endswith(".json"):
            yield parse_notice(_text(entry), entry.name)


def _text(entry: Traversable) -> str:
    try:
        return entry.read_bytes().decode("utf-8-sig")
    except (OSError, UnicodeDecodeError):
        raise CalendarError(
            Text("Holiday notice {where} cannot be read as UTF-8 text.", where=entry.name),
            Text("Save it anew as UTF-8, or remove it."),
        ) from None

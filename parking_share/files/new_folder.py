"""A new programme folder: its programme file and its application form, both or none."""

from __future__ import annotations

from importlib.resources import files
from pathlib import Path

from parking_share.errors import RoundError
from parking_share.files.atomic import write_once
from parking_share.files.programme_folder import PROGRAMME_FILE
from parking_share.files.spreadsheet import Grid, xlsx_bytes
from parking_share.language import Text
from parking_share.programme import Programme, parse_programme
from parking_share.reports.programme_draft import (
    FORM_CHOICES,
    Answers,
    form_headings,
    programme_text,
)

FORM_FILE = "applicants.xlsx"
FORM_ROWS = 500


def make_programme_folder(folder: Path, answers: Answers) -> tuple[Path, Path]:
    """Write `programme.toml` and the empty form; raises `RoundError` when one is there already.

    The text is parsed before it is written, so that a wrong answer leaves nothing behind.
    """
    template = (files("parking_share") / "data" / "templates" / PROGRAMME_FILE).read_text("utf-8")
    text = programme_text(template, answers)
    form = blank_form(parse_programme(text, PROGRAMME_FILE))
    paths = (folder / PROGRAMME_FILE, folder / FORM_FILE)
    for path in paths:
        if path.exists():
            raise RoundError(
                Text("{file} is there already and is never written over.", file=path),
                Text("Choose another folder."),
            )
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise RoundError(
            Text("{folder}: cannot be written ({why}).", folder=folder, why=error.strerror),
            Text("Choose a folder that you may write to."),
        ) from None
    write_once(paths[1], form)
    write_once(paths[0], text.encode())
    return paths


def blank_form(programme: Programme) -> bytes:
    """The application form that a programme asks for, with nothing in it."""
    headings = form_headings(programme)
    return xlsx_bytes(
        Grid(
            name="报名表",
            headers=headings,
            rows=(),
            choices={headings.index(h): said for h, said in FORM_CHOICES.items() if h in headings},
            blank_rows=FORM_ROWS,
        )
    )

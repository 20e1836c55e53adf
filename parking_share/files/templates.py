"""The shipped templates of notices, and an office's own in its programme folder."""

from __future__ import annotations

from functools import cache
from importlib.resources import files
from pathlib import Path

from parking_share.files.calendar import read_text
from parking_share.reports.notice_page import PageParts

FOLDER = "notices"
"""Where a programme folder keeps its own wording, one `<kind>.txt` each."""
_SCRIPTS = ("sha256.js", "formats.js", "record.js", "draw.js", "steps.js", "page.js")
_SHIPPED = files("parking_share") / "data" / "templates"


@cache
def page_parts() -> PageParts:
    """What `notice.html` is made of."""
    folder = _SHIPPED / "notice"
    return PageParts(
        page=(folder / "page.html").read_text("utf-8"),
        style=(folder / "page.css").read_text("utf-8"),
        scripts=tuple((folder / name).read_text("utf-8") for name in _SCRIPTS),
    )


def notice_template(kind: str, programme_folder: Path) -> tuple[str, str]:
    """The text of one kind of notice, the office's own before the shipped one, and its name."""
    own = programme_folder / FOLDER / f"{kind}.txt"
    if own.is_file():
        return read_text(own), f"{FOLDER}/{own.name}"
    return (_SHIPPED / "notices" / f"{kind}.txt").read_text("utf-8"), f"{kind}.txt"


def receipt_parts() -> tuple[str, str]:
    """The template of the receipts and their style."""
    return (
        (_SHIPPED / "receipts.html").read_text("utf-8"),
        (_SHIPPED / "receipts.css").read_text("utf-8"),
    )

"""The shipped templates of notices, and an office's own in its programme folder."""

from __future__ import annotations

from functools import cache
from importlib.resources import files

from parking_share.reports.notice_page import PageParts

_SCRIPTS = ("sha256.js", "formats.js", "record.js", "draw.js", "steps.js", "page.js")


@cache
def page_parts() -> PageParts:
    """What `notice.html` is made of."""
    folder = files("parking_share") / "data" / "templates" / "notice"
    return PageParts(
        page=(folder / "page.html").read_text("utf-8"),
        style=(folder / "page.css").read_text("utf-8"),
        scripts=tuple((folder / name).read_text("utf-8") for name in _SCRIPTS),
    )

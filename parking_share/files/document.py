"""The minutes as .docx: equal minutes give equal bytes."""

from __future__ import annotations

import io
import zipfile
from datetime import datetime
from typing import TYPE_CHECKING

from parking_share.reports.minutes import LINE, Minutes

if TYPE_CHECKING:
    from docx.document import Document

CREATED = datetime(2000, 1, 1)  # noqa: DTZ001 - a fixed mark, so that equal minutes are equal files
ZIP_TIME = (2000, 1, 1, 0, 0, 0)
FONT = "宋体"
AWARD_HEADINGS = ("名次", "受理编号", "车位组", "车位")


def minutes_docx(minutes: Minutes) -> bytes:
    """A document of one title, a table of what happened, the awards, and lines to sign."""
    import docx
    from docx.oxml.ns import qn

    document = docx.Document()
    normal = document.styles["Normal"]
    normal.element.get_or_add_rPr().get_or_add_rFonts().set(qn("w:eastAsia"), FONT)
    document.add_heading(minutes.title, 1)
    _add_table(document, minutes.parts)
    document.add_heading("中签名单", 2)
    _add_table(document, (AWARD_HEADINGS, *minutes.awards))
    document.add_heading("签字", 2)
    for who in minutes.signatures:
        document.add_paragraph(f"{who}：{LINE}　日期：{LINE}")
    fix_properties(document)
    target = io.BytesIO()
    document.save(target)
    return with_fixed_times(target.getvalue())


def _add_table(document: Document, rows: tuple[tuple[str, ...], ...]) -> None:
    table = document.add_table(rows=len(rows), cols=len(rows[0]))
    table.style = "Table Grid"
    cells = iter(table._cells)  # noqa: SLF001 - asking cell by cell takes a second a hundred rows
    for row in rows:
        for value in row:
            next(cells).text = value


def fix_properties(document: Document) -> None:
    """Take out of a document who made it when."""
    properties = document.core_properties
    properties.author = ""
    properties.last_modified_by = ""
    properties.comments = ""
    properties.created = properties.modified = CREATED
    properties.revision = 1


def with_fixed_times(data: bytes) -> bytes:
    """The same archive, its entries dated alike."""
    target = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(data)) as source,
        zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as fixed,
    ):
        for name in source.namelist():
            entry = zipfile.ZipInfo(name, ZIP_TIME)
            entry.compress_type = zipfile.ZIP_DEFLATED
            fixed.writestr(entry, source.read(name))
    return target.getvalue()

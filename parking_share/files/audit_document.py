"""The audit report as .docx in the layout of GB/T 9704-2012; equal input gives equal bytes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from parking_share.files.official_layout import (
    FANGSONG,
    HEITI,
    TEXT_WIDTH_MM,
    TITLE,
    XIAOBIAOSONG,
    add_paragraph,
    add_table,
    document_bytes,
    new_document,
)
from parking_share.files.spreadsheet import width
from parking_share.reports.audit_paper import AuditPaper, Section
from parking_share.reports.table import Table

if TYPE_CHECKING:
    from docx.document import Document

NARROWEST, WIDEST = 8, 40
"""Characters between which the columns of a table share its width by what they hold."""


def audit_docx(paper: AuditPaper) -> bytes:
    """The title, the sections in turn, and lines to sign."""
    document = new_document()
    add_paragraph(document, str(paper.title), XIAOBIAOSONG, TITLE, align="center", pitch=35)
    add_paragraph(document, "", FANGSONG)
    for section in paper.sections:
        _add_section(document, section)
    add_paragraph(document, "", FANGSONG)
    for line in paper.signatures:
        add_paragraph(document, str(line), FANGSONG, align="right", right=2)
    return document_bytes(document)


def _add_section(document: Document, section: Section) -> None:
    heading = add_paragraph(document, str(section.heading), HEITI, indent=2)
    heading.paragraph_format.keep_with_next = True
    for sentence in section.sentences:
        add_paragraph(document, str(sentence), FANGSONG, indent=2)
    if section.table is not None:
        rows = [section.table.headers, *section.table.rows]
        add_table(document, rows, _widths(section.table))
        add_paragraph(document, "", FANGSONG, pitch=12)
    for sentence in section.after:
        add_paragraph(document, str(sentence), FANGSONG, indent=2)


def _widths(table: Table) -> list[float]:
    """In millimetres, by the longest line of each column."""
    columns = zip(*(map(str, row) for row in (table.headers, *table.rows)), strict=True)
    longest = [min(WIDEST, max(NARROWEST, *map(width, column))) for column in columns]
    return [TEXT_WIDTH_MM * one / sum(longest) for one in longest]

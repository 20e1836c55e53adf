"""The audit report as .docx in the layout of GB/T 9704-2012; equal input gives equal bytes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from parking_share.files.official_layout import (
    FANGSONG,
    HEITI,
    SENTENCES,
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

WORD, SENTENCE = 11, 40
"""Characters up to which a cell is kept on one line, and beyond which it asks for no more room."""
CHARACTER_MM, PADDING_MM = SENTENCES * 0.3528 * 0.6, 4.0
"""A narrow character of a wide font, and what stands left and right of the words of a cell."""


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
    for place, sentence in enumerate(section.after):
        paragraph = add_paragraph(document, str(sentence), FANGSONG, indent=2)
        paragraph.paragraph_format.keep_with_next = place == 0


def _widths(table: Table) -> list[float]:
    """In millimetres: room for the longest word of each column, the rest by the longest line."""
    columns = list(
        zip(*([str(c) for c in row] for row in (table.headers, *table.rows)), strict=True)
    )
    least = [PADDING_MM + CHARACTER_MM * max(*map(_word, cells), 1) for cells in columns]
    wanted = [min(SENTENCE, max(map(width, cells))) for cells in columns]
    spare = (TEXT_WIDTH_MM - sum(least)) / sum(wanted)
    return [narrow + spare * share for narrow, share in zip(least, wanted, strict=True)]


def _word(cell: str) -> int:
    """The longest piece of a cell that should not be broken, in narrow characters."""
    lines = cell.split("\n")
    pieces = [line if width(line) <= WORD else piece for line in lines for piece in line.split()]
    return max(
        (min(width(piece), WORD) for piece in pieces if piece.isascii() or width(piece) <= WORD),
        default=0,
    )

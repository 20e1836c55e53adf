"""A notice as .docx in the layout of GB/T 9704-2012; equal input gives equal bytes.

Attachments stand on pages of their own.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING

from parking_share.files.official_layout import (
    FANGSONG,
    HEITI,
    KAITI,
    TITLE,
    XIAOBIAOSONG,
    add_paragraph,
    add_table,
    document_bytes,
    new_document,
)
from parking_share.reports.notice import chinese_date
from parking_share.reports.notice_text import NoticeText
from parking_share.reports.table import Table

if TYPE_CHECKING:
    from docx.document import Document

_FIRST_LEVEL = re.compile(r"[一二三四五六七八九十]+、")
_SECOND_LEVEL = re.compile(r"（[一二三四五六七八九十]+）")


def official_document(
    text: NoticeText, lists: Sequence[Table], signed: str, dated: date | None
) -> bytes:
    """The notice with its signature, its date, and its lists as attachments."""
    document = new_document()
    add_paragraph(document, text.title, XIAOBIAOSONG, TITLE, align="center", pitch=35)
    add_paragraph(document, "", FANGSONG)
    for paragraph in text.paragraphs:
        font = _font_of(paragraph)
        added = add_paragraph(document, paragraph, font, indent=2)
        added.paragraph_format.keep_with_next = font != FANGSONG  # no heading ends a page
    _add_attachment_lines(document, lists)
    add_paragraph(document, "", FANGSONG)
    add_paragraph(document, signed, FANGSONG, align="right", right=2)
    day = "　　　年　月　日" if dated is None else chinese_date(dated)
    add_paragraph(document, day, FANGSONG, align="right", right=4)
    for number, table in enumerate(lists, start=1):
        _add_attachment(document, number if len(lists) > 1 else None, table)
    return document_bytes(document)


def _font_of(paragraph: str) -> str:
    if _FIRST_LEVEL.match(paragraph):
        return HEITI
    return KAITI if _SECOND_LEVEL.match(paragraph) else FANGSONG


def _add_attachment_lines(document: Document, lists: Sequence[Table]) -> None:
    """附件：1. … — two characters in, the further ones below the first."""
    if not lists:
        return
    add_paragraph(document, "", FANGSONG)
    if len(lists) == 1:
        add_paragraph(document, f"附件：{lists[0].title}", FANGSONG, indent=2)
        return
    for number, table in enumerate(lists, start=1):
        before = "附件：" if number == 1 else "　　　"
        add_paragraph(document, f"{before}{number}. {table.title}", FANGSONG, indent=2)


def _add_attachment(document: Document, number: int | None, table: Table) -> None:
    mark = add_paragraph(document, f"附件{number or ''}", HEITI, align="left")
    mark.paragraph_format.page_break_before = True
    add_paragraph(document, "", FANGSONG)
    add_paragraph(document, str(table.title), XIAOBIAOSONG, TITLE, align="center", pitch=35)
    if not table.rows:
        words = "无。" if len(table.headers) > 1 else str(table.headers[0])
        add_paragraph(document, words, FANGSONG, indent=2)
        return
    add_paragraph(document, "", FANGSONG, pitch=12)
    add_table(document, [table.headers, *table.rows])

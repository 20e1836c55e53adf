"""A notice as .docx in the layout of GB/T 9704-2012; fonts by name, equal input equal bytes.

A4, margins 37, 26, 35 and 28 mm round a type area of 156 by 225 mm, 22 lines of 28 characters,
body 3号仿宋, title 2号小标宋, headings 黑体 and 楷体, attachments on pages of their own.
"""

from __future__ import annotations

import io
import re
from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING

from parking_share.files.document import fix_properties, with_fixed_times
from parking_share.reports.notice import chinese_date
from parking_share.reports.notice_text import NoticeText
from parking_share.reports.table import Table

if TYPE_CHECKING:
    from docx.document import Document
    from docx.section import _Footer
    from docx.text.paragraph import Paragraph

FANGSONG, KAITI, HEITI, XIAOBIAOSONG = "仿宋_GB2312", "楷体_GB2312", "黑体", "方正小标宋简体"
SONGTI, LATIN = "宋体", "Times New Roman"
BODY, TITLE, PAGE_NUMBER = 16, 22, 14
"""3号, 2号 and 4号, in points."""
LINE_PITCH = 28.95
"""225 mm by 22 lines, in points."""
MARGINS_MM = {"top_margin": 37, "right_margin": 26, "bottom_margin": 35, "left_margin": 28}
_FIRST_LEVEL = re.compile(r"[一二三四五六七八九十]+、")
_SECOND_LEVEL = re.compile(r"（[一二三四五六七八九十]+）")


def official_document(
    text: NoticeText, lists: Sequence[Table], signed: str, dated: date | None
) -> bytes:
    """The notice with its signature, its date, and its lists as attachments."""
    import docx

    document = docx.Document()
    _set_page(document)
    _add(document, text.title, XIAOBIAOSONG, TITLE, align="center", pitch=35)
    _add(document, "", FANGSONG)
    for paragraph in text.paragraphs:
        font = _font_of(paragraph)
        added = _add(document, paragraph, font, indent=2)
        added.paragraph_format.keep_with_next = font != FANGSONG  # no heading ends a page
    _add_attachment_lines(document, lists)
    _add(document, "", FANGSONG)
    _add(document, signed, FANGSONG, align="right", right=2)
    day = "　　　年　月　日" if dated is None else chinese_date(dated)
    _add(document, day, FANGSONG, align="right", right=4)
    for number, table in enumerate(lists, start=1):
        _add_attachment(document, number if len(lists) > 1 else None, table)
    fix_properties(document)
    target = io.BytesIO()
    document.save(target)
    return with_fixed_times(target.getvalue())


def _font_of(paragraph: str) -> str:
    if _FIRST_LEVEL.match(paragraph):
        return HEITI
    return KAITI if _SECOND_LEVEL.match(paragraph) else FANGSONG


def _set_page(document: Document) -> None:
    from docx.shared import Mm

    section = document.sections[0]
    section.page_width, section.page_height = Mm(210), Mm(297)
    for name, millimetres in MARGINS_MM.items():
        setattr(section, name, Mm(millimetres))
    section.footer_distance = Mm(25)
    document.settings.odd_and_even_pages_header_footer = True
    _add_page_number(section.footer, "right")
    _add_page_number(section.even_page_footer, "left")


def _add(  # noqa: PLR0913 - what a paragraph looks like
    document: Document,
    words: str,
    font: str,
    points: float = BODY,
    *,
    align: str = "both",
    indent: int = 0,
    right: int = 0,
    pitch: float = LINE_PITCH,
) -> Paragraph:
    """A paragraph; indents are in characters."""
    paragraph = document.add_paragraph()
    _write(paragraph, words, font, points)
    _lay_out(paragraph, align, pitch)
    layout = paragraph.paragraph_format
    from docx.shared import Pt

    layout.first_line_indent = Pt(indent * points)
    layout.right_indent = Pt(right * points)
    return paragraph


def _lay_out(paragraph: Paragraph, align: str, pitch: float) -> None:
    from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_LINE_SPACING
    from docx.shared import Pt

    alignments = {
        "left": WD_ALIGN_PARAGRAPH.LEFT,
        "right": WD_ALIGN_PARAGRAPH.RIGHT,
        "center": WD_ALIGN_PARAGRAPH.CENTER,
        "both": WD_ALIGN_PARAGRAPH.JUSTIFY,
    }
    paragraph.alignment = alignments[align]
    layout = paragraph.paragraph_format
    layout.space_before = layout.space_after = Pt(0)
    layout.line_spacing_rule = WD_LINE_SPACING.EXACTLY
    layout.line_spacing = Pt(pitch)


def _write(paragraph: Paragraph, words: str, font: str, points: float) -> None:
    """Words in a font by its name; Chinese falls to another one without `w:eastAsia`."""
    from docx.oxml.ns import qn
    from docx.shared import Pt, RGBColor

    run = paragraph.add_run(words)
    run.font.name = LATIN
    run.font.size = Pt(points)
    run.font.color.rgb = RGBColor(0, 0, 0)
    run._element.get_or_add_rPr().get_or_add_rFonts().set(qn("w:eastAsia"), font)  # noqa: SLF001


def _add_attachment_lines(document: Document, lists: Sequence[Table]) -> None:
    """附件：1. … — two characters in, the further ones below the first."""
    if not lists:
        return
    _add(document, "", FANGSONG)
    if len(lists) == 1:
        _add(document, f"附件：{lists[0].title}", FANGSONG, indent=2)
        return
    for number, table in enumerate(lists, start=1):
        before = "附件：" if number == 1 else "　　　"
        _add(document, f"{before}{number}. {table.title}", FANGSONG, indent=2)


def _add_attachment(document: Document, number: int | None, table: Table) -> None:
    mark = _add(document, f"附件{number or ''}", HEITI, align="left")
    mark.paragraph_format.page_break_before = True
    _add(document, "", FANGSONG)
    _add(document, str(table.title), XIAOBIAOSONG, TITLE, align="center", pitch=35)
    if not table.rows:
        words = "无。" if len(table.headers) > 1 else str(table.headers[0])
        _add(document, words, FANGSONG, indent=2)
        return
    _add(document, "", FANGSONG, pitch=12)
    _add_table(document, [table.headers, *table.rows])


def _add_table(document: Document, rows: Sequence[Sequence[object]]) -> None:
    from docx.enum.table import WD_TABLE_ALIGNMENT
    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn

    table = document.add_table(rows=len(rows), cols=len(rows[0]))
    table.style = "Table Grid"
    table.alignment = WD_TABLE_ALIGNMENT.CENTER
    cells = iter(table._cells)  # noqa: SLF001 - asking cell by cell takes a second a hundred rows
    for number, row in enumerate(rows):
        for value in row:
            paragraph = next(cells).paragraphs[0]
            _write(paragraph, str(value), HEITI if number == 0 else FANGSONG, PAGE_NUMBER)
            _lay_out(paragraph, "center", 22)
    repeated = OxmlElement("w:tblHeader")
    repeated.set(qn("w:val"), "true")
    table.rows[0]._tr.get_or_add_trPr().append(repeated)  # noqa: SLF001 - no other way to say it


def _add_page_number(footer: _Footer, side: str) -> None:
    """`— 1 —`: on the right of odd pages, on the left of even ones, one character in."""
    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn
    from docx.shared import Pt

    footer.is_linked_to_previous = False
    paragraph = footer.paragraphs[0]
    _lay_out(paragraph, side, 20)
    layout = paragraph.paragraph_format
    layout.left_indent = layout.right_indent = Pt(PAGE_NUMBER)
    _write(paragraph, "— ", SONGTI, PAGE_NUMBER)
    field = OxmlElement("w:fldSimple")
    field.set(qn("w:instr"), "PAGE")
    paragraph._p.append(field)  # noqa: SLF001 - fields are not part of the library
    _write(paragraph, " —", SONGTI, PAGE_NUMBER)

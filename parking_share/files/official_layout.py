"""The layout of GB/T 9704-2012: page, paragraphs and tables of an official document.

A4, margins 37, 26, 35 and 28 mm round a type area of 156 by 225 mm, 22 lines of 28 characters,
body 3号仿宋, title 2号小标宋, headings 黑体 and 楷体; fonts by name.
"""

from __future__ import annotations

import io
from collections.abc import Sequence
from typing import TYPE_CHECKING

from parking_share.files.document import fix_properties, with_fixed_times

if TYPE_CHECKING:
    from docx.document import Document
    from docx.section import _Footer
    from docx.table import Table as DocxTable
    from docx.table import _Row
    from docx.text.paragraph import Paragraph

FANGSONG, KAITI, HEITI, XIAOBIAOSONG = "仿宋_GB2312", "楷体_GB2312", "黑体", "方正小标宋简体"
SONGTI, LATIN = "宋体", "Times New Roman"
BODY, TITLE, PAGE_NUMBER, SENTENCES = 16, 22, 14, 12
"""3号, 2号, 4号 and 小四, in points."""
LINE_PITCH = 28.95
"""225 mm by 22 lines, in points."""
TEXT_WIDTH_MM = 156
MARGINS_MM = {"top_margin": 37, "right_margin": 26, "bottom_margin": 35, "left_margin": 28}


def new_document() -> Document:
    """An empty document with its page set."""
    import docx

    document = docx.Document()
    _set_page(document)
    return document


def document_bytes(document: Document) -> bytes:
    """The document as a file: who made it when is taken out, so that equal ones are equal files."""
    fix_properties(document)
    target = io.BytesIO()
    document.save(target)
    return with_fixed_times(target.getvalue())


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


def add_paragraph(  # noqa: PLR0913 - what a paragraph looks like
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
    write(paragraph, words, font, points)
    lay_out(paragraph, align, pitch)
    layout = paragraph.paragraph_format
    from docx.shared import Pt

    layout.first_line_indent = Pt(indent * points)
    layout.right_indent = Pt(right * points)
    return paragraph


def lay_out(paragraph: Paragraph, align: str, pitch: float) -> None:
    """The lines of a paragraph, `pitch` points apart."""
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


def write(paragraph: Paragraph, words: str, font: str, points: float) -> None:
    """Words in a font by its name; Chinese falls to another one without `w:eastAsia`."""
    from docx.oxml.ns import qn
    from docx.shared import Pt, RGBColor

    run = paragraph.add_run(words)
    run.font.name = LATIN
    run.font.size = Pt(points)
    run.font.color.rgb = RGBColor(0, 0, 0)
    run._element.get_or_add_rPr().get_or_add_rFonts().set(qn("w:eastAsia"), font)  # noqa: SLF001


def add_table(
    document: Document, rows: Sequence[Sequence[object]], widths: Sequence[float] = ()
) -> None:
    """A ruled table, its first row repeated on every page.

    Cells are in 4号 and centred; where `widths` of the columns are given, in millimetres, they
    hold sentences, in 小四 and flush left.
    """
    from docx.enum.table import WD_TABLE_ALIGNMENT

    table = document.add_table(rows=len(rows), cols=len(rows[0]))
    table.style = "Table Grid"
    table.alignment = WD_TABLE_ALIGNMENT.CENTER
    points, align, pitch = (SENTENCES, "left", 17) if widths else (PAGE_NUMBER, "center", 22)
    cells = iter(table._cells)  # noqa: SLF001 - asking cell by cell takes a second a hundred rows
    for number, row in enumerate(rows):
        for value in row:
            paragraph = next(cells).paragraphs[0]
            write(paragraph, str(value), HEITI if number == 0 else FANGSONG, points)
            lay_out(paragraph, align, pitch)
    _mark(table.rows[0], "w:tblHeader")
    if widths:
        _set_widths(table, widths)


def _set_widths(table: DocxTable, widths: Sequence[float]) -> None:
    """In the columns for LibreOffice, in each cell for Word; a row stays on one page."""
    from docx.shared import Mm

    table.autofit = False
    for column, width in zip(table.columns, widths, strict=True):
        column.width = Mm(width)
    for number, cell in enumerate(table._cells):  # noqa: SLF001 - as above
        cell.width = Mm(widths[number % len(widths)])
    for row in table.rows:
        _mark(row, "w:cantSplit")


def _mark(row: _Row, name: str) -> None:
    """Switch a property of a row on."""
    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn

    switch = OxmlElement(name)
    switch.set(qn("w:val"), "true")
    row._tr.get_or_add_trPr().append(switch)  # noqa: SLF001 - no other way to say it


def _add_page_number(footer: _Footer, side: str) -> None:
    """`— 1 —`: on the right of odd pages, on the left of even ones, one character in."""
    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn
    from docx.shared import Pt

    footer.is_linked_to_previous = False
    paragraph = footer.paragraphs[0]
    lay_out(paragraph, side, 20)
    layout = paragraph.paragraph_format
    layout.left_indent = layout.right_indent = Pt(PAGE_NUMBER)
    write(paragraph, "— ", SONGTI, PAGE_NUMBER)
    field = OxmlElement("w:fldSimple")
    field.set(qn("w:instr"), "PAGE")
    paragraph._p.append(field)  # noqa: SLF001 - fields are not part of the library
    write(paragraph, " —", SONGTI, PAGE_NUMBER)

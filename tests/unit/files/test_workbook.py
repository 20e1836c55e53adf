from __future__ import annotations

import io
import zipfile
from datetime import datetime
from pathlib import Path

import pytest
from openpyxl import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from parking_share.errors import InputError
from parking_share.files.workbook import read_workbook

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


def zipped(*names: str) -> bytes:
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w") as archive:
        for name in names:
            archive.writestr(name, "")
    return target.getvalue()


KINDS = {
    b"%PDF-1.4": "a PDF document",
    b"{\\rtf1": "a Rich Text document",
    b"\x89PNG\r\n": "a PNG picture",
    b"\xff\xd8\xff\xe0": "a JPEG picture",
    b"Rar!\x1a\x07": "a RAR archive",
    b"7z\xbc\xaf\x27\x1c": "a 7z archive",
    b"": "an empty file",
    b"name,plate\r\n": "a text file",
    "姓名\t车牌".encode("utf-16"): "a text file",
    b"\xef\xbb\xbf<!DOCTYPE html><table>": "a web page saved under a workbook's name",
    b'<?xml version="1.0"?><Workbook/>': "a web page saved under a workbook's name",
    b"\x00\x01\x02\x03": "a file of unknown kind",
    b"PK\x03\x04 and then nonsense": "a damaged archive",
    zipped("word/document.xml"): "a Word document",
    zipped("ppt/presentation.xml"): "a PowerPoint presentation",
    zipped("readme.txt"): "a zip archive",
}


@pytest.fixture
def book(tmp_path: Path) -> Path:
    workbook = Workbook()
    first = workbook.active
    assert isinstance(first, Worksheet)
    first.title = "报名表"
    first.append(["姓名", "数", "日"])
    first.append(["甲某", 12, datetime(2026, 2, 27, 17, 0)])  # noqa: DTZ001 - cells have no zone
    first.merge_cells("A3:C3")
    first["A3"] = "合计"
    hidden = workbook.create_sheet("字典")
    hidden.sheet_state = "hidden"
    workbook.save(tmp_path / "book.xlsx")
    return tmp_path / "book.xlsx"


@pytest.mark.parametrize(("data", "kind"), KINDS.items(), ids=KINDS.values())
def test_a_file_that_is_no_workbook_is_named_for_what_it_is(
    tmp_path: Path, data: bytes, kind: str
) -> None:
    path = tmp_path / "a.xlsx"
    path.write_bytes(data)
    with pytest.raises(InputError) as refused:
        read_workbook(path)
    assert refused.value.message.said_in("en") == f"a.xlsx: this is {kind}, not a workbook."
    assert refused.value.hint is not None


def test_a_protected_workbook_is_named_so(tmp_path: Path) -> None:
    path = tmp_path / "a.xlsx"
    path.write_bytes(OLE + b"\0" * 1016 + "EncryptedPackage".encode("utf-16-le"))
    with pytest.raises(InputError, match="protected by a password"):
        read_workbook(path)


def test_a_broken_old_workbook_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "a.xls"
    path.write_bytes(OLE + b"\0" * 2000)
    with pytest.raises(InputError, match=r"a\.xls"):
        read_workbook(path)


def test_sheets_come_with_names_row_numbers_and_cell_types(book: Path) -> None:
    first, hidden = read_workbook(book).sheets
    assert (first.name, hidden.name) == ("报名表", "字典")
    assert [row.number for row in first.rows] == [1, 2, 3]
    values = [cell.value for cell in first.rows[1].cells]
    assert values == ["甲某", 12.0, datetime(2026, 2, 27, 17, 0)]  # noqa: DTZ001


def test_a_merged_range_repeats_its_value(book: Path) -> None:
    first = read_workbook(book).sheets[0]
    assert [cell.value for cell in first.rows[2].cells] == ["合计"] * 3
    assert first.lines_across == {3}


def test_one_sheet_can_be_asked_for(book: Path) -> None:
    assert [sheet.name for sheet in read_workbook(book, "字典").sheets] == ["字典"]
    with pytest.raises(InputError, match="there is no sheet named 附表"):
        read_workbook(book, "附表")


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="there is no such file"):
        read_workbook(tmp_path / "none.xlsx")

"""DOMAIN §6.2, cases 1-11: files as they come."""

from __future__ import annotations

import io
import shutil
import struct
import zipfile
from pathlib import Path

import pytest
from office_workbooks import HEADINGS, TWO, book, checked

from parking_share.cli.app import run
from parking_share.errors import InputError
from parking_share.files.workbook import read_workbook

WORKBOOKS = Path(__file__).parent / "workbooks"
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
EXAMPLE = Path(__file__).parents[2] / "examples" / "yingui"


def lines(separator: str = ",", **changes: str) -> str:
    """The two sound forms as text; `changes` are made in the first."""
    rows = [
        HEADINGS,
        *([str(row[h] or "") for h in HEADINGS] for row in (TWO[0] | changes, TWO[1])),
    ]
    return "\r\n".join(separator.join(row) for row in rows)


def text_file(folder: Path, data: bytes, name: str = "报名表.csv") -> Path:
    path = folder / name
    path.write_bytes(data)
    return path


@pytest.mark.parametrize("name", ["form.xls", "form.ods", "form.et"])
def test_case_1_and_5_formats_of_other_programs_are_read(name: str) -> None:
    """Written by LibreOffice Calc; WPS's .et is the same format as .xls."""
    assert checked(WORKBOOKS / name).outcomes == ["eligible", "eligible"]


def test_case_2_a_web_page_named_xls(tmp_path: Path) -> None:
    page = text_file(tmp_path, b"<html><table><tr><td>1</td></tr></table></html>", "a.xls")
    with pytest.raises(InputError, match="a web page saved under a workbook's name"):
        read_workbook(page)


@pytest.mark.parametrize("rest", [b"", b"\0" * 4096], ids=["cut", "empty"])
def test_case_3_an_old_binary_file_that_is_no_workbook(tmp_path: Path, rest: bytes) -> None:
    with pytest.raises(InputError, match=r"save it as an \.xlsx"):
        read_workbook(text_file(tmp_path, OLE + rest, "a.xlsx"))


def test_case_3_an_old_workbook_under_a_new_name_is_read_as_what_it_is(tmp_path: Path) -> None:
    shutil.copy(WORKBOOKS / "form.xls", tmp_path / "form.xlsx")
    assert checked(tmp_path / "form.xlsx").outcomes == ["eligible", "eligible"]


def test_case_4_a_password(tmp_path: Path) -> None:
    data = OLE + b"\0" * 600 + "EncryptedPackage".encode("utf-16-le")
    with pytest.raises(InputError, match="protected by a password"):
        read_workbook(text_file(tmp_path, data, "a.xlsx"))


@pytest.mark.parametrize(
    ("codec", "said"),
    [
        ("gb18030", "GB 18030"),
        ("utf-8", "UTF-8"),
        ("utf-8-sig", "UTF-8"),
        ("utf-16", "UTF-16"),
    ],
)
def test_case_6_text_in_four_encodings(tmp_path: Path, codec: str, said: str) -> None:
    path = text_file(tmp_path, lines(姓名="王䶮", 产权人="王䶮", 行驶证所有人="王䶮").encode(codec))
    read = checked(path)
    assert read.outcomes == ["eligible", "eligible"]
    assert f"text in {said}, separated by commas" in str(read.workbook.notes[0])


def test_case_7_an_id_that_a_csv_has_shortened(tmp_path: Path) -> None:
    read = checked(text_file(tmp_path, lines(证件号码="3.30299E+17").encode()))
    assert read.outcomes == ["rejected", "eligible"]
    assert read.codes[0]["F03"] == "reject"


@pytest.mark.parametrize(("separator", "said"), [("\t", "tabs"), (";", "semicolons"), ("|", "|")])
def test_case_8_other_separators_are_read_and_said(
    tmp_path: Path, separator: str, said: str
) -> None:
    read = checked(text_file(tmp_path, lines(separator).encode()))
    assert read.outcomes == ["eligible", "eligible"]
    assert f"separated by {said}" in str(read.workbook.notes[0])


def test_case_8_a_text_without_columns(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="no columns"):
        read_workbook(text_file(tmp_path, "姓名\n王芳\n".encode()))


def test_case_9_a_workbook_with_macros(tmp_path: Path) -> None:
    book(tmp_path / "a.xlsx").rename(tmp_path / "a.xlsm")
    assert checked(tmp_path / "a.xlsm").outcomes == ["eligible", "eligible"]


def test_case_10_an_archive_that_would_unpack_to_gigabytes(tmp_path: Path) -> None:
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w") as archive:
        archive.writestr("xl/workbook.xml", b"<workbook/>")
    data = target.getvalue()
    size = data.rindex(b"PK\x01\x02") + 24
    bomb = data[:size] + struct.pack("<I", 0x7FFFFFFF) + data[size + 4 :]
    with pytest.raises(InputError, match="unpacks to more than 1 GB"):
        read_workbook(text_file(tmp_path, bomb, "a.xlsx"))


def test_case_11_a_file_that_changed_since_it_was_sealed(
    tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    for name in ("programme.toml", "decisions.xlsx", "applicants.xlsx"):
        shutil.copy(EXAMPLE / name, tmp_path)
    applicants = tmp_path / "applicants.xlsx"
    at = ["--at", "2026-03-05T10:00:00"]
    assert run(["freeze", str(applicants), "--source", "text", *at]) == 0
    applicants.write_bytes(applicants.read_bytes() + b"\0")
    capfd.readouterr()
    assert run(["draw", str(applicants), "--seed", "s-1", "--at", "2026-03-06T10:00:00"]) == 3
    assert "changed since round 2026 was frozen" in capfd.readouterr().err


def test_a_text_under_a_workbooks_name_is_named(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="a text file"):
        read_workbook(text_file(tmp_path, lines().encode(), "a.xlsx"))

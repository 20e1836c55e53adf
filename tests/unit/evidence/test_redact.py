from __future__ import annotations

import io
import zipfile

import pytest

from parking_share.evidence.leaks import leaks, secrets_of
from parking_share.evidence.redact import mask_name, mask_plate


@pytest.mark.parametrize(
    ("name", "public"),
    [
        ("", ""),
        ("张", "*"),
        ("张三", "张*"),
        ("欧阳娜", "欧*娜"),
        ("阿不都克提", "阿***提"),
        (" 张三 ", "张*"),
        ("𠮷野家", "𠮷*家"),
    ],
)
def test_a_name_is_masked(name: str, public: str) -> None:
    assert mask_name(name) == public


@pytest.mark.parametrize(
    ("plate", "public"),
    [
        ("浙B12345", "浙B·1***5"),
        ("浙B·12345", "浙B·1***5"),
        ("浙b 12345", "浙B·1***5"),
        ("浙Ｂ１２３４５", "浙B·1***5"),
        ("浙BD12345", "浙B·D****5"),
        ("浙B123", "*****"),
        ("", ""),
    ],
)
def test_a_plate_is_masked(plate: str, public: str) -> None:
    assert mask_plate(plate) == public


SEALED = {
    "id_number": ["33021119900101001X"],
    "phone": ["13800001234"],
    "plate": ["浙B12345"],
    "name": ["张三", "阿不都克提"],
}
SECRETS = secrets_of(SEALED)
FOUND = {
    "an ID as it stands": ("33021119900101001X", "id_number"),
    "an ID with a small x": ("33021119900101001x", "id_number"),
    "an ID in groups": ("330211 19900101 001X", "id_number"),
    "an ID in wide digits": ("３３０２１１１９９００１０１００１Ｘ", "id_number"),
    "an ID within a word": ("no33021119900101001Xno", "id_number"),
    "a phone with hyphens": ("138-0000-1234", "phone"),
    "a phone with the country": ("+8613800001234", "phone"),
    "a phone in pieces of markup": ("138<b>0000</b>1234", "phone"),
    "a phone over two lines": ("1380000\n1234", "phone"),
    "a phone with a digest between": (f"138 {'0' * 64} 00001234", "phone"),
    "a plate": ("浙B12345", "plate"),
    "a plate with a middle dot": ("浙B·12345", "plate"),
    "a plate with another dot": ("浙B•12345", "plate"),
    "a plate with an escaped dot": ("浙B&middot;12345", "plate"),
    "a plate in small letters": ("浙b 12345", "plate"),
    "a long name": ("阿不都克提", "name"),
}


@pytest.mark.parametrize("case", FOUND)
def test_a_sealed_value_is_found_however_it_is_written(case: str) -> None:
    text, kind = FOUND[case]
    assert leaks({"notice.html": f"<p>{text}</p>".encode()}, SECRETS) == [("notice.html", kind)]


@pytest.mark.parametrize("suffix", ["docx", "xlsx"])
def test_office_documents_are_looked_into(suffix: str) -> None:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("word/document.xml", "<w:t>138</w:t><w:t>00001234</w:t>")
    file = f"notice.{suffix}"
    assert leaks({file: packed.getvalue()}, SECRETS) == [(file, "phone")]


@pytest.mark.parametrize(
    "text",
    [
        "",
        "张三",
        "浙B·1***5",
        "138****1234",
        "3****************X",
        f"{'0' * 20}13800001234{'a' * 33}",
        "1380000123",
    ],
)
def test_masked_short_and_hashed_values_are_no_leak(text: str) -> None:
    assert leaks({"draw.csv": f"1,A,{text}\n".encode()}, SECRETS) == []


def test_every_kind_and_file_is_told_once_and_no_value() -> None:
    text = b"13800001234 13800001234 33021119900101001X"
    found = leaks({"b": text, "a": text, "c": b"\xff\xfe"}, SECRETS)
    assert found == [("a", "id_number"), ("a", "phone"), ("b", "id_number"), ("b", "phone")]


def test_a_broken_office_document_is_still_read_as_it_stands() -> None:
    assert leaks({"a.docx": b"PK\x03\x04 13800001234"}, SECRETS) == [("a.docx", "phone")]


def test_nothing_sealed_leaks_nothing() -> None:
    assert leaks({"a": b"13800001234"}, secrets_of({})) == []
    assert leaks({"a": b"13800001234"}, secrets_of({"phone": ["", "138"]})) == []

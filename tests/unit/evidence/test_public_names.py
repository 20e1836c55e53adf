"""What a notice shows of names under each policy, and the last look before it is published."""

from __future__ import annotations

import io
import zipfile
from dataclasses import fields

import pytest

from parking_share.errors import RoundError
from parking_share.evidence.leaks import apart_from, leaks, readable, secrets_of
from parking_share.evidence.public_names import public_names
from parking_share.evidence.publish import refuse_leaks
from parking_share.evidence.sealed import SealedApplication

BLANK = dict.fromkeys((field.name for field in fields(SealedApplication)), "")


def person(ticket: str, name: str) -> SealedApplication:
    return SealedApplication(**{**BLANK, "ticket": ticket, "name": name})


PEOPLE = [person("T-1", "欧阳娜"), person("T-2", " 张三 "), person("T-3", "李"), person("T-4", "")]


@pytest.mark.parametrize(
    ("policy", "shown"),
    [
        ("masked", {"T-1": "欧*娜", "T-2": "张*", "T-3": "*", "T-4": ""}),
        ("surname", {"T-1": "欧**", "T-2": "张*", "T-3": "*", "T-4": ""}),
        ("none", {}),
    ],
)
def test_names_are_shown_by_the_offices_policy(policy: str, shown: dict[str, str]) -> None:
    assert public_names(PEOPLE, policy) == shown


SEALED = {
    "name": ["阿不都克提"],
    "id_number": ["33021119900101001X"],
    "phone": ["13800001234"],
    "plate": ["浙B12345"],
}
KINDS = {
    "name": "a name",
    "id_number": "an ID number",
    "phone": "a phone number",
    "plate": "a plate",
}


@pytest.mark.parametrize("kind", KINDS)
def test_a_sealed_value_is_refused_by_file_and_kind_and_never_named(kind: str) -> None:
    (value,) = SEALED[kind]
    files = {"draw.csv": b"rank\n", "notice.html": f"<p>{value}</p>".encode()}
    with pytest.raises(RoundError) as refused:
        refuse_leaks(files, secrets_of(SEALED))
    assert str(refused.value).startswith(f"notice.html: holds {KINDS[kind]} of an applicant.")
    assert value not in str(refused.value)


def test_files_without_sealed_values_are_let_through() -> None:
    refuse_leaks({"notice.html": "<p>阿***提 浙B·1***5</p>".encode()}, secrets_of(SEALED))


def packed(**parts: str) -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in parts.items():
            archive.writestr(name, text)
    return made.getvalue()


def test_all_parts_of_an_office_document_can_be_read() -> None:
    said = readable("NOTICE.DOCX", packed(a="<t>公</t><t>告</t>", b="&lt;页脚&gt;"))
    assert {"<t>公</t><t>告</t>", "公告", "&lt;页脚&gt;", "<页脚>"} <= set(said.split("\n"))


def test_a_text_is_read_as_it_stands_and_without_its_markup() -> None:
    assert readable("a.csv", "甲,乙\n".encode()) == "甲,乙\n"
    assert readable("a.html", b"<b>x</b>").split("\n") == ["<b>x</b>", "x"]
    assert readable("a.html", b"a&amp;b").split("\n") == ["a&amp;b", "a&b"]


def test_who_is_called_like_a_word_of_the_form_does_not_stop_it() -> None:
    sealed = secrets_of({"name": ["Mark", "阿不都克提"], "phone": ["13800001234", "138"]})
    form = {"notice.html": b"<p>Re-mark</p>"}
    others = {"notice.html": "<p>阿不都克提 13800001234 138</p>".encode()}
    assert leaks(form, sealed) == [("notice.html", "name")]
    assert leaks(form, apart_from(sealed, "Re-mark: 138")) == []
    assert leaks(others, apart_from(sealed, "Re-mark: 138")) == [
        ("notice.html", "name"),
        ("notice.html", "phone"),
    ]


def test_four_signs_of_a_form_are_a_word_of_it() -> None:
    sealed = secrets_of({"name": ["王小明明"]})
    assert leaks({"a.html": "王小明明".encode()}, sealed) == [("a.html", "name")]
    assert leaks({"a.html": "王小明明".encode()}, apart_from(sealed, "王小明明")) == []

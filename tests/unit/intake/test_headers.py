"""The header is found, whatever stands above it, and no column is guessed."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from parking_share.errors import InputError
from parking_share.fields import HEADINGS, Field
from parking_share.intake.headers import column_of_each, find_header, letter
from parking_share.intake.sheet import CellValue, Merge, build_sheet
from parking_share.language import Text

HEADINGS_OF_A_FORM: list[CellValue] = ["序号", "姓名", "身份证号", "电话", "车牌号"]


def header_of(
    *rows: Sequence[CellValue], merges: tuple[Merge, ...] = ()
) -> tuple[int, dict[Field, int]]:
    """The last header row and the column of every field found in these rows."""
    header = find_header(build_sheet("表", rows, merges))
    assert header is not None
    columns = column_of_each(header, frozenset(Field), Text("here"))
    return header.last_row, columns


@pytest.mark.parametrize("titles", range(6))
def test_titles_above_the_header_do_not_matter(titles: int) -> None:
    last, columns = header_of(*[["标题"]] * titles, HEADINGS_OF_A_FORM, ["1", "王芳"])
    assert last == titles + 1
    assert columns == {Field.NAME: 1, Field.ID_NUMBER: 2, Field.PHONE: 3, Field.PLATE: 4}


@pytest.mark.parametrize(
    "heading", ["*姓 名", "姓名：", "姓\n名", "姓名（必填）", "姓名*", " 姓名 ", "姓　名"]
)
def test_decoration_of_a_heading_does_not_matter(heading: str) -> None:
    _, columns = header_of([heading, "身份证号", "车牌号"])
    assert columns[Field.NAME] == 0


@pytest.mark.parametrize("field", Field, ids=lambda field: field.value)
def test_every_synonym_means_its_field(field: Field) -> None:
    others = [f.value for f in (Field.NAME, Field.ID_NUMBER, Field.PLATE) if f is not field]
    for heading in HEADINGS[field]:
        _, columns = header_of([*others, heading, "随便"])
        assert columns[field] == len(others)


def test_a_header_of_two_rows() -> None:
    _, columns = header_of(
        ["姓名", "证件信息", None, "房产证", None, "行驶证", None],
        [None, "类型", "号码", "坐落", "所有人", "号牌", "所有人"],
        merges=(
            Merge(0, 0, 1, 0),
            Merge(0, 1, 0, 2),
            Merge(0, 3, 0, 4),
            Merge(0, 5, 0, 6),
        ),
    )
    assert columns == {
        Field.NAME: 0,
        Field.ID_NUMBER: 2,
        Field.PROPERTY_ADDRESS: 3,
        Field.DEED_OWNER: 4,
        Field.PLATE: 5,
        Field.LICENCE_OWNER: 6,
    }


def test_an_owner_without_its_document_is_no_field() -> None:
    _, columns = header_of(["姓名", "身份证号", "车牌号", "所有人"])
    assert Field.DEED_OWNER not in columns
    assert Field.LICENCE_OWNER not in columns


def test_the_head_of_household_is_not_the_applicant() -> None:
    _, columns = header_of(["户主姓名", "身份证号", "车牌号", "电话"])
    assert Field.NAME not in columns


def test_two_columns_of_one_field_are_refused_with_their_letters() -> None:
    header = find_header(build_sheet("表", [["姓名", "申请人", "身份证号", "车牌号"]], []))
    assert header is not None
    with pytest.raises(InputError, match="A “姓名” / B “申请人” both mean 姓名"):
        column_of_each(header, frozenset({Field.NAME}), Text("here"))


def test_two_columns_of_a_field_nobody_asks_for_are_none_of_our_business() -> None:
    header = find_header(build_sheet("表", [["电话", "手机", "姓名", "车牌号"]], []))
    assert header is not None
    assert column_of_each(header, frozenset({Field.NAME}), Text("here")) == {Field.NAME: 2}


@pytest.mark.parametrize("rows", [[], [["姓名", "车牌号"]], [["甲", "乙", "丙", "丁"]]])
def test_fewer_than_three_known_headings_are_no_header(rows: list[list[CellValue]]) -> None:
    assert find_header(build_sheet("表", rows, [])) is None


@pytest.mark.parametrize(("index", "name"), [(0, "A"), (25, "Z"), (26, "AA"), (701, "ZZ")])
def test_letters_of_columns(index: int, name: str) -> None:
    assert letter(index) == name

"""An office explains its own headings once."""

from __future__ import annotations

import pytest

from parking_share.errors import InputError
from parking_share.fields import Field
from parking_share.intake.column_names import parse_column_names


@pytest.mark.parametrize(
    "text",
    [
        '"住户 大名*" = "姓名"\n"行驶证/本主" = "车主"\n"旧号" = "不读"\n',
        "住户 大名*,姓名\n行驶证/本主,车主\n旧号,不读\n",
    ],
    ids=["toml", "csv"],
)
def test_both_forms_of_the_file(text: str) -> None:
    assert parse_column_names(text, "columns") == {
        "住户大名": Field.NAME,
        "行驶证/本主": Field.LICENCE_OWNER,
        "旧号": None,
    }


@pytest.mark.parametrize("text", ["", "\n\n", "住户大名", '"住户大名" = ', "一,二,三\n"])
def test_a_file_that_explains_nothing(text: str) -> None:
    with pytest.raises(InputError, match="no line explains a heading"):
        parse_column_names(text, "columns.toml")


def test_a_meaning_that_is_no_column() -> None:
    with pytest.raises(InputError, match="血型 is no column of a form"):
        parse_column_names('"甲" = "血型"', "columns.toml")

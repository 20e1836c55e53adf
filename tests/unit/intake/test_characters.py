"""Characters that look alike become one; nothing else changes."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from parking_share.intake.characters import is_placeholder, plain, solid

PLAIN = {
    "  王\t芳\n ": "王 芳",
    "３幢２０１": "3幢201",
    "①幢": "1幢",
    "\ufeff王芳\u200b": "王芳",
    "'王芳'": "王芳",
    "“王芳”": "王芳",
}
SOLID = {
    "王 芳": "王芳",
    "〔2021〕［镇海］【1】": "(2021)(镇海)(1)",
    "3－2—501": "3-2-501",
    "阿•卜・杜": "阿·卜·杜",
}


@pytest.mark.parametrize("text", PLAIN, ids=ascii)
def test_plain(text: str) -> None:
    assert plain(text) == PLAIN[text]


@pytest.mark.parametrize("text", SOLID, ids=ascii)
def test_solid(text: str) -> None:
    assert solid(text) == SOLID[text]


@pytest.mark.parametrize(
    "text", ["无", " 无 ", "/", "／", "—", "－", "暂无", "同上", "〃", "办理中"]
)
def test_words_that_say_nothing(text: str) -> None:
    assert is_placeholder(text)


@pytest.mark.parametrize("text", ["", "吴", "无锡路", "0"])
def test_words_that_say_something(text: str) -> None:
    assert not is_placeholder(text)


@given(st.text())
def test_once_is_enough(text: str) -> None:
    assert plain(plain(text)) == plain(text)


@given(st.text())
def test_no_control_or_invisible_character_is_left(text: str) -> None:
    assert not [c for c in plain(text) if unicodedata.category(c) in {"Cc", "Cf"}]

"""Characters as people and programs really type them, brought to one form.

NFKC unifies full-width forms and Kangxi radicals; it does not unify dots, dashes and invisible
characters, so those have tables of their own.
"""

from __future__ import annotations

import re
import unicodedata

MIDDLE_DOT = "·"

_UNIFIED: dict[int, int | str | None] = {
    **dict.fromkeys(map(ord, "•・‧∙⋅●･"), MIDDLE_DOT),
    **dict.fromkeys(map(ord, "‐‑‒–—―−－﹣﹘ー"), "-"),
    **str.maketrans("〔〕［］【】〈〉{}[]", "()()()()()()"),
    ord(" "): None,
}
_BLANKS = re.compile(r"\s+")
_PLACEHOLDERS = frozenset(
    {
        "无",
        "没有",
        "暂无",
        "同上",
        "〃",
        "办理中",
        "待补",
        "待定",
        "不详",
        "未知",
        "/",
        "\\",
        "-",
        "--",
        "...",
        "N/A",
        "n/a",
        "NA",
        "none",
        "xxx",
        "XXX",
        "#N/A",
        "#REF!",
        "#VALUE!",
        "#NAME?",
        "#DIV/0!",
        "#NULL!",
        "#NUM!",
    }
)
"""Words that fill a cell and say nothing; the last ones are a spreadsheet's own errors."""
_EDGE_MARKS = " '\"‘’“”`"


def plain(text: str) -> str:
    """One line of ordinary characters: NFKC, no invisible ones, single blanks, no stray quotes."""
    seen = text if text.isprintable() else "".join(filter(_is_seen, text))
    return _BLANKS.sub(" ", unicodedata.normalize("NFKC", seen)).strip(_EDGE_MARKS)


def solid(text: str) -> str:
    """`plain` without any blank, with one kind of dash, dot and bracket."""
    return plain(text).translate(_UNIFIED)


def _is_seen(character: str) -> bool:
    return character.isspace() or unicodedata.category(character) not in {"Cf", "Cc"}


def is_placeholder(text: str) -> bool:
    """Whether a cell says nothing: 无, /, 同上, 办理中 … (rule F16; 同上 is never expanded)."""
    return solid(text) in _PLACEHOLDERS

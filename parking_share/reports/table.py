"""A result as a table, ready for a terminal or a spreadsheet."""

from __future__ import annotations

from dataclasses import dataclass

from parking_share.language import Text

Words = str | Text


@dataclass(frozen=True, slots=True)
class Table:
    """Headers and rows; every cell a word, a number as text, or a sentence to translate."""

    title: Words
    headers: tuple[Words, ...]
    rows: tuple[tuple[Words, ...], ...]

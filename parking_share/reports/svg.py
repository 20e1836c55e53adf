"""A drawing in SVG, in millimetres: the few shapes the year poster is made of."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal
from xml.sax.saxutils import escape

Anchor = Literal["start", "middle", "end"]
FONTS = (
    "'Noto Sans CJK SC','Source Han Sans SC','Microsoft YaHei','PingFang SC','SimHei',"
    "'WenQuanYi Micro Hei',sans-serif"
)


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle on the page."""

    x: float
    y: float
    width: float
    height: float

    @property
    def middle(self) -> float:
        """Half-way from left to right."""
        return self.x + self.width / 2


def rectangle(box: Box, fill: str, *, stroke: str = "none", round_by: float = 0.6) -> str:
    """A filled rectangle."""
    return (
        f'<rect x="{_n(box.x)}" y="{_n(box.y)}" width="{_n(box.width)}" height="{_n(box.height)}"'
        f' rx="{_n(round_by)}" fill="{fill}" stroke="{stroke}" stroke-width="0.25"/>'
    )


def words(  # noqa: PLR0913 - a line of text has a place, a size and a look
    x: float,
    y: float,
    text: str,
    size: float,
    *,
    fill: str = "#22303a",
    bold: bool = False,
    anchor: Anchor = "start",
) -> str:
    """A line of text; `y` is its baseline."""
    weight = ' font-weight="bold"' if bold else ""
    return (
        f'<text x="{_n(x)}" y="{_n(y)}" font-size="{_n(size)}" fill="{fill}"{weight}'
        f' text-anchor="{anchor}">{escape(text)}</text>'
    )


def line(x1: float, y1: float, x2: float, y2: float, stroke: str, width: float = 0.25) -> str:
    """A straight line."""
    return (
        f'<line x1="{_n(x1)}" y1="{_n(y1)}" x2="{_n(x2)}" y2="{_n(y2)}" stroke="{stroke}"'
        f' stroke-width="{_n(width)}"/>'
    )


def page(width: float, height: float, title: str, definitions: str, shapes: list[str]) -> str:
    """The whole drawing."""
    size = f'width="{_n(width)}mm" height="{_n(height)}mm" viewBox="0 0 {_n(width)} {_n(height)}"'
    return "\n".join(
        (
            f'<svg xmlns="http://www.w3.org/2000/svg" {size} font-family="{FONTS}">',
            f"<title>{escape(title)}</title>",
            f"<defs>{definitions}</defs>",
            rectangle(Box(0, 0, width, height), "#ffffff", round_by=0),
            *shapes,
            "</svg>\n",
        )
    )


def width_of(text: str, size: float) -> float:
    """About how wide a line is: a Chinese character is as wide as it is high."""
    return size * sum(1.0 if ord(character) > _NARROW else 0.56 for character in text)


def wrapped(text: str, size: float, width: float) -> list[str]:
    """A text in lines that fit, broken anywhere but inside a number or a Latin word."""
    lines = [""]
    for piece in _PIECES.findall(text):
        if width_of(lines[-1] + piece, size) > width:
            lines.append("")
        lines[-1] += piece
    return lines


_PIECES = re.compile(r"[!-~]+|.")
_NARROW = 0x2E80


def _n(value: float) -> str:
    return f"{value:.2f}".rstrip("0").rstrip(".")

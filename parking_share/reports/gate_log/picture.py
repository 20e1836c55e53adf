"""The use of the spaces on one sheet (A4, landscape): cars by hour of day, and each space's share.

Spaces and counts only. Colour is never the only sign: every bar and every space has its number.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from parking_share.language import Text
from parking_share.register.gate_log.usage import DayGroup, HourOfDay, SpaceUse, Usage
from parking_share.reports.gate_log.usage_tables import usage_sentences
from parking_share.reports.gate_log.words import DAYS
from parking_share.reports.svg import Box, line, page, rectangle, words, wrapped

WIDTH, HEIGHT, MARGIN = 297.0, 210.0, 14.0
PANEL_TOP, PANEL_HEIGHT, PANEL_GAP = 38.0, 68.0, 12.0
AXIS = 9.0
"""Room for the figures beside a panel."""
SPACES_TOP = 128.0
A_ROW, MOST_SPACES, SPACE_HEIGHT = 20, 60, 16.0
INK, FAINT, GRID, BAR, MOST = "#22303a", "#6b7983", "#dfe5e8", "#7cc48a", "#14612c"
NEVER, RARELY, USED = "#ffffff", "#f3e3b3", "#b9e2c1"


def usage_svg(title: Text, used: Usage) -> str:
    """The picture as SVG, in the language in use."""
    period = Text(
        "{begins} to {ends}", begins=used.period.begins.date(), ends=used.period.ends.date()
    )
    shapes = [
        words(MARGIN, 16, str(title), 6.4, bold=True),
        words(MARGIN, 22.5, str(period), 3.6, fill=FAINT),
        words(MARGIN, 28.5, str(_key()), 3.2, fill=FAINT),
    ]
    groups = [group for group in DayGroup if group in used.hours]
    width = (WIDTH - 2 * MARGIN - PANEL_GAP) / 2
    for n, group in enumerate(groups):
        box = Box(MARGIN + n * (width + PANEL_GAP), PANEL_TOP, width, PANEL_HEIGHT)
        shapes += _panel(box, str(DAYS[group]), used.hours[group], len(used.spaces))
    shapes += _spaces(used.spaces)
    rows = -(-min(len(used.spaces), MOST_SPACES) // A_ROW)
    bottom = SPACES_TOP + rows * SPACE_HEIGHT + 8
    for sentence in usage_sentences(used):
        for text in _at_most_two(wrapped(str(sentence), 3.4, WIDTH - 2 * MARGIN - 4)):
            shapes.append(words(MARGIN, bottom, text, 3.4))
            bottom += 4.8
    return page(WIDTH, HEIGHT, str(title), "", shapes)


def _at_most_two(lines: list[str]) -> list[str]:
    """The workbook has the whole list of spaces."""
    return lines if len(lines) < 3 else [lines[0], f"{lines[1]} …"]  # noqa: PLR2004


def _key() -> Text:
    return Text("Bars: cars inside at the full hour, on average; dark line: the most on any day.")


def _panel(box: Box, title: str, hours: Sequence[HourOfDay], spaces: int) -> Iterator[str]:
    """24 bars over an axis that ends at the number of spaces, or at the most cars."""
    top = max([spaces, *(one.most for one in hours)], default=0) or 1
    left, unit = box.x + AXIS, (box.width - AXIS) / 24
    days = Text("{title} ({n} days)", title=title, n=max(one.days for one in hours))
    yield words(left, box.y - 2.6, str(days), 4, bold=True)
    for part in range(5):
        y = box.y + box.height * (1 - part / 4)
        yield line(left, y, box.x + box.width, y, GRID)
        yield words(left - 1.6, y + 1.1, f"{top * part / 4:g}", 3, fill=FAINT, anchor="end")
    for hour, one in enumerate(hours):
        x, high = left + unit * hour, box.height * one.mean / top
        yield rectangle(
            Box(x + unit * 0.12, box.y + box.height - high, unit * 0.76, high), BAR, round_by=0.3
        )
        y = box.y + box.height * (1 - one.most / top)
        if one.most:
            yield line(x + unit * 0.12, y, x + unit * 0.88, y, MOST, 0.5)
        figure = f"{one.mean:.0f}" if round(one.mean) else ""
        size = min(2.4, 1.4 * unit / max(len(figure), 1))
        yield words(x + unit / 2, box.y + box.height - high - 0.8, figure, size, anchor="middle")
    for hour in range(0, 25, 3):
        x, y = left + unit * hour, box.y + box.height
        yield line(x, y, x, y + 1.2, FAINT)
        yield words(x, y + 4.6, f"{hour}:00", 2.8, fill=FAINT, anchor="middle")


def _spaces(spaces: Sequence[SpaceUse]) -> Iterator[str]:
    """A cell a space with the share of its days on which it was used."""
    title = Text(
        "Share of days on which each space was used (framed: never, or on fewer than one in five)"
    )
    yield words(MARGIN, SPACES_TOP - 3, str(title), 4, bold=True)
    shown, left_out = list(spaces), len(spaces) - MOST_SPACES
    if left_out > 0:
        shown = sorted(spaces, key=lambda one: (one.share, one.space))[:MOST_SPACES]
        note = Text("the {n} least used; {more} more are not shown", n=len(shown), more=left_out)
        yield words(WIDTH - MARGIN, SPACES_TOP - 3, str(note), 3.2, fill=FAINT, anchor="end")
    width = (WIDTH - 2 * MARGIN) / A_ROW
    for n, one in enumerate(shown):
        row, column = divmod(n, A_ROW)
        yield from _space(
            Box(
                MARGIN + column * width,
                SPACES_TOP + row * SPACE_HEIGHT,
                width - 1.2,
                SPACE_HEIGHT - 1.8,
            ),
            one,
        )


def _space(box: Box, one: SpaceUse) -> Iterator[str]:
    fill = NEVER if not one.stays else RARELY if one.is_rare else USED
    size = min(3.4, 1.7 * box.width / max(len(one.space), 1))
    yield rectangle(box, fill, stroke=INK if fill != USED else "none", round_by=0.8)
    yield words(box.middle, box.y + 5.8, one.space, size, bold=True, anchor="middle")
    yield words(box.middle, box.y + 11, f"{100 * one.share:.0f}%", 3, fill=INK, anchor="middle")

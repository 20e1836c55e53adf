"""The chances as a picture: bars for the terminal, and an SVG written by hand."""

from __future__ import annotations

from collections.abc import Iterator
from unicodedata import east_asian_width
from xml.sax.saxutils import escape, quoteattr

from parking_share.language import Text, in_use
from parking_share.lottery.chances import Chance, Chances

BLOCKS = " ▏▎▍▌▋▊▉█"
"""From nothing to a whole character; all of them are in GBK too."""
SCALES = (0.01, 0.02, 0.05, 0.1, 0.2, 0.5, 1.0)
"""Where the axis may end: at the first of these that holds every chance."""
COLOURS = ("#2f6f9f", "#e08e45", "#5b9a68", "#9b6fa8", "#c0564f", "#7a7a7a")

LANGUAGE_TAGS = {"zh_CN": "zh-CN", "en": "en"}

WIDTH, LEFT, RIGHT, TOP, ROW, BAR = 720, 264, 110, 100, 40, 20
WIDEST_LABEL = 36
_STYLE = (
    "text{font-family:'Noto Sans CJK SC','Source Han Sans SC','Microsoft YaHei',sans-serif;"
    "font-size:13px;fill:#222}.title{font-size:18px;font-weight:bold}.small{font-size:11px;"
    "fill:#555}.tick{stroke:#ddd}.error{stroke:#222}"
)


def percent(share: float) -> str:
    """A probability as people read it."""
    return f"{100 * share:.2f}%" if 0 < share < 1 else f"{100 * share:.0f}%"


def with_error(chance: Chance, *, simulated: bool) -> str:
    """A chance, and how far a simulation may be off."""
    said = percent(float(chance.award))
    return f"{said} ± {percent(chance.error)}" if simulated else said


def scale(found: Chances) -> float:
    """Where the axis ends."""
    most = max((float(one.award) for one in found.chances), default=0.0)
    return next(end for end in SCALES if most <= end)


def bar(share: float, end: float, width: int = 16) -> str:
    """A bar of text, an eighth of a character fine."""
    eighths = round(share / end * width * 8)
    return BLOCKS[8] * (eighths // 8) + BLOCKS[eighths % 8].strip()


def label(chance: Chance) -> Text:
    """A group of tickets in a few words."""
    group = chance.group
    return Text(
        "tier {tier}, weight {weight}: {lots}",
        tier=group.tier,
        weight=group.weight,
        lots=_wanted(chance),
    )


def chances_svg(title: Text, subtitles: tuple[Text, ...], found: Chances) -> str:
    """The picture: one bar a group, its lots in their own colours."""
    lots = list(dict.fromkeys(lot for one in found.chances for lot in one.by_lot))
    colours = {lot: COLOURS[n % len(COLOURS)] for n, lot in enumerate(lots)}
    height = TOP + ROW * len(found.chances) + (60 if lots[1:] else 36)
    lines = [
        _opening(str(title), height),
        f"<title>{escape(str(title))}</title>",
        f"<style>{_STYLE}</style>",
        f'<rect width="{WIDTH}" height="{height}" fill="#fff"/>',
        _text(20, 32, str(title), kind="title"),
        *(_text(20, 54 + 18 * n, str(line), kind="small") for n, line in enumerate(subtitles)),
        *_axis(scale(found), TOP + ROW * len(found.chances)),
    ]
    for place, chance in enumerate(found.chances):
        lines += _row(chance, found, colours, TOP + ROW * place)
    lines += _legend(colours, height - 16)
    return "\n".join([*lines, "</svg>\n"])


def _opening(title: str, height: int) -> str:
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {height}" '
        f'width="{WIDTH}" height="{height}" role="img" lang="{LANGUAGE_TAGS[in_use()]}" '
        f"aria-label={quoteattr(title)}>"
    )


def _axis(end: float, bottom: int) -> Iterator[str]:
    for part in range(6):
        x = LEFT + (WIDTH - LEFT - RIGHT) * part / 5
        yield f'<line class="tick" x1="{x:.1f}" x2="{x:.1f}" y1="{TOP - 8}" y2="{bottom}"/>'
        yield _text(x, bottom + 16, f"{100 * end * part / 5:g}%", kind="small", anchor="middle")


def _row(chance: Chance, found: Chances, colours: dict[str, str], top: int) -> Iterator[str]:
    unit = (WIDTH - LEFT - RIGHT) / scale(found)
    middle = top + BAR / 2
    yield _text(LEFT - 12, middle - 2, _short(_wanted(chance)), anchor="end")
    yield _text(LEFT - 12, middle + 13, str(_alike(chance)), kind="small", anchor="end")
    x = float(LEFT)
    for lot, share in chance.by_lot.items():
        width = float(share) * unit
        yield (
            f'<rect x="{x:.2f}" y="{top}" width="{width:.2f}" height="{BAR}" '
            f'fill="{colours[lot]}"><title>{escape(lot)} {percent(float(share))}</title></rect>'
        )
        x += width
    off = chance.error * unit
    if found.runs is not None:
        yield (
            f'<line class="error" x1="{x - off:.2f}" x2="{x + off:.2f}" '
            f'y1="{middle}" y2="{middle}"/>'
        )
    said = with_error(chance, simulated=found.runs is not None)
    yield _text(x + off + 8, middle + 5, said)


def _legend(colours: dict[str, str], y: int) -> Iterator[str]:
    x = 20
    for lot, colour in colours.items() if len(colours) > 1 else ():
        yield f'<rect x="{x}" y="{y - 10}" width="12" height="12" fill="{colour}"/>'
        yield _text(x + 18, y, _short(lot), kind="small")
        x += 44 + 6 * _width(_short(lot))


def _text(x: float, y: float, words: str, *, kind: str = "", anchor: str = "start") -> str:
    named = f' class="{kind}"' if kind else ""
    return f'<text x="{x:g}" y="{y:g}" text-anchor="{anchor}"{named}>{escape(words)}</text>'


def _wanted(chance: Chance) -> str:
    return " > ".join(chance.group.lots)


def _alike(chance: Chance) -> Text:
    group = chance.group
    return Text(
        "tier {tier}, weight {weight}, {n} tickets",
        tier=group.tier,
        weight=group.weight,
        n=len(group.tickets),
    )


def _short(words: str) -> str:
    """As much as there is room for; Chinese characters are twice as wide."""
    shown = words
    while _width(shown) > WIDEST_LABEL:
        shown = shown[:-2] + "…"
    return shown


def _width(words: str) -> int:
    return sum(2 if east_asian_width(sign) in "WF" else 1 for sign in words)

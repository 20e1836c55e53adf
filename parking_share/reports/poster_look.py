"""How each kind of day looks on the year poster, in colour and on a black-and-white printer."""

from __future__ import annotations

from dataclasses import dataclass

from parking_share.access.calendar import Day, DayKind
from parking_share.reports.svg import Box, rectangle, words

Span = tuple[float, float]
OPEN, SHUT, BAR = "#b9e2c1", "#eceff1", "#93cfa0"
FOOT = 0.95
ROOM_FOR_NAME = 4.9
"""How high a cell must be for a holiday's name under the number."""
INK, FAINT, GREEN_INK, RED_INK = "#22303a", "#6b7983", "#14612c", "#b3261e"
HATCH = (
    '<pattern id="hatch" width="1.6" height="1.6" patternUnits="userSpaceOnUse"'
    ' patternTransform="rotate(45)"><rect width="1.6" height="1.6" fill="#ffffff"/>'
    '<rect width="0.55" height="1.6" fill="#8a97a0"/></pattern>'
)


@dataclass(frozen=True, slots=True)
class Look:
    """One kind of cell."""

    fill: str
    """Its colour."""
    ink: str
    mark: str = ""
    """One character in the corner, so that colour is never the only sign."""
    bold: bool = False
    stroke: str = "none"


WORKDAY = Look("#ffffff", INK, stroke="#c3ccd2")
REST_DAY = Look(OPEN, GREEN_INK)
HOLIDAY = Look("#7cc48a", "#0b3d1a", "休", bold=True)
MAKE_UP = Look("#ffffff", RED_INK, "班", bold=True, stroke=RED_INK)
CLOSED = Look("#4a545b", "#ffffff", "关", bold=True)
PROVISIONAL = Look("url(#hatch)", INK, stroke="#8a97a0")

WORKED = (WORKDAY, MAKE_UP)

LOOKS = {
    DayKind.WORKDAY: WORKDAY,
    DayKind.REST_DAY: REST_DAY,
    DayKind.HOLIDAY: HOLIDAY,
    DayKind.MAKE_UP_WORKDAY: MAKE_UP,
    DayKind.UNKNOWN: PROVISIONAL,
}


def look_of(day: Day) -> Look:
    """The look of a date."""
    if day.closed:
        return CLOSED
    if day.exception is not None:
        return HOLIDAY if day.kind.rests else MAKE_UP
    return PROVISIONAL if day.provisional else LOOKS[day.kind]


def cell(
    box: Box, look: Look, number: str, name: str = "", spans: tuple[Span, ...] = ()
) -> list[str]:
    """A day: its number, a mark in the corner, a holiday's name on its first day.

    Along the foot of a workday runs a small bar of its 24 hours, green where one may park;
    `spans` are those parts, from 0 at midnight to 1 at the next.
    """
    shapes = [rectangle(box, look.fill)]
    if look in WORKED:
        shapes += [rectangle(_part(box, *span), BAR, round_by=0.3) for span in spans]
    shapes.append(rectangle(box, "none", stroke=look.stroke))
    middle = box.middle - (0.75 if look.mark else 0)
    size = min(3.3, box.height * 0.62)
    name = name if box.height >= ROOM_FOR_NAME else ""
    baseline = box.y + box.height / 2 + (0.35 if name else 0.9 if look in WORKED else 1.2)
    if look is PROVISIONAL:
        plate = Box(middle - 2.3, baseline - 2.8, 4.6, 3.4)
        shapes.append(rectangle(plate, "#ffffff", round_by=0.8))
    shapes.append(
        words(middle, baseline, number, size, fill=look.ink, bold=look.bold, anchor="middle")
    )
    if look.mark:
        corner = box.x + box.width - 0.5
        shapes.append(words(corner, box.y + 2.15, look.mark, 1.9, fill=look.ink, anchor="end"))
    if name:
        bottom = box.y + box.height - 0.5
        shapes.append(words(middle, bottom, name, 1.8, fill=look.ink, anchor="middle"))
    return shapes


def _part(box: Box, begins: float, ends: float) -> Box:
    foot = box.y + box.height - FOOT
    return Box(box.x + box.width * begins, foot, box.width * (ends - begins), FOOT)

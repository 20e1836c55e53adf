"""Times of one day as pairs of seconds after midnight, begin inclusive, end exclusive."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

Spans = Sequence[tuple[int, int]]


def inside(spans: Spans, since: int, until: int) -> list[tuple[int, int]]:
    """The part of these times between two seconds."""
    cut = [(max(begin, since), min(end, until)) for begin, end in spans]
    return [(begin, end) for begin, end in cut if begin < end]


def only_in(these: Spans, those: Spans) -> Iterator[tuple[int, int]]:
    """The parts of the first spans that no second one covers, neighbours merged."""
    if these == those:
        return
    edges = sorted({edge for span in (*these, *those) for edge in span})
    held: tuple[int, int] | None = None
    for begin, end in pairwise(edges):
        alone = _in(these, begin) and not _in(those, begin)
        if alone and held is not None and held[1] == begin:
            held = (held[0], end)
        elif alone:
            if held is not None:
                yield held
            held = (begin, end)
    if held is not None:
        yield held


def _in(spans: Spans, second: int) -> bool:
    return any(begin <= second < end for begin, end in spans)

"""Whose passage it is: from a card's number or a plate to the holder of a space.

A card is known by what the reader passes on, however it is printed. A plate is the holder's even
while a lost card is not yet replaced.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import datetime

from parking_share.access.cards import CardFormat, card_number
from parking_share.access.windows import Window
from parking_share.register.card_span import CardSpan
from parking_share.register.gate_log.passages import Key

GONE = frozenset({"lost", "void", "replaced"})
"""Endings after which a card is no longer in its holder's hands."""
_OF_THE_CARD_ALONE = frozenset({"lost", "replaced"})

Owner = tuple[str, str]
"""Ticket and space of a holder; an empty ticket and the number for whoever is none."""


def in_force(span: CardSpan, at: datetime) -> bool:
    """Whether a card is its holder's to use at a moment."""
    return span.begins <= at and (span.ends is None or at < span.ends)


def held(span: CardSpan, bounds: Window) -> Window:
    """The part of a window in which a card is its holder's; empty where there is none."""
    return Window(span.begins, span.ends or bounds.ends).within(bounds)


def measured_by(span: CardSpan, entered: datetime) -> CardSpan:
    """The span that a stay is measured by.

    A card that is lost or replaced while its car is inside takes nothing from the holder; one that
    let a car in when it was nobody's any more does.
    """
    if span.ended in GONE and in_force(span, entered):
        return replace(span, ends=None)
    return span


@dataclass(frozen=True)
class Holders:
    """All cards and plates of a round, by what a gate reads of them."""

    spans: dict[Key, tuple[CardSpan, ...]]
    """Each in order of time."""

    @classmethod
    def of(cls, spans: Iterable[CardSpan]) -> Holders:
        """The holders of these cards."""
        found: defaultdict[Key, list[CardSpan]] = defaultdict(list)
        listed = sorted(spans, key=lambda span: span.begins)
        for span in listed:
            if span.card:
                found[card_number(span.card, CardFormat(span.form)).value].append(span)
        for span in _by_plate(listed):
            found[span.plate].append(span)
        return cls({key: tuple(of_one) for key, of_one in found.items()})

    def at(self, key: Key, at: datetime) -> CardSpan | None:
        """The span a passage belongs to: the last one begun, else the first to come."""
        spans = self.spans.get(key)
        if spans is None:
            return None
        if len(spans) == 1:
            return spans[0]
        return next((span for span in reversed(spans) if span.begins <= at), spans[0])

    def owner(self, key: Key, at: datetime) -> Owner:
        """Whose car it is. A card that is lost or void is nobody's but its own."""
        span = self.at(key, at)
        if span is None or (span.ended in GONE and not in_force(span, at)):
            return ("", str(key))
        return (span.ticket, span.space)

    def constant_owner(self, key: Key) -> Owner | None:
        """The owner, where it is the same at every moment; None where the moment decides."""
        spans = self.spans.get(key, ())
        if any(span.ended in GONE for span in spans):
            return None
        owners = {(span.ticket, span.space) for span in spans} or {("", str(key))}
        return owners.pop() if len(owners) == 1 else None


def _by_plate(spans: Iterable[CardSpan]) -> Iterator[CardSpan]:
    """The plates of these spans; one whose card was lost goes on until the next card's begin."""
    following: dict[tuple[str, str], datetime] = {}
    turned: list[CardSpan] = []
    for span in reversed([one for one in spans if one.plate]):
        same = (span.ticket, span.plate)
        if span.ended in _OF_THE_CARD_ALONE:
            turned.append(replace(span, ends=following.get(same), ended=""))
        else:
            turned.append(span)
        following[same] = span.begins
    return reversed(turned)

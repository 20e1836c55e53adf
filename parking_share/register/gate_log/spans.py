"""What the gate knew of each holder, and from when to when: cards, and plates without a card."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime, time

from parking_share.access.windows import ONE_DAY, Window
from parking_share.register.card_span import ENDED, REPLACED, CardSpan
from parking_share.register.holding import Holding
from parking_share.register.year import Year


def card_spans(year: Year, term: Window) -> tuple[CardSpan, ...]:
    """The cards of a round within its term, and the plates of holders who had no card.

    A card counts from the first evening of its holder, whenever it was entered in the register.
    """
    carded = {card.ticket for card in year.cards}
    held = {one.ticket: one for one in year.holdings}
    cards = [
        replace(card, begins=_begins(held[card.ticket], term), ends=card.ends or term.ends)
        for card in year.cards
    ]
    plates = [
        span for one in year.holdings for span in _plates(one, term, bare=one.ticket not in carded)
    ]
    return (*cards, *plates)


def _plates(held: Holding, term: Window, *, bare: bool) -> Iterator[CardSpan]:
    """The plates that had the space before another one, and the last one of who has no card."""
    begins = _begins(held, term)
    for change in held.changes:
        ends = datetime.combine(change.on + ONE_DAY, time.min)
        yield _plate(held, change.plate_before, Window(begins, max(begins, ends)), REPLACED)
    if bare:
        ends = held.ended or term.ends
        ended = "" if held.stands else ENDED
        yield _plate(held, held.plate, Window(begins, max(begins, ends)), ended)


def _plate(held: Holding, plate: str, window: Window, ended: str) -> CardSpan:
    place = (held.ticket, held.space, plate)
    return CardSpan(0, "", "", *place, window.begins, window.ends, ended)


def _begins(held: Holding, term: Window) -> datetime:
    return max(term.begins, held.offered) if held.promoted else term.begins

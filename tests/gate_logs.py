"""Gate logs in memory for the tests: an office's hours, its cards, and passages to the minute."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable
from datetime import datetime, timedelta
from pathlib import Path

from parking_share.access.cards import CardFormat, card_number
from parking_share.access.hours import Schedule
from parking_share.files.calendar import load_calendar
from parking_share.programme import Hours
from parking_share.register.card_span import CardSpan
from parking_share.register.gate_log.passages import Key, Passage, Way


def at(text: str) -> datetime:
    """A local time without offset."""
    return datetime.fromisoformat(text)


SETTING = Path(__file__).parent / "unit" / "access" / "hours.toml"
SCHEDULE = Schedule(
    Hours.model_validate(tomllib.loads(SETTING.read_text(encoding="utf-8"))), load_calendar()
)
"""17:15 or 17:45 to 07:45, rest days all day, with the notices that are shipped."""
TERM = at("2026-03-16 17:15"), at("2027-03-16 07:45")
GRACE = timedelta(minutes=15)
W26 = CardFormat.W26_DECIMAL


def span(number: int, **changes: object) -> CardSpan:
    """The card of one holder, good for the term."""
    values = {
        "seq": number,
        "card": f"{4100200 + number:010d}",
        "form": W26.value,
        "ticket": f"T-{number:04d}",
        "space": f"A{number:02d}",
        "plate": f"浙B{20000 + number:05d}",
        "begins": TERM[0],
        "ends": TERM[1],
    }
    return CardSpan(**values | changes)  # type: ignore[arg-type]


def key_of(card: str, form: CardFormat = W26) -> Key:
    return card_number(card, form).value


def passage(
    when: str | datetime, way: str, card: CardSpan | str, line: int = 1, refused: str = ""
) -> Passage:
    """One line about a card; a text is a plate."""
    moment = at(when) if isinstance(when, str) else when
    shown = card if isinstance(card, str) else card.card
    key = card if isinstance(card, str) else key_of(card.card, CardFormat(card.form))
    return Passage(moment, Way(way), shown, not refused, refused, "log.csv", line, key)


def stay(begins: str, ends: str, card: CardSpan | str, line: int = 1) -> list[Passage]:
    """An entry and an exit."""
    return [passage(begins, "in", card, line), passage(ends, "out", card, line + 1)]


def told(passages: Iterable[Passage]) -> list[tuple[str, str]]:
    """Time and way, for comparing."""
    return [(f"{one.at:%m-%d %H:%M:%S}", one.way.value) for one in passages]

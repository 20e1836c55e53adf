"""What the gate tests export: two cards for a year, under the hours of the origin case."""

from __future__ import annotations

import tomllib
from datetime import datetime, timedelta
from pathlib import Path

from parking_share.access.calendar import Calendar
from parking_share.access.cards import CardFormat, card_number
from parking_share.access.gates.day_hours import GateHours, gate_hours
from parking_share.access.gates.export import loaded, prove_loads
from parking_share.access.gates.prove import Proof
from parking_share.access.gates.vendor import ChangeSet, GateCard, Order
from parking_share.access.gates.vendors import EXPORTERS
from parking_share.access.hours import Schedule
from parking_share.access.windows import Window
from parking_share.files.calendar import load_calendar
from parking_share.programme import Hours

HOURS_FILE = Path(__file__).parent / "unit" / "access" / "hours.toml"
HOURS = Hours.model_validate(tomllib.loads(HOURS_FILE.read_text(encoding="utf-8")))
CARDS = (
    GateCard("26030001", "A01", "浙B20001", card_number("0006612000", CardFormat.W26_DECIMAL)),
    GateCard("26030002", "A02", "浙BD00002", card_number("00FF01", CardFormat.W26_HEX)),
)
NUMBERS = ("6612000", "65281")
"""What the reader passes on for the two cards."""
PLATES = ("浙B20001", "浙BD00002")


def at(text: str) -> datetime:
    """A local moment."""
    return datetime.fromisoformat(text)


def a_year(year: int) -> Window:
    """From New Year's evening to the last morning that is settled."""
    return Window(at(f"{year}-01-01T17:15"), at(f"{year}-12-29T07:45"))


def hours_of(year: int, hours: Hours = HOURS, calendar: Calendar | None = None) -> GateHours:
    """The year's hours as a gate sees them."""
    return gate_hours(Schedule(hours, calendar or load_calendar()), a_year(year))


def sets_of(vendor: str, hours: GateHours) -> tuple[ChangeSet, ...]:
    """The change sets of the two cards."""
    gate = EXPORTERS[vendor]
    return gate.change_sets(Order(hours, CARDS), gate.capability)


def proof_of(vendor: str, sets: tuple[ChangeSet, ...], hours: GateHours) -> Proof:
    """What the package's own proof says of these change sets."""
    return prove_loads(vendor, [loaded(one) for one in sets], hours, CARDS)


def moment_of(change: ChangeSet, *, late: bool) -> datetime:
    """When the test loads a change set."""
    day = timedelta(days=1)
    return (change.load_until or change.at + day) if late else (change.load_from or change.at - day)

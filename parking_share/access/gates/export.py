"""An export for a gate: its change sets, made, proven, and described for those who load them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from parking_share.access.calendar import Calendar
from parking_share.access.cards import IssuedCard
from parking_share.access.cover import covered, notice_digests
from parking_share.access.gates.day_hours import GateHours, gate_hours
from parking_share.access.gates.prove import Load, Proof, prove
from parking_share.access.gates.vendor import ChangeSet, GateCard, Order
from parking_share.access.gates.vendors import BY_PLATE, EVALUATORS, exporter, known_gap
from parking_share.access.hours import Schedule
from parking_share.access.roster import Holder, validity
from parking_share.access.windows import Window
from parking_share.language import Text
from parking_share.programme import Programme

LAST_NUMBER = 9999
"""The gate's numbers of people have four digits; those who left are counted from the end."""
LONG_BEFORE = timedelta(days=1)
"""How early or late a change set is loaded in the proof that may be loaded at any time."""


@dataclass(frozen=True, slots=True)
class Admitted:
    """Whom a gate lets in, and what it may still hold of others."""

    holders: tuple[Holder, ...]
    cards: tuple[IssuedCard, ...]
    """Those that open the gate."""
    ended: tuple[IssuedCard, ...]
    """Those that were issued in the round and open it no more."""
    former: tuple[tuple[str, str], ...] = ()
    """Space and plate of cars that had it in the round and have it no more."""


@dataclass(frozen=True)
class GateExport:
    """All files for one gate, and what has to be said with them."""

    vendor: str
    title: str
    valid: Window
    """The cover: outside it every card is refused at the entry."""
    sets: tuple[ChangeSet, ...]
    check_list: tuple[Text, ...]
    notes: tuple[Text, ...]
    sources: tuple[Text, ...]
    proof: Proof


def make_export(
    vendor: str,
    rules: Programme,
    calendar: Calendar,
    admitted: Admitted,
    limits: Mapping[str, int],
    start: date | None = None,
) -> GateExport:
    """The export for those admitted, with its proof.

    Raises `InputError` when the gate cannot carry it.
    """
    gate = exporter(vendor)
    hours = hours_for(rules, calendar, start)
    cards = gate_cards(rules, admitted)
    removed = _former_plates if vendor in BY_PLATE else _ended_cards
    order = Order(hours, cards, removed(rules, admitted))
    sets = gate.change_sets(order, gate.capability.with_limits(limits))
    return GateExport(
        vendor=vendor,
        title=gate.title,
        valid=hours.valid,
        sets=sets,
        check_list=gate.check_list,
        notes=_notes(rules, calendar, hours),
        sources=notice_digests(calendar, hours.valid),
        proof=prove_loads(vendor, [loaded(one) for one in sets], hours, cards),
    )


def hours_for(rules: Programme, calendar: Calendar, start: date | None = None) -> GateHours:
    """The hours of the cards' validity, as far as they are known, from a day on if one is given."""
    valid = covered(validity(rules.term, rules.hours), rules.hours, calendar)
    return gate_hours(Schedule(rules.hours, calendar), valid, start)


def gate_cards(rules: Programme, admitted: Admitted) -> tuple[GateCard, ...]:
    """The holders by space as the gate knows them."""
    order = [space for lot in rules.lots for space in lot.spaces]
    standing = sorted(admitted.holders, key=lambda one: order.index(one.space))
    cards_of = {one.ticket: one for one in admitted.cards}
    return tuple(
        _card(rules, cards_of.get(one.ticket), (one.space, one.plate), place)
        for place, one in enumerate(standing, start=1)
    )


def _ended_cards(rules: Programme, admitted: Admitted) -> tuple[GateCard, ...]:
    return tuple(_card(rules, one, (one.space, one.plate), one.seq) for one in admitted.ended)


def _former_plates(rules: Programme, admitted: Admitted) -> tuple[GateCard, ...]:
    """A plate list knows no cards: whatever plate had a space must go, unless it has one now."""
    current = {one.plate for one in admitted.holders}
    gone = dict.fromkeys(one for one in admitted.former if one[1] not in current)
    numbers = range(LAST_NUMBER, 0, -1)
    return tuple(_card(rules, None, one, n) for one, n in zip(gone, numbers, strict=False))


def prove_loads(
    vendor: str, loads: Iterable[Load], hours: GateHours, cards: Iterable[GateCard]
) -> Proof:
    """Compare these files with the hours for these cards."""
    expected = frozenset(
        card.plate if vendor in BY_PLATE else str(card.number.value if card.number else "")
        for card in cards
    )
    return prove(
        [*loads], EVALUATORS[vendor], hours, expected, lambda second: known_gap(vendor, second)
    )


def loaded(change: ChangeSet) -> Load:
    """A change set at its earliest and latest."""
    return Load(
        change.load_from or change.at - LONG_BEFORE,
        change.load_until or change.at + LONG_BEFORE,
        change.files,
    )


def _card(
    rules: Programme, issued: IssuedCard | None, place: tuple[str, str], otherwise: int
) -> GateCard:
    space, plate = place
    seq = issued.seq if issued else otherwise
    holder = f"{rules.term.starts:%y%m}{seq:04d}"
    return GateCard(holder, space, plate, issued.number if issued else None)


def _notes(rules: Programme, calendar: Calendar, hours: GateHours) -> tuple[Text, ...]:
    whole = validity(rules.term, rules.hours)
    ends = f"{hours.valid.ends:%Y-%m-%d %H:%M}"
    cover = Text("These files are right until {ends}; the term ends then.", ends=ends)
    if hours.valid.ends < whole.ends:
        cover = Text(
            "These files are right until {ends} and stop there: the holidays after {day} are not"
            " published yet. Export again before that moment.",
            ends=ends,
            day=calendar.covered_through,
        )
    return (
        cover,
        Text("Exit readers stay open for holders at all times, so that no car is locked in."),
        Text("Overstays are found in the gate's log, not by locking cars in."),
        Text("Load each change set in its own time, in the order of the dates."),
        Text("Once a newer export is loaded, nothing of this one is loaded any more."),
    )

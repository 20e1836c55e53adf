"""A year of any valid commands keeps the laws of the register."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta

from hypothesis import given, settings
from hypothesis import strategies as st
from year_simulation import PROGRAMME, ROUND, Office, record

from parking_share.errors import ParkingShareError
from parking_share.lottery import allocate
from parking_share.register.event import Event, chain_faults
from parking_share.register.limits import too_early, too_late
from parking_share.register.replay import KINDS
from parking_share.register.year import Year
from parking_share.register.years import year_of

HOUSEHOLDS, SPACES = 9, 3
RECORD = record(HOUSEHOLDS, SPACES)
law = settings(deadline=None, max_examples=60)
tickets = st.integers(0, HOUSEHOLDS - 1).map("T-{:02d}".format)
LEAVING = ("strike", "forfeit", "return", "cancel")
actions = st.tuples(
    st.sampled_from(
        (*LEAVING, "reinstate", "claim", "claim", "extend", "vehicle", "card", "card-lost", "note")
    ),
    tickets,
    st.integers(0, 12),
    st.integers(0, 40),
)


class Model:
    """The same year told again in a few lines: who holds which space, who waits, in rank order."""

    def __init__(self) -> None:
        places = allocate.parse_allocation(RECORD[allocate.FILE])
        self.rank = [place.ticket for place in places]
        self.holds = {place.ticket: place.space for place in places if place.space}
        self.out: set[str] = set()
        self.promoted: list[str] = []

    def leave(self, ticket: str) -> None:
        """A ticket is struck: the first in rank order that waits takes its space."""
        self.out.add(ticket)
        space = self.holds.pop(ticket, None)
        waiting = [t for t in self.rank if t not in self.out and t not in self.holds]
        if space is not None and waiting:
            self.holds[waiting[0]] = space
            self.promoted.append(waiting[0])

    def come_back(self, ticket: str) -> None:
        """A ticket is reinstated: it takes the first free space, or waits at its rank."""
        self.out.discard(ticket)
        free = sorted({f"A{n:02d}" for n in range(1, SPACES + 1)} - {*self.holds.values()})
        if free:
            self.holds[ticket] = free[0]
            self.promoted.append(ticket)


def carry_out(office: Office, model: Model, action: tuple[str, str, int, int]) -> bool:
    """Whether the office took a command; the model then does the same."""
    kind, ticket, days, number = action
    office.at += timedelta(days=days, hours=1)
    day = office.at.date()
    said = {
        "claim": {"on": day.isoformat()},
        "extend": {"due": (day + timedelta(days=number)).isoformat(), "why": "-"},
        "vehicle": {"plate": f"浙B3{number:04d}", "proof": "-"},
        "card": {"card": str(100 + number), "form": "wiegand-26-decimal"},
        "card-lost": {"card": str(100 + number), "why": "-"},
        "note": {"text": "-"},
    }
    try:
        office.do(kind, ticket, **said.get(kind, {"why": "-"}))
    except ParkingShareError:
        return False
    if kind in LEAVING:
        model.leave(ticket)
    elif kind == "reinstate":
        model.come_back(ticket)
    return True


def tell(year: Year) -> object:
    """All that a year says, but for when it was said last."""
    return replace(year, last=None, latest=None)


@law
@given(st.lists(actions, max_size=30))
def test_a_year_keeps_one_holder_a_space_and_promotes_in_rank_order(
    taken: list[tuple[str, str, int, int]],
) -> None:
    office, model = Office(RECORD), Model()
    for action in taken:
        before = tell(office.year)
        if not carry_out(office, model, action):
            assert tell(office.year) == before
        standing = [*office.year.standing()]
        assert len({one.space for one in standing}) == len(standing) <= SPACES
        assert {one.ticket: one.space for one in standing} == model.holds
    promoted = [one.ticket for one in office.year.holdings if one.promoted]
    assert promoted == model.promoted
    valid = [card for card in office.year.cards if card.is_valid]
    assert {card.ticket for card in valid} <= model.holds.keys()
    assert len({card.ticket for card in valid}) == len(valid)
    assert len({card.number.value for card in office.year.cards}) == len(office.year.cards)
    assert [*chain_faults(PROGRAMME, office.events)] == []


@law
@given(st.lists(actions, max_size=20))
def test_a_deadline_is_counted_from_the_offer_and_only_moves_later(
    taken: list[tuple[str, str, int, int]],
) -> None:
    office, model = Office(RECORD), Model()
    for action in taken:
        before = {one.ticket: one.due for one in office.year.standing()}
        carry_out(office, model, action)
        for one in office.year.holdings:
            assert one.due is not None
            first = one.offered.date() + timedelta(days=7 if one.promoted else 14)
            assert one.due >= first
            if one.stands and one.ticket in before and one.due != before[one.ticket]:
                assert action[0] in {"extend", *LEAVING, "reinstate"}
            at_due, after = one.due, one.due + timedelta(days=1)
            assert (too_late(one, at_due), too_early(one, at_due)) == (None, too_early(one, first))
            assert too_late(one, after) is not None
            assert too_early(one, after) is None


@law
@given(st.lists(actions, min_size=1, max_size=20), st.data())
def test_an_undone_entry_is_as_if_it_had_never_been_made(
    taken: list[tuple[str, str, int, int]], data: st.DataObject
) -> None:
    office, model = Office(RECORD), Model()
    for action in taken:
        carry_out(office, model, action)
    chosen = data.draw(st.sampled_from(office.events))
    without = [event for event in office.events if event.seq != chosen.seq]
    try:
        office.do("undo", seq=str(chosen.seq), why="-")
    except ParkingShareError:
        if KINDS[chosen.kind].undoable:  # later entries rest on it: without it they make no sense
            assert not makes_sense(without)
    else:
        assert KINDS[chosen.kind].undoable
        assert tell(office.year) == tell(year_of(without, ROUND))


def makes_sense(events: Sequence[Event]) -> bool:
    try:
        year_of(events, ROUND)
    except ParkingShareError:
        return False
    return True


@law
@given(st.lists(actions, min_size=1, max_size=12), st.data())
def test_a_changed_or_missing_entry_breaks_the_chain_at_its_number(
    taken: list[tuple[str, str, int, int]], data: st.DataObject
) -> None:
    office, model = Office(RECORD), Model()
    for action in taken:
        carry_out(office, model, action)
    place = data.draw(st.integers(0, len(office.events) - 1))
    event = office.events[place]
    name = data.draw(
        st.sampled_from(("at", "round", "kind", "ticket", "who", "previous", "digest", "content"))
    )
    other = {"x": "y"} if name == "content" else "0" * 63 + "1"
    changed = [*office.events]
    changed[place] = replace(event, **{name: other})  # type: ignore[arg-type]
    found = {seq for seq, _ in chain_faults(PROGRAMME, changed)}
    assert event.seq in found
    assert found <= {event.seq, event.seq + 1}
    missing = [one for one in office.events if one.seq != event.seq]
    expected = {event.seq} if place < len(office.events) - 1 else set()
    assert {seq for seq, _ in chain_faults(PROGRAMME, missing)} == expected

"""Rounds of any shape: ticket lists, lots, seeds and amendments."""

from __future__ import annotations

from dataclasses import dataclass

from hypothesis import settings
from hypothesis import strategies as st

from parking_share.lottery.amendments import Amendment
from parking_share.lottery.commitment import Commitment, Lot, SeedSource
from parking_share.lottery.seed import Seed, SourceValue
from parking_share.lottery.seed_values import canonical
from parking_share.lottery.tickets import REASONS, Ticket

law = settings(deadline=None, max_examples=80)
TAKEN = "2026-03-05T10:00:00+08:00"
names = st.text("ABCXYZ0123456789-", min_size=1, max_size=12)
hexes = st.text("0123456789abcdef", min_size=64, max_size=64)
words = st.text(
    st.characters(exclude_categories=("Cs", "Cc"), exclude_characters="\u2028\u2029"), max_size=12
)
identifiers = st.text("abcxyz0189-", min_size=1, max_size=32)
moments = st.sampled_from([
    "2026-03-01T09:00:00+08:00",
    "2026-03-05T01:59:59+00:00",
    TAKEN,
    "2026-03-05T10:00:01+08:00",
    "2026-12-31T23:59:59-11:00",
])  # fmt: skip
LOT_NAMES = ("east", "west", "北 区", 'a "b", c')


@st.composite
def lots(draw: st.DrawFn) -> tuple[Lot, ...]:
    """One to four lots of nought to three spaces."""
    named = draw(st.lists(st.sampled_from(LOT_NAMES), min_size=1, max_size=4, unique=True))
    return tuple(
        Lot(name, tuple(f"{n + 1}" for n in range(draw(st.integers(0, 3))))) for name in named
    )


@st.composite
def tickets(draw: st.DrawFn, of: tuple[Lot, ...], name: str) -> Ticket:
    """One line of the list that accepts some of these lots."""
    outcome = draw(st.sampled_from(["eligible", "eligible", "eligible", "rejected", "withdrawn"]))
    groups = {"eligible": [""], "rejected": REASONS, "withdrawn": ["", *REASONS]}
    wanted = st.lists(st.sampled_from([lot.lot for lot in of]), min_size=1, unique=True)
    return Ticket(
        name,
        outcome,
        draw(st.sampled_from(groups[outcome])),
        draw(st.integers(1, 3)),
        draw(st.integers(1, 4)),
        tuple(draw(wanted)),
        draw(hexes),
    )


@dataclass(frozen=True)
class Round:
    """All that a draw and its amendments need."""

    tickets: tuple[Ticket, ...]
    lots: tuple[Lot, ...]
    key: str
    amendments: tuple[Amendment, ...]


@st.composite
def rounds(draw: st.DrawFn) -> Round:
    """A list of one to twelve tickets, with a few amendments."""
    chosen = draw(lots())
    listed = draw(st.lists(names, min_size=1, max_size=12, unique=True))
    rows = draw(
        st.lists(
            st.tuples(moments, st.sampled_from(listed), st.sampled_from(["strike", "reinstate"])),
            max_size=8,
        )
    )
    return Round(
        tuple(draw(tickets(chosen, name)) for name in listed),
        chosen,
        draw(hexes),
        tuple(Amendment(n, *row, "told so") for n, row in enumerate(rows, start=1)),
    )


KINDS = {
    "dice": st.text("123456", min_size=1, max_size=60),
    "d10": st.text("0123456789", min_size=1, max_size=60),
    "digits": st.text("0123456789", min_size=1, max_size=7),
    "system": hexes,
    "text": st.text(
        st.characters(min_codepoint=33, max_codepoint=126, exclude_characters="/"),
        min_size=1,
        max_size=60,
    ),
    "balls": st.sets(st.integers(1, 33), min_size=6, max_size=6).map(
        lambda drawn: " ".join(map(str, drawn)) + "+7"
    ),
}


@st.composite
def commitments(draw: st.DrawFn) -> Commitment:
    """A commitment with one to four seed sources."""
    sources = tuple(
        SeedSource(
            name, kind, draw(words), draw(words), draw(words),
            "6 of 33 + 1 of 16" if kind == "balls" else None,
        )
        for name in draw(st.lists(identifiers, min_size=1, max_size=4, unique=True))
        for kind in [draw(st.sampled_from(sorted(KINDS)))]
    )  # fmt: skip
    received = draw(st.integers(0, 10**9))
    return Commitment(
        programme=draw(identifiers),
        round=draw(identifiers),
        organiser=draw(words),
        received=received,
        eligible=draw(st.integers(0, received)),
        tickets_sha256=draw(hexes),
        lots=draw(lots()),
        lot_order=draw(words),
        tier_rule=draw(words),
        weight_rule=draw(words),
        seed_sources=sources,
        closes=draw(moments),
        frozen_at=draw(moments),
        reasons=tuple(draw(st.lists(words))),
        redraw_rule=draw(words),
        places=tuple(draw(st.lists(words))),
        previous=draw(st.none() | hexes),
    )


@st.composite
def seeds(draw: st.DrawFn, of: Commitment) -> Seed:
    """A seed from the sources of a commitment."""
    said = tuple(
        SourceValue(
            source.id,
            source.kind,
            canonical(source.kind, draw(KINDS[source.kind]), source.of),
            draw(words),
        )
        for source in of.seed_sources
    )
    return Seed(draw(hexes), said, draw(moments), tuple(draw(st.lists(words, max_size=3))))

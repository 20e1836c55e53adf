"""What `init --from` says: what it changed, what expires, and what a person has to look at."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from parking_share.audit.look_back import Past
from parking_share.eligibility.lists import ListKind
from parking_share.language import Text
from parking_share.programme import Programme
from parking_share.register.sanction import Sanction
from parking_share.reports.next_lists import Computed
from parking_share.reports.programme_next import lines_that_name


@dataclass(frozen=True, slots=True)
class Prepared:
    """The next term as it was prepared."""

    past: Past
    rules: Programme
    """Those of the next term."""
    text: str
    """Its programme file."""
    computed: Computed
    by_hand: Mapping[ListKind, int]
    """How many entries of the office's own were carried over."""
    unknown: tuple[Sanction, ...]
    """Sanctions on people whose papers are gone."""
    replaced: tuple[str, ...]
    removed: tuple[str, ...]
    is_begun: bool
    """Whether the term was prepared before, so that only its lists were renewed."""

    @property
    def expiring(self) -> int:
        """How many holders of the last round hold a space no longer when the next term begins."""
        last = self.past.last
        goes_on = self.past.last_rules.term.last_day >= self.rules.term.starts
        return 0 if goes_on else len(self.past.holders(last))

    @property
    def is_taken(self) -> bool:
        """Whether a round has the name that the next one would get."""
        return self.rules.default_round in {one.name for one in self.past.drawn}


def done_lines(prepared: Prepared) -> Iterator[Text]:
    """What was changed, what expires, and what stands on the lists."""
    yield from (Text("made: {file}", file=file) for file in prepared.replaced)
    yield from (Text("removed: {file}", file=f) for f in prepared.removed)
    if not prepared.replaced and not prepared.removed:
        yield Text("Everything was there already; nothing was changed.")
    last = prepared.past.last_rules
    yield Text(
        "Round {round}: {n} holders expire; their last day is {day}.",
        round=prepared.past.last.name,
        n=prepared.expiring,
        day=last.term.last_day,
    )
    counted = (f"{kind.value} {len(entries)}" for kind, entries in prepared.computed.items())
    yield Text("Entries from past records: {lists}.", lists=", ".join(counted))
    yield Text(
        "Applications until {closes}; the term begins on {starts}. Confirm both in programme.toml.",
        closes=f"{prepared.rules.programme.closes:%Y-%m-%d %H:%M}",
        starts=prepared.rules.term.starts,
    )


def warning_lines(prepared: Prepared) -> Iterator[Text]:
    """What a person has to look at before the next term begins."""
    year = prepared.past.last_rules.programme.closes.year
    lines = [] if prepared.is_begun else lines_that_name(prepared.text, year)
    if lines:
        yield Text(
            "Lines of programme.toml that still name {year}: {lines}.",
            year=year,
            lines=", ".join(map(str, lines)),
        )
    if prepared.is_taken:
        name = prepared.rules.default_round
        yield Text("Round {round} is there already: name the next one with --round.", round=name)
    if prepared.past.lost:
        rounds = ", ".join(prepared.past.lost)
        yield Text(
            "The papers of round {rounds} are gone: its losses and sanctions are not known.",
            rounds=rounds,
        )
    for kind, n in prepared.by_hand.items():
        yield Text(
            "{n} entries of your own stay on the list {name}: take out those that are over.",
            n=n,
            name=kind.value,
        )
    for one in prepared.unknown:
        yield Text(
            "The sanction on {ticket} of round {round} is in force, but the papers are gone: put "
            "the household on the list by hand.",
            ticket=one.ticket,
            round=one.round,
        )


def next_term_json(prepared: Prepared) -> dict[str, object]:
    """The same for other programs."""
    return {
        "round": prepared.rules.default_round,
        "closes": prepared.rules.programme.closes.isoformat(),
        "starts": prepared.rules.term.starts.isoformat(),
        "replaced": list(prepared.replaced),
        "removed": list(prepared.removed),
        "expiring": prepared.expiring,
        "last_day": prepared.past.last_rules.term.last_day.isoformat(),
        "lists": {kind.value: len(entries) for kind, entries in prepared.computed.items()},
        "to_look_at": [str(line) for line in warning_lines(prepared)],
    }

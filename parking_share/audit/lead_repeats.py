"""The lead in the households: the same ones offered a space round after round.

Each round is held against what had happened before it, as in a log-rank test: among so many
eligible tickets, so many belonged to households offered a space earlier, and so many were
offered one now. With two rounds this is exact; with more, the rounds are added as independent.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Hashable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial

from parking_share.audit.drawn_round import DrawnRound
from parking_share.audit.lead import REPEATS, Lead
from parking_share.audit.odds import Stratum, at_least
from parking_share.audit.rerun import Rerun
from parking_share.eligibility.groups import groups
from parking_share.eligibility.lists import HOUSEHOLD
from parking_share.eligibility.rule import KeyOf
from parking_share.intake.application import Application
from parking_share.language import Text

Entry = tuple[str, str]
"""A round and a ticket."""


def repeat_lead(rounds: Sequence[tuple[DrawnRound, Rerun]]) -> Lead:
    """How many households were offered a space in two or more of these rounds, in their order."""
    if len(rounds) < 2:  # noqa: PLR2004 - twice takes two
        return Lead(REPEATS, "", Text("fewer than two rounds can be compared"))
    first_of = _households(rounds)
    offers: defaultdict[Entry, list[Entry]] = defaultdict(list)
    strata: list[Stratum] = []
    again = 0
    for drawn, _ in rounds:
        household = {t: first_of.get((drawn.name, t), (drawn.name, t)) for t in drawn.entrants}
        earlier = {ticket for ticket, one in household.items() if one in offers}
        offered = drawn.offered & drawn.entrants
        strata += (
            Stratum(len(group), len(earlier.intersection(group)), len(offered.intersection(group)))
            for group in drawn.groups
        )
        again += len(earlier & offered)
        for ticket in sorted(offered):
            offers[household[ticket]].append((drawn.name, ticket))
    return _lead([one for one in offers.values() if _in_rounds(one) > 1], again, strata)


def _lead(repeated: Sequence[Sequence[Entry]], again: int, strata: Sequence[Stratum]) -> Lead:
    seen = Text(
        "{n} households were offered a space in two or more rounds; {again} offers went to "
        "households that had had one",
        n=len(repeated),
        again=again,
    )
    tickets = tuple(" = ".join(map(" ".join, one)) for one in repeated)
    return Lead(REPEATS, "", seen, at_least(strata, again), tickets)


def _in_rounds(offers: Sequence[Entry]) -> int:
    return len({name for name, _ in offers})


def _households(rounds: Sequence[tuple[DrawnRound, Rerun]]) -> Mapping[Entry, Entry]:
    """The first entry of each household of several: one ID, car or dwelling, or linked by such."""
    entrants = [
        _Entrant(drawn.name, one.application) for drawn, rerun in rounds for one in rerun.decided
    ]
    keys = tuple(partial(_key, key) for key, _ in HOUSEHOLD)
    return {
        one.entry: household[0].entry for household in groups(entrants, keys) for one in household
    }


@dataclass(frozen=True, slots=True)
class _Entrant:
    """One application in one round."""

    round: str
    application: Application

    @property
    def ticket(self) -> str:
        """The acceptance number, by which a household's entries are ordered."""
        return self.application.ticket

    @property
    def entry(self) -> Entry:
        """Where it stands in a report."""
        return self.round, self.ticket


def _key(key: KeyOf, entrant: _Entrant) -> Hashable | None:
    return key(entrant.application)

"""Leads in the rulings: whom a reviewer let through, and whether those ruled on won more often.

A reviewer is not named: the tickets say whose rulings are meant to whoever may open the sealed
list.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import chain

from parking_share.audit.drawn_round import DrawnRound
from parking_share.audit.lead import REVIEWERS, RULED, Lead
from parking_share.audit.odds import Stratum, as_extreme, at_least
from parking_share.evidence.sealed import SealedApplication
from parking_share.findings import Outcome
from parking_share.intake.characters import plain
from parking_share.language import Text

FEW = 10
"""Rulings below which a share says little."""
PAIR = 2
_RULED = {Outcome.ELIGIBLE.value, Outcome.REJECTED.value}
SealedRounds = Mapping[str, Sequence[SealedApplication]]
"""The sealed list of each round."""


def ruled_lead(drawn: DrawnRound, listed: Sequence[SealedApplication]) -> Lead:
    """Whether those whom a person accepted won more often than those whom the rules did."""
    by_person = {row.ticket for row in listed if row.ruling == Outcome.ELIGIBLE.value}
    accepted = by_person & drawn.entrants
    if not accepted:
        return Lead(RULED, drawn.name, Text("no ruling let anybody take part"))
    winners = accepted & drawn.won
    strata = [
        Stratum(len(group), len(accepted.intersection(group)), len(drawn.won.intersection(group)))
        for group in drawn.groups
    ]
    seen = Text(
        "{won} of {n} whom a person accepted won, {others} of {m} whom the rules accepted",
        won=len(winners),
        n=len(accepted),
        others=len(drawn.won & drawn.entrants) - len(winners),
        m=len(drawn.entrants) - len(accepted),
    )
    return Lead(RULED, drawn.name, seen, at_least(strata, len(winners)), tuple(sorted(winners)))


def reviewer_leads(rounds: SealedRounds) -> Iterator[Lead]:
    """For each reviewer, the share let through against that of the others in the same rounds."""
    rulings = {
        name: [row for row in listed if row.ruling in _RULED and plain(row.reviewer)]
        for name, listed in rounds.items()
    }
    people = sorted({name for row in chain(*rulings.values()) for name in _signed(row)})
    found = [lead for name in people if (lead := _reviewer_lead(name, rulings))]
    if not found:
        yield Lead(REVIEWERS, "", Text("no two reviewers ruled apart in one round"))
    # Of two, each is the other's others: that is one look, not two.
    yield from found[:1] if len(people) == PAIR else found


def _reviewer_lead(name: str, rulings: SealedRounds) -> Lead | None:
    """None where there is nobody to compare with."""
    own = {one: [row for row in rows if name in _signed(row)] for one, rows in rulings.items()}
    compared = [one for one, rows in rulings.items() if 0 < len(own[one]) < len(rows)]
    if not compared:
        return None
    strata = [Stratum(len(rulings[one]), len(own[one]), _passed(rulings[one])) for one in compared]
    passed = sum(_passed(own[one]) for one in compared)
    signed = sum(stratum.marked for stratum in strata)
    seen = Text(
        "a reviewer let {passed} of {n} through, the others {others} of {m}",
        passed=passed,
        n=signed,
        others=sum(stratum.drawn for stratum in strata) - passed,
        m=sum(stratum.size for stratum in strata) - signed,
    )
    if min(signed, sum(stratum.size for stratum in strata) - signed) < FEW:
        seen = Text("{what}; so few rulings say little", what=seen)
    tickets = tuple(f"{one} {row.ticket}" for one in compared for row in own[one])
    return Lead(REVIEWERS, "", seen, as_extreme(strata, passed), tickets)


def _signed(row: SealedApplication) -> set[str]:
    """Who signed a ruling; two names are joined by 、."""
    return {name for part in row.reviewer.split("、") if (name := plain(part))}


def _passed(rows: Sequence[SealedApplication]) -> int:
    return sum(row.ruling == Outcome.ELIGIBLE.value for row in rows)
